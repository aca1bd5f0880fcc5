import type { Milestone } from '../../schemas/table.js';
import type { MilestoneState } from '../../schemas/timeline.js';
import { addDays } from '../text/day.js';

/** What is due within so many days is due soon. */
export const SOON_DAYS = 90;

export interface Dated extends Pick<Milestone, 'kind' | 'usual'> {
  /** ISO days; null where they cannot be told. */
  readonly from: string | null;
  readonly date: string | null;
  /** Null where it cannot be told; undefined where the milestone does not ask. */
  readonly done: boolean | null | undefined;
}

/** What became of a milestone by `today` (an ISO day). Days count whole: what is due today is not late. */
export function stateOf({ kind, usual, from, date, done }: Dated, today: string): MilestoneState {
  if (done === true) return 'done';
  if (date === null) return 'unknown';
  const coming = (day: string): MilestoneState => (day <= addDays(today, SOON_DAYS) ? 'due-soon' : 'ahead');
  const gone: MilestoneState = usual || done === null ? 'unknown' : 'late';
  switch (kind) {
    // What is planned for a day that has come has happened, unless the project says that it has not.
    case 'event': return date > today ? coming(date) : done === undefined ? 'done' : gone;
    case 'earliest': return date > today ? coming(date) : 'open-window';
    case 'window': {
      if (date < today) return gone;
      return from !== null && from > today ? coming(from) : 'open-window';
    }
    case 'deadline': case 'expiry': return date < today ? gone : coming(date);
  }
}
