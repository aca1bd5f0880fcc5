const DAY = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:\s?日)?/;
const TIME = /^(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?(?:\.\d{1,9})?[分秒]?(Z|\+08:?00)?$/i;
const SHANGHAI_HOURS = 8;

/** A day or a moment as people write it in ledgers, in ISO form. */
export interface Moment {
  /** `2026-05-01` */
  readonly day: string;
  /** `08:30:00`; null where only the day is written. */
  readonly time: string | null;
}

/**
 * Reads `2026-05-01`, `2026/5/1 8:30`, `2026.5.1`, `2026年5月1日 8时30分`, `2026-05-01T08:30:00Z` (normalised text).
 * Null for anything else and for days that no calendar has. Moments are in the time of Shanghai.
 */
export function readMoment(text: string): Moment | null {
  const written = DAY.exec(text);
  if (!written) return null;
  const [year, month, dayOfMonth] = [Number(written[1]), Number(written[2]), Number(written[3])];
  const day = isoDay(year, month, dayOfMonth);
  if (day === null) return null;
  const rest = text.slice(written[0].length);
  if (rest.trim() === '') return { day, time: null };
  if (!/^[\sT]/i.test(rest) && !written[0].endsWith('日')) return null;
  const clock = TIME.exec(rest.replace(/^[\sT]+/i, ''));
  if (!clock) return null;
  const [hours, minutes, seconds] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  if (clock[4]?.toUpperCase() === 'Z') {
    const moment = new Date(Date.UTC(year, month - 1, dayOfMonth, hours + SHANGHAI_HOURS, minutes, seconds)).toISOString();
    return { day: moment.slice(0, 10), time: moment.slice(11, 19) };
  }
  return { day, time: [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':') };
}

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
