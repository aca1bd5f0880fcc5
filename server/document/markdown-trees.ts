import type { Root } from 'mdast';
import type { Span } from '../text/position.js';
import { ownCopy } from '../text/text-change.js';
import { isParsedLinearly } from './markdown-cost.js';
import { definitionsIn, type Definitions, type FoundDefinition } from './markdown-definitions.js';
import type { MarkdownParser } from './markdown-parser.js';
import { simpleRoot } from './markdown-simple.js';

/** A part that cannot be cut and is longer than this (UTF-16 units) is not parsed: parsers need more than linear time for it. */
export const LONGEST_CHUNK = 100_000;
/** Chunks are put together up to this length: to begin a parser costs as much as some hundred units of text. */
const LEAST_PARSED = 600;
/** A simple chunk of this length is worth interrupting a longer one for. */
const LEAST_SIMPLE = 80;

/** The tree of a part of a text. */
export interface MarkdownTree {
  /** Null for a part that no parser should read or none could. */
  readonly root: Root | null;
  /** What is added to the offsets of the tree. */
  readonly base: number;
}

/** A part of a text that can be parsed by itself. */
export interface TreeSpan {
  readonly span: Span;
  /** The text of the span; nothing in the tree keeps a longer one alive. */
  readonly written: string;
  /** Makes the tree, for which a parser may be needed. */
  tree(): MarkdownTree;
}

/**
 * Parses a text in chunks, which follow each other: the blocks of all trees together are those of the whole text. The trees
 * are made when they are asked for, so that a long text is never in memory as one tree. Where one begins nothing is left
 * over from those before, so which trees follow depends only on the text behind.
 */
export function* markdownTrees(text: string, chunks: Iterable<Span>, definitions: Definitions, parser: MarkdownParser): Generator<TreeSpan> {
  let waiting = null as Span | null;
  for (const chunk of chunks) {
    if (waiting && waiting.end - waiting.start >= LEAST_PARSED) {
      yield parsedTree(text, waiting, definitions, parser);
      waiting = null;
    }
    const simple = waiting && chunk.end - chunk.start < LEAST_SIMPLE ? null : simpleTree(text, chunk, definitions);
    if (!simple) {
      waiting = { start: waiting?.start ?? chunk.start, end: chunk.end };
      continue;
    }
    if (waiting) yield parsedTree(text, waiting, definitions, parser);
    waiting = null;
    yield simple;
  }
  if (waiting) yield parsedTree(text, waiting, definitions, parser);
}

/** The definitions in one chunk. */
export function definitionsOf(text: string, chunk: Span, parser: MarkdownParser): readonly FoundDefinition[] {
  const written = text.slice(chunk.start, chunk.end);
  const root = written.includes(']:') && isParsable(text, chunk) ? parsed(written, parser) : null;
  return root ? definitionsIn(root, written) : [];
}

function simpleTree(text: string, span: Span, definitions: Definitions): TreeSpan | null {
  const written = ownCopy(text.slice(span.start, span.end));
  const root = simpleRoot(written, { start: 0, end: written.length }, definitions.any);
  return root && { span, written, tree: () => ({ root, base: span.start }) };
}

function parsedTree(text: string, span: Span, definitions: Definitions, parser: MarkdownParser): TreeSpan {
  const written = ownCopy(text.slice(span.start, span.end));
  return { span, written, tree: () => (isParsable(written, { start: 0, end: written.length }) ? parsedWith(definitions, written, span.start, parser) : { root: null, base: span.start }) };
}

function parsedWith(definitions: Definitions, written: string, start: number, parser: MarkdownParser): MarkdownTree {
  const prefix = definitions.any && !definitions.unsuitable ? definitions.prefix(written) : '';
  const root = parsed(prefix + written, parser);
  const base = start - prefix.length;
  if (!root || prefix === '') return { root, base };
  return { root: { ...root, children: root.children.filter((node) => node.position!.start.offset! >= prefix.length) }, base };
}

function isParsable(text: string, span: Span): boolean {
  return span.end - span.start <= LONGEST_CHUNK && isParsedLinearly(text, span);
}

/** Null where the parser fails, for instance on nesting deeper than its stack. */
function parsed(text: string, parser: MarkdownParser): Root | null {
  try {
    return parser(text);
  } catch {
    return null;
  }
}
