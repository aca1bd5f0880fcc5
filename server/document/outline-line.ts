import { spanOf, type MappedText } from '../text/mapped-text.js';
import { headingLook, isBold, LONGEST_LINE, plainLook, withoutOrnament, type HeadingLook } from './heading-look.js';
import { lineNumber, type LineNumber } from './heading-number.js';
import type { Piece } from './piece.js';

/** One line of a piece; pieces that cannot hold headings (rows, code, quotes) are one line each. */
export interface OutlineLine {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
  readonly number: LineNumber | null;
  readonly look: HeadingLook | null;
  /** All of it is set in bold. */
  readonly bold: boolean;
}

export function outlineLines(pieces: readonly Piece[], source: string): OutlineLine[] {
  const lines: OutlineLine[] = [];
  const unmarked = !pieces.some((piece) => piece.kind === 'heading');
  for (const piece of pieces) {
    if (piece.kind === 'paragraph' || piece.kind === 'item') textLines(piece, source, unmarked, lines);
    else lines.push({ piece, from: 0, to: piece.text.text.length, number: null, look: null, bold: false });
  }
  return lines;
}

function textLines(piece: Piece, source: string, unmarked: boolean, lines: OutlineLine[]): void {
  const { text } = piece.text;
  for (let from = 0; from <= text.length;) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 ? text.length : stop;
    const line = { piece, from, to };
    if (text.slice(from, Math.min(to, from + 200)).trim() !== '') lines.push({ ...line, ...judged(piece, from, to, source, unmarked) });
    from = to + 1;
  }
}

type Judgement = Pick<OutlineLine, 'number' | 'look' | 'bold'>;

function judged(piece: Piece, from: number, to: number, source: string, unmarked: boolean): Judgement {
  const { text, item } = piece;
  const bold = isBold(text, from, to, piece.strong);
  const start = bold ? withoutOrnament(text.text, from, to) : from;
  const own = lineNumber(text, start, to, source);
  const number = own ?? (item && from === 0 ? markerNumber(piece, source) : null);
  const look = headingLook(text, start, to, number, bold);
  if (look && isTabbed(look, text, source)) return { number, look: null, bold };
  if (!look && !number && !item && unmarked && from === 0 && to === text.text.length) return { number, look: plainLook(text.text), bold };
  return { number, look: look && item ? asItem(piece, look, from, bold, own !== null) : look, bold };
}

/** Tabs inside a title: a row of a table that a converter has flattened. */
function isTabbed(look: HeadingLook, text: MappedText, source: string): boolean {
  const { start, end } = spanOf(text, look.titleFrom, look.titleTo);
  return source.slice(start, end).includes('\t');
}

/** `1.` in front of an ordered item, which is not part of its text. */
function markerNumber(piece: Piece, source: string): LineNumber | null {
  const { marker, index } = piece.item!;
  const printed = source.slice(marker.start, marker.end);
  if (!/^\d{1,3}[.)]$/.test(printed)) return null;
  const label = printed.slice(0, -1);
  const depth = piece.list?.depth ?? 0;
  const style = printed.endsWith('.') ? 'integer' : 'integer-paren';
  // Items of inner lists are of another kind than those of outer ones, although they are written alike.
  const variant = printed.slice(-1) + (depth > 0 ? `@${depth}` : '');
  return { style, variant, values: [Number(label)], label: label || String(index + 1), titleFrom: 0, separated: true };
}

/** In a list only its first line can be a heading, and only where something of its own stands under it. */
function asItem(piece: Piece, look: HeadingLook, from: number, bold: boolean, ownNumber: boolean): HeadingLook | null {
  const item = piece.item!;
  if (from > 0 || look.style === 'contents' || look.bodyFrom !== null) return null;
  const numbered = look.number !== null;
  if (!numbered && !bold) return null;
  if (item.own || piece.text.text.includes('\n')) return item.owning * 2 >= item.size || piece.text.text.includes('\n') ? look : null;
  // One item alone, and its text after it: `1. 目的`, a paragraph, `2. 范围` …
  return item.size === 1 && numbered && !ownNumber && piece.list?.depth === 0 ? { ...look, needsBody: true } : null;
}

/** What two lines must share to be taken for the same heading: the words of a short line, without a page number. */
export function lineKey(line: OutlineLine): string {
  const { text } = line.piece.text;
  if (line.to - line.from > LONGEST_LINE * 2) return '';
  return text.slice(line.from, line.to).replace(/[\d .…·_-]{1,60}$/, '').replaceAll(' ', '');
}

/** The words of a heading without its number. */
export function titleKey(line: OutlineLine, number: LineNumber | null): string {
  const { text } = line.piece.text;
  if (line.to - line.from > LONGEST_LINE * 2) return '';
  return text.slice(number ? number.titleFrom : line.from, line.to).replaceAll(' ', '').replace(/[:\d]{1,6}$/, '');
}

export function rawLine(line: OutlineLine, source: string): string {
  const span = spanOf(line.piece.text, line.from, line.to);
  return source.slice(span.start, Math.min(span.end, span.start + 400));
}
