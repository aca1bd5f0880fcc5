import { moved, sliceText, spanOf, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import { isContentsTitle } from './heading-look.js';
import type { Block } from './model.js';
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
 * The title of a document, which it takes out of the outline: front matter, else the one heading at the top of the tree, else the
 * title among the first short lines (the one named like a document, or the first).
 */
export function takeTitle(found: Outline, frontMatter: MappedText | null): DocumentTitle {
  const first = found.sections[0];
  if (frontMatter) {
    if (first && first.title.text === frontMatter.text && isTopmost(found)) removeFirstSection(found);
    return { text: frontMatter, heading: spanOf(frontMatter, 0, frontMatter.text.length) };
  }
  if (first && isTopmost(found)) {
    removeFirstSection(found);
    return { text: first.title, heading: first.heading };
  }
  const line = titleLine(found);
  if (line) {
    const { block, from, to } = line;
    const whole = found.blocks[block]!;
    const rest = [...part(whole, 0, from), ...part(whole, to, whole.text.text.length)];
    // A text of one line is that line, not a title without a text.
    if (found.blocks.length === 1 && rest.length === 0 && found.sections.length === 0) return UNTITLED;
    found.blocks.splice(block, 1, ...rest);
    const text = moved(sliceText(whole.text, from, to), whole.place.start);
    return { text, heading: spanOf(text, 0, text.text.length) };
  }
  if (first && first.number === null && first.title.text !== '' && !isContentsTitle(first.title.text)) return { text: first.title, heading: first.heading };
  return UNTITLED;
}

/** Whether the first heading stands alone at the top, or above numbered ones. */
function isTopmost({ sections }: Outline): boolean {
  const first = sections[0];
  if (!first || first.number !== null || first.title.text === '' || isContentsTitle(first.title.text)) return false;
  const top = sections.filter((section) => section.parent === 0);
  if (top.length === 1) return sections.length > 1 || first.origin !== 'look' || !CHAPTER.test(first.title.text);
  return !CHAPTER.test(first.title.text) && top.slice(1).every((section) => section.number !== null);
}

function removeFirstSection({ sections, blocks, links }: Outline): void {
  const renumbered = (section: number) => (section <= 1 ? 0 : section - 1);
  sections.shift();
  for (const section of sections) section.parent = renumbered(section.parent);
  for (const block of blocks) block.section = renumbered(block.section);
  for (const link of links) link.section = renumbered(link.section);
}

interface TitleLine { readonly block: number; readonly from: number; readonly to: number }

function titleLine({ sections, blocks }: Outline): TitleLine | null {
  const end = sections[0]?.start ?? Infinity;
  const candidates: (TitleLine & { readonly named: boolean })[] = [];
  for (let block = 0, seen = 0; block < blocks.length && seen < MOST_LINES; block++) {
    const { text, span, kind, contents, section, place } = blocks[block]!;
    if (place.start + span.start >= end || section !== 0 || contents || (kind !== 'paragraph' && kind !== 'quote')) break;
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

/** What is left of a block of which a line has become the title. */
function part(block: DraftBlock, from: number, to: number): DraftBlock[] {
  const text = trimmed(sliceText(block.text, from, to));
  if (text.text === '' || text.text === ':') return [];
  return [{ ...block, text, span: spanOf(text, 0, text.text.length), units: `${block.units}/${from}-${to}` }];
}

/** Depth of each section, and where it ends: at the next heading or block that does not stand in it. */
export function sectionBounds(sections: readonly DraftSection[], blocks: readonly Block[], end: number): { levels: number[]; ends: number[] } {
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
