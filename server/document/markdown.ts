import type { Root } from 'mdast';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { sectionBounds, takeTitle } from './document-title.js';
import { readFrontMatter } from './front-matter.js';
import type { Numbering } from './html-pieces.js';
import { markdownPieces } from './markdown-blocks.js';
import { chunks } from './markdown-chunks.js';
import { isParsedLinearly } from './markdown-cost.js';
import { plainBlock } from './markdown-plain.js';
import { parseMarkdown, type MarkdownParser } from './markdown-parser.js';
import type { DocumentReader, ManualDocument, Section } from './model.js';
import { outline } from './outline.js';
import type { Piece } from './piece.js';
import { plainPieces } from './plain-pieces.js';

/** UTF-16 units. A longer text (8 MB and more, if it is Chinese) is read by lines. */
const LONGEST_PARSED = 4_000_000;
/** A part that cannot be cut and is longer than this is read by lines: parsers need more than linear time for it. */
export const LONGEST_CHUNK = 200_000;
/** Chunks are put together up to this length: to begin a parser costs as much as some hundred units of text. */
const LEAST_PARSED = 600;
/** A plain block of this length is worth interrupting a longer chunk for. */
const LEAST_PLAIN = 80;

/** Reads Markdown, as tidy as CommonMark or as Word leaves it. Never throws. */
export const readMarkdown: DocumentReader = createMarkdownReader(parseMarkdown);

/**
 * A reader over another parser that gives the same trees. The parser is called once per chunk; see `chunks`. A text of
 * more than `longest` units is read by lines.
 */
export function createMarkdownReader(parse: MarkdownParser, longest = LONGEST_PARSED): DocumentReader {
  return (source) => read(source, parse, longest);
}

function read(source: SourceText, parse: MarkdownParser, longest: number): ManualDocument {
  const front = readFrontMatter(source);
  const pieces = bodyPieces(source.text, front.bodyStart, parse, longest);
  const { title, outline: found } = takeTitle(outline(pieces, source.text), front.title);
  const { levels, ends } = sectionBounds(found.sections, found.blocks, source.text.length);
  const document: Section = {
    index: 0, parent: null, level: 0, number: null, title: title.text, heading: title.heading, span: { start: 0, end: source.text.length }, origin: 'document',
  };
  const sections = found.sections.map((section, i): Section => ({
    index: i + 1, parent: section.parent, level: levels[i + 1]!, number: section.number, title: section.title, heading: section.heading,
    span: { start: section.start, end: ends[i + 1]! }, origin: section.origin,
  }));
  const faults: Fault[] = front.faults;
  return {
    source, format: 'markdown', meta: front.meta, sections: [document, ...sections], blocks: found.blocks, links: found.links, faults,
  };
}

function bodyPieces(text: string, bodyStart: number, parser: MarkdownParser, longest: number): Piece[] {
  const from = text.charCodeAt(bodyStart) === 0xFEFF ? bodyStart + 1 : bodyStart;
  const numbering: Numbering = { table: 0, list: 0 };
  if (text.length > longest) return plainPieces(text, { start: from, end: text.length }, numbering);
  const pieces: Piece[] = [];
  const add = (found: readonly Piece[]) => { for (const piece of found) pieces.push(piece); };
  const parse = (chunk: Span) => {
    const cheap = chunk.end - chunk.start <= LONGEST_CHUNK && isParsedLinearly(text, chunk);
    const root = cheap ? parsed(text.slice(chunk.start, chunk.end), parser) : null;
    add(root ? markdownPieces(root, text, chunk.start, numbering) : plainPieces(text, chunk, numbering));
  };
  let waiting = null as Span | null;
  for (const chunk of chunks(text, from, 0)) {
    const length = chunk.end - chunk.start;
    const plain = waiting && length < LEAST_PLAIN ? null : plainBlock(text, chunk);
    if (waiting && (plain || waiting.end - waiting.start >= LEAST_PARSED)) {
      parse(waiting);
      waiting = null;
    }
    if (plain) add(markdownPieces({ type: 'root', children: [plain] }, text, chunk.start, numbering));
    else waiting = { start: waiting?.start ?? chunk.start, end: chunk.end };
  }
  if (waiting) parse(waiting);
  return pieces;
}

/** Null where the parser fails, for instance on nesting deeper than its stack. */
function parsed(text: string, parse: MarkdownParser): Root | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
