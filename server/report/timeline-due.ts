import type { Timeline, TimelineEntry } from '../../schemas/timeline.js';
import { addDays } from '../text/day.js';

/**
 * What is late, or has its last day within so many days of the timeline's today (0 is today), by day. Planned events and
 * what usually takes so long are no demands, and what may begin need not.
 */
export function dueWithin({ entries, today }: Timeline, days: number): TimelineEntry[] {
  const until = addDays(today, days);
  return entries.filter(({ state, kind, usual, date }) => {
    if (state === 'late') return true;
    if (state === 'done' || state === 'unknown' || usual || date === null) return false;
    return kind !== 'event' && kind !== 'earliest' && date <= until;
  }).sort((a, b) => (a.date! < b.date! ? -1 : a.date! > b.date! ? 1 : 0));
}
