import { z } from 'zod';
import { Day } from './project.js';

/** A day, or several in a row: `2027-02-05..2027-02-11`, both ends included. */
const DayRange = z.string().refine((written) => {
  const [from, to = from, ...more] = written.split('..');
  return more.length === 0 && Day.safeParse(from).success && Day.safeParse(to).success && from! <= to!;
}, 'expected a date YYYY-MM-DD, or YYYY-MM-DD..YYYY-MM-DD');

/** The official working days of one year, from the State Council's yearly notice. */
export const CalendarFile = z.strictObject({
  year: z.number().int().min(1950).max(2100),
  /** The notice it follows. */
  source: z.string().min(1),
  /** Days off, the weekends among them or not. */
  off: z.array(DayRange).min(1),
  /** Saturdays and Sundays that are worked instead. */
  work: z.array(DayRange).default([]),
});
export type CalendarFile = z.infer<typeof CalendarFile>;
