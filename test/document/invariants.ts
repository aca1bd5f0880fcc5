import { expect } from 'vitest';
import type { ManualDocument } from '../../server/document/model.js';
import { readDocument } from '../../server/document/read.js';
import { endAt, normalise, startAt, type MappedText } from '../../server/text/mapped-text.js';
import type { Span } from '../../server/text/position.js';
import { sourceText } from '../../server/text/source.js';

export function readText(text: string, path = 'manual.md'): ManualDocument {
  return readDocument(sourceText(path, text));
}

/** A section tree as lines: indentation, number, title. */
export function tree(document: ManualDocument): string[] {
  return document.sections.slice(1).map((section) => '  '.repeat(section.level - 1) + (section.number ? `${section.number} ` : '') + section.title.text);
}

/** Blocks as `section title: kind text`. */
export function blocks(document: ManualDocument): string[] {
  return document.blocks.map((block) => `${block.section}|${block.kind}${block.contents ? '*' : ''}|${block.text.text}`);
}

/** The source under units from..to. */
export function sourceOf(document: ManualDocument, mapped: MappedText, words: string): string {
  const from = mapped.text.indexOf(words);
  expect(from, `${words} in ${mapped.text}`).toBeGreaterThanOrEqual(0);
  const last = from + words.length - 1;
  return document.source.text.slice(startAt(mapped, from), endAt(mapped, last));
}

/** What must hold for every document whatever its text is. */
export function checkInvariants(document: ManualDocument): void {
  const { text } = document.source;
  checkSections(document);
  let last = 0;
  for (const block of document.blocks) {
    expect(document.sections[block.section], 'section of block').toBeDefined();
    checkSpan(block.span, text.length, 'block');
    if (document.format === 'markdown') {
      expect(block.span.start, 'order of blocks').toBeGreaterThanOrEqual(last);
      last = block.span.start;
      checkInside(block.span, document.sections[block.section]!.span, `block ${block.text.text.slice(0, 40)} in section`);
    }
    checkMapping(block.text, text, block.kind !== 'row');
    checkUnitsInside(block.text, block.span);
    for (const cell of block.row?.cells ?? []) {
      checkSpan(cell.span, text.length, 'cell');
      checkMapping(cell.text, text, true);
      checkUnitsInside(cell.text, cell.span);
    }
  }
  for (const link of document.links) {
    checkSpan(link.span, text.length, 'link');
    expect(document.sections[link.section]).toBeDefined();
  }
  for (const fault of document.faults) checkSpan(fault.span, text.length, 'fault');
  for (const field of document.meta) {
    checkSpan(field.span, text.length, 'meta');
    checkSpan(field.keySpan, text.length, 'meta key');
  }
}

function checkSections(document: ManualDocument): void {
  const { text } = document.source;
  document.sections.forEach((section, i) => {
    expect(section.index).toBe(i);
    checkSpan(section.span, text.length, 'section');
    checkMapping(section.title, text, true);
    if (section.heading) checkSpan(section.heading, text.length, 'heading');
    if (i === 0) {
      expect(section).toMatchObject({ parent: null, level: 0, origin: 'document', span: { start: 0, end: text.length } });
      return;
    }
    const parent = document.sections[section.parent!]!;
    expect(section.parent!).toBeLessThan(i);
    expect(section.level).toBe(parent.level + 1);
    if (document.format === 'markdown') {
      checkInside(section.span, parent.span, 'section in parent');
      if (section.heading) checkInside(section.heading, section.span, 'heading in section');
    }
  });
}

function checkSpan(span: Span, length: number, what: string): void {
  expect(span.start >= 0 && span.start <= span.end && span.end <= length, `${what} ${span.start}..${span.end} of ${length}`).toBe(true);
}

function checkInside(inner: Span, outer: Span, what: string): void {
  expect(outer.start <= inner.start && inner.end <= outer.end, `${what}: ${inner.start}..${inner.end} in ${outer.start}..${outer.end}`).toBe(true);
}

function checkUnitsInside(mapped: MappedText, span: Span): void {
  if (mapped.text.length === 0) return;
  const last = mapped.text.length - 1;
  const end = endAt(mapped, last);
  expect(startAt(mapped, 0) >= span.start && end <= span.end, `units ${startAt(mapped, 0)}..${end} in ${span.start}..${span.end}`).toBe(true);
}

/** Every unit stands in the source place that it is said to come from. */
function checkMapping(mapped: MappedText, source: string, exact: boolean): void {
  let before = 0;
  for (let i = 0; i < mapped.text.length; i++) {
    const start = startAt(mapped, i);
    const end = endAt(mapped, i);
    if (start < before || end < start || end > source.length) expect.fail(`unit ${i} of ${JSON.stringify(mapped.text)}: ${start}..${end} after ${before}`);
    before = start;
    if (!exact) continue;
    const written = source.slice(start, end);
    if (!fits(mapped.text[i]!, written)) expect.fail(`${JSON.stringify(mapped.text[i])} of ${JSON.stringify(mapped.text)} comes from ${JSON.stringify(written)}`);
  }
}

function fits(unit: string, written: string): boolean {
  // References, escapes, and what an alias of YAML stands for.
  if (/^[&\\*]/.test(written) || written === '\0') return true;
  if (unit === '\n') return /[\r\n]|^<|^\\n|\\/.test(written);
  if (unit === ' ') return /\s|^&|\u200b/i.test(written) || written.normalize('NFKC').includes(' ');
  const plain = normalise({ text: written, base: 0, starts: null, ends: null }).text;
  return plain.includes(unit) || written.includes(unit) || written.normalize('NFKC').toLowerCase().includes(unit);
}
