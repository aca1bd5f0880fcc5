import { sliceText, spanOf, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import { contentsLines } from './contents.js';
import { isContentsTitle, type HeadingLook, type LookStyle } from './heading-look.js';
import { lineNumber, type LineNumber } from './heading-number.js';
import type { Block, BlockKind, HeadingOrigin, LinkRef } from './model.js';
import { outlineLines, type OutlineLine } from './outline-line.js';
import { trimmed, type Piece } from './piece.js';
import { SectionStack } from './section-stack.js';

/** A section while its end is not known yet. */
export interface DraftSection {
  parent: number;
  readonly number: string | null;
  readonly title: MappedText;
  readonly heading: Span;
  readonly start: number;
  readonly origin: HeadingOrigin;
}

export interface DraftBlock extends Omit<Block, 'section'> { section: number }
export interface DraftLink extends Omit<LinkRef, 'section'> { section: number }

export interface Outline {
  /** Section 0, the document, is not in it: entry 0 is section 1. */
  readonly sections: DraftSection[];
  readonly blocks: DraftBlock[];
  readonly links: DraftLink[];
}

/** Finds the headings among the lines of a document and puts everything into its section. */
export function outline(pieces: readonly Piece[], source: string): Outline {
  const lines = outlineLines(pieces, source);
  return new Outliner(lines, contentsLines(lines, source), source).run();
}

class Outliner {
  readonly #sections: DraftSection[] = [];
  readonly #blocks: DraftBlock[] = [];
  readonly #links: DraftLink[] = [];
  readonly #stack: SectionStack;
  readonly #restarting: ReadonlySet<LookStyle>;

  constructor(readonly lines: readonly OutlineLine[], readonly contents: readonly boolean[], readonly source: string) {
    this.#restarting = restartingStyles(lines, contents);
    this.#stack = new SectionStack((style) => this.#restarting.has(style));
  }

  run(): Outline {
    const cover = coverLength(this.lines);
    let from = 0;
    for (let i = 0; i < this.lines.length; i++) {
      const line = this.lines[i]!;
      if (i === 0 || line.piece !== this.lines[i - 1]!.piece) from = line.from;
      const inContents = this.contents[i]!;
      if (i > 0 && this.contents[i - 1] && !inContents) this.#stack.closeContents();
      const section = this.#stack.current;
      if (line.piece.kind === 'heading') {
        this.#mark(line);
        this.#addLinks(line.piece);
        continue;
      }
      const look = inContents || i < cover ? null : this.#heading(i);
      if (look) {
        this.#block(line.piece, from, line.from, false, section);
        this.#look(line, look);
        from = look.bodyFrom ?? line.to + 1;
      } else if (!inContents && line.number && opensClause(line)) {
        this.#stack.closeForClause(line.number);
        if (this.#stack.current !== section) {
          this.#block(line.piece, from, line.from, false, section);
          from = line.from;
        }
      }
      const next = this.lines[i + 1];
      if (next?.piece !== line.piece) {
        this.#block(line.piece, from, line.piece.text.text.length, inContents, this.#stack.current);
        this.#addLinks(line.piece);
      } else if (this.contents[i + 1] !== inContents) {
        this.#block(line.piece, from, line.to, inContents, this.#stack.current);
        from = next.from;
      }
    }
    return { sections: this.#sections, blocks: this.#blocks, links: this.#links };
  }

  /** The heading that a line is, after a look at what follows. */
  #heading(i: number): HeadingLook | null {
    const { look } = this.lines[i]!;
    if (!look) return null;
    if (!look.needsBody) return look;
    const before = this.lines[i - 1];
    if (before && look.number && isNext(before.number, look.number) && !this.#isHeadingLine(before)) return null;
    return this.#hasBody(i, look) ? look : null;
  }

  /** Something stands under a line if what follows is neither its sibling nor a heading above it. */
  #hasBody(i: number, look: HeadingLook): boolean {
    const next = this.lines[i + 1];
    if (!next || next.piece.kind === 'heading' || this.contents[i + 1]) return false;
    if (look.bodyFrom !== null) return true;
    const { number } = next;
    if (number && number.style === look.style && (look.style !== 'decimal' || number.values.length <= look.number!.values.length)) {
      return next.piece.item !== null && next.piece.item.index === 0 && (next.piece.list?.depth ?? 0) > (this.lines[i]!.piece.list?.depth ?? -1);
    }
    if (number && next.look) return !this.#stack.isOpen(number.style, number);
    return !(next.look && this.#stack.isOpen(next.look.style, null));
  }

  #isHeadingLine(line: OutlineLine): boolean {
    const last = this.#sections[this.#sections.length - 1];
    return last !== undefined && last.start === spanOf(line.piece.text, line.from, line.to).start;
  }

  /** A heading by mark: `#`, an underline, `<h2>`. */
  #mark(line: OutlineLine): void {
    const { piece } = line;
    const number = lineNumber(piece.text, 0, piece.text.text.length, this.source);
    this.#stack.closeForMark(piece.depth);
    const titleTo = endWithoutColon(piece.text.text);
    const isContents = isContentsTitle(piece.text.text);
    this.#open(piece.text, 0, number?.titleFrom ?? 0, titleTo, number, piece.span.start, piece.origin, piece.depth, isContents ? 'contents' : 'hash');
  }

  #look(line: OutlineLine, look: HeadingLook): void {
    const { text, item } = line.piece;
    if (look.style === 'hash') this.#stack.closeForMark(look.depth);
    else this.#stack.closeForLook(look.style, look.number);
    const marked = item && line.from === 0 && look.number?.titleFrom === 0;
    const start = marked ? item.marker.start : spanOf(text, line.from, line.to).start;
    this.#open(text, look.from, look.titleFrom, look.titleTo, look.number, start, 'look', look.depth, look.style);
    if (marked) {
      const section = this.#sections[this.#sections.length - 1]!;
      this.#sections[this.#sections.length - 1] = { ...section, heading: { start, end: section.heading.end } };
    }
  }

  #open(
    text: MappedText, from: number, titleFrom: number, titleTo: number, number: LineNumber | null, start: number,
    origin: HeadingOrigin, depth: number, style: LookStyle,
  ): void {
    const title = sliceText(text, titleFrom, Math.max(titleFrom, titleTo));
    const heading = spanOf(text, from, Math.max(titleFrom, titleTo));
    this.#sections.push({ parent: this.#stack.current, number: number?.label ?? null, title, heading, start, origin });
    this.#stack.push(this.#sections.length, depth, style, number);
  }

  /** Units from..to of a piece as a block. */
  #block(piece: Piece, from: number, to: number, contents: boolean, section: number): void {
    if (piece.kind === 'heading') return;
    const whole = from === 0 && to >= piece.text.text.length;
    const text = whole ? piece.text : trimmed(sliceText(piece.text, Math.min(from, piece.text.text.length), Math.max(from, to)));
    if (text.text === '' && piece.kind !== 'row') return;
    const span = whole ? piece.span : spanOf(text, 0, text.text.length);
    // What is left of an item whose first line is a heading is no item any more.
    const kind: BlockKind = piece.kind === 'item' && from > 0 ? 'paragraph' : piece.kind;
    this.#blocks.push({ section, kind, text, span, row: piece.row, list: kind === 'item' ? piece.list : null, contents });
  }

  #addLinks(piece: Piece): void {
    for (const link of piece.links) this.#links.push({ ...link, section: this.#stack.current });
  }
}

