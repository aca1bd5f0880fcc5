import type { LookupTable } from '../../schemas/table.js';
import { normalisePhrase } from '../text/mapped-text.js';
import { compilePattern, type SafePattern } from '../text/pattern.js';
import type { CelFunction } from './cel-function.js';
import { addDays, addMonths, calendarPeriods, compareDays, daysBetween, hoursBetween, isDay, monthsBetween, type Period } from '../text/day.js';
import { Unknown } from './expression.js';

const text = (run: (a: string, b: string) => unknown, ...signatures: string[]): CelFunction =>
  ({ signatures, takes: ['text'], run: ([a, b]) => run(a as string, b as string) });
const number = (signature: string, run: (a: number, b: number) => unknown): CelFunction =>
  ({ signatures: [signature], takes: ['number'], run: ([a, b]) => run(a as number, b as number) });
const days = (signature: string, run: (a: string, b: string) => unknown): CelFunction =>
  ({ signatures: [signature], takes: ['day'], run: ([a, b]) => run(a as string, b as string) });
const dayAndNumber = (signature: string, run: (day: string, count: number) => unknown): CelFunction =>
  ({ signatures: [signature], takes: ['day', 'number'], run: ([a, b]) => run(a as string, b as number) });

/** Functions over numbers, texts, days and lookup tables. */
export const VALUE_FUNCTIONS: Readonly<Record<string, CelFunction>> = {
  abs: number('abs(double): double', Math.abs),
  ceil: number('ceil(double): double', Math.ceil),
  floor: number('floor(double): double', Math.floor),
  min: number('min(double, double): double', Math.min),
  max: number('max(double, double): double', Math.max),
  round: number('round(double, double): double', (value, digits) => (digits >= 0 && digits <= 9 ? roundTo(value, Math.trunc(digits)) : new Unknown('out-of-range', { name: 'round()', range: '0–9' }))),
  ratio: number('ratio(double, double): double', (part, whole) => (whole === 0 ? new Unknown('share-of-nothing') : part / whole)),
  percent: number('percent(double, double): double', (part, whole) => (whole === 0 ? new Unknown('share-of-nothing') : (part * 100) / whole)),

  // Numbers are of one kind, so that double() has nothing to do; authors who know CEL write it all the same.
  double: { signatures: [], takes: ['number'], run: ([a]) => a },
  string: { signatures: ['string(Day): string'], takes: ['any'], run: ([a]) => (typeof a === 'object' ? new Unknown('wrong-kind', { name: 'string()' }) : String(a)) },

  startsWith: text((a, b) => a.startsWith(b)),
  endsWith: text((a, b) => a.endsWith(b)),
  contains: text((a, b) => a.includes(b)),
  normalName: text((a) => normalisePhrase(a).replaceAll(' ', ''), 'normalName(string): string'),
  matchesPattern: text((a, pattern) => {
    const compiled = safePattern(pattern);
    return compiled ? compiled.matches(a).length > 0 : new Unknown('bad-pattern');
  }, 'matchesPattern(string, string): bool'),

  date: text((a) => (isDay(a) ? a : new Unknown('no-date', { found: (a as string).slice(0, 40) })), 'date(string): Day'),
  addDays: dayAndNumber('addDays(Day, double): Day', (day, count) => inCalendar(addDays, day, count)),
  addMonths: dayAndNumber('addMonths(Day, double): Day', (day, count) => inCalendar(addMonths, day, count)),
  addWorkdays: { signatures: ['addWorkdays(Day, double): Day'], takes: ['day', 'number'], run: ([day, n], { calendar }) => calendar.add(day as string, n as number) },
  nextWorkday: { signatures: ['nextWorkday(Day): Day'], takes: ['day'], run: ([day], { calendar }) => calendar.onOrAfter(day as string) },
  calendarCovers: { signatures: ['calendarCovers(Day, double): bool'], takes: ['day', 'number'], run: ([day, n], { calendar }) => calendar.missingYear(day as string, n as number) === '' },
  missingCalendar: { signatures: ['missingCalendar(Day, double): string'], takes: ['day', 'number'], run: ([day, n], { calendar }) => calendar.missingYear(day as string, n as number) },
  workdaysBetween: { signatures: ['workdaysBetween(Day, Day): double'], takes: ['day'], run: ([a, b], { calendar }) => calendar.between(a as string, b as string) },
  days: days('days(Day, Day): double', daysBetween),
  hours: days('hours(Day, Day): double', (a, b) => hoursBetween(a, b) ?? new Unknown('no-time-of-day')),
  monthsBetween: days('monthsBetween(Day, Day): double', monthsBetween),
  months: days('months(Day, Day): list<Period>', (a, b) => calendarPeriods(a, b, 1)),
  quarters: days('quarters(Day, Day): list<Period>', (a, b) => calendarPeriods(a, b, 3)),
  period: days('period(Day, Day): Period', (from, to) => ({ from, to, label: `${from}–${to}` })),
  inPeriod: {
    signatures: ['inPeriod(Day, Period): bool'], takes: ['day', 'period'],
    run: ([day, p]) => compareDays((p as Period).from, day as string) <= 0 && compareDays(day as string, (p as Period).to) <= 0,
  },
  overlaps: {
    signatures: ['overlaps(Period, Period): bool'], takes: ['period'],
    run: ([a, b]) => compareDays((a as Period).from, (b as Period).to) <= 0 && compareDays((b as Period).from, (a as Period).to) <= 0,
  },

  lookup: {
    signatures: ['lookup(string, string): dyn', 'lookup(string, string, string): dyn', 'lookup(string, string, string, string): dyn'],
    takes: ['text'],
    run([name, ...keys], { lookups }) {
      const table = lookups.get(name as string);
      const row = table && rowOf(table, keys);
      return row?.[table!.columns[0]!] ?? new Unknown('not-in-lookup', { found: keys.join(' × '), lookup: String(name) });
    },
  },
  listed: {
    signatures: ['listed(string, string): bool', 'listed(string, string, string): bool', 'listed(string, string, string, string): bool'],
    takes: ['text'],
    run([name, ...keys], { lookups }) {
      const table = lookups.get(name as string);
      return table !== undefined && rowOf(table, keys) !== undefined;
    },
  },
  mentions: {
    signatures: ['mentions(string): list<MentionsRow>'], takes: ['text'],
    run([concept], { mentions, meter }) {
      const found = mentions(concept as string);
      meter.spend(found.length);
      return found;
    },
  },
};

