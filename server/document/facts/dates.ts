import { parseNumeral } from '../../text/numeral.js';
import type { DateFact } from './model.js';

/** A date found in a normalised text: `from..end` are its units. */
export type FoundDate = Pick<DateFact, 'iso' | 'precision' | 'valid'> & { readonly from: number; readonly end: number };

const CHINESE_DIGITS = '〇零○oO一二三四五六七八九';
const MAY_HOLD = /年|[12][0-9]{3}[-/.0-9]/;

const DIGITAL = '(?<![0-9a-z][-/.]|[0-9a-z])([12][0-9]{3})([-/.])([0-9]{1,2})\\2([0-9]{1,2})(?![0-9]|[-/.][0-9])';
const WRITTEN =
  `(?<![0-9])([12][0-9]{3}|[一二][${CHINESE_DIGITS}]{3}) ?年(?:度? ?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?月(?: ?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?)?`;
/** Eight digits are a date only beside a word that says so; else they are a number of something. */
const COMPACT = '(?<![0-9a-z./-])([12][0-9]{3})([01][0-9])([0-3][0-9])(?![0-9a-z]|[./-][0-9])';
const DATE = new RegExp(`${DIGITAL}|${WRITTEN}|${COMPACT}`, 'g');
const DATE_WORD = /日期|时间|发布|颁布|实施|生效|施行|编制|编写|审核|批准|修订|更新|有效期|截至|date|[于自至]/;
const BESIDE = 8;

/**
 * The dates in a normalised text, in order: 2026-05-01, 2026/5/1, 2026.5.1, 2026年5月1日, 二〇二六年五月, 2026年, and
 * 20260501 beside a date word. A date that the calendar does not have is found with `valid: false`.
 */
export function findDates(text: string): FoundDate[] {
  if (!MAY_HOLD.test(text)) return [];
  const found: FoundDate[] = [];
  DATE.lastIndex = 0;
  for (let match = DATE.exec(text); match; match = DATE.exec(text)) {
    const from = match.index;
    const end = from + match[0].length;
    const [, y1, , m1, d1, y2, m2, d2, y3, m3, d3] = match;
    if (y3 && !DATE_WORD.test(text.slice(Math.max(0, from - BESIDE), from)) && !DATE_WORD.test(text.slice(end, end + BESIDE))) continue;
    const year = yearOf(y1 ?? y2 ?? y3 ?? '');
    if (year < 1900 || year > 2199) continue;
    const month = m1 ?? m2 ?? m3;
    const day = d1 ?? d2 ?? d3;
    found.push({ ...dateOf(year, month === undefined ? null : parseNumeral(month), day === undefined ? null : parseNumeral(day)), from, end });
  }
  return found;
}

function dateOf(year: number, month: number | null, day: number | null): Pick<FoundDate, 'iso' | 'precision' | 'valid'> {
  const precision = day !== null ? 'day' : month !== null ? 'month' : 'year';
  const two = (n: number): string => String(n).padStart(2, '0');
  const [m, d] = [month ?? 1, day ?? 1];
  return { iso: `${year}-${two(m)}-${two(d)}`, precision, valid: m >= 1 && m <= 12 && d >= 1 && d <= daysIn(year, m) };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 二〇二六, 二零二六 and 二○二六 digit by digit; also with the letter o that stands for the zero in many covers. */
function yearOf(written: string): number {
  return parseNumeral(written.replace(/[oO]/g, '〇')) ?? 0;
}
