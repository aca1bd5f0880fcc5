import type { ManualDocument } from '../../document/model.js';
import type { Span } from '../../text/position.js';
import type { SourceText } from '../../text/source.js';
import type { FileRole } from './file-role.js';
import { isTelling, spellings, standsAlone } from './name-key.js';

/**
 * Places in running text, notes and comments at which a telling name stands as a word of its own. A whole value of YAML
 * or cell of a sheet is none of them: what it says depends on its key or column.
 */
export function looseSpans(source: SourceText, role: FileRole, key: string): Span[] {
  if (!isTelling(key)) return [];
  const spans: Span[] = [];
  for (const match of source.text.matchAll(spellings(key))) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isLoose(source.text, role, span)) spans.push(span);
  }
  return spans;
}

export function isLoose(text: string, role: FileRole, span: Span): boolean {
  if (!standsAlone(text, span)) return false;
  if (role === 'manual') return true;
  return role === 'ledger' || role === 'list' ? !isWholeCell(text, span) : !isWholeScalar(text, span);
}

function isWholeScalar(text: string, { start, end }: Span): boolean {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const before = text.slice(lineStart, start).replace(/["'\s]+$/, '');
  const after = /^["']?(?:[ \t]*(?:[,\]}\r\n]|$|:[ \t\r\n])|[ \t]+#)/.test(text.slice(end, end + 40));
  if (!after) return false;
  return before === '' || /[:[{-]$/.test(before) || (before.endsWith(',') && /[[{]/.test(before));
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
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(list[middle]!) <= offset) low = middle + 1; else high = middle;
  }
  return list[low - 1];
}
