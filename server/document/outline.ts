import { moved, sliceText, spanOf, startAt, type MappedText } from '../text/mapped-text.js';
import { movedSpan, type Span } from '../text/position.js';
import { contentsLines } from './contents.js';
import { isContentsTitle, type HeadingLook, type LookStyle } from './heading-look.js';
import type { LineNumber } from './heading-number.js';
import type { MarkdownPart } from './markdown-parts.js';
import type { BlockKind, HeadingOrigin, LinkRef } from './model.js';
import type { OutlineLine } from './outline-line.js';
import { trimmed, type Piece } from './piece.js';
import { SectionStack, USUAL_RANK } from './section-stack.js';

/** A section while its end is not known yet. */
export interface DraftSection {
  parent: number;
  readonly number: string | null;
  readonly title: MappedText;
  readonly heading: Span;
  readonly start: number;
  readonly origin: HeadingOrigin;
}

type OpenedSection = Omit<DraftSection, 'parent' | 'number'> & { readonly number: LineNumber | null };

/** Where a part of the document begins, and how many tables and lists there are before it. */
export interface PartPlace { readonly start: number; readonly table: number; readonly list: number }

/** A block while its section may still be renumbered; all places are those in its part. */
export interface DraftBlock {
  section: number;
  readonly kind: BlockKind;
  readonly piece: Piece;
  readonly text: MappedText;
  readonly span: Span;
  readonly contents: boolean;
  /** Which units of the piece's text these are; empty for all. Blocks of one piece that agree in this say the same. */
  readonly units: string;
  readonly place: PartPlace;
}

export interface DraftLink extends Omit<LinkRef, 'section'> { section: number }

export interface Outline {
  /** Section 0, the document, is not in it: entry 0 is section 1. */
  readonly sections: DraftSection[];
  readonly blocks: DraftBlock[];
  readonly links: DraftLink[];
}

/** Finds the headings among the lines of a document and puts everything into its section. */
export function outline(parts: readonly MarkdownPart[], from: number): Outline {
  const unmarked = !parts.some((part) => part.marked);
  const lines: OutlineLine[] = [];
  const places: PartPlace[] = [];
  let place: PartPlace = { start: from, table: 0, list: 0 };
  for (const part of parts) {
    for (const line of part.lines(unmarked)) {
      lines.push(line);
      places.push(place);
    }
    place = { start: place.start + part.text.length, table: place.table + part.numbering.table, list: place.list + part.numbering.list };
  }
  return new Outliner(lines, places, contentsLines(lines)).run();
}

class Outliner {
  readonly #sections: DraftSection[] = [];
  readonly #blocks: DraftBlock[] = [];
  readonly #links: DraftLink[] = [];
  readonly #stack: SectionStack;
  readonly #restarting: ReadonlySet<LookStyle>;
  /** Index of the last line that was found to be a heading by look. */
  #lastHeading = -1;
  #place: PartPlace = { start: 0, table: 0, list: 0 };

  constructor(readonly lines: readonly OutlineLine[], readonly places: readonly PartPlace[], readonly contents: readonly boolean[]) {
    this.#restarting = restartingStyles(lines, contents);
    this.#stack = new SectionStack((style) => this.#restarting.has(style));
  }

