import { parseNumeral } from '../text/numeral.js';

/** What the number of a heading says: its style with what stands before the last part, and the last part's value. */
interface HeadingNumber { readonly series: string; readonly value: number }

/** Reads `5.3.2`, `第六章`, `一`, `(二)`, `3`; null for anything else. */
export function headingNumber(text: string): HeadingNumber | null {
  const written = text.normalize('NFKC').replace(/\s/g, '');
  const dotted = /^((?:\d{1,3}\.){0,6})(\d{1,3})$/.exec(written);
  if (dotted) return { series: `d${dotted[1]}`, value: Number(dotted[2]) };
  const counted = /^(第|\()?([零〇一二两三四五六七八九十百]{1,5}|\d{1,3})([章节篇条部分)]{0,2})$/.exec(written);
  if (!counted) return null;
  const value = parseNumeral(counted[2]!);
  return value === null ? null : { series: `${counted[1] ?? ''}#${counted[3]}`, value };
}

/**
 * Indexes of headings whose number does not follow the one before it in the same place: 6.1, 6.3. `parents` tells the
 * places apart; a series may begin with any number, since a manual may be part of a larger one, but sub-numbers begin with 1.
 */
export function numberingBreaks(headings: readonly { readonly number: string; readonly parent: number }[]): number[] {
  const last = new Map<string, number>();
  const breaks: number[] = [];
  headings.forEach(({ number, parent }, i) => {
    const read = headingNumber(number);
    if (!read) return;
    const key = `${parent} ${read.series}`;
    const before = last.get(key);
    if (before === undefined ? /^d\d/.test(read.series) && read.value > 1 : read.value !== before + 1) breaks.push(i);
    last.set(key, read.value);
  });
  return breaks;
}
