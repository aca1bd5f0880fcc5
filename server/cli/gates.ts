import { GradeName } from '../../schemas/standard.js';
import type { Localized } from '../../schemas/localized.js';
import type { Report } from '../../schemas/report.js';
import type { Arguments } from './arguments.js';

type Asked = Pick<Arguments, 'maxWarnings' | 'minCoverage' | 'minScore' | 'target'>;

/** The gates that a project failed, in words. Scores are judged on the low end of their interval. */
export function failedGates(name: string, report: Report, asked: Asked): Localized[] {
  const failed: Localized[] = [];
  const warnings = report.findings.filter(({ level }) => level === 'warning').length;
  if (asked.maxWarnings !== null && warnings > asked.maxWarnings) {
    failed.push({ zh: `${name}：警告 ${warnings} 条，多于 ${asked.maxWarnings} 条`, en: `${name}: ${warnings} warnings, more than ${asked.maxWarnings}` });
  }
  if (asked.minCoverage !== null) {
    const { documented } = report.coverage;
    const percent = documented === null ? null : Math.floor(documented * 1000) / 10;
    if (percent === null || percent < asked.minCoverage) {
      failed.push({ zh: `${name}：文件覆盖 ${percent ?? '–'} %，低于 ${asked.minCoverage} %`, en: `${name}: ${percent ?? '–'} % documented, below ${asked.minCoverage} %` });
    }
  }
  const low = report.score?.low ?? null;
  if (asked.minScore !== null && (low === null || low < asked.minScore)) {
    failed.push(low === null
      ? { zh: `${name}：没有企业概况，不评分，达不到 ${asked.minScore} 分`, en: `${name}: without a profile there is no score, so it is not ${asked.minScore}` }
      : { zh: `${name}：估算区间低端 ${low} 分，低于 ${asked.minScore} 分`, en: `${name}: the low end of the estimated score is ${low}, below ${asked.minScore}` });
  }
  if (asked.target !== null) {
    const rank = (grade: GradeName | undefined) => (grade === undefined ? -1 : GradeName.options.indexOf(grade));
    const lowest = report.score && [...report.score.grades].sort((a, b) => rank(a) - rank(b))[0];
    if (rank(lowest ?? undefined) < rank(asked.target)) {
      failed.push(lowest
        ? { zh: `${name}：估算区间低端为${lowest}，未到${asked.target}`, en: `${name}: the low end of the score is ${lowest}, not ${asked.target}` }
        : { zh: `${name}：没有企业概况，不评等级，未到${asked.target}`, en: `${name}: without a profile there is no grade, so it is not ${asked.target}` });
    }
  }
  return failed;
}
