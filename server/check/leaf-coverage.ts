import type { ProjectConfig } from '../../schemas/project.js';
import type { Leaf, Standard } from '../../schemas/standard.js';
import type { CoverCheck } from '../../schemas/rule.js';
import { NO_MEMORY, type Memory } from '../project/memory.js';
import type { Project } from '../project/model.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import { coverOutcome } from './cover.js';
import type { DecisionEffects } from './decisions.js';
import { LeafEvidenceBook } from './leaf-evidence.js';
import { leavesOf } from './leaves.js';
import type { LeafCoverage } from './model.js';
import { rehashedItems } from './rehashed.js';
import type { TopicJudgement } from './topic-coverage.js';

/** Documented and evidenced, leaf by leaf; exclusions come from decisions only. */
export function leafCoverage(
  standard: Standard, rules: CompiledRules, project: Project, topics: ReadonlyMap<string, TopicJudgement>, decisions: DecisionEffects, today: string, memory: Memory = NO_MEMORY,
): LeafCoverage[] {
  const { evidence: facts, config } = project;
  const book = memory.keep('evidence of leaves', [facts, config, ...rehashedItems(project, today)], () => new LeafEvidenceBook(project, rules, today));
  const covering = memory.keep('cover rules of leaves', [standard], () => coverRulesByLeaf(rules, standard.id));
  return leavesOf(standard).map((leaf) => {
    const full = `${standard.id}:${leaf.key}`;
    if (decisions.excluded.has(leaf.key)) return { leaf: leaf.key, status: 'excluded', documented: null, evidenced: null, evidence: [], where: [], attested: false };
    const parts = (covering.get(full) ?? []).filter(({ rule }) => appliesTo(rule, project.config));
    const attested = decisions.attestedLeaves.has(leaf.key);
    const documented = attested ? 1 : documentedBy(parts, topics, decisions, leaf);
    const { evidenced, evidence } = book.of(leaf, decisions.attestedEvidence.get(leaf.key) ?? []);
    const where = leaf.topics.flatMap((id) => topics.get(id)?.where ?? []).slice(0, 5);
    return memory.keep(`leaf ${full}`, [documented, evidenced, evidence, attested, ...where], (): LeafCoverage =>
      ({ leaf: leaf.key, status: documented === 1 ? 'covered' : documented === 0.5 ? 'partial' : 'missing', documented, evidenced, evidence, where, attested }));
  });
}

interface Part { rule: CompiledRule; cover: CoverCheck }

/**
 * The rules that say whether a leaf is documented: those of the pack that belongs to the standard, the others only
 * where it has none. A further rule may demand more and then reports a finding; it never changes a status.
 */
function coverRulesByLeaf(rules: CompiledRules, standard: string): Map<string, Part[]> {
  const own = new Map<string, Part[]>();
  const others = new Map<string, Part[]>();
  for (const rule of rules.rules) {
    const indicator = rule.rule.indicator;
    if (!indicator) continue;
    for (const { check } of rule.checks) {
      if (!('cover' in check)) continue;
      const into = standard.startsWith(rule.pack) ? own : others;
      const parts = into.get(indicator);
      if (parts) parts.push({ rule, cover: check.cover }); else into.set(indicator, [{ rule, cover: check.cover }]);
    }
  }
  return new Map([...others, ...own]);
}

function documentedBy(parts: readonly Part[], topics: ReadonlyMap<string, TopicJudgement>, decisions: DecisionEffects, leaf: Leaf): 1 | 0.5 | 0 {
  const outcomes = parts.map(({ rule, cover }) => {
    const judgement = topics.get(cover.topic);
    if (decisions.cleared(rule, judgement)) return 1;
    return judgement ? coverOutcome(cover, rule, judgement).documented : 0;
  });
  if (outcomes.length === 0) {
    // A leaf without a rule (a user's own standard): its primary topic speaks for it.
    const judgement = topics.get(leaf.topics[0]!);
    return judgement?.status === 'covered' ? 1 : judgement?.status === 'partial' ? 0.5 : 0;
  }
  if (outcomes.every((o) => o === 1)) return 1;
  return outcomes.every((o) => o === 0) ? 0 : 0.5;
}

/** Whether a rule is asked of this kind of enterprise. An unknown type or industry asks everything. */
export function appliesTo({ rule }: CompiledRule, config: ProjectConfig): boolean {
  const scope = rule.appliesTo;
  if (!scope) return true;
  const type = config.enterprise?.type;
  if (scope.types && type && !scope.types.includes(type)) return false;
  if (scope.industries && config.enterprise && !scope.industries.some((i) => config.enterprise!.industries.includes(i))) return false;
  return true;
}
