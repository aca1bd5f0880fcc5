import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { LookupTable } from '../../schemas/table.js';
import { addDays, addMonths, calendarPeriods, compareDays, daysBetween, hoursBetween, isDay, monthsBetween } from '../../server/text/day.js';
import { Unknown } from '../../server/rules/expression.js';
import { WorkCalendar } from '../../server/rules/workdays.js';
import { VECTORS } from '../zones/vectors.js';

describe('days', () => {
  test('are ISO text that a calendar has', () => {
    for (const day of ['2026-02-28', '2024-02-29', '2026-05-01T08:30:00', '2026-05-01T08:30']) expect(isDay(day)).toBe(true);
    for (const no of ['2026-02-29', '2026-13-01', '2026-5-1', '2026-05-01T25:00:00', '', 3, null]) expect(isDay(no)).toBe(false);
  });

  test('are those that Date has, which moves what a month does not have into the next', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
    const day = fc.tuple(fc.integer({ min: 0, max: 9999 }), two(14), two(33)).map(([year, month, at]) => `${String(year).padStart(4, '0')}-${month}-${at}`);
    const time = fc.oneof(fc.constant(''), fc.tuple(two(26), two(61)).map(([h, m]) => `T${h}:${m}`), fc.tuple(two(26), two(61), two(61)).map(([h, m, s]) => `T${h}:${m}:${s}`));
    fc.assert(fc.property(day, time, (on, at) => {
      const ms = Date.parse(at === '' ? `${on}T00:00:00Z` : `${on}${at}Z`);
      expect(isDay(on + at)).toBe(!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(on));
    }), { numRuns: 5_000 });
    for (const no of ['2026-05-01T', '2026-05-01 08:30', '2026-05-01x', '2026/05/01', '2026-05-0', '２026-05-01', '2026-05-01T08:30:00Z']) expect(isDay(no)).toBe(false);
  });

  test.each([['2025-11-30', 3, '2026-02-28'], ['2026-08-31', 1, '2026-09-30'], ['2026-03-31', -1, '2026-02-28'], ['2024-02-29', 12, '2025-02-28'], ['2026-11-15', 2, '2027-01-15']])(
    '%s and %i months is %s', (day, months, result) => { expect(addMonths(day, months)).toBe(result); },
  );

  test.each([['0001-01-01', 3, '0001-04-01'], ['0099-11-30', 3, '0100-02-28'], ['0001-01-01', -1, '0001-01-01'], ['9999-11-30', 3, '9999-12-31'], ['2026-05-01', 1e308, '9999-12-31'], ['2026-05-01', -1e308, '0001-01-01']])(
    '%s and %d months is %s, in years that have four digits', (day, months, result) => { expect(addMonths(day, months)).toBe(result); },
  );

  test.each([['9999-12-31', 30, '9999-12-31'], ['0001-01-01', -1, '0001-01-01'], ['0004-02-28', 1, '0004-02-29'], ['2026-05-01', 1e308, '9999-12-31']])('%s and %d days is %s', (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
  });

  test('are compared by day where one has no time', () => {
    expect(compareDays('2026-05-01T10:00:00', '2026-05-01')).toBe(0);
    expect(compareDays('2026-05-01T10:00:00', '2026-05-01T09:00:00')).toBe(1);
    expect(compareDays('2026-05-01', '2026-05-02T00:00:00')).toBe(-1);
  });

  test('differences', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2026-05-01T12:00:00', '2026-05-03T00:00:00')).toBe(1.5);
    expect(hoursBetween('2026-05-01T12:00:00', '2026-05-02T00:00:00')).toBe(12);
    expect(hoursBetween('2026-05-01', '2026-05-02T00:00:00')).toBeNull();
    expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1);
    expect(monthsBetween('2026-01-15', '2026-04-14')).toBe(2);
    expect(monthsBetween('2026-04-14', '2026-01-15')).toBe(-3);
  });

  test('months and quarters that two days touch', () => {
    expect(calendarPeriods('2026-05-20', '2026-07-01', 1).map(({ from, to }) => [from, to])).toEqual([
      ['2026-05-01', '2026-05-31'], ['2026-06-01', '2026-06-30'], ['2026-07-01', '2026-07-31'],
    ]);
    expect(calendarPeriods('2026-11-20', '2027-01-02', 3).map(({ label }) => label)).toEqual(['2026-Q4', '2027-Q1']);
    expect(calendarPeriods('2026-05-20', '2026-04-30', 1)).toEqual([]);
    expect(calendarPeriods('1900-01-01', '2999-12-31', 1)).toHaveLength(600);
  });

  test('adding and counting days agree', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -3000, max: 3000 }), (start, count) => {
      const day = addDays('1950-01-01', start);
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }));
  });
});

describe('working days', () => {
  const table = LookupTable.parse(parse(readFileSync('rules/vocabulary/lookups/workday-calendar.yaml', 'utf8')));
  const calendar = new WorkCalendar(table);

  test.each(VECTORS)(
    '15 working days after %s are %s', (start, end) => {
      expect(calendar.add(start, 15)).toBe(end);
      expect(calendar.between(start, end)).toBe(15);
      expect(calendar.between(end, start)).toBe(-15);
    },
  );

  test.each([['2024', 251], ['2025', 248], ['2026', 248]])('%s has %i of them', (year, count) => {
    expect(calendar.between(`${year}-01-01`, `${year}-12-31`)).toBe(count);
  });

  test('adding and counting agree, whatever the day and the count', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 120 }), (start, count) => {
      const day = addDays('2024-01-01', start);
      const end = calendar.add(day, count);
      expect(calendar.between(day, String(end))).toBe(count);
      expect(calendar.onOrAfter(String(end))).toBe(end);
    }));
  });

  test('a day off rolls over to the next working day', () => {
    expect(['2026-10-18', '2026-10-01', '2026-10-10', '2026-11-24'].map((day) => calendar.onOrAfter(day))).toEqual(['2026-10-19', '2026-10-08', '2026-10-10', '2026-11-24']);
    expect(calendar.onOrAfter('2027-01-01')).toBeInstanceOf(Unknown);
  });

  test('the year that is missing is named', () => {
    expect([['2026-12-10', 15], ['2026-12-11', 15], ['2023-12-20', 15], ['2026-12-31', 0]].map(([day, n]) => calendar.missingYear(day as string, n as number))).toEqual(['', '2027', '2023', '']);
  });

  test('a supplied year takes the place of the built-in one, and adds to it', () => {
    const supplied = (year: number, off: string[], work: string[]) => ({ year, source: '通知', file: 'c.yaml', off: new Set(off), work: new Set(work) });
    const own = new WorkCalendar(table, [supplied(2027, ['2027-01-01'], ['2027-01-09']), supplied(2026, ['2026-01-01'], [])]);
    expect(own.add('2026-12-31', 6)).toBe('2027-01-09');
    expect(own.add('2026-09-18', 15)).toBe('2026-10-09');
    expect(own.add('2025-09-26', 1)).toBe('2025-09-28');
    expect(own.missingYear('2027-12-31', 1)).toBe('2028');
  });

  test('a year without an official notice is unknown', () => {
    expect(calendar.add('2026-12-25', 15)).toEqual(new Unknown('no-calendar', { year: '2027' }));
    expect(new WorkCalendar(undefined).between('2026-01-01', '2026-01-05')).toBeInstanceOf(Unknown);
  });
});
