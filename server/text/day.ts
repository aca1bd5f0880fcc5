/**
 * Calendar arithmetic on ISO text: `2026-05-01`, or with a time of day `2026-05-01T08:30:00`. Days have no zone: what is
 * written in a ledger is meant where it was written.
 */
const DAY_MS = 86_400_000;

/** Asked for every date of every row that a rule compares, hence by hand. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || text.length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const [year, month, day] = [twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)];
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return false;
  return text.length === 10 || /^T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(text.slice(10));
}

const DASH = 45, ZERO = 48;

/** NaN if they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function milliseconds(day: string): number {
  const ms = Date.parse(day.length > 10 ? `${day}Z` : `${day}T00:00:00Z`);
  // Date.parse may take 2026-02-30 for 2 March.
  return new Date(ms).getUTCDate() === Number(day.slice(8, 10)) ? ms : NaN;
}

/** The first and last days that ISO text of four-digit years can write: what lies beyond them is put there, as `9999-12-31` for “no end” is. */
const [FIRST, LAST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T00:00:00Z')];

function isoDay(ms: number): string {
  return new Date(Math.min(Math.max(ms, FIRST), LAST)).toISOString().slice(0, 10);
}

/** Date.UTC takes the years 0 to 99 for 1900 to 1999. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** Negative, zero or positive. A day and a moment are compared as days. */
export function compareDays(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const [x, y] = a.length === b.length ? [a, b] : [a.slice(0, length), b.slice(0, length)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** From a to b, in days; a fraction only where both have a time of day. */
export function daysBetween(a: string, b: string): number {
  if (a.length > 10 && b.length > 10) return (milliseconds(b) - milliseconds(a)) / DAY_MS;
  return (milliseconds(b.slice(0, 10)) - milliseconds(a.slice(0, 10))) / DAY_MS;
}

/** From a to b, in hours; null where one of them has no time of day. */
export function hoursBetween(a: string, b: string): number | null {
  return a.length > 10 && b.length > 10 ? (milliseconds(b) - milliseconds(a)) / 3_600_000 : null;
}

/** The day `count` days later; the time of day is dropped. */
export function addDays(day: string, count: number): string {
  return isoDay(milliseconds(day.slice(0, 10)) + Math.trunc(count) * DAY_MS);
}

/** The same day of the month `count` months later, or the last of that month (Civil Code 202). */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + Math.trunc(count);
  const year = Math.floor(months / 12);
  if (year < 1) return isoDay(FIRST);
  if (year > 9999) return isoDay(LAST);
  const last = new Date(utc(year, (months % 12) + 1, 0)).getUTCDate();
  return isoDay(utc(year, months % 12, Math.min(Number(day.slice(8, 10)), last)));
}

/** Whole months from a to b. */
export function monthsBetween(a: string, b: string): number {
  const months = (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
  return compareDays(addMonths(a, months), b.slice(0, 10)) > 0 ? months - 1 : months;
}

/** 1 (Monday) to 7. */
export function weekday(day: string): number {
  return new Date(milliseconds(day.slice(0, 10))).getUTCDay() || 7;
}

export interface Period { readonly from: string; readonly to: string; readonly label: string }

/** The calendar months (or quarters, for 3) that days a to b touch, each whole; empty if b is before a. */
export function calendarPeriods(a: string, b: string, length: 1 | 3): Period[] {
  const periods: Period[] = [];
  const first = Math.floor((Number(a.slice(5, 7)) - 1) / length) * length + 1;
  for (let from = `${a.slice(0, 4)}-${String(first).padStart(2, '0')}-01`; from <= b.slice(0, 10); from = addMonths(from, length)) {
    const label = length === 1 ? from.slice(0, 7) : `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
    periods.push({ from, to: addDays(addMonths(from, length), -1), label });
    if (periods.length >= MOST_PERIODS) break;
  }
  return periods;
}

/** Fifty years of months: more is a mistyped year. */
const MOST_PERIODS = 600;
