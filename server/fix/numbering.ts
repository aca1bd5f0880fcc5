import { chineseNumeral } from '../scaffold/chapters.js';

const CHINESE = Array.from({ length: 99 }, (_, i) => chineseNumeral(i + 1));
/** The last number in what stands before a heading's title: `6.3 `, `第六章 `, `（二）`. */
const LAST = /(\d+|[一二三四五六七八九十]{1,3})(?=[^\d一二三四五六七八九十]*$)/;

/** The number that a heading's mark counts to; null where it counts nothing. */
export function ordinalOf(mark: string): number | null {
  const written = LAST.exec(mark.normalize('NFKC'))?.[1];
  if (written === undefined) return null;
  const value = /^\d/.test(written) ? Number(written) : CHINESE.indexOf(written) + 1;
  return value > 0 ? value : null;
}

/** The same mark with another number in its last place; empty where it counts nothing. */
export function withOrdinal(mark: string, ordinal: number): string {
  const found = LAST.exec(mark);
  if (!found) return '';
  const number = /^\d/.test(found[1]!) ? String(ordinal) : CHINESE[ordinal - 1] ?? '';
  return number === '' ? '' : mark.slice(0, found.index) + number + mark.slice(found.index + found[1]!.length);
}

/** The mark of a first section inside a chapter, after the example of a section elsewhere: `5.2 ` in chapter 16 gives `16.1 `. */
export function firstBelow(chapter: number | null, example: string): string {
  const decimal = /^(\s*)\d+([.．])\d+(\D*)$/.exec(example);
  if (decimal) return chapter === null ? '' : `${decimal[1]}${chapter}${decimal[2]}1${decimal[3]}`;
  return withOrdinal(example, 1);
}
