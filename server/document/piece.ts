import { sliceText, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { Block, BlockKind, HeadingOrigin, LinkRef, Row } from './model.js';

/**
 * What the readers of Markdown, HTML and plain lines hand to the outline: the document as one flat run, in the order
 * of the text, before anybody has asked which lines are headings and where sections end.
 */
export interface Piece {
  readonly kind: 'heading' | BlockKind;
  /** Normalised; lines are kept apart by `\n`. */
  readonly text: MappedText;
  readonly span: Span;
  /** 1–6 for headings, 0 otherwise. */
  readonly depth: number;
  readonly origin: HeadingOrigin;
  /** Source ranges set in bold. */
  readonly strong: readonly Span[];
  readonly links: readonly PieceLink[];
  readonly row: Row | null;
  readonly list: Block['list'];
  readonly item: ItemPlace | null;
}

export type PieceLink = Omit<LinkRef, 'section'>;

/** Where a list item stands in its list. */
export interface ItemPlace {
  /** The printed marker, `1.` or `-`. */
  readonly marker: Span;
  /** Zero-based. */
  readonly index: number;
  /** Items in the list. */
  readonly size: number;
  /** Whether more than its first paragraph stands in this item. */
  readonly own: boolean;
  /** How many items of the list have content of their own. */
  readonly owning: number;
  /** Where the list ends in the source. */
  readonly listEnd: number;
}

export function piece(kind: Piece['kind'], text: MappedText, span: Span, more: Partial<Piece> = {}): Piece {
  return { kind, text, span, depth: 0, origin: 'markdown', strong: [], links: [], row: null, list: null, item: null, ...more };
}

/** Without white space and line ends around it. */
export function trimmed(mapped: MappedText): MappedText {
  const { text } = mapped;
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? mapped : sliceText(mapped, from, to);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
