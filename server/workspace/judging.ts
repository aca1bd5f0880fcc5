import type { Locale } from '../../schemas/localized.js';
import type { Report } from '../../schemas/report.js';
import type { Due } from '../../schemas/rule.js';
import { lint } from '../lint.js';
import { buildProject } from '../project/build.js';
import type { FactsCache } from '../project/facts-cache.js';
import type { Memory } from '../project/memory.js';
import { renderReport, type LintResult } from '../report/index.js';
import { vocabularyOf, type ShelvedRules } from './rule-shelf.js';
import type { Read } from './snapshot.js';

export interface JudgingOptions {
  /** ISO day in Asia/Shanghai. */
  readonly today: string;
  /** Judges as if the project were at this stage; absent: the stage that follows from its dates. */
  readonly stage?: Due | undefined;
  /** Where the facts of files are kept from one run to the next. */
  readonly cache?: FactsCache | undefined;
  /** What was made for this project before; absent: everything is made anew. */
  readonly memory?: Memory | undefined;
}

/** The verdict on what was read: the one way from files to findings, whichever door asks. */
export function judgeRead({ snapshot, config }: Read, { rules, faults }: ShelvedRules, { today, stage, cache, memory }: JudgingOptions): LintResult {
  const vocabulary = { ...vocabularyOf(rules, config.config.certification?.standard), cache };
  const project = buildProject(faults.length === 0 ? snapshot : { ...snapshot, faults: [...snapshot.faults, ...faults] }, vocabulary, memory);
  return lint(project, rules, { today, stage }, memory);
}

/** A verdict in words; with the project's memory where it is put into words again and again. */
export function reportOf(result: LintResult, locale: Locale, version: string, memory?: Memory): Report {
  const report = renderReport(result, locale, { version }, memory);
  const own = result.project.failures;
  return { ...report, failures: [...own, ...report.failures.filter((f) => !own.some((o) => o.file === f.file && o.message === f.message))] };
}

/** Whether hegui.yaml could be read: otherwise a result is no basis for anything, whatever was found. */
export function isReadable({ snapshot, config }: Read): boolean {
  return config.readable && (snapshot.config === null || snapshot.config.source !== null);
}
