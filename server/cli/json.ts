import type { Report } from '../../schemas/report.js';
import type { Judged } from './session.js';

/** One report as it is; several with one row each. */
export function jsonOf(judged: readonly Judged[]): string {
  const [only] = judged;
  const value = judged.length === 1 ? only!.report : { version: 1, projects: judged.map(({ report }) => report), summary: judged.map(rowOf) };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A project in one row of a fleet. */
export function rowOf({ result, report }: Judged): object {
  const count = (level: Report['findings'][number]['level']) => report.findings.filter((finding) => finding.level === level).length;
  return {
    project: result.project.name, stage: report.stage, errors: count('error'), warnings: count('warning'), infos: count('info'),
    documented: report.coverage.documented, low: report.score?.low ?? null, high: report.score?.high ?? null,
  };
}
