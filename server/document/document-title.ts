import { sliceText, spanOf, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import { isContentsTitle } from './heading-look.js';
import type { DraftBlock, DraftSection, Outline } from './outline.js';
import { trimmed } from './piece.js';

export interface DocumentTitle {
  readonly text: MappedText;
  readonly heading: Span | null;
}

const UNTITLED: DocumentTitle = { text: { text: '', base: 0, starts: null, ends: null }, heading: null };
/** Lines of a cover that are looked at. */
const MOST_LINES = 8;
const LONGEST = 40;
/** How titles of service documents end. */
const KIND_OF_DOCUMENT = /(?:手册|制度|政策|规范|规定|办法|程序|承诺书?|方案|预案|说明书?|须知|指南|细则|规则|体系|标准|流程|条款|合同|协议书?|声明|文件|条例|守则|章程)》?$/;
/** First headings that are chapters although they have no number. */
const CHAPTER = /^(?:前言|引言|序言?|概述|目录|简介|总则|说明|目的|范围|背景|颁布令|发布令|任命书|修订|文件控制|适用范围)/;

/**
 * The title of a document and the outline without it: front matter, else the one heading at the top of the tree, else the
 * title among the first short lines (the one named like a document, or the first).
 */
export function takeTitle(found: Outline, frontMatter: MappedText | null): { title: DocumentTitle; outline: Outline } {
  const first = found.sections[0];
  if (frontMatter) {
    const title = { text: frontMatter, heading: spanOf(frontMatter, 0, frontMatter.text.length) };
    return { title, outline: first && first.title.text === frontMatter.text && isTopmost(found) ? withoutFirstSection(found) : found };
  }
  if (first && isTopmost(found)) return { title: { text: first.title, heading: first.heading }, outline: withoutFirstSection(found) };
  const line = titleLine(found);
  if (line) {
    const { block, from, to } = line;
    const shortened = withoutLine(found, block, from, to);
    // A text of one line is that line, not a title without a text.
    if (shortened.blocks.length === 0 && shortened.sections.length === 0) return { title: UNTITLED, outline: found };
    const text = sliceText(found.blocks[block]!.text, from, to);
    return { title: { text, heading: spanOf(text, 0, text.text.length) }, outline: shortened };
  }
  if (first && first.number === null && first.title.text !== '' && !isContentsTitle(first.title.text)) return { title: { text: first.title, heading: first.heading }, outline: found };
  return { title: UNTITLED, outline: found };
}

/** Whether the first heading stands alone at the top, or above numbered ones. */
function isTopmost({ sections }: Outline): boolean {
  const first = sections[0];
  if (!first || first.number !== null || first.title.text === '' || isContentsTitle(first.title.text)) return false;
  const top = sections.filter((section) => section.parent === 0);
  if (top.length === 1) return sections.length > 1 || first.origin !== 'look' || !CHAPTER.test(first.title.text);
  return !CHAPTER.test(first.title.text) && top.slice(1).every((section) => section.number !== null);
}

function withoutFirstSection({ sections, blocks, links }: Outline): Outline {
  const moved = (section: number) => (section <= 1 ? 0 : section - 1);
  return {
    sections: sections.slice(1).map((section) => ({ ...section, parent: moved(section.parent) })),
    blocks: blocks.map((block) => ({ ...block, section: moved(block.section) })),
    links: links.map((link) => ({ ...link, section: moved(link.section) })),
  };
}

interface TitleLine { readonly block: number; readonly from: number; readonly to: number }

function titleLine({ sections, blocks }: Outline): TitleLine | null {
  const end = sections[0]?.start ?? Infinity;
  const candidates: (TitleLine & { readonly named: boolean })[] = [];
  for (let block = 0, seen = 0; block < blocks.length && seen < MOST_LINES; block++) {
    const { text, span, kind, contents, section } = blocks[block]!;
    if (span.start >= end || section !== 0 || contents || (kind !== 'paragraph' && kind !== 'quote')) break;
    let from = 0;
    for (; from <= text.text.length && seen < MOST_LINES; seen++) {
      const stop = text.text.indexOf('\n', from);
      const to = stop < 0 ? text.text.length : stop;
      const line = text.text.slice(from, to);
      if (!isShort(line)) return best(candidates);
      if (kind === 'paragraph' && isTitleLike(line)) candidates.push({ block, from, to: from + line.replace(/:$/, '').length, named: KIND_OF_DOCUMENT.test(line.replace(/:$/, '')) });
      from = to + 1;
    }
  }
  return best(candidates);
}

function best(candidates: readonly (TitleLine & { readonly named: boolean })[]): TitleLine | null {
  return candidates.find((candidate) => candidate.named) ?? candidates[0] ?? null;
}

function isShort(line: string): boolean {
  return line.length <= LONGEST * 2 && !/[。;]/.test(line);
}

function isTitleLike(line: string): boolean {
  return line.length >= 2 && line.length <= LONGEST && /[\u3400-\u9fff]|[a-z]{3}/.test(line)
    && !/[。;!,|@]|:.|\d{5}|^[(\d①-⑳]|^第.{1,4}[章节条]|^[一二三四五六七八九十]{1,3}、|_{2}/.test(line);
}

/** The document without a line that has become its title. */
function withoutLine(found: Outline, index: number, from: number, to: number): Outline {
  const block = found.blocks[index]!;
  const before = part(block, 0, from);
  const after = part(block, to, block.text.text.length);
  const blocks = [...found.blocks.slice(0, index), ...before, ...after, ...found.blocks.slice(index + 1)];
  return { ...found, blocks };
}

function part(block: DraftBlock, from: number, to: number): DraftBlock[] {
  const text = trimmed(sliceText(block.text, from, to));
  if (text.text === '' || text.text === ':') return [];
  return [{ ...block, text, span: spanOf(text, 0, text.text.length) }];
}

/** Depth of each section, and where it ends: at the next heading or block that does not stand in it. */
export function sectionBounds(sections: readonly DraftSection[], blocks: readonly DraftBlock[], end: number): { levels: number[]; ends: number[] } {
  const levels = [0];
  for (const { parent } of sections) levels.push(levels[parent]! + 1);
  const ends = levels.map(() => end);
  const parents = [-1, ...sections.map((section) => section.parent)];
  const open = [0];
  const close = (keep: number, at: number) => {
    while (levels[open[open.length - 1]!]! > levels[keep]! || open[open.length - 1] !== keep) {
      if (open.length === 1) return;
      ends[open.pop()!] = at;
    }
  };
  let next = 0;
  sections.forEach((section, i) => {
    for (; next < blocks.length && blocks[next]!.span.start < section.start; next++) close(blocks[next]!.section, blocks[next]!.span.start);
    close(parents[i + 1]!, section.start);
    open.push(i + 1);
  });
  for (; next < blocks.length; next++) close(blocks[next]!.section, blocks[next]!.span.start);
  return { levels, ends };
}