  run(): Outline {
    const cover = coverLength(this.lines);
    let from = 0;
    for (let i = 0; i < this.lines.length; i++) {
      const line = this.lines[i]!;
      this.#place = this.places[i]!;
      if (!this.#goesOn(i)) from = line.from;
      const inContents = this.contents[i]!;
      if (i > 0 && this.contents[i - 1] && !inContents) this.#stack.closeContents();
      this.#stack.closeEnded(this.#place.start + startAt(line.piece.text, line.from));
      const section = this.#stack.current;
      if (line.piece.kind === 'heading') {
        this.#mark(line);
        this.#addLinks(line.piece);
        continue;
      }
      const look = inContents || i < cover ? null : this.#heading(i);
      if (look) {
        this.#block(line.piece, from, line.from, false, section);
        this.#look(i, look);
        this.#lastHeading = i;
        from = look.bodyFrom ?? line.to + 1;
      } else if (!inContents && line.number && opensClause(line)) {
        this.#stack.closeForClause(line.number);
        if (this.#stack.current !== section) {
          this.#block(line.piece, from, line.from, false, section);
          from = line.from;
        }
      }
      const next = this.lines[i + 1];
      if (!next || !this.#goesOn(i + 1)) {
        this.#block(line.piece, from, line.piece.text.text.length, inContents, this.#stack.current);
        this.#addLinks(line.piece);
      } else if (this.contents[i + 1] !== inContents) {
        this.#block(line.piece, from, line.to, inContents, this.#stack.current);
        from = next.from;
      }
    }
    return { sections: this.#sections, blocks: this.#blocks, links: this.#links };
  }

  /** Whether a line stands in the same piece as the one before it. Equal parts of a document may be one object. */
  #goesOn(i: number): boolean {
    return i > 0 && this.lines[i]!.piece === this.lines[i - 1]!.piece && this.places[i] === this.places[i - 1];
  }

  /** The heading that a line is, after a look at what follows. */
  #heading(i: number): HeadingLook | null {
    const { look } = this.lines[i]!;
    if (!look) return null;
    if (look.number === null && this.#repeatsTitle(i, look)) return null;
    if (look.style === 'plain' && !isBodyOf(this.lines[i]!, this.lines[i + 1])) return null;
    if (!look.needsBody) return look;
    const before = this.lines[i - 1];
    if (before && look.number && isNext(before.number, look.number) && this.#lastHeading !== i - 1) return null;
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
    if (!next.look) return true;
    return this.#stack.wouldHold(look.style, look.number, next.look.style, next.look.number);
  }

  /** The title of a section once more, directly under its heading. */
  #repeatsTitle(i: number, look: HeadingLook): boolean {
    const last = this.#sections[this.#sections.length - 1];
    const text = this.lines[i]!.piece.text.text;
    return last !== undefined && this.#lastHeading === i - 1 && last.title.text === text.slice(look.titleFrom, look.titleTo);
  }

  /** Whether a numbering begins again before anything that would close the section it counts in. */
  #restarts(at: number, number: LineNumber): boolean {
    for (let i = at + 1; i < Math.min(this.lines.length, at + FARTHEST); i++) {
      const line = this.lines[i]!;
      if (line.piece.kind === 'heading') return false;
      if (!line.number || this.contents[i]) continue;
      if (line.number.style === number.style) return !isNext(number, line.number);
      if (line.look && (USUAL_RANK[line.number.style] ?? 9) < (USUAL_RANK[number.style] ?? 9)) return false;
    }
    return false;
  }

  /** A heading by mark: `#`, an underline, `<h2>`. */
  #mark(line: OutlineLine): void {
    const { piece } = line;
    const number = line.headingNumber;
    this.#stack.closeForMark(piece.depth);
    const { text } = piece.text;
    const titleFrom = number?.titleFrom ?? 0;
    const titleTo = Math.max(titleFrom, endWithoutColon(text));
    const style = isContentsTitle(text) ? 'contents' : 'hash';
    this.#open({
      number, title: sliceText(piece.text, titleFrom, titleTo), heading: spanOf(piece.text, 0, titleTo), start: piece.span.start, origin: piece.origin,
    }, piece.depth, style, Infinity);
  }

  #look(index: number, look: HeadingLook): void {
    const line = this.lines[index]!;
    const { text, item } = line.piece;
    if (look.style === 'hash') this.#stack.closeForMark(look.depth);
    else this.#stack.closeForLook(look.style, look.number, (number) => this.#restarts(index, number));
    const marked = item && line.from === 0 && look.number?.titleFrom === 0;
    const start = marked ? item.marker.start : spanOf(text, line.from, line.to).start;
    const heading = spanOf(text, look.from, Math.max(look.titleFrom, look.titleTo));
    const title = sliceText(text, look.titleFrom, Math.max(look.titleFrom, look.titleTo));
    // What stands in one item of several ends with their list; one item alone is a heading that became a list by its dot.
    const until = item && item.size > 1 ? this.#place.start + item.listEnd : Infinity;
    this.#open({ number: look.number, title, heading: marked ? { start, end: heading.end } : heading, start, origin: 'look' }, look.depth, look.style, until);
  }

  /** `found` has its places in its part. */
  #open({ number, title, heading, start, origin }: OpenedSection, depth: number, style: LookStyle, until: number): void {
    const by = this.#place.start;
    this.#sections.push({
      parent: this.#stack.current, number: number?.label ?? null, title: moved(title, by), heading: movedSpan(heading, by), start: start + by, origin,
    });
    this.#stack.push(this.#sections.length, depth, style, number, until);
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
    this.#blocks.push({ section, kind, piece, text, span, contents, units: whole ? '' : `${from}-${to}`, place: this.#place });
  }

  #addLinks(piece: Piece): void {
    for (const { kind, target, text, span } of piece.links) {
      this.#links.push({ kind, target, text, span: movedSpan(span, this.#place.start), section: this.#stack.current });
    }
  }
}

/** Lines that are looked at to see how a numbering goes on. */
const FARTHEST = 300;

/** Under a line without number or mark must stand something longer, or something numbered. */
function isBodyOf(line: OutlineLine, next: OutlineLine | undefined): boolean {
  if (!next || next.piece.kind === 'heading') return false;
  if (next.piece.kind !== 'paragraph') return true;
  return next.number !== null || (next.look === null && next.to - next.from > line.to - line.from);
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
  while (count < lines.length && lines[count]!.piece.kind === 'paragraph' && lines[count]!.bold && !lines[count]!.number) count++;
  return count >= 2 ? count : 0;
}
