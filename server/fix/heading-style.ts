import type { DocumentFacts } from '../document/facts/model.js';
import type { Section } from '../document/model.js';
import { startAt } from '../text/mapped-text.js';

/** How a heading is written: the line around its number and title. */
export interface HeadingStyle {
  /** What stands before the number: `## `, `**`, nothing. */
  readonly open: string;
  /** The number with its marks and blanks: `第六章 `, `6.3 `; empty without one. */
  readonly mark: string;
  readonly close: string;
}

/** How the heading of a section is written in its Markdown text. */
export function styleOf({ document: { source } }: DocumentFacts, { heading, title }: Section): HeadingStyle {
  const { text } = source;
  const { start, end } = heading!;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = end + (/^[^\r\n]*/.exec(text.slice(end, end + 80))?.[0].length ?? 0);
  const titleStart = Math.min(Math.max(startAt(title, 0), start), end);
  const open = text.slice(lineStart, start);
  // A heading underlined with === or --- is followed after its example by one with #.
  const underlined = !open.includes('#') && /^\r?\n[ ]{0,3}(?:=+|-+)[ \t]*(?:\r?\n|$)/.test(text.slice(lineEnd, lineEnd + 200));
  const closed = open.includes('#') ? '' : text.slice(end, lineEnd);
  return underlined ? { open: '## ', mark: text.slice(start, titleStart), close: '' } : { open, mark: text.slice(start, titleStart), close: closed };
}

/** The style one level further in, where there is no heading to take as an example. */
export function deeper({ open }: HeadingStyle, mark = ''): HeadingStyle {
  const hashes = /#+/.exec(open)?.[0].length ?? 0;
  return hashes > 0 ? { open: `${'#'.repeat(Math.min(6, hashes + 1))} `, mark, close: '' } : { open: '**', mark: '', close: '**' };
}

export function headingLine({ open, mark, close }: HeadingStyle, title: string): string {
  return `${open}${mark}${title}${close}`.trimEnd();
}
