import type { LookStyle } from './heading-look.js';
import type { LineNumber } from './heading-number.js';

interface OpenSection {
  readonly section: number;
  /** Depth of a heading by mark; 0 for one by look. */
  readonly depth: number;
  readonly style: LookStyle;
  readonly number: LineNumber | null;
  /** A list with the same kind of number stands inside, so a further such number need not end this section. */
  enumerates: boolean;
  /** Source offset at which it ends whatever follows: the end of the list whose item is its heading. */
  readonly until: number;
}

/** 第…部分 holds 第…章, that holds 第…节, whatever comes first. (第…条 stands under 一、 as often as above it.) */
const ORDINAL_RANK: Partial<Record<LookStyle, number>> = { part: 0, annex: 0, chapter: 1, section: 2 };
/** The usual order of all kinds; used only where the numbering itself leaves it open. */
export const USUAL_RANK: Partial<Record<LookStyle, number>> = {
  part: 0, annex: 0, chapter: 1, section: 2, article: 3, chinese: 4, 'chinese-paren': 5, integer: 6, 'integer-paren': 7, circled: 8,
};

/**
 * The sections that are open at a place. A heading by mark (`#`, `<h2>`) goes by its depth. One by look goes by the kind
 * of its number: a kind that is open takes the place of the last of that kind, another goes one deeper. Headings by look
 * never leave the heading by mark above them.
 */
export class SectionStack {
  readonly #open: OpenSection[] = [];

  /** `restarts`: kinds of number that begin again at 1 somewhere in this part of the document. */
  constructor(readonly restarts: (style: LookStyle) => boolean) {}

  /** Index of the innermost open section; 0 is the document. */
  get current(): number { return this.#open[this.#open.length - 1]?.section ?? 0; }

  /** Makes room for a heading by mark. What it closes is no longer open afterwards. */
  closeForMark(depth: number): void {
    let at = this.#open.length;
    for (let i = this.#open.length - 1; i >= 0; i--) {
      const open = this.#open[i]!;
      if (open.depth === 0 || open.depth >= depth) at = i;
      else break;
    }
    this.#open.length = at;
  }

  /** `restarts`: whether the numbering of a section begins again below this place; asked for headings without a number. */
  closeForLook(style: LookStyle, number: LineNumber | null, restarts: (number: LineNumber) => boolean): void {
    if (!number && (style === 'bold' || style === 'plain')) return this.#closeForUnnumbered(style, restarts);
    const base = this.#lookBase();
    const at = this.#placeFor(style, number, base);
    if (at >= 0) this.#open.length = at;
    else this.#closeLower(style, base);
  }

  /**
   * A line without number stands beside the last of its kind. Under a numbered section a bold one goes deeper, unless the
   * numbering begins again below, which is to say that bold lines are what it counts under.
   */
  #closeForUnnumbered(style: LookStyle, restarts: (number: LineNumber) => boolean): void {
    const base = this.#lookBase();
    for (let i = this.#open.length - 1; i >= base; i--) {
      const open = this.#open[i]!;
      if (open.style === style || open.style === 'contents') this.#open.length = i;
      if (open.style === style) return;
      if (open.style === 'contents') continue;
      const below = this.#unnumberedBelow(style, i, base);
      if (below && style === 'plain') continue;
      if (!below && (style === 'bold' || !open.number)) return;
      if (open.number && !restarts(open.number)) return;
      if (!below) this.#open.length = i;
    }
  }

  #unnumberedBelow(style: LookStyle, index: number, base: number): boolean {
    for (let i = index - 1; i >= base; i--) if (this.#open[i]!.style === style) return true;
    return false;
  }

  push(section: number, depth: number, style: LookStyle, number: LineNumber | null, until = Infinity): void {
    this.#open.push({ section, depth, style, number, enumerates: false, until });
  }

