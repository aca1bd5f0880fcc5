import type { SelectionRange } from 'vscode-languageserver-types';
import type { DocumentFacts } from '../document/facts/model.js';
import { ancestry } from '../document/model.js';
import { spanOf } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { blockGroups } from './block-groups.js';
import { blockAt, factsOf, sectionAt, unitAt } from './manual-places.js';
import type { View } from './view.js';

/**
 * For each offset what one would select, step by step outwards: word, phrase, clause, cell, row, table, item, list, block,
 * section, the sections around it, the document. In files that are no manuals: word, line, document.
 */
export function selectionRanges(view: View, source: SourceText, offsets: readonly number[]): SelectionRange[] {
  const facts = factsOf(view.result, source);
  return offsets.map((wanted) => {
    const offset = Math.max(0, Math.min(wanted, source.text.length));
    const whole = { start: 0, end: source.text.length };
    const spans = [whole, lineAt(source, offset), ...wordsAt(source.text, offset), ...(facts ? spansAt(facts, offset) : [])];
    const chain = growing(spans.filter(({ start, end }) => start <= offset && offset <= end));
    return chain.reverse().reduce<SelectionRange | undefined>((parent, span) => ({ range: view.wire.range(source, span), ...(parent ? { parent } : {}) }), undefined)!;
  });
}

/** From the smallest outwards, each holding the one before and more. */
function growing(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const inner = chain[chain.length - 1];
    if (!inner || (span.start <= inner.start && inner.end <= span.end && span.end - span.start > inner.end - inner.start)) chain.push(span);
  }
  return chain;
}

function spansAt(facts: DocumentFacts, offset: number): Span[] {
  const { document } = facts;
  const unit = unitAt(facts, offset);
  const block = blockAt(facts, offset);
  const phrases = (unit?.hits ?? []).map(({ from, to }) => spanOf(unit!.text, from, to));
  const { tables, items, lists, codes, quotes } = blockGroups(facts);
  const section = sectionAt(facts, offset);
  const sections = [...ancestry(document, section.index)].filter(({ index }) => index > 0);
  return [
    ...phrases, ...(unit ? [unit.span] : []), ...(block ? [block.span, ...(block.row?.cells.map(({ span }) => span) ?? [])] : []),
    ...[...tables, ...items, ...lists, ...codes, ...quotes].map(({ span }) => span).filter(({ start, end }) => start <= offset && offset <= end),
    ...sections.flatMap(({ heading, span }) => [...(heading ? [heading] : []), span]),
  ];
}

const WORD = /[A-Za-z0-9_]/;
/** What joins an id, a date or a number. */
const JOINED = /[A-Za-z0-9_./-]/;
const CLAUSE_END = /[，、。；：！？,;:!?()（）《》“”"|\r\n]/;

/** The word, the id or number it is part of, and the piece between two marks. */
function wordsAt(text: string, offset: number): Span[] {
  const run = (holds: (c: string) => boolean): Span => {
    let [start, end] = [offset, offset];
    while (start > 0 && holds(text[start - 1]!)) start--;
    while (end < text.length && holds(text[end]!)) end++;
    return { start, end };
  };
  return [run((c) => WORD.test(c)), run((c) => JOINED.test(c)), run((c) => !CLAUSE_END.test(c))].filter(({ start, end }) => end > start);
}

function lineAt({ text, lines }: SourceText, offset: number): Span {
  const { line } = lines.position(offset);
  const start = lines.offset({ line, character: 0 });
  let end = line + 1 < lines.lineCount ? lines.offset({ line: line + 1, character: 0 }) : text.length;
  while (end > start && /[\r\n]/.test(text[end - 1]!)) end--;
  return { start, end };
}
