import type { Locale } from '../../schemas/localized.js';
import type { Timeline, TimelineEntry, TimelineStage } from '../../schemas/timeline.js';
import { TIMELINE_WORDS } from './timeline-words.js';

/** The day that a line begins with: on which it was done (or might have been at the earliest), a window's first day while it is to come, else the day itself. */
export function dayShown({ state, kind, from, date, doneOn }: TimelineEntry): string | null {
  if (state === 'done' && kind !== 'earliest') return doneOn ?? date;
  return kind === 'window' && (state === 'ahead' || state === 'due-soon') ? from ?? date : date;
}

/** The window, the day that was set for what is done, and the note, in one sentence. */
export function detailOf(entry: TimelineEntry, locale: Locale): string {
  const { state, kind, from, date, doneOn, note } = entry;
  const words = TIMELINE_WORDS[locale];
  const parts: string[] = [];
  if (kind === 'window' && from !== null && date !== null) parts.push(words.window(from, date));
  else if (state === 'done' && doneOn !== null && date !== null && doneOn !== date) {
    if (kind === 'earliest') parts.push(words.doneOn(doneOn));
    else if (kind !== 'event') parts.push(words.set(date));
  }
  return [...parts, note].filter((part) => part !== '').join(locale === 'en' ? '; ' : '；');
}

/** How a stage stands, in words: one that lies behind may still have entries that want doing. */
export function stageShown({ no, state }: TimelineStage, { entries, next }: Timeline, locale: Locale): string {
  const words = TIMELINE_WORDS[locale];
  const open = state === 'done' ? entries.filter(({ id, stage, kind }) => stage === no && kind !== 'earliest' && next.includes(id)).length : 0;
  return open > 0 ? words.openBehind(open) : words.stageState[state];
}
