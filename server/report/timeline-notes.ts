import { inLocale, type Locale } from '../../schemas/localized.js';
import type { MilestoneState } from '../../schemas/timeline.js';
import { mask } from '../check/mask.js';
import { reasonWords } from '../check/reason-words.js';
import { daysBetween } from '../text/day.js';
import type { CompiledRules } from '../rules/model.js';
import type { Reason } from '../rules/reason.js';
import type { DatedGroup } from './timeline-groups.js';
import { TIMELINE_WORDS, type TimelineWords } from './timeline-words.js';
import { fillIn } from './words.js';

/** How late, how soon, or why the day cannot be told; empty where there is nothing to say. */
export function noteOf(group: DatedGroup, state: MilestoneState, today: string, locale: Locale, rules: CompiledRules): string {
  const words = TIMELINE_WORDS[locale];
  const parts = [said(group, state, today, locale, rules)];
  if (group.last !== null && group.last !== group.date && state !== 'done') parts.push(words.span(group.date!, group.last));
  if (group.usual && group.kind === 'window' && group.date !== null && state !== 'done' && state !== 'unknown') parts.push(words.usual);
  return parts.filter((part) => part !== '').join(locale === 'en' ? '; ' : '；');
}

function said(group: DatedGroup, state: MilestoneState, today: string, locale: Locale, rules: CompiledRules): string {
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
      return date === null && unknown && missingYear(group.reason) === null ? mask(fillIn(inLocale(unknown, locale), group.args, locale)) : reasonInWords(group.reason, rules, locale);
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
export function missingYear(reason: Reason | null): string | null {
  return reason?.phrase === 'no-calendar' ? String(reason.args['year']) : null;
}

/** Reasons that a timeline meets, with what they mean for its days. */
function reasonInWords(reason: Reason | null, rules: CompiledRules, locale: Locale): string {
  const { reason: words } = TIMELINE_WORDS[locale];
  const said = reason && mask(inLocale(reasonWords(reason, rules), locale));
  switch (reason?.phrase) {
    case 'no-calendar': return words.calendar(String(reason.args['year']));
    case 'not-in-profile': return said!;
    case 'no-manifest': case 'no-ledger': return words.nobodyKnows(said!);
    default: return words.other;
  }
}
