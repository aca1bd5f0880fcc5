import { spanOf, type MappedText } from '../text/mapped-text.js';
import { headingLook, isBold, LONGEST_LINE, plainLook, withoutOrnament, type HeadingLook } from './heading-look.js';
import { lineNumber, type LineNumber } from './heading-number.js';
import type { Piece } from './piece.js';

/**
 * One line of a piece, and what it looks like by itself; pieces that cannot hold headings (rows, code, quotes) are one line
 * each. What is derived is derived once: lines are kept from one version of a document to the next.
 */
export class OutlineLine {
  readonly number: LineNumber | null;
  readonly look: HeadingLook | null;
  /** All of it is set in bold. */
  readonly bold: boolean;
  #headingNumber: LineNumber | null | undefined;
  #key: string | undefined;
  #titleKey: string | undefined;
  #headingKey: string | undefined;
  #inContents: boolean | undefined;
  #beginsContents: boolean | undefined;

  /** `source` is the text of the part that the piece counts in. */
  constructor(readonly piece: Piece, readonly from: number, readonly to: number, readonly source: string, judged: Judgement) {
    this.number = judged.number;
    this.look = judged.look;
    this.bold = judged.bold;
  }

  /** The number of a heading by mark. */
  get headingNumber(): LineNumber | null {
    if (this.#headingNumber === undefined) this.#headingNumber = lineNumber(this.piece.text, this.from, this.to, this.source);
    return this.#headingNumber;
  }

  /** What two lines must share to be taken for the same heading: the words of a short line, without a page number. */
  get key(): string {
    return (this.#key ??= this.#isLong() ? '' : this.words.replace(/[\d .…·_-]{1,60}$/, '').replaceAll(' ', ''));
  }

  /** The words of a heading without its number. */
  get titleKey(): string {
    return (this.#titleKey ??= this.#isLong() ? '' : withoutNumber(this, this.number));
  }

  /** The same for lines that are or look like a heading; empty for others. */
  get headingKey(): string {
    if (this.piece.kind !== 'heading') return this.look ? this.titleKey : '';
    return (this.#headingKey ??= this.#isLong() ? '' : withoutNumber(this, this.headingNumber));
  }

  get words(): string { return this.piece.text.text.slice(this.from, this.to); }

  /** As it is written. */
  get raw(): string {
    const span = spanOf(this.piece.text, this.from, this.to);
    return this.source.slice(span.start, Math.min(span.end, span.start + 400));
  }

  /** Whether it is a line of printed contents wherever it stands; asked once. */
  standsInContents(judge: (line: OutlineLine) => boolean): boolean {
    return (this.#inContents ??= judge(this));
  }

  /** Whether it is the title of printed contents; asked once. */
  beginsContents(judge: (line: OutlineLine) => boolean): boolean {
    return (this.#beginsContents ??= judge(this));
  }

  #isLong(): boolean { return this.to - this.from > LONGEST_LINE * 2; }
}

function withoutNumber(line: OutlineLine, number: LineNumber | null): string {
  return line.piece.text.text.slice(number ? number.titleFrom : line.from, line.to).replaceAll(' ', '').replace(/[:\d]{1,6}$/, '');
}

/** `unmarked`: no heading of the document is marked as one. */
export function outlineLines(pieces: readonly Piece[], source: string, unmarked: boolean): OutlineLine[] {
  const lines: OutlineLine[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'paragraph' || piece.kind === 'item') textLines(piece, source, unmarked, lines);
    else lines.push(new OutlineLine(piece, 0, piece.text.text.length, source, PLAIN));
  }
  return lines;
}

function textLines(piece: Piece, source: string, unmarked: boolean, lines: OutlineLine[]): void {
  const { text } = piece.text;
  for (let from = 0; from <= text.length;) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 ? text.length : stop;
    if (text.slice(from, Math.min(to, from + 200)).trim() !== '') lines.push(new OutlineLine(piece, from, to, source, judged(piece, from, to, source, unmarked)));
    from = to + 1;
  }
}

interface Judgement { readonly number: LineNumber | null; readonly look: HeadingLook | null; readonly bold: boolean }

const PLAIN: Judgement = { number: null, look: null, bold: false };

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
