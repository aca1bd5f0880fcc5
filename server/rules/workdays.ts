import type { LookupTable } from '../../schemas/table.js';
import type { SuppliedYear } from '../project/calendars.js';
import { addDays, compareDays, weekday } from '../text/day.js';
import { Unknown } from './expression.js';

/** The lookup table with the official holidays and the weekend days that are worked instead. */
export const CALENDAR_LOOKUP = 'workday-calendar';
/** The name of a project's calendar in the scope of its expressions; no expression can say it. */
export const CALENDAR_IN_SCOPE = '#calendar';
/** Ten years: more is a mistyped year. */
const MOST_DAYS = 3660;

/** Official working days. A year without an official notice is unknown, never guessed. */
export class WorkCalendar {
  readonly #days = new Map<string, boolean>();
  readonly #years = new Set<string>();

  /** The built-in table, with years that were supplied in the place of its own. */
  constructor(table: LookupTable | undefined, supplied: readonly SuppliedYear[] = []) {
    const replaced = new Set(supplied.map(({ year }) => String(year)));
    for (const row of table?.rows ?? []) {
      for (const day of [row['date'] ?? []].flat().map(String)) if (!replaced.has(day.slice(0, 4))) this.#add(day, row['kind'] === 'work');
    }
    for (const { year, off, work } of supplied) {
      this.#years.add(String(year));
      for (const day of off) this.#add(day, false);
      for (const day of work) this.#add(day, true);
    }
  }

  #add(day: string, works: boolean): void {
    this.#days.set(day, works);
    this.#years.add(day.slice(0, 4));
  }

  #works(day: string): boolean | Unknown {
    if (!this.#years.has(day.slice(0, 4))) return new Unknown('no-calendar', { year: day.slice(0, 4) });
    return this.#days.get(day) ?? weekday(day) <= 5;
  }

  /** The working day that is `count` working days after `day`, which does not count itself. */
  add(day: string, count: number): string | Unknown {
    let at = day.slice(0, 10);
    for (let left = Math.trunc(count), i = 0; left > 0; i++) {
      if (i > MOST_DAYS) return new Unknown('too-many-workdays');
      at = addDays(at, 1);
      const works = this.#works(at);
      if (works instanceof Unknown) return works;
      if (works) left--;
    }
    return at;
  }

  /** Working days after `from` up to and including `to`; negative if `to` is earlier. */
  between(from: string, to: string): number | Unknown {
    if (compareDays(from, to) > 0) {
      const back = this.between(to, from);
      return back instanceof Unknown ? back : -back;
    }
    let count = 0;
    for (let at = addDays(from, 1), i = 0; at <= to.slice(0, 10); at = addDays(at, 1), i++) {
      if (i > MOST_DAYS) return new Unknown('too-many-workdays');
      const works = this.#works(at);
      if (works instanceof Unknown) return works;
      if (works) count++;
    }
    return count;
  }

  /** The day itself if it is worked, else the next one that is (Civil Code 203). */
  onOrAfter(day: string): string | Unknown {
    const works = this.#works(day.slice(0, 10));
    if (works instanceof Unknown) return works;
    return works ? day.slice(0, 10) : this.add(day, 1);
  }

  /** The first year without an official notice that `count` working days after `day` run into; empty if none. */
  missingYear(day: string, count: number): string {
    let at = day.slice(0, 10);
    for (let left = Math.trunc(count), i = 0; left > 0 && i <= MOST_DAYS; i++) {
      at = addDays(at, 1);
      const works = this.#works(at);
      if (works instanceof Unknown) return at.slice(0, 4);
      if (works) left--;
    }
    return '';
  }
}
