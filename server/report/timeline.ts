import { inLocale, type Locale } from '../../schemas/localized.js';
import type { Timeline, TimelineEntry } from '../../schemas/timeline.js';
import { mask } from '../check/mask.js';
import type { Place } from '../check/model.js';
import { STAGES } from '../project/stage.js';
import type { LintResult } from './model.js';
import { grouped, type DatedGroup } from './timeline-groups.js';
import { dayShown } from './timeline-lines.js';
import { missingYear, noteOf } from './timeline-notes.js';
import { datedRows } from './timeline-rows.js';
import { currentStep, GUIDE_STAGES, stepOf } from './timeline-stages.js';
import { stateOf } from './timeline-state.js';
import { fillIn } from './words.js';

/** The six stages of one project: what is done, what is due when, what is late, by which rule. Pure: the same result, the same timeline. */
export function timelineOf(result: LintResult, locale: Locale): Timeline {
  const { project, today, stage } = result;
  const dated = grouped(datedRows(result)).map((group, i) => ({ group, entry: entryOf(group, result, locale), i }));
  dated.sort((a, b) => (a.entry.stage ?? 7) - (b.entry.stage ?? 7) || compare(dayOf(a.entry), dayOf(b.entry)) || a.i - b.i);
  const entries = dated.map(({ entry }) => entry);
  const current = currentStep(result);
  return {
    version: 1, project: project.name, enterprise: project.config.enterprise?.name === undefined ? null : mask(project.config.enterprise.name), today, stage,
    stages: GUIDE_STAGES.map(({ no, title, due }) => ({
      no, title: inLocale(title, locale), state: no < current ? 'done' : no === current ? 'current' : 'ahead', due: [...due],
      milestones: entries.filter((entry) => entry.stage === no).map(({ id }) => id),
    })),
    entries,
    next: nextOf(dated),
    upcomingRules: upcomingRules(result),
  };
}

function entryOf(group: DatedGroup, { today, project, rules }: LintResult, locale: Locale): TimelineEntry {
  const { milestone, rule, args } = group;
  const state = stateOf(group, today);
  const say = (text: Parameters<typeof inLocale>[0]) => mask(fillIn(inLocale(text, locale), args, locale)).trim();
  const sources = new Map(project.inputs.flatMap(({ file, source }) => (source ? [[file, source] as const] : [])));
  const range = ({ file, span }: Place) => ({ file, range: (sources.get(file) ?? rules.sources.get(file))?.lines.range(span) ?? ORIGIN });
  return {
    id: mask(group.id), stage: milestone.stage === undefined ? null : milestone.step ?? stepOf(milestone.stage), title: say(milestone.title), kind: group.kind,
    date: group.date, from: group.from, state, doneOn: group.doneOn, usual: group.usual, count: group.count,
    rule: rule?.id ?? null, code: rule?.rule.code ?? null,
    note: noteOf(group, state, today, locale, rules), remedy: state === 'done' || !milestone.remedy ? '' : say(milestone.remedy),
    where: group.place ? range(group.place) : null,
  };
}

const ORIGIN = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Late first, then what ought to be known and is not (no calendar for the year, no record of what is usually done by now),
 * then what is open or comes soon, by the day that matters next.
 */
function nextOf(dated: readonly { readonly group: DatedGroup; readonly entry: TimelineEntry }[]): string[] {
  const rank = ({ group, entry }: (typeof dated)[number]): number | null => {
    switch (entry.state) {
      case 'late': return 0;
      case 'unknown': return missingYear(group.reason) !== null || entry.date !== null ? 1 : null;
      case 'open-window': return entry.kind === 'earliest' ? 3 : 2;
      case 'due-soon': return 2;
      default: return null;
    }
  };
  return dated.flatMap((one) => {
    const of = rank(one);
    return of === null ? [] : [{ of, one }];
  }).sort((a, b) => a.of - b.of || compare(dayOf(a.one.entry), dayOf(b.one.entry))).map(({ one }) => one.entry.id);
}

/** The day by which an entry stands in its place: what has no day comes last. */
function dayOf(entry: TimelineEntry): string {
  return dayShown(entry) ?? entry.from ?? '9999';
}

function upcomingRules({ verdict, rules }: LintResult): Timeline['upcomingRules'] {
  return STAGES.flatMap((due) => {
    const own = verdict.upcoming.filter((upcoming) => upcoming.due === due);
    if (own.length === 0) return [];
    const count = (level: string) => own.filter(({ rule }) => rules.find(rule)?.level === level).length;
    return [{ due, date: own[0]!.date, count: own.length, errors: count('error'), warnings: count('warning'), infos: count('info') }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
