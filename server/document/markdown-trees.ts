import type { Root } from 'mdast';
import type { Span } from '../text/position.js';
import { chunks } from './markdown-chunks.js';
import { isParsedLinearly } from './markdown-cost.js';
import { Definitions } from './markdown-definitions.js';
import type { MarkdownParser } from './markdown-parser.js';
import { simpleRoot } from './markdown-simple.js';

/** A part that cannot be cut and is longer than this (UTF-16 units) is not parsed: parsers need more than linear time for it. */
const LONGEST_CHUNK = 100_000;
/** Chunks are put together up to this length: to begin a parser costs as much as some hundred units of text. */
const LEAST_PARSED = 600;
/** A simple chunk of this length is worth interrupting a longer one for. */
const LEAST_SIMPLE = 80;

/** The tree of a part of a text; null for a part that no parser should read or none could. */
export interface MarkdownTree {
  readonly root: Root | null;
  /** What is added to the offsets of the tree. */
  readonly base: number;
  readonly span: Span;
}

export interface MarkdownTrees {
  readonly definitions: Definitions;
  readonly trees: Iterable<MarkdownTree>;
}

/**
 * Parses a text from an offset on, in chunks: the blocks of all trees together are those of the whole text. The trees are
 * made while they are asked for, so that a long text is never in memory as one tree.
 */
export function markdownTrees(text: string, from: number, parser: MarkdownParser): MarkdownTrees {
  const definitions = new Definitions();
  let cut = chunks(text, from);
  if (text.includes(']:', from)) {
    for (const chunk of cut) {
      const written = text.slice(chunk.start, chunk.end);
      const root = written.includes(']:') && isParsable(text, chunk) ? parsed(written, parser) : null;
      if (root) definitions.add(root, written);
    }
    if (definitions.unsuitable && text.length - from <= LONGEST_CHUNK) cut = [{ start: from, end: text.length }];
  }
  return { definitions, trees: treesOf(text, cut, definitions, parser) };
}

function* treesOf(text: string, cut: readonly Span[], definitions: Definitions, parser: MarkdownParser): Generator<MarkdownTree> {
  let waiting = null as Span | null;
  for (const chunk of cut) {
    const simple: Root | null = waiting && chunk.end - chunk.start < LEAST_SIMPLE ? null : simpleRoot(text, chunk, definitions.any);
    if (waiting && (simple || waiting.end - waiting.start >= LEAST_PARSED)) {
      yield tree(text, waiting, definitions, parser);
      waiting = null;
    }
    if (simple) yield { root: simple, base: chunk.start, span: chunk };
    else waiting = { start: waiting?.start ?? chunk.start, end: chunk.end };
  }
  if (waiting) yield tree(text, waiting, definitions, parser);
}

function tree(text: string, span: Span, definitions: Definitions, parser: MarkdownParser): MarkdownTree {
  if (!isParsable(text, span)) return { root: null, base: span.start, span };
  const written = text.slice(span.start, span.end);
  const prefix = definitions.any && !definitions.unsuitable ? definitions.prefix(written) : '';
  const root = parsed(prefix + written, parser);
  const base = span.start - prefix.length;
  if (!root || prefix === '') return { root, base, span };
  return { root: { ...root, children: root.children.filter((node) => node.position!.start.offset! >= prefix.length) }, base, span };
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
