import type { Locale } from '../../schemas/localized.js';
import type { MilestoneState, Timeline, TimelineEntry } from '../../schemas/timeline.js';
import { addMonths } from '../text/day.js';
import { LABELS } from './labels.js';
import { ink, padded, widest, wrapped, type Ink } from './paper.js';
import { dayShown, detailOf, stageShown } from './timeline-lines.js';
import { TIMELINE_WORDS } from './timeline-words.js';

export interface TimelineTextOptions {
  readonly locale: Locale;
  readonly colour: boolean;
  /** Columns of the terminal; lines are no longer than 80. */
  readonly width: number;
  /** Lists what expires in years to come as well. */
  readonly all: boolean;
}

const MOST_COLUMNS = 80;
const LEAST_COLUMNS = 50;
/** Mark, blank, day, two blanks, after two of indentation. */
const HANG = 2 + 2 + 10 + 2;
export const MARKS: Readonly<Record<MilestoneState, string>> = { done: '✓', late: '✗', 'due-soon': '!', ahead: '○', 'open-window': '▸', unknown: '?' };

/** What a person reads in a terminal: what to do next, then the six stages, then what expires. */
export function formatTimelineText(timeline: Timeline, options: TimelineTextOptions): string {
  const { locale } = options;
  const words = TIMELINE_WORDS[locale];
  const labels = LABELS[locale];
  const paint = ink(options.colour);
  const width = Math.max(LEAST_COLUMNS, Math.min(options.width, MOST_COLUMNS));
  const byId = new Map(timeline.entries.map((entry) => [entry.id, entry]));
  const next = timeline.next.map((id) => byId.get(id)!);
  // The same advice twice running is said once.
  const show = (entry: TimelineEntry, remedy: boolean) => linesOf(entry, locale, width, paint, remedy);
  const lines = [
    paint.bold(`${words.timeline}  ${timeline.enterprise === null ? timeline.project : `${timeline.enterprise} (${timeline.project})`}`),
    `${words.today} ${timeline.today}  ${words.stage} ${labels.due[timeline.stage]}`,
    '', paint.bold(words.next),
    ...(timeline.next.length === 0 ? [`  ${words.nothingNext}`] : next.flatMap((entry, i) => show(entry, entry.remedy !== next[i - 1]?.remedy))),
  ];
  for (const stage of timeline.stages) {
    const paintStage = stage.state === 'current' ? paint.cyan : stage.state === 'done' ? paint.green : paint.dim;
    lines.push('', `${paint.bold(words.stageTitle(stage.no, stage.title))}  ${paintStage(stageShown(stage, timeline, locale))}`);
    for (const id of stage.milestones) lines.push(...show(byId.get(id)!, false));
  }
  lines.push(...lasting(timeline, options.all, words.later).flatMap((line, i) => [...(i === 0 ? ['', paint.bold(words.lasting)] : []), ...(typeof line === 'string' ? [paint.dim(`  ${line}`)] : show(line, false))]));
  if (timeline.upcomingRules.length > 0) {
    lines.push('', paint.bold(words.upcoming), ...timeline.upcomingRules.map(({ due, date, count, errors }) => `  ${words.rules(labels.due[due], date, count, errors)}`));
  }
  return `${lines.join('\n')}\n`;
}

/** What expires within a year, and how many more later. */
function lasting({ entries, today }: Timeline, all: boolean, later: (n: number, until: string) => string): (TimelineEntry | string)[] {
  const year = addMonths(today, 12);
  const own = entries.filter(({ stage }) => stage === null);
  const shown = all ? own : own.filter(({ date }) => date === null || date <= year);
  return shown.length < own.length ? [...shown, later(own.length - shown.length, year)] : shown;
}

function linesOf(entry: TimelineEntry, locale: Locale, width: number, paint: Ink, remedy: boolean): string[] {
  const colour = entry.state === 'late' ? paint.red : entry.state === 'due-soon' ? paint.yellow : entry.state === 'open-window' ? paint.cyan : entry.state === 'done' ? paint.green : paint.dim;
  const room = width - HANG;
  const indent = ' '.repeat(HANG);
  const many = entry.count > 1 ? ` ×${entry.count}` : '';
  const detail = detailOf(entry, locale);
  const paintDetail = entry.state === 'late' ? paint.red : paint.dim;
  const title = `${entry.title}${many}${entry.code === null ? '' : `  ${entry.code}`}`;
  // What there is to say stands behind the title where there is room.
  const beside = detail !== '' && widest([`${title}  ${detail}`]) <= room;
  const [first = '', ...rest] = wrapped(title, room);
  return [
    `  ${colour(MARKS[entry.state])} ${padded(dayShown(entry) ?? '–', 10)}  ${first}${beside ? `  ${paintDetail(detail)}` : ''}`,
    ...rest.map((line) => indent + line),
    ...(detail === '' || beside ? [] : wrapped(detail, room).map((line) => indent + paintDetail(line))),
    ...(remedy && entry.remedy !== '' ? wrapped(`→ ${entry.remedy}`, room).map((line) => indent + line) : []),
  ];
}
