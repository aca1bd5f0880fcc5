import { inLocale } from '../../schemas/localized.js';
import { EXIT } from './exit.js';
import { failedGates } from './gates.js';
import type { Judged, Session } from './session.js';

/** Says on stderr what made the run fail, and gives its exit code. `findings`: whether errors count, as in `check`. */
export function outcomeOf(judged: readonly Judged[], session: Session, count: { readonly findings: boolean }): number {
  const { args, io, locale } = session;
  let code: number = EXIT.clean;
  for (const { result, report, configReadable } of judged) {
    const { name } = result.project;
    const errors = count.findings ? report.findings.filter((f) => f.level === 'error' && (args.failOnClock || !f.clock)) : [];
    const gates = failedGates(name, report, args);
    for (const gate of gates) io.stderr(`${inLocale(gate, locale)}\n`);
    if ((errors.length > 0 || gates.length > 0) && code === EXIT.clean) code = EXIT.findings;
    if (!configReadable) io.stderr(`${inLocale({ zh: `${name}：hegui.yaml 读不懂，结果不可用`, en: `${name}: hegui.yaml cannot be read, so the result cannot be used` }, locale)}\n`);
    for (const failure of report.failures) io.stderr(`${inLocale({ zh: '内部故障', en: 'internal failure' }, locale)}: ${name}: ${failure.file}: ${failure.message}\n`);
    if (!configReadable || report.failures.length > 0) code = EXIT.trouble;
  }
  return code;
}