  /** Whether a line that follows a heading directly would stand under it, not beside it or above. */
  wouldHold(style: LookStyle, number: LineNumber | null, nextStyle: LookStyle, nextNumber: LineNumber | null): boolean {
    const after = new SectionStack(this.restarts);
    after.#open.push(...this.#open);
    after.closeForLook(style, number, () => false);
    after.push(-1, 0, style, number);
    const at = after.#placeFor(nextStyle, nextNumber, after.#lookBase());
    return at < 0 || at >= after.#open.length;
  }

  /** A paragraph with the next number of an open section stands beside that section and not in it. */
  closeForClause(number: LineNumber): void {
    for (let i = this.#open.length - 1; i >= this.#lookBase(); i--) {
      const open = this.#open[i]!;
      if (!open.number || open.style !== number.style || open.number.variant !== number.variant) continue;
      if (compare(number.values, open.number.values) <= 0) open.enumerates = true;
      else if (!open.enumerates) this.#open.length = i;
      return;
    }
  }

  /** Closes what ends before a source offset. */
  closeEnded(at: number): void {
    const first = this.#open.findIndex((open) => open.until <= at);
    if (first >= 0) this.#open.length = first;
  }

  /** A table of contents has ended, and with it the section that holds it. */
  closeContents(): void {
    const at = this.#open.findIndex((open) => open.style === 'contents');
    if (at >= 0) this.#open.length = at;
  }

  /** Headings by look stand above this index: behind the last heading by mark. */
  #lookBase(): number {
    let base = this.#open.length;
    while (base > 0 && this.#open[base - 1]!.depth === 0) base--;
    return base;
  }

  #placeFor(style: LookStyle, number: LineNumber | null, base: number): number {
    if (style === 'decimal' && number) return this.#placeForDecimal(number, base);
    for (let i = this.#open.length - 1; i >= base; i--) {
      const open = this.#open[i]!;
      if (open.style === style && (open.number?.variant ?? '') === (number?.variant ?? '')) return i;
    }
    return number ? this.#placeForNext(style, number, base) : -1;
  }

  /** `1、` … `2.`: the same list, written carelessly. Also `5` after `4.3`, where no `4` was found. */
  #placeForNext(style: LookStyle, number: LineNumber, base: number): number {
    const value = number.values[0]!;
    for (let i = this.#open.length - 1; i >= base; i--) {
      const open = this.#open[i]!;
      if (open.style === style && open.number && value === open.number.values[0]! + 1) return i;
    }
    if (style !== 'integer') return -1;
    return this.#indexFrom(base, (open) => open.style === 'decimal' && value > open.number!.values[0]!);
  }

  /** Under the longest number it continues (5.3 under 5); everything with another beginning is closed. */
  #placeForDecimal(number: LineNumber, base: number): number {
    const { values } = number;
    for (let i = this.#open.length - 1; i >= base; i--) {
      const open = this.#open[i]!;
      const counts = open.style === 'decimal' || open.style === 'integer' || open.style === 'chapter' || open.style === 'chinese';
      if (counts && open.number && isBeginning(open.number.values, values)) return i + 1;
    }
    return this.#indexFrom(base, (open) => open.style === 'decimal' || open.style === 'integer');
  }

  #indexFrom(base: number, test: (open: OpenSection) => boolean): number {
    for (let i = base; i < this.#open.length; i++) if (test(this.#open[i]!)) return i;
    return -1;
  }

  /** A new kind of number usually goes deeper, but not under one that is always below it. */
  #closeLower(style: LookStyle, base: number): void {
    while (this.#open.length > base && this.#ranksAbove(style, this.#open[this.#open.length - 1]!.style)) this.#open.length--;
  }

  #ranksAbove(style: LookStyle, open: LookStyle): boolean {
    if (open === 'contents' || style === 'contents') return true;
    const ordinal = ORDINAL_RANK[style];
    if (ordinal !== undefined) return (ORDINAL_RANK[open] ?? 9) > ordinal;
    const usual = USUAL_RANK[style];
    const below = USUAL_RANK[open];
    return usual !== undefined && below !== undefined && usual < below && !this.restarts(style) && this.restarts(open);
  }
}

function isBeginning(of: readonly number[], values: readonly number[]): boolean {
  return of.length < values.length && of.every((value, i) => value === values[i]);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
