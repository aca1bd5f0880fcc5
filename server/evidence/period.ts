import { normalisePhrase } from '../text/mapped-text.js';
import { readMoment } from './moment.js';

const BETWEEN = /\s*(?:至|到|~|～|—+|–|--)\s*/;
const MONTH = /^(\d{4})\s?[-/.年]\s?(\d{1,2})月?$/;

/** A period as people write it in one cell: `2026-01-01至2026-06-30`, `2026年6月`, one day; null for anything else. ISO days, both included. */
export function readPeriod(written: string): { readonly from: string; readonly to: string } | null {
  const parts = normalisePhrase(written).split(BETWEEN);
  if (parts.length > 2) return null;
  const from = daysOf(parts[0]!);
  const to = parts.length === 2 ? daysOf(parts[1]!) : from;
  return from && to ? { from: from.first, to: to.last } : null;
}

function daysOf(text: string): { readonly first: string; readonly last: string } | null {
  const month = MONTH.exec(text.trim());
  if (!month) {
    const day = readMoment(text.trim())?.day;
    return day === undefined ? null : { first: day, last: day };
  }
  const [year, number] = [Number(month[1]), Number(month[2])];
  if (number < 1 || number > 12) return null;
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { first: `${last.slice(0, 8)}01`, last };
}
