import { inLocale, type Locale } from '../../schemas/localized.js';
import type { MilestoneState } from '../../schemas/timeline.js';
import { mask } from '../check/mask.js';
import { daysBetween } from '../rules/day.js';
import type { DatedGroup } from './timeline-groups.js';
import { TIMELINE_WORDS, type TimelineWords } from './timeline-words.js';
import { fillIn } from './words.js';

/** How late, how soon, or why the day cannot be told; empty where there is nothing to say. */
export function noteOf(group: DatedGroup, state: MilestoneState, today: string, locale: Locale): string {
  const words = TIMELINE_WORDS[locale];
  const parts = [said(group, state, today, locale)];
  if (group.last !== null && group.last !== group.date && state !== 'done') parts.push(words.span(group.date!, group.last));
  if (group.usual && group.kind === 'window' && group.date !== null && state !== 'done' && state !== 'unknown') parts.push(words.usual);
  return parts.filter((part) => part !== '').join(locale === 'en' ? '; ' : '；');
}

function said(group: DatedGroup, state: MilestoneState, today: string, locale: Locale): string {
  const words = TIMELINE_WORDS[locale];
  const { kind, date, from } = group;
  switch (state) {
    case 'done': return doneNote(group, words);
    case 'late': return kind === 'expiry' ? words.expired(daysBetween(date!, today)) : words.late(daysBetween(date!, today));
    case 'due-soon': return kind === 'window' && from !== null && from > today ? words.opensIn(daysBetween(today, from)) : words.inDays(daysBetween(today, date!));
    case 'open-window': return kind === 'earliest' ? words.mayStart : words.open(daysBetween(today, date!));
    case 'ahead': return '';
    case 'unknown': {
      if (date !== null && group.usual && group.done !== null) return words.noRecord;
      const { unknown } = group.milestone;
      return date === null && unknown && missingYear(group.reason) === null ? mask(fillIn(inLocale(unknown, locale), group.args, locale)) : reasonInWords(group.reason, words);
    }
  }
}

function doneNote({ kind, date, from, doneOn }: DatedGroup, words: TimelineWords): string {
  if (doneOn === null || date === null || kind === 'event') return '';
  if (kind === 'earliest') return doneOn < date ? words.doneEarly(daysBetween(doneOn, date)) : '';
  if (doneOn > date) return words.doneLate(daysBetween(date, doneOn));
  return from !== null && doneOn < from ? words.doneEarly(daysBetween(doneOn, from)) : '';
}

/** The year whose official working days are missing, where that is the reason. */
export function missingYear(reason: string | null): string | null {
  return /calendar of working days for (\d{4})/.exec(reason ?? '')?.[1] ?? null;
}

/** The engine gives its reasons in English: those that a timeline meets, in words. */
function reasonInWords(reason: string | null, { reason: words }: TimelineWords): string {
  const year = missingYear(reason);
  if (year !== null) return words.calendar(year);
  const key = /^profile\.([\w.]+) is not given/.exec(reason ?? '')?.[1];
  if (key !== undefined) return words.profile(`certification.${key}`);
  if (reason === 'no evidence manifest') return words.noManifest;
  const ledger = /^there is no ledger (\w+)/.exec(reason ?? '')?.[1];
  return ledger === undefined ? words.other : words.noLedger(ledger);
}
