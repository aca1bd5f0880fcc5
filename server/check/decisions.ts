import type { PlacedDecision, Project } from '../project/model.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import type { Fault } from '../text/fault.js';
import { sha256 } from '../text/sha256.js';
import type { SourceText } from '../text/source.js';
import { leavesOf } from './leaves.js';
import { mask } from './mask.js';
import { isOpenDecision } from './open-decision.js';
import type { TopicJudgement } from './topic-coverage.js';
import type { Violation } from './violation.js';

/** What the people's decisions change. */
export interface DecisionEffects {
  /** Leaf keys out of the denominator. */
  readonly excluded: ReadonlySet<string>;
  /** Leaf keys that a person attested as documented. */
  readonly attestedLeaves: ReadonlySet<string>;
  /** By leaf key: the items of evidence that a person says show it. */
  readonly attestedEvidence: ReadonlyMap<string, readonly string[]>;
  readonly attestedTopics: ReadonlySet<string>;
  readonly bonus: number;
  /** Rule ids of special deductions that a person confirmed. */
  readonly deductions: ReadonlySet<string>;
  /** A person said that this rule is wrong about the whole topic: it counts as covered. */
  cleared(rule: CompiledRule, judgement: TopicJudgement | undefined): boolean;
  /** Whether the violation is hidden, and if so whether its gap still counts. */
  hides(violation: Violation): boolean;
  /** Decisions that are expired, or that nothing matched. Ask after all violations were offered to `hides`. */
  faults(): Fault[];
  /** In force, for the report. */
  readonly inForce: readonly PlacedDecision[];
}

/** Reads decisions.yaml against the rules and the day. An expired decision has no effect and is a finding. */
export function decisionEffects(project: Project, rules: CompiledRules, today: string): DecisionEffects {
  const expired: PlacedDecision[] = [];
  const open: PlacedDecision[] = [];
  const aimless = new Map<PlacedDecision, string>();
  const inForce: PlacedDecision[] = [];
  for (const placed of project.decisions) {
    const missing = missingTarget(placed, project, rules);
    if (isOpenDecision(placed.decision)) open.push(placed);
    else if (placed.decision.expires && placed.decision.expires < today) expired.push(placed);
    else if (missing !== null) aimless.set(placed, missing);
    else inForce.push(placed);
  }
  const of = (...kinds: PlacedDecision['decision']['kind'][]) => inForce.filter(({ decision }) => kinds.includes(decision.kind));
  const used = new Set<PlacedDecision>();
  const allLeaves = inForce.length === 0 ? [] : [...rules.standards.values()].flatMap((standard) => leavesOf(standard).map(({ key }) => key));
  const leavesNamed = new Map(inForce.map((placed) => [placed, leavesUnder(placed.decision.indicator, allLeaves)]));
  const leaves = (kind: PlacedDecision['decision']['kind']) => new Set(of(kind).flatMap((placed) => {
    const own = leavesNamed.get(placed)!;
    if (own.length > 0) used.add(placed);
    return own;
  }));
  const topics = new Set(of('attested', 'false-positive').flatMap((placed) => {
    if (!placed.decision.topic) return [];
    used.add(placed);
    return [placed.decision.topic];
  }));
  const hiding = of('false-positive', 'attested', 'deferred');
  const hidingLeaves = of('not-applicable', 'attested', 'deferred');
  const sources = new Map(hiding.length === 0 ? [] : project.inputs.flatMap(({ file, source }) => (source ? [[file, source] as const] : [])));
  const named = (placed: PlacedDecision, rule: CompiledRule) => placed.decision.rule !== undefined && rules.find(placed.decision.rule)?.id === rule.id;
  const clearing = of('false-positive', 'attested').filter(({ decision }) => decision.rule);
  const bonuses = of('bonus');
  bonuses.forEach((placed) => used.add(placed));
  const deductions = new Set(of('deduction').flatMap((placed) => {
    const rule = placed.decision.rule && rules.find(placed.decision.rule);
    if (!rule) return [];
    used.add(placed);
    return [rule.id];
  }));
  return {
    excluded: leaves('not-applicable'),
    attestedLeaves: leaves('attested'),
    attestedEvidence: evidenceByLeaf(of('attested'), leavesNamed),
    attestedTopics: topics,
    bonus: bonuses.length,
    deductions,
    inForce,
    cleared(rule, judgement) {
      const hit = clearing.find((placed) => named(placed, rule) && (!placed.decision.where || judgement?.nearest?.facts.document.source.path === placed.decision.where.file));
      if (hit) used.add(hit);
      return hit !== undefined || (judgement !== undefined && topics.has(judgement.substance.topic.id));
    },
    hides(violation) {
      const hit = hiding.find((placed) =>
        (named(placed, violation.rule) || (placed.decision.topic !== undefined && placed.decision.topic === violation.topic)) && matchesPlace(placed, violation, sources.get(violation.file)));
      if (hit) used.add(hit);
      if (hit !== undefined || violation.topic === null) return hit !== undefined;
      // A decision on an indicator speaks of what the manual lacks there, never of what it must not say.
      const leaf = violation.rule.rule.indicator?.replace(/^[a-z0-9-]+:/, '');
      const onLeaf = hidingLeaves.find((placed) => leaf !== undefined && leavesNamed.get(placed)!.includes(leaf));
      if (onLeaf) used.add(onLeaf);
      return onLeaf !== undefined;
    },
    faults() {
      const fault = (kind: 'decision-expired' | 'decision-unused' | 'decision-unmatched' | 'decision-open', { decision, file, span }: PlacedDecision, what?: string): Fault =>
        ({ kind, file, span, args: { id: decision.id, by: mask(decision.by), expires: decision.expires ?? '', rule: mask(what ?? decision.rule ?? decision.indicator ?? decision.topic ?? '') } });
      return [
        ...open.map((placed) => fault('decision-open', placed)),
        ...expired.map((placed) => fault('decision-expired', placed)),
        ...[...aimless].map(([placed, missing]) => fault('decision-unmatched', placed, missing)),
        ...inForce.filter((placed) => !used.has(placed) && placed.decision.kind !== 'rehash').map((placed) =>
          fault(placed.decision.rule && !rules.find(placed.decision.rule) ? 'decision-unmatched' : 'decision-unused', placed)),
      ];
    },
  };
}

