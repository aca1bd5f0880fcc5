import { coverageTable, ink, scoreLines } from '../report/index.js';
import { outcomeOf } from './outcome.js';
import type { Judged, Session } from './session.js';

/** `hegui score`: coverage and score of every target. Findings do not fail it, gates do. */
export function score(session: Session): number {
  const judged = session.targets().map((target) => session.judge(target));
  session.deliver(textOf(judged, session));
  return outcomeOf(judged, session, { findings: false });
}

function textOf(judged: readonly Judged[], { args, locale, colour }: Session): string {
  if (args.format === 'json') {
    const values = judged.map(({ result, report }) => ({
      version: 1, project: result.project.name, today: report.today, stage: report.stage, coverage: report.coverage, score: report.score, indicators: report.indicators,
    }));
    return `${JSON.stringify(values.length === 1 ? values[0] : { version: 1, projects: values }, null, 2)}\n`;
  }
  return judged.map(({ result }) => {
    const lines = args.format === 'markdown'
      ? [`## ${result.project.name}`, '', ...coverageTable(result, locale)]
      : [ink(colour).bold(result.project.name), '', ...scoreLines(result, locale, ink(colour), { groups: 'all', first: true })];
    return `${lines.join('\n')}\n`;
  }).join('\n');
}
