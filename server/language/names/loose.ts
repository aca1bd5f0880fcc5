import type { ManualDocument } from '../../document/model.js';
import { upTo } from '../../text/ordered.js';
import type { Span } from '../../text/position.js';
import type { SourceText } from '../../text/source.js';
import type { FileRole } from './file-role.js';
import { isTelling, nameKey, spellings, standsAlone } from './name-key.js';

const LONGEST_LINE = 2000;

/**
 * Places in running text, notes and comments at which a telling name stands as a word of its own. A whole value of YAML
 * or cell of a sheet is none of them: what it says depends on its key or column.
 */
export function looseSpans(source: SourceText, role: FileRole, key: string): Span[] {
  if (!isTelling(key)) return [];
  const spans: Span[] = [];
  for (const start of occurrences(source, key)) {
    const span = { start, end: start + key.length };
    if (isLoose(source.text, role, span)) spans.push(span);
  }
  return spans;
}

const wide = new WeakMap<SourceText, boolean>();

/** Where a telling name is written, in whatever case and width: by the longest part of it that has no case, which is found fast. */
function* occurrences(source: SourceText, key: string): Generator<number> {
  const { text } = source;
  if (!wide.has(source)) wide.set(source, /[\uff10-\uff19]/.test(text));
  if (wide.get(source)) {
    for (const match of text.matchAll(spellings(key))) yield match.index;
    return;
  }
  const part = key.match(/[^a-z]+/g)!.reduce((longest, run) => (run.length > longest.length ? run : longest));
  const before = key.indexOf(part);
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const start = at - before;
    if (start >= 0 && nameKey(text.slice(start, start + key.length)) === key) yield start;
  }
}

export function isLoose(text: string, role: FileRole, span: Span): boolean {
  if (!standsAlone(text, span)) return false;
  if (role === 'manual') return true;
  return role === 'ledger' || role === 'list' ? !isWholeCell(text, span) : !isWholeScalar(text, span);
}

function isWholeScalar(text: string, { start, end }: Span): boolean {
  const before = text.slice(lineStart(text, start), start).replace(/["'\s]+$/, '');
  const after = /^["']?(?:[ \t]*(?:[,\]}\r\n]|$|:[ \t\r\n])|[ \t]+#)/.test(text.slice(end, end + 40));
  if (!after) return false;
  return before === '' || /[:[{-]$/.test(before) || (before.endsWith(',') && /[[{]/.test(before));
}

/** Looks no further back than a key and a list on one line reach. */
function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < LONGEST_LINE && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

function isWholeCell(text: string, { start, end }: Span): boolean {
  return (start === 0 || /[,;\t\r\n]["\s]*$/.test(text.slice(Math.max(0, start - 8), start))) && /^["\s]*(?:[,;\t\r\n]|$)/.test(text.slice(end, end + 8));
}

/**
 * Whether the facts of a manual say nothing of a place: front matter, printed contents, code, comments. Elsewhere a number
 * that they do not report is none, as the model number of a product.
 */
export function isUnread({ blocks, sections }: ManualDocument, offset: number): boolean {
  const section = lastAt(sections, ({ heading, span }) => (heading ?? span).start, offset);
  if (section?.heading && offset < section.heading.end) return false;
  const block = lastAt(blocks, ({ span }) => span.start, offset);
  return !block || offset >= block.span.end || block.contents || block.kind === 'code';
}

/** The last of a list in the order of the text that begins at or before an offset. */
function lastAt<T>(list: readonly T[], startOf: (element: T) => number, offset: number): T | undefined {
  return list[upTo(list, offset, startOf) - 1];
}