/** A decision on a leaf or group that points at an item of evidence speaks for the evidenced side as well. */
function evidenceByLeaf(attested: readonly PlacedDecision[], leavesNamed: ReadonlyMap<PlacedDecision, readonly string[]>): Map<string, string[]> {
  const byLeaf = new Map<string, string[]>();
  for (const placed of attested) {
    const { evidence } = placed.decision;
    if (evidence !== undefined) for (const leaf of leavesNamed.get(placed)!) byLeaf.set(leaf, [...byLeaf.get(leaf) ?? [], evidence]);
  }
  return byLeaf;
}

/** The leaves that a key names: itself, or those of its group or chapter. */
function leavesUnder(indicator: string | undefined, leaves: readonly string[]): string[] {
  const key = indicator?.replace(/^[a-z0-9-]+:/, '');
  return key === undefined ? [] : leaves.filter((leaf) => leaf === key || leaf.startsWith(`${key}.`) || leaf.startsWith(`${key}/`));
}

/** The topic, document or evidence item that a decision names and that is not there; null if all are. */
function missingTarget({ decision }: PlacedDecision, project: Project, rules: CompiledRules): string | null {
  const { topic, where, evidence, kind } = decision;
  if (topic !== undefined && !rules.topics.has(topic)) return topic;
  if (where !== undefined && !project.inputs.some(({ file }) => file === where.file)) return where.file;
  if (evidence !== undefined && !project.evidence.items.some(({ item }) => item.id === evidence)) return evidence;
  // What is attested must be there to be looked at.
  return kind === 'attested' && where === undefined && evidence === undefined ? 'where / evidence' : null;
}

/**
 * By heading path first: it survives moved text. `textHash` tells several places of one section apart: the beginning
 * (8 or more digits) of the SHA-256 of the finding's line without white space.
 */
function matchesPlace({ decision }: PlacedDecision, violation: Violation, source: SourceText | undefined): boolean {
  const { where } = decision;
  if (!where) return true;
  if (where.file !== violation.file) return false;
  if (where.section !== undefined && where.section !== violation.section) return false;
  return where.textHash === undefined || (source !== undefined && sha256(lineAt(source.text, violation.span.start)).startsWith(where.textHash));
}

/** The line at an offset without white space: what `textHash` is the hash of. */
export function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end).replace(/\s+/g, '');
}
