import type { Timeline } from '../../schemas/timeline.js';
import { dueWithin, formatTimelineHtml, formatTimelineIcs, formatTimelineText, timelineOf, TIMELINE_WORDS } from '../report/index.js';
import { EXIT } from './exit.js';
import { outcomeOf } from './outcome.js';
import type { Session } from './session.js';
import { UsageError } from '../workspace/usage-error.js';

/** `hegui timeline`: what is done, late and due in every project that the paths name. Findings do not fail it. */
export function timeline(session: Session): number {
  const { args, locale, io } = session;
  const targets = session.targets();
  const planned = targets.filter(({ read }) => read.snapshot.config !== null);
  if (planned.length === 0) {
    const [first] = targets;
    const name = first?.read.snapshot.name ?? '.';
    throw new UsageError({ zh: TIMELINE_WORDS['zh-CN'].lone(name), en: TIMELINE_WORDS.en.lone(name) });
  }
  const words = TIMELINE_WORDS[locale];
  for (const { read } of targets) if (read.snapshot.config === null) io.stderr(`${words.lone(read.snapshot.name)}\n`);
  const judged = planned.map((target) => session.judge(target));
  const timelines = judged.map(({ result }) => timelineOf(result, locale));
  session.deliver(textOf(timelines, session));
  const code = outcomeOf(judged, session, { findings: false });
  const failed = args.failWithin === null ? false : timelines.map((one) => saysDue(one, args.failWithin!, session)).includes(true);
  return code === EXIT.clean && failed ? EXIT.findings : code;
}

function textOf(timelines: readonly Timeline[], { args, locale, colour, width }: Session): string {
  switch (args.format) {
    case 'json': return `${JSON.stringify(timelines.length === 1 ? timelines[0] : { version: 1, projects: timelines }, null, 2)}\n`;
    case 'ics': return formatTimelineIcs(timelines, locale);
    case 'html': return formatTimelineHtml(timelines, locale);
    default: return timelines.map((one) => formatTimelineText(one, { locale, colour, width, all: args.all })).join('\n');
  }
}

/** Says on stderr what is late or due, and gives whether anything is. */
function saysDue(one: Timeline, within: number, { locale, io }: Session): boolean {
  const due = dueWithin(one, within);
  if (due.length === 0) return false;
  const separator = locale === 'en' ? ': ' : '：';
  io.stderr(`${one.project}${separator}${TIMELINE_WORDS[locale].failing(within)}\n`);
  for (const { date, title, note, count } of due) {
    io.stderr(`  ${date}  ${title}${count > 1 ? ` ×${count}` : ''}${note === '' ? '' : locale === 'en' ? ` (${note})` : `（${note}）`}\n`);
  }
  return true;
}
