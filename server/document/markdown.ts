import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { sectionBounds, takeTitle } from './document-title.js';
import { readFrontMatter } from './front-matter.js';
import type { Numbering } from './html-pieces.js';
import { markdownPieces } from './markdown-blocks.js';
import { parseMarkdown, type MarkdownParser } from './markdown-parser.js';
import { markdownTrees } from './markdown-trees.js';
import type { DocumentReader, ManualDocument, Section } from './model.js';
import { outline } from './outline.js';
import type { Piece } from './piece.js';
import { plainPieces } from './plain-pieces.js';

/** UTF-16 units. A longer text (8 MB and more, if it is Chinese) is read by lines. */
const LONGEST_PARSED = 4_000_000;
/** Reads Markdown, as tidy as CommonMark or as Word leaves it. Never throws. */
export const readMarkdown: DocumentReader = createMarkdownReader(parseMarkdown);

/**
 * A reader over another parser that gives the same trees. The parser is called for parts of the text; see `markdownTrees`. A text of
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
  let from = bodyStart;
  while (text.charCodeAt(from) === 0xFEFF) from++;
  const numbering: Numbering = { table: 0, list: 0 };
  if (text.length > longest) return plainPieces(text, { start: from, end: text.length }, numbering);
  const pieces: Piece[] = [];
  const { trees, definitions } = markdownTrees(text, from, parser);
  for (const { root, base, span } of trees) {
    const found = root ? markdownPieces(root, { source: text, base, definitions: definitions.links }, numbering) : plainPieces(text, span, numbering);
    for (const piece of found) pieces.push(piece);
  }
  return pieces;
}
