import type { Locale } from '../../schemas/localized.js';
import type { Timeline, TimelineEntry } from '../../schemas/timeline.js';
import { sha256 } from '../text/sha256.js';
import { calendarFile, type CalendarEvent } from './calendar-file.js';
import { TIMELINE_WORDS } from './timeline-words.js';

/** Reminders of what must be done by a day, in days before it. */
const REMIND_DAYS = [30, 7];
const UID_DIGITS = 32;

/** The timelines as one calendar: an all-day event for each entry that has a day, with reminders of those that are not done. */
export function formatTimelineIcs(timelines: readonly Timeline[], locale: Locale): string {
  const words = TIMELINE_WORDS[locale];
  const owners = timelines.map((one) => one.enterprise ?? one.project);
  const events = timelines.flatMap((one, i) => {
    // A name that two projects share does not tell them apart; else an event keeps its id wherever the project is moved.
    const owner = owners.filter((other) => other === owners[i]).length > 1 ? `${owners[i]}\n${one.project}` : owners[i]!;
    return one.entries.filter(({ date }) => date !== null).map((entry) => eventOf(entry, one, owner, timelines.length > 1, locale));
  });
  const name = `${words.timeline} ${[...new Set(owners)].join(locale === 'en' ? ', ' : '、')}`;
  return calendarFile({ name, stamp: timelines[0]?.today ?? '1970-01-01', language: locale === 'en' ? 'EN' : 'ZH', events });
}

function eventOf(entry: TimelineEntry, { today, stages, enterprise, project }: Timeline, owner: string, several: boolean, locale: Locale): CalendarEvent {
  const words = TIMELINE_WORDS[locale];
  const { state, kind, title, count } = entry;
  const day = state === 'done' && kind !== 'earliest' ? entry.doneOn ?? entry.date! : entry.date!;
  const first = kind === 'window' && state !== 'done' && entry.from !== null ? entry.from : day;
  const colon = locale === 'en' ? ': ' : '：';
  const plain = `${several ? `${enterprise ?? project}${colon}` : ''}${title}${count > 1 ? ` ×${count}` : ''}`;
  const summary = state === 'done' ? `✓ ${plain}` : state === 'late' ? `${words.state.late}${colon}${plain}` : plain;
  const stage = stages.find(({ no }) => no === entry.stage);
  const demanded = state !== 'done' && !entry.usual && (kind === 'deadline' || kind === 'window' || kind === 'expiry') && day >= today;
  return {
    uid: `${sha256(`${owner}\n${entry.id}`).slice(0, UID_DIGITS)}@hegui`, summary,
    description: [entry.remedy, entry.usual ? words.usual : '', entry.code === null ? '' : `${words.rule} ${entry.code}`, entry.where === null ? '' : `${entry.where.file}:${entry.where.range.start.line + 1}`]
      .filter((line) => line !== '').join('\n'),
    categories: [stage ? words.stageTitle(stage.no, stage.title).replace(/\s+/g, ' ') : words.lasting],
    first: first <= day ? first : day, last: day,
    alarms: demanded ? REMIND_DAYS.map((days) => ({ days, text: `${words.remind}${colon}${plain}` })) : [],
  };
}
