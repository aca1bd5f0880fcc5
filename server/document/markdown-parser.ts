import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

/**
 * The port behind which a Markdown parser stands: a text without front matter into an mdast tree whose positions have
 * offsets into that text. May throw; the reader then reads the text by lines.
 */
export type MarkdownParser = (text: string) => Root;

// A single tilde stays text: in these documents `2~3天` is a range. Autolink literals are left out, since bare
// addresses are text to us and looking for them costs half of the parser's time.
const extensions = [gfmFootnote(), gfmStrikethrough({ singleTilde: false }), gfmTable(), gfmTaskListItem()];
const mdastExtensions = [
  gfmFootnoteFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(),
];

/** CommonMark with tables, task lists, footnotes and strike-through. */
export const parseMarkdown: MarkdownParser = (text) => fromMarkdown(text, { extensions, mdastExtensions });
