import type { Span } from '../text/position.js';
import { ownCopy, type TextChange } from '../text/text-change.js';
import type { Numbering } from './html-pieces.js';
import { markdownPieces } from './markdown-blocks.js';
import { CUT_AHEAD, chunks } from './markdown-chunks.js';
import { Definitions, type FoundDefinition } from './markdown-definitions.js';
import type { MarkdownParser } from './markdown-parser.js';
import { definitionsOf, LONGEST_CHUNK, markdownTrees, type TreeSpan } from './markdown-trees.js';
import { outlineLines, type OutlineLine } from './outline-line.js';
import type { Piece } from './piece.js';
import { plainPieces } from './plain-pieces.js';

/**
 * A part of a Markdown text, read by itself. All in it counts from its own beginning, offsets as well as numbers of tables
 * and lists, so that it stays as it is wherever an edit elsewhere moves it.
 */
export class MarkdownPart {
  /** Whether a heading is marked as one in it. */
  readonly marked: boolean;
  #lines: { readonly unmarked: boolean; readonly lines: readonly OutlineLine[] } | null = null;

  /** `numbering`: how many tables and lists it has. */
  constructor(readonly text: string, readonly pieces: readonly Piece[], readonly numbering: Readonly<Numbering>, readonly definitions: readonly FoundDefinition[]) {
    this.marked = pieces.some((piece) => piece.kind === 'heading');
  }

  /** Its lines, in a document that marks no heading at all (`unmarked`) or in another. */
  lines(unmarked: boolean): readonly OutlineLine[] {
    if (this.#lines?.unmarked !== unmarked) this.#lines = { unmarked, lines: outlineLines(this.pieces, this.text, unmarked) };
    return this.#lines.lines;
  }
}

/** The parts of a text from an offset on, and what they share. */
export interface MarkdownParts {
  readonly parts: readonly MarkdownPart[];
  /** Where each begins, and last where the text ends. */
  readonly starts: readonly number[];
  readonly definitions: Definitions;
}

/** Parts behind a change that may be cut anew. */
const PARTS_AFTER = 3;
const NONE: readonly FoundDefinition[] = [];

/** Reads a text from an offset on. More than `longest` units are read by lines. */
export function markdownParts(text: string, from: number, parser: MarkdownParser, longest: number): MarkdownParts {
  if (text.length > longest) return partsOf([plainPart(text.slice(from), NONE)], from, new Definitions([]));
  let cut = [...chunks(text, from)];
  const found = text.includes(']:', from) ? cut.map((chunk) => definitionsOf(text, chunk, parser)) : [];
  const definitions = new Definitions(found.flat());
  if (definitions.unsuitable && text.length - from <= LONGEST_CHUNK) cut = [{ start: from, end: text.length }];
  const parts: MarkdownPart[] = [];
  let next = 0;
  for (const tree of markdownTrees(text, cut, definitions, parser)) {
    const first = next;
    while (next < cut.length && cut[next]!.start < tree.span.end) next++;
    parts.push(partOf(tree, definitions, found.slice(first, next).flat()));
  }
  return partsOf(parts, from, definitions);
}

/**
 * The parts of a text that differs from the one before in `change` only, which lies behind the offset where both begin to be
 * read: those around it are read, the others are the same. Null where the change may act on all of the text.
 */
export function revisedParts(before: MarkdownParts, text: string, change: TextChange, parser: MarkdownParser): MarkdownParts | null {
  const { definitions, starts } = before;
  if (definitions.unsuitable) return null;
  // A part ends where the next one begins, so what follows a part that may have changed has to be the same to end it there, too.
  const first = Math.max(0, lastFrom(starts, change.start - CUT_AHEAD) - 1);
  const by = change.endAfter - change.end;
  const known = new Map(before.parts.slice(first, lastFrom(starts, change.end + CUT_AHEAD) + PARTS_AFTER).map((part) => [part.text, part]));
  const cut: Span[] = [];
  const noting = function* () {
    for (const chunk of chunks(text, starts[first]!)) {
      cut.push(chunk);
      yield chunk;
    }
  };
  const middle: MarkdownPart[] = [];
  let last = before.parts.length;
  let next = 0;
  for (const tree of markdownTrees(text, noting(), definitions, parser)) {
    const from = next;
    while (next < cut.length && cut[next]!.start < tree.span.end) next++;
    middle.push(known.get(tree.written) ?? partOf(tree, definitions, cut.slice(from, next).flatMap((chunk) => definitionsOf(text, chunk, parser))));
    if (tree.span.end < change.endAfter) continue;
    const same = lastFrom(starts, tree.span.end - by);
    if (starts[same] === tree.span.end - by) {
      last = same;
      break;
    }
  }
  const replaced = before.parts.slice(first, last);
  if (!areSame(replaced.flatMap((part) => part.definitions), middle.flatMap((part) => part.definitions))) return null;
  return partsOf([...before.parts.slice(0, first), ...middle, ...before.parts.slice(last)], starts[0]!, definitions);
}

/** The same parts where all before them has become longer or shorter. */
export function movedParts({ parts, definitions }: MarkdownParts, from: number): MarkdownParts {
  return partsOf(parts, from, definitions);
}

function partsOf(parts: readonly MarkdownPart[], from: number, definitions: Definitions): MarkdownParts {
  const starts = [from];
  let at = from;
  for (const part of parts) starts.push((at += part.text.length));
  return { parts, starts, definitions };
}

function partOf({ span, written, tree }: TreeSpan, { targets }: Definitions, definitions: readonly FoundDefinition[]): MarkdownPart {
  const { root, base } = tree();
  if (!root) return plainPart(written, definitions);
  const numbering: Numbering = { table: 0, list: 0 };
  const pieces = markdownPieces(root, { source: written, base: base - span.start, targets }, numbering);
  return new MarkdownPart(written, pieces, numbering, definitions);
}

function plainPart(written: string, definitions: readonly FoundDefinition[]): MarkdownPart {
  const numbering: Numbering = { table: 0, list: 0 };
  const text = ownCopy(written);
  return new MarkdownPart(text, plainPieces(text, { start: 0, end: text.length }, numbering), numbering, definitions);
}

/** The last of ascending numbers that is not above a value; 0 where all are. */
function lastFrom(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (starts[mid]! <= value) low = mid; else high = mid - 1;
  }
  return low;
}

function areSame(a: readonly FoundDefinition[], b: readonly FoundDefinition[]): boolean {
  return a.length === b.length && a.every((one, i) => one.identifier === b[i]!.identifier && one.url === b[i]!.url && one.label === b[i]!.label);
}