/** Whether `after` is the number that follows `before` in one enumeration. */
function isNext(before: LineNumber | null, after: LineNumber): boolean {
  if (!before || before.style !== after.style || before.values.length !== after.values.length) return false;
  return after.values[after.values.length - 1] === before.values[before.values.length - 1]! + 1;
}

/** An item inside a list does not end the section that the list stands in. */
function opensClause(line: OutlineLine): boolean {
  const { item, list } = line.piece;
  return item === null || (item.index === 0 && (list?.depth ?? 0) === 0 && line.number!.titleFrom === 0);
}

function endWithoutColon(text: string): number {
  return text.endsWith(':') ? text.length - 1 : text.length;
}

/** Kinds of number that begin again at 1 between two headings by mark. */
function restartingStyles(lines: readonly OutlineLine[], contents: readonly boolean[]): Set<LookStyle> {
  const restarting = new Set<LookStyle>();
  let last = new Map<LookStyle, number>();
  lines.forEach((line, i) => {
    if (line.piece.kind === 'heading') last = new Map();
    if (!line.number || contents[i]) return;
    const { style, values } = line.number;
    const before = last.get(style);
    if (before !== undefined && values[0] === 1 && before >= 1) restarting.add(style);
    last.set(style, values[0]!);
  });
  return restarting;
}

/**
 * The bold lines on a cover (company, title, date) follow each other with nothing between them; they are no sections.
 * Gives how many lines that are: 0 where there is only one, or anything else comes first.
 */
function coverLength(lines: readonly OutlineLine[]): number {
  let count = 0;
  while (count < lines.length && lines[count]!.piece.kind === 'paragraph' && lines[count]!.look?.style === 'bold') count++;
  return count >= 2 ? count : 0;
}
