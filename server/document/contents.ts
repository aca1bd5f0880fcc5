import { isContentsTitle, LONGEST_LINE } from './heading-look.js';
import { lineNumber } from './heading-number.js';
import { lineKey, rawLine, titleKey, type OutlineLine } from './outline-line.js';

/** Lines in a row that may look like none of a table of contents and still be in it, since others follow. */
const MOST_STRAY = 2;
/** Fewer items that repeat headings are a coincidence. */
const LEAST_ITEMS = 3;

/**
 * Which lines are a printed table of contents: lines with dot leaders or field codes anywhere, what stands under 目录
 * as long as it has page numbers, links or repeats headings that follow, and lists that only repeat headings.
 */
export function contentsLines(lines: readonly OutlineLine[], source: string): boolean[] {
  const marked = lines.map((line) => canBeContents(line) && hasLeader(lineText(line), line, source));
  const keys = new HeadingKeys(lines, source);
  for (let i = 0; i < lines.length; i++) {
    if (isTitleLine(lines[i]!)) i = markUnderTitle(lines, source, i, keys, marked);
  }
  markLists(lines, keys, marked);
  return marked;
}

function lineText(line: OutlineLine): string {
  return line.piece.text.text.slice(line.from, Math.min(line.to, line.from + 400));
}

function canBeContents(line: OutlineLine): boolean {
  const { kind } = line.piece;
  return (kind === 'paragraph' || kind === 'item' || kind === 'quote' || kind === 'code') && line.to - line.from <= 400;
}

function isTitleLine(line: OutlineLine): boolean {
  if (line.look?.style === 'contents') return true;
  return line.piece.kind === 'heading' && isContentsTitle(lineText(line));
}

/** Where the words of headings occur for the last time. */
class HeadingKeys {
  readonly #last = new Map<string, number>();
  readonly #headings = new Set<string>();

  constructor(lines: readonly OutlineLine[], source: string) {
    lines.forEach((line, i) => {
      const heading = line.piece.kind === 'heading';
      if (!heading && line.piece.kind !== 'paragraph' && line.piece.kind !== 'item') return;
      const key = lineKey(line);
      if (key.length < 2) return;
      this.#last.set(key, i);
      if (!heading && !line.look) return;
      const number = heading ? lineNumber(line.piece.text, line.from, line.to, source) : line.number;
      const title = titleKey(line, number);
      if (title.length >= 2) this.#last.set(title, i);
      if (line.piece.kind === 'item') return;
      this.#headings.add(key);
      if (title.length >= 2) this.#headings.add(title);
    });
  }

  recurs(key: string, after: number): boolean { return (this.#last.get(key) ?? -1) > after; }

  isHeading(key: string): boolean { return this.#headings.has(key); }
}

/** Marks what belongs to the contents that line `at` is the title of; gives the index of the last line of it. */
function markUnderTitle(lines: readonly OutlineLine[], source: string, at: number, keys: HeadingKeys, marked: boolean[]): number {
  const seen = new Set<string>();
  let last = at;
  for (let i = at + 1; i < lines.length && i - last <= MOST_STRAY + 1; i++) {
    const line = lines[i]!;
    if (line.piece.kind === 'heading') break;
    const key = lineKey(line);
    if (key !== '' && seen.has(key)) break;
    if (isEntry(line, source, i, key, keys)) {
      for (let k = last + 1; k <= i; k++) marked[k] = true;
      last = i;
    } else if (line.to - line.from > LONGEST_LINE) break;
    if (key !== '') seen.add(key);
  }
  return last;
}

function isEntry(line: OutlineLine, source: string, index: number, key: string, keys: HeadingKeys): boolean {
  if (line.piece.kind === 'row') {
    return line.piece.row!.cells.some((cell) => cell.text.text.length >= 2 && keys.isHeading(cell.text.text.replaceAll(' ', '')));
  }
  if (!canBeContents(line)) return false;
  const text = lineText(line);
  if (hasLeader(text, line, source) || hasPage(text, line, source) || isLink(line)) return true;
  if (/^\[+toc\]+$/.test(text)) return true;
  const title = titleKey(line, line.number);
  return (key.length >= 2 && keys.recurs(key, index)) || (title.length >= 2 && keys.recurs(title, index));
}

/** `投诉处理………… 12`, and the field codes that Word's own contents leave behind. */
function hasLeader(text: string, line: OutlineLine, source: string): boolean {
  if (text.includes('pageref') || text.includes('hyperlink \\l')) return /PAGEREF|HYPERLINK \\l/.test(rawLine(line, source));
  const end = withoutPage(text);
  if (end === text.length) return false;
  let leaders = 0;
  for (let i = end - 1; i >= 0; i--) {
    const c = text[i]!;
    if (c === ' ') continue;
    if (c !== '.' && c !== '…' && c !== '·' && c !== '‧' && c !== '⋯' && c !== '_' && c !== '-') break;
    leaders += c === '…' || c === '⋯' ? 3 : 1;
  }
  return leaders >= 3;
}

/** A page number at the end, with a tab or a wide gap before it or as a link of its own. */
function hasPage(text: string, line: OutlineLine, source: string): boolean {
  const end = withoutPage(text);
  if (end === text.length || end === 0) return false;
  const raw = rawLine(line, source).trimEnd();
  return /(?:\t|\s{2}|\u3000|&nbsp;|\[)\d{1,4}(?:\]\([^()]{0,200}\)\S{0,9})?$/.test(raw.slice(-240)) || (line.number !== null && /\s\d{1,3}$/.test(raw));
}

/** Where the digits at the end begin; the length where there are none, or too many for a page. */
function withoutPage(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s\])(]/.test(text[end - 1]!)) end--;
  if (text.endsWith(')')) end = text.lastIndexOf(']', end) < 0 ? end : text.lastIndexOf(']', end);
  let from = end;
  while (from > 0 && end - from < 5 && /\d/.test(text[from - 1]!)) from--;
  return from < end && end - from <= 4 ? from : text.length;
}

function isLink(line: OutlineLine): boolean {
  const { links, text } = line.piece;
  const first = links[0];
  return first !== undefined && first.kind === 'link' && first.target.startsWith('#') && links.length === 1 && text.text.length <= first.text.length + 4;
}

function markLists(lines: readonly OutlineLine[], keys: HeadingKeys, marked: boolean[]): void {
  for (let i = 0; i < lines.length;) {
    let end = i;
    let hits = 0;
    while (end < lines.length && lines[end]!.piece.kind === 'item') {
      const line = lines[end]!;
      const title = titleKey(line, line.number);
      if (isLink(line) || keys.isHeading(lineKey(line)) || (title.length >= 2 && keys.isHeading(title))) hits++;
      end++;
    }
    if (end - i >= LEAST_ITEMS && hits >= (end - i) * 0.8) marked.fill(true, i, end);
    i = Math.max(end, i + 1);
  }
}
