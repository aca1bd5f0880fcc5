import type { Due } from '../../schemas/rule.js';
import type { Standard } from '../../schemas/standard.js';
import type { Verdict } from '../check/judge.js';
import type { LeafCoverage, Finding } from '../check/model.js';
import type { Project } from '../project/model.js';
import type { CompiledRules } from '../rules/model.js';
import type { LeafPoints } from '../score/points.js';
import type { Coverage, Score } from '../score/score.js';

/** What `lint` found in one project, before it is put into words of a locale. */
export interface LintResult {
  readonly project: Project;
  readonly rules: CompiledRules;
  readonly today: string;
  readonly stage: Due;
  readonly standard: Standard;
  readonly verdict: Verdict;
  /** The verdict's findings and those of the readers, sorted by file and place. */
  readonly findings: readonly Finding[];
  readonly leaves: readonly LeafCoverage[];
  readonly points: readonly LeafPoints[];
  readonly coverage: Coverage;
  /** Null for a lone manual: without a profile there is no grade. */
  readonly score: Score | null;
}
