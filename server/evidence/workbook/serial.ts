const DAY_MS = 86_400_000;
const SECONDS = 86_400;
/** 9999-12-31 */
const LAST = 2_958_465;
/** Days from the first day of the 1904 system to that of the 1900 system. */
export const DAYS_TO_1904 = 1462;

/**
 * The day and time that a spreadsheet’s serial number stands for, as `2026-05-01` or `2026-05-01 08:30:00`, or
 * `08:30:00` for a fraction of a day; null for what no spreadsheet shows as a date. Serial 60 of the 1900 system is
 * 1900-02-29, a day that never was and that spreadsheets keep for the sake of Lotus 1-2-3; it is given as that.
 * `timed`: midnight is said too, where the cell shows the time.
 */
export function momentOfSerial(serial: number, date1904: boolean, timed = false): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST + 1) return null;
  let day = Math.floor(serial);
  let second = Math.round((serial - day) * SECONDS);
  if (second === SECONDS) {
    day++;
    second = 0;
  }
  const time = second === 0 && !timed ? '' : clock(second);
  if (day === 0 && !date1904) return clock(second);
  const date = dayOf(date1904 ? day + DAYS_TO_1904 : day);
  return time === '' ? date : `${date} ${time}`;
}

/** Of the 1900 system. */
function dayOf(day: number): string {
  if (day === 60) return '1900-02-29';
  return new Date(Date.UTC(1899, 11, 30) + (day < 60 ? day + 1 : day) * DAY_MS).toISOString().slice(0, 10);
}

/** A length of time in days as `36:30:00`. */
export function durationText(days: number): string {
  const seconds = Math.round(Math.abs(days) * SECONDS);
  return `${days < 0 ? '-' : ''}${clock(seconds)}`;
}

function clock(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
