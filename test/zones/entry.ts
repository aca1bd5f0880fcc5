// Run by node itself, in the time zone of its environment: prints what the calendar's arithmetic gives there.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { LookupTable } from '../../schemas/table.js';
import { dayInShanghai } from '../../server/workspace/today.js';
import { readMoment } from '../../server/evidence/moment.js';
import { addDays, addMonths, calendarPeriods, daysBetween, hoursBetween, monthsBetween, weekday } from '../../server/text/day.js';
import { WorkCalendar } from '../../server/rules/workdays.js';
import { STARTS } from './vectors.js';

const calendar = new WorkCalendar(LookupTable.parse(parse(readFileSync('rules/vocabulary/lookups/workday-calendar.yaml', 'utf8'))));
process.stdout.write(JSON.stringify({
  offset: new Date('2026-01-05T00:00:00Z').getTimezoneOffset(),
  workdays: STARTS.map((day) => calendar.add(day, 15)),
  // From New Year's Day on, which is off: the year before 2024 is not covered.
  years: [2024, 2025, 2026].map((year) => calendar.between(`${year}-01-01`, `${year}-12-31`)),
  weekdays: ['2026-01-05', '2026-10-10', '2026-11-01', '2026-03-08'].map(weekday),
  months: [addMonths('2025-11-30', 3), addMonths('2026-08-31', 1), addMonths('2024-02-29', 12), addMonths('2023-11-30', 3), addMonths('2026-03-31', -1)],
  days: [addDays('2026-09-18', 30), addDays('2026-03-07', 1), addDays('2026-10-31', 1), addDays('2024-02-28', 1), addDays('2026-02-28', 1)],
  rolled: calendar.onOrAfter(addDays('2026-09-18', 30)),
  between: [daysBetween('2026-03-07', '2026-03-09'), daysBetween('2026-10-31', '2026-11-02'), monthsBetween('2026-01-31', '2026-02-28'), hoursBetween('2026-03-08T01:00:00', '2026-03-08T04:00:00')],
  quarters: calendarPeriods('2026-09-30', '2026-10-01', 3).map(({ label }) => label),
  moment: readMoment('2026-03-08T02:30:00Z'),
  today: ['2026-08-31T15:59:59Z', '2026-08-31T16:00:00Z', '2026-12-31T16:00:00Z'].map((at) => dayInShanghai(new Date(at))),
}));
