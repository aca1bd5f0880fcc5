import { formatMarkdown, formatText } from '../report/index.js';
import { jsonOf } from './json.js';
import { outcomeOf } from './outcome.js';
import type { Judged, Session } from './session.js';

/** `hegui check`: the findings of every target. */
export function check(session: Session, paths?: readonly string[]): number {
  const began = session.io.now().getTime();
  const judged = session.targets(paths).map((target) => session.judge(target));
  const counted = session.args.stats ? judged.map((one) => withStats(one, session.io.now().getTime() - began)) : judged;
  session.deliver(textOf(counted, session));
  return outcomeOf(counted, session, { findings: true });
}

function textOf(judged: readonly Judged[], session: Session): string {
  const { args, locale, colour, width } = session;
  if (args.format === 'json') return jsonOf(judged);
  if (args.format === 'markdown') return judged.map(({ result, report }) => formatMarkdown(result, report, locale)).join('\n');
  const texts = judged.map(({ result, report }) => formatText(result, report, { locale, colour, width, all: args.all, quiet: args.quiet }));
  return texts.join('\n') + judged.map(({ report }) => statsLine(report.stats)).join('');
}

/** Sizes of what was read, and the time of the whole run. */
function withStats({ result, report, configReadable }: Judged, milliseconds: number): Judged {
  const { documents, evidence, inputs } = result.project;
  const stats = {
    manuals: documents.length, sections: sum(documents.map(({ document }) => document.sections.length)), units: sum(documents.map(({ units }) => units.length)),
    characters: sum(inputs.map(({ source }) => source?.text.length ?? 0)), evidence: evidence.items.length, rows: sum([...evidence.tables.values()].map(({ rows }) => rows.length)),
    rules: result.rules.rules.length, findings: report.findings.length, milliseconds,
  };
  return { result, report: { ...report, stats }, configReadable };
}

function statsLine(stats: Readonly<Record<string, number>> | undefined): string {
  return stats ? `${Object.entries(stats).map(([name, value]) => `${name} ${value}`).join('  ')}\n` : '';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
