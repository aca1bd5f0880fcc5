import type { Due } from '../schemas/rule.js';
import { faultFindings } from './check/fault-findings.js';
import { withInserted } from './check/inserted.js';
import { judge } from './check/judge.js';
import { standardOf } from './check/leaves.js';
import type { Finding } from './check/model.js';
import { withoutYielding } from './check/yielding.js';
import { NO_MEMORY, type Memory } from './project/memory.js';
import type { Project } from './project/model.js';
import { stageOf } from './project/stage.js';
import type { LintResult } from './report/model.js';
import type { CompiledRules } from './rules/model.js';
import { scoreOf } from './score/score.js';

export interface LintOptions {
  /** ISO day in Asia/Shanghai: the only clock the engine knows. */
  readonly today: string;
  /** Judges as if the project were at this stage; absent: the stage that follows from its dates. */
  readonly stage?: Due | undefined;
}

/**
 * Judges one project by the rules. Pure: every door calls it, so that the editor and CI cannot disagree. With the memory of
 * earlier versions of the same project the result is the same, at the cost of what has changed.
 * Throws only if no standard is loaded, which is a broken installation.
 */
export function lint(project: Project, rules: CompiledRules, options: LintOptions, memory: Memory = NO_MEMORY): LintResult {
  const { certification } = project.config;
  const standard = standardOf(project, rules);
  const stage = options.stage ?? stageOf(project.config, options.today);
  const verdict = judge(project, rules, options.today, stage, memory);
  const { leaves } = verdict;
  const possible = new Set(verdict.findings.filter((f) => rules.find(f.rule)?.rule.deduction).map((f) => f.rule));
  const grading = certification?.grading ?? 'guide';
  const special = { possible: possible.size, confirmed: verdict.decisions.deductions.size, bonus: verdict.decisions.bonus };
  const { score, coverage, points } = memory.keep('score', [standard, project.points, grading, ...Object.values(special), ...leaves.flatMap(({ status, documented, evidenced }) => [status, documented, evidenced])],
    () => scoreOf(standard, leaves, project.points, grading, special));
  const faults = faultFindings([...project.faults, ...rules.faults, ...verdict.decisions.faults()], rules);
  const findings = withInserted([...withoutYielding(faults, verdict.findings, rules)].sort(byPlace), project, rules);
  return { project, rules, today: options.today, stage, standard, verdict, findings, leaves, points, coverage, score: project.lone ? null : score };
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.span.start - b.span.start || compare(a.rule, b.rule) || a.span.end - b.span.end;
}

/** By code units, not by the machine's locale: the same bytes on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
