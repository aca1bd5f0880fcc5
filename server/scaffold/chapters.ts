import type { Topic } from '../../schemas/vocabulary.js';
import type { CompiledRules } from '../rules/model.js';
import { fillTemplate, type View } from './template.js';

/** One chapter of a manual: `第一章`, its title, and its sections numbered below it. */
export interface ChapterText { readonly ordinal: string; readonly title: string; readonly text: string }

/**
 * The chapters of a manual that covers these topics, in the vocabulary's order: what a chapter's own template
 * (`scaffold/chapter-N`) says, then the section of each of its topics. A chapter with neither is left out.
 */
export function chaptersOf(topics: readonly Topic[], { chapters, templates }: CompiledRules, view: View): ChapterText[] {
  const filled = [...chapters].sort((a, b) => a.no - b.no).flatMap(({ no, title }) => {
    const own = templates.get(`scaffold/chapter-${no}`);
    const sections = [own === undefined ? [] : [fillTemplate(own, view)], topics.filter(({ chapter }) => chapter === no).map(({ id }) => templates.get(id) ?? '')].flat()
      .map((text) => text.trim()).filter((text) => text !== '');
    return sections.length > 0 ? [{ title: title.zh, sections }] : [];
  });
  return filled.map(({ title, sections }, i) => ({ ordinal: `第${chineseNumeral(i + 1)}章`, title, text: numbered(sections, i + 1, title) }));
}

/** The headings of a chapter's sections one level down and with their numbers: `### 5.1 …`, `#### 5.1.1 …`. */
function numbered(sections: readonly string[], chapter: number, title: string): string {
  const counts = [chapter, 0, 0, 0];
  const lines = sections.flatMap((section) => [...withoutRepeatedHeading(section, title, sections.length), '']).map((line) => {
    const heading = /^(#{2,4}) (.*)$/.exec(line);
    if (!heading) return line;
    const depth = heading[1]!.length - 1;
    counts[depth]!++;
    counts.fill(0, depth + 1);
    return `${'#'.repeat(depth + 2)} ${counts.slice(0, depth + 1).join('.')} ${heading[2]}`;
  });
  return lines.join('\n').trimEnd();
}

/** A section that is the whole chapter and is called like it needs no heading of its own. */
function withoutRepeatedHeading(section: string, title: string, sections: number): string[] {
  const lines = section.split('\n');
  if (sections > 1 || lines[0] !== `## ${title}`) return lines;
  return lines.slice(1).join('\n').trim().split('\n').map((line) => (line.startsWith('###') ? line.slice(1) : line));
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 as chapters are counted: 一, 十, 十一, 二十. */
export function chineseNumeral(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}`;
}