/** Half away from zero, as a person rounds; 1.005 is taken for what is written, not for the binary number just below it. */
function roundTo(value: number, digits: number): number {
  const shifted = Number(`${Math.abs(value).toPrecision(15)}e${digits}`);
  return Number.isNaN(shifted) ? value : (Math.sign(value) * Math.round(shifted)) / 10 ** digits;
}

/** Years 1 to 9999: beyond, ISO text does not sort. */
function inCalendar(add: (day: string, count: number) => string, day: string, count: number): string | Unknown {
  return Math.abs(count) > 36_500 ? new Unknown('too-far-away') : add(day, count);
}

const indexes = new WeakMap<LookupTable, ReadonlyMap<string, LookupTable['rows'][number]>>();

/** A key that holds a list stands for each of its values. Keys are compared as names are, without spaces and case. */
function rowOf(table: LookupTable, keys: readonly unknown[]): LookupTable['rows'][number] | undefined {
  let index = indexes.get(table);
  if (!index) {
    const built = new Map<string, LookupTable['rows'][number]>();
    for (const row of table.rows) {
      let found = [''];
      for (const key of table.keys) found = [row[key] ?? ''].flat().flatMap((value) => found.map((start) => `${start}\n${normalisePhrase(String(value))}`));
      for (const key of found) if (!built.has(key)) built.set(key, row);
    }
    indexes.set(table, (index = built));
  }
  return index.get(keys.map((key) => `\n${normalisePhrase(String(key))}`).join(''));
}

const patterns = new Map<string, SafePattern | null>();

/** Patterns are literals of rules (the fence sees to that), so that there are few of them. */
function safePattern(source: string): SafePattern | null {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    const compiled = compilePattern(source);
    patterns.set(source, (pattern = 'problem' in compiled ? null : compiled));
  }
  return pattern;
}
