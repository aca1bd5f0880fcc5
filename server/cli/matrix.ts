import type { View } from '../../schemas/standard.js';
import { formatMatrixMarkdown, formatMatrixText, matrixOf } from '../report/index.js';
import { EXIT } from './exit.js';
import { outcomeOf } from './outcome.js';
import type { Judged, Session } from './session.js';
import { UsageError } from '../workspace/usage-error.js';

/** `hegui matrix`: the indicator table of one project, by its type of enterprise unless asked otherwise. */
export function matrix(session: Session): number {
  const targets = session.targets();
  if (targets.length !== 1) throw new UsageError({ zh: '对照表一次只做一个项目', en: 'the table is made for one project at a time' });
  const judged = session.judge(targets[0]!);
  const { args, locale, colour } = session;
  const table = matrixOf(judged.result, viewFor(judged, args.view), locale);
  if (args.format === 'json') session.deliver(`${JSON.stringify({ version: 1, project: judged.result.project.name, today: judged.report.today, ...table }, null, 2)}\n`);
  else session.deliver(args.format === 'markdown' ? formatMatrixMarkdown(table, locale) : formatMatrixText(table, locale, colour));
  return outcomeOf([judged], session, { findings: false }) === EXIT.trouble ? EXIT.trouble : EXIT.clean;
}

function viewFor({ result }: Judged, asked: string | null): View | null {
  const views = result.rules.views;
  if (asked === 'standard') return null;
  if (asked !== null) {
    const view = views.get(asked);
    if (!view) {
      const known = ['standard', ...views.keys()].join('、');
      throw new UsageError({ zh: `没有视图 ${asked}；可用：${known}`, en: `there is no view ${asked}; known: ${known}` });
    }
    return view;
  }
  const type = result.project.config.enterprise?.type;
  return [...views.values()].find((view) => view.type === type && view.standard === result.standard.id) ?? null;
}
