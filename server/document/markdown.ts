import type { MarkdownParser } from './markdown-parser.js';
import { parseMarkdown } from './markdown-parser.js';
import { MarkdownVersions } from './markdown-versions.js';
import type { DocumentReader } from './model.js';

/** UTF-16 units. A longer text (8 MB and more, if it is Chinese) is read by lines. */
export const LONGEST_PARSED = 4_000_000;
/** Reads Markdown, as tidy as CommonMark or as Word leaves it. Never throws. */
export const readMarkdown: DocumentReader = createMarkdownReader(parseMarkdown);

/**
 * A reader over another parser that gives the same trees. The parser is called for parts of the text; see `markdownTrees`. A text of
 * more than `longest` units is read by lines.
 */
export function createMarkdownReader(parse: MarkdownParser, longest = LONGEST_PARSED): DocumentReader {
  return (source) => new MarkdownVersions(parse, longest).read(source).document;
}
