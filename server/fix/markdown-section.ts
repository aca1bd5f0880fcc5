import type { DocumentFacts } from '../document/facts/model.js';
import type { Section } from '../document/model.js';
import { deeper, headingLine, styleOf, type HeadingStyle } from './heading-style.js';
import type { FileEdit } from './model.js';
import { firstBelow, ordinalOf, withOrdinal } from './numbering.js';
import { topSections, type SectionPlace } from './section-place.js';
import type { TemplatePart } from './template-parts.js';
import { lineEndOf, withLineEnds } from './yaml-text.js';

/** Puts a section into a Markdown manual, with headings and numbers as the manual has them. */
export function markdownSection(place: SectionPlace, title: string, parts: readonly TemplatePart[]): FileEdit {
  const { facts } = place;
  const { source } = facts.document;
  const { at, style } = target(place);
  const below = belowStyle(facts, place, style);
  const lines = place.kind === 'under' ? [] : [headingLine(style, title), ''];
  let nth = place.kind === 'under' ? below.next : 1;
  for (const { heading, body } of parts) {
    if (heading !== '') lines.push(headingLine({ ...below.style, mark: withOrdinal(below.style.mark, nth++) }, heading), '');
    lines.push(...body, '');
  }
  return { file: source.path, span: { start: at, end: at }, text: withLineEnds(between(source.text, at, lines.join('\n').trim()), lineEndOf(source.text)) };
}

/** With a blank line before it and behind it. */
function between(text: string, at: number, section: string): string {
  const before = text.slice(0, at);
  const lead = before.trim() === '' ? '' : /\n[ \t]*\r?\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  return `${lead}${section}\n${at < text.length ? '\n' : ''}`;
}

/** Where the section goes, and how its own heading is written. */
function target(place: SectionPlace): { readonly at: number; readonly style: HeadingStyle } {
  const { facts } = place;
  if (place.kind === 'under') return { at: endOf(facts, place.section), style: styleOf(facts, place.section) };
  if (place.kind === 'last-in') {
    const { chapter } = place;
    const children = childrenOf(facts, chapter);
    const last = children.at(-1);
    const own = styleOf(facts, chapter);
    if (last) {
      const style = styleOf(facts, last);
      const ordinal = ordinalOf(style.mark);
      return { at: endOf(facts, chapter), style: { ...style, mark: ordinal === null ? '' : withOrdinal(style.mark, ordinal + 1) } };
    }
    return { at: endOf(facts, chapter), style: firstChild(facts, own) };
  }
  const { after, before } = place;
  const example = after ?? before ?? topSections(facts).at(-1);
  if (!example) return { at: facts.document.source.text.length, style: { open: '## ', mark: '', close: '' } };
  const style = styleOf(facts, example);
  const at = after ? endOf(facts, after) : before ? startOf(facts, before) : facts.document.source.text.length;
  return { at, style: { ...style, mark: freeMark(facts, style, after ?? (before ? null : example), before) } };
}

/** The next number where no other chapter has it: nothing that stands there is numbered anew. */
function freeMark(facts: DocumentFacts, style: HeadingStyle, after: Section | null, before: Section | null): string {
  const ordinal = after ? ordinalOf(style.mark) : null;
  if (ordinal === null) return '';
  const next = before ? ordinalOf(styleOf(facts, before).mark) : null;
  return next === null || next > ordinal + 1 ? withOrdinal(style.mark, ordinal + 1) : '';
}

/** How headings inside the new section are written, and the number the first of them gets. */
function belowStyle(facts: DocumentFacts, place: SectionPlace, own: HeadingStyle): { readonly style: HeadingStyle; readonly next: number } {
  if (place.kind === 'under') {
    const last = childrenOf(facts, place.section).at(-1);
    if (last) {
      const style = styleOf(facts, last);
      return { style, next: (ordinalOf(style.mark) ?? 0) + 1 };
    }
  }
  return { style: firstChild(facts, own), next: 1 };
}

/** A first section below a heading, after the example of another heading of the manual that is written like it. */
function firstChild(facts: DocumentFacts, own: HeadingStyle): HeadingStyle {
  const { sections } = facts.document;
  const number = /\d/.test(own.mark) || /[一二三四五六七八九十]/.test(own.mark) ? ordinalOf(own.mark) : null;
  const decimal = own.mark.trim().match(/^(\d+(?:[.．]\d+)+)/)?.[1];
  for (const section of sections) {
    const parent = section.parent === null ? undefined : sections[section.parent];
    if (!section.heading || !parent?.heading || parent.level === 0 || styleOf(facts, parent).open !== own.open) continue;
    const example = styleOf(facts, section);
    if (decimal === undefined) return own.mark === '' && /^\s*\d+[.．]\d/.test(example.mark) ? { ...example, mark: '' } : { ...example, mark: firstBelow(number, example.mark) };
    if (/^\s*\d+(?:[.．]\d+){2}/.test(example.mark)) return { ...example, mark: example.mark.replace(/\d+(?:[.．]\d+)+/, `${decimal}.1`) };
    return { ...example, mark: '' };
  }
  return deeper(own);
}

function childrenOf({ document: { sections } }: DocumentFacts, { index }: Section): Section[] {
  return sections.filter(({ parent, heading }) => parent === index && heading);
}

/** The beginning of the line after which nothing of the section stands. */
function endOf({ document: { source } }: DocumentFacts, { span }: Section): number {
  return span.end >= source.text.length ? source.text.length : source.text.lastIndexOf('\n', span.end - 1) + 1 === span.end ? span.end : lineStart(source.text, span.end);
}

function startOf({ document: { source } }: DocumentFacts, { span }: Section): number {
  return lineStart(source.text, span.start);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
