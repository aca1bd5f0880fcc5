import { isContentsTitle, LONGEST_LINE } from './heading-look.js';
import type { OutlineLine } from './outline-line.js';

/** Lines in a row that may look like none of a table of contents and still be in it, since others follow. */
const MOST_STRAY = 2;
/** Fewer items that repeat headings are a coincidence. */
const LEAST_ITEMS = 3;
/** Share of items in such a list that may repeat none. */
const MOST_OTHER_ITEMS = 0.2;

/**
 * Which lines are a printed table of contents: lines with dot leaders or field codes anywhere, what stands under 目录
 * as long as it has page numbers, links or repeats headings that follow, and lists that only repeat headings.
 */
export function contentsLines(lines: readonly OutlineLine[]): boolean[] {
  const marked = lines.map((line) => line.standsInContents(isEntryAnywhere));
  const keys = new HeadingKeys(lines);
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.beginsContents(isTitleLine)) i = markUnderTitle(lines, i, keys, marked);
  }
  markLists(lines, keys, marked);
  return marked;
}

function isEntryAnywhere(line: OutlineLine): boolean {
  return canBeContents(line) && hasLeader(lineText(line), line);
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

/** Which words are those of headings, and where words occur for the last time. Found out when first asked: few documents need it. */
class HeadingKeys {
  #last: Map<string, number> | null = null;
  #headings: Set<string> | null = null;

  constructor(readonly lines: readonly OutlineLine[]) {}

  recurs(key: string, after: number): boolean {
    this.#last ??= this.#lastPlaces();
    return (this.#last.get(key) ?? -1) > after;
  }

  isHeading(key: string): boolean {
    this.#headings ??= this.#headingWords();
    return this.#headings.has(key);
  }

  #lastPlaces(): Map<string, number> {
    const last = new Map<string, number>();
    this.lines.forEach((line, i) => {
      const { kind } = line.piece;
      if (kind !== 'heading' && kind !== 'paragraph' && kind !== 'item') return;
      const { key, headingKey } = line;
      if (key.length >= 2) last.set(key, i);
      if (headingKey.length >= 2) last.set(headingKey, i);
    });
    return last;
  }

  #headingWords(): Set<string> {
    const words = new Set<string>();
    for (const line of this.lines) {
      if (line.piece.kind === 'item') continue;
      if (line.headingKey.length >= 2) words.add(line.headingKey).add(line.key);
    }
    return words;
  }
}

/** Marks what belongs to the contents that line `at` is the title of; gives the index of the last line of it. */
function markUnderTitle(lines: readonly OutlineLine[], at: number, keys: HeadingKeys, marked: boolean[]): number {
  const seen = new Set<string>();
  let last = at;
  for (let i = at + 1; i < lines.length && i - last <= MOST_STRAY + 1; i++) {
    const line = lines[i]!;
    if (line.piece.kind === 'heading') break;
    const { key } = line;
    if (key !== '' && seen.has(key)) break;
    if (isEntry(line, i, keys)) {
      for (let k = last + 1; k <= i; k++) marked[k] = true;
      last = i;
    } else if (line.to - line.from > LONGEST_LINE) break;
    if (key !== '') seen.add(key);
  }
  return last;
}

function isEntry(line: OutlineLine, index: number, keys: HeadingKeys): boolean {
  if (line.piece.kind === 'row') {
    return line.piece.row!.cells.some((cell) => cell.text.text.length >= 2 && keys.isHeading(cell.text.text.replaceAll(' ', '')));
  }
  if (!canBeContents(line)) return false;
  const text = lineText(line);
  if (hasLeader(text, line) || hasPage(text, line) || isLink(line)) return true;
  if (/^\[+toc\]+$/.test(text)) return true;
  const { key, titleKey: title } = line;
  return (key.length >= 2 && keys.recurs(key, index)) || (title.length >= 2 && keys.recurs(title, index));
}

/** `投诉处理………… 12`, and the field codes that Word's own contents leave behind. */
function hasLeader(text: string, line: OutlineLine): boolean {
  if (text.includes('pageref') || text.includes('hyperlink \\l')) return /PAGEREF|HYPERLINK \\l/.test(line.raw);
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
function hasPage(text: string, line: OutlineLine): boolean {
  const end = withoutPage(text);
  if (end === text.length || end === 0) return false;
  const raw = line.raw.trimEnd();
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
    while (end < lines.length && lines[end]!.piece.kind === 'item') end++;
    if (end - i >= LEAST_ITEMS) markList(lines, i, end, keys, marked);
    i = Math.max(end, i + 1);
  }
}

function markList(lines: readonly OutlineLine[], from: number, to: number, keys: HeadingKeys, marked: boolean[]): void {
  let misses = 0;
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    if (isLink(line) || keys.isHeading(line.titleKey) || keys.isHeading(line.key)) continue;
    if (++misses > (to - from) * MOST_OTHER_ITEMS) return;
  }
  marked.fill(true, from, to);
}
