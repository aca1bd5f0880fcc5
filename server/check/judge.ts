import type { Due } from '../../schemas/rule.js';
import { isDue, dueDate } from '../project/stage.js';
import { NO_MEMORY, type Memory } from '../project/memory.js';
import type { Project } from '../project/model.js';
import { Unknown } from '../rules/expression.js';
import { reasonKey } from '../rules/reason.js';
import type { CompiledCheck, CompiledRule, CompiledRules } from '../rules/model.js';
import { chaptersOf, headingOf, projectAnchor, type Anchor } from './anchor.js';
import { checkAssert } from './assert.js';
import { valuesRead, valuesReadBy } from './check-reads.js';
import { checkConsistent } from './consistent.js';
import { checkCover } from './cover.js';
import { decisionEffects, type DecisionEffects } from './decisions.js';
import { checkEvidence } from './evidence.js';
import { configInputs, factTables, type FactTables } from './fact-tables.js';
import { checkForbid } from './forbid.js';
import { joinViolations } from './join.js';
import { appliesTo, leafCoverage } from './leaf-coverage.js';
import { standardOf } from './leaves.js';
import type { Finding, LeafCoverage, Skipped, TopicCoverage, Upcoming } from './model.js';
import { checkReference } from './reference.js';
import { collectSubstance } from './substance.js';
import { judgeTopic, type TopicJudgement } from './topic-coverage.js';
import type { Unjudged } from './unjudged.js';
import { nameOf, violation, type CheckResult, type Judging, type Violation } from './violation.js';

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly judgements: ReadonlyMap<string, TopicJudgement>;
  readonly topics: readonly TopicCoverage[];
  readonly leaves: readonly LeafCoverage[];
  readonly upcoming: readonly Upcoming[];
  readonly skipped: readonly Skipped[];
  readonly decisions: DecisionEffects;
  /** A rule that threw: our own fault, one entry each, the others go on. */
  readonly failures: readonly { readonly file: string; readonly message: string }[];
}

/**
 * Judges every rule that is due against the project. Pure: same input, same verdict. With the memory of an earlier version of
 * the project what reads nothing that has changed is not judged again.
 */
export function judge(project: Project, rules: CompiledRules, today: string, stage: Due, remembered: Memory = NO_MEMORY): Verdict {
  const memory = remembered.part('judge', [rules, today]);
  const judgements = new Map<string, TopicJudgement>();
  for (const [id, substance] of collectSubstance(project.documents, rules.topics, memory)) judgements.set(id, memory.keep(`topic ${id}`, substance.parts, () => judgeTopic(substance)));
  const judging = judgingOf(project, rules, today, judgements, memory);
  const decisions = decisionEffects(project, rules, today);
  const tables = factTables(project, rules, today, memory);
  const skipped: Skipped[] = [];
  const upcoming: Upcoming[] = [];
  const failures: { file: string; message: string }[] = [];
  const violations: Violation[] = [];
  const switchedOn = packsOf(rules, project);
  const asked = rules.rules.filter((rule) => !rule.off && rule.checks.length > 0 && switchedOn.has(rule.pack) && appliesTo(rule, project.config) && inForce(rule, today));
  for (const rule of asked) {
    if (!isDue(rule.rule.due, stage)) {
      upcoming.push({ rule: rule.id, due: rule.rule.due, date: dueDate(rule.rule.due, project.config) });
      continue;
    }
    if (rule.rule.phase === 'summary') continue;
    judgeRule(rule, judging, tables, violations, skipped, failures);
  }
  const shown = violations.filter((v) => !decisions.hides(v));
  const first = joinViolations(shown, rules);
  const topics = topicCoverages(project, rules, judgements, decisions);
  // Summary rules read what was found; nothing reads theirs.
  const summaries: Violation[] = [];
  const standard = standardOf(project, rules);
  const leaves = leafCoverage(standard, rules, project, judgements, decisions, today, memory);
  const after = tables.withSummary(topics, first, standard, leaves, leavesReported(violations));
  for (const rule of asked) {
    if (rule.rule.phase === 'summary' && isDue(rule.rule.due, stage)) judgeRule(rule, judging, after, summaries, skipped, failures);
  }
  const findings = [...first, ...joinViolations(summaries.filter((v) => !decisions.hides(v)), rules)];
  return { findings, judgements, topics, leaves, upcoming, skipped, decisions, failures };
}

function judgingOf(project: Project, rules: CompiledRules, today: string, topics: ReadonlyMap<string, TopicJudgement>, memory: Memory): Judging {
  const { documents, primary } = project;
  const memories = memory.parts('checked document', documents.map(({ document }) => document.source.path));
  const chapters = memory.keep('chapters', [primary], () => (primary ? chaptersOf(primary, rules) : new Map<number, number>()));
  // The same anchor as before as long as it says the same, wherever else its document was edited.
  const settled = (name: string, anchor: Anchor) => memory.keep(`anchor ${name}`, [anchor.file, anchor.span.start, anchor.span.end, anchor.section], () => anchor);
  const anchor = settled('project', projectAnchor(project));
  return {
    project, rules, today, topics, memory, anchor, ground: memory.keep('ground', [anchor, ...configInputs(project)], () => ({})),
    documents: documents.map((facts, i) => ({ facts, memory: memories[i]! })),
    anchorOf(topic) {
      const section = chapters.get(rules.topics.get(topic)?.chapter ?? NaN);
      return primary && section !== undefined ? settled(topic, headingOf(primary, section)) : anchor;
    },
  };
}

/** Packs for some industries are asked of enterprises in one of them; a profile that names none asks no such pack. */
function packsOf(rules: CompiledRules, project: Project): ReadonlySet<string> {
  const own = project.config.enterprise?.industries ?? [];
  return new Set(rules.packs.flatMap(({ pack }) => (!pack.industries || pack.industries.some((i) => own.includes(i)) ? [pack.id] : [])));
}

/** The leaves of whose topics a rule says something, whether people hid it or not. */
function leavesReported(violations: readonly Violation[]): ReadonlySet<string> {
  return new Set(violations.flatMap(({ rule, topic }) => (topic === null || rule.rule.indicator === undefined ? [] : [rule.rule.indicator.replace(/^[a-z0-9-]+:/, '')])));
}

/** A law that is not in force yet is not asked; it shows as info only where its rule says so. */
function inForce(rule: CompiledRule, today: string): boolean {
  return rule.rule.effectiveFrom === undefined || rule.rule.effectiveFrom <= today;
}

function judgeRule(rule: CompiledRule, judging: Judging, tables: FactTables, violations: Violation[], skipped: Skipped[], failures: { file: string; message: string }[]): void {
  try {
    const { when } = rule;
    if (when) {
      const asked = judging.memory.keep(`${rule.id} when`, () => valuesReadBy(when, tables), () => when.evaluate(tables.scope(rule)));
      if (asked instanceof Unknown) {
        skipped.push({ rule: rule.id, reason: asked.reason, rows: null });
        return;
      }
      if (asked !== true) return;
    }
    const unjudged = new Map<string, Unjudged>();
    for (const check of rule.checks) {
      const result = runCheck(rule, check, judging, tables);
      violations.push(...result.violations);
      // Several checks of a rule look at the same rows: the most that one of them left out, not their sum.
      for (const found of result.skipped ?? []) {
        const key = reasonKey(found.reason);
        const before = unjudged.get(key);
        const rows = before === undefined ? found.rows : before.rows === null || found.rows === null ? null : Math.max(before.rows, found.rows);
        unjudged.set(key, { reason: found.reason, rows });
      }
    }
    for (const found of unjudged.values()) skipped.push({ rule: rule.id, ...found });
  } catch (error) {
    failures.push({ file: rule.file, message: `${rule.id}: ${error instanceof Error ? error.message : String(error)}` });
  }
}

function runCheck(rule: CompiledRule, compiled: CompiledCheck, judging: Judging, tables: FactTables): CheckResult {
  const { check } = compiled;
  if ('cover' in check) return checkCover(rule, compiled, check.cover, judging);
  if ('evidence' in check) return checkEvidence(rule, compiled, check.evidence, judging, tables);
  if ('forbid' in check) return checkForbid(rule, compiled, check.forbid, judging);
  if ('consistent' in check) return checkConsistent(rule, compiled, check.consistent, judging);
  if ('reference' in check) return checkReference(rule, compiled, check.reference, judging);
  return judging.memory.keep(nameOf(rule, compiled), () => [judging.ground, ...valuesRead(compiled, tables)], () => {
    const { violations, skipped } = checkAssert(compiled, rule, tables);
    return {
      violations: violations.map((found) => violation(rule, compiled, found, found.cause ?? 'mismatch', {
        args: found.args, related: found.related ?? [], occurrences: found.occurrences ?? [], clock: readsToday(rule, compiled),
      })),
      ...(skipped ? { skipped } : {}),
    };
  });
}

/** A rule may hold checks that only the calendar decides beside others that the texts decide. */
function readsToday(rule: CompiledRule, { expressions }: CompiledCheck): boolean {
  return rule.when?.reads.has('today') === true || [...expressions.values()].some(({ reads }) => reads.has('today'));
}

function topicCoverages(project: Project, rules: CompiledRules, judgements: ReadonlyMap<string, TopicJudgement>, decisions: DecisionEffects): TopicCoverage[] {
  return [...rules.topics.values()].map((topic) => {
    const judgement = judgements.get(topic.id)!;
    const scope = topic.appliesTo;
    const enterprise = project.config.enterprise;
    const outside = scope !== undefined && enterprise !== undefined && !project.lone
      && ((scope.types !== undefined && enterprise.type !== undefined && !scope.types.includes(enterprise.type))
        || (scope.industries !== undefined && !scope.industries.some((i) => enterprise.industries.includes(i))));
    const attested = decisions.attestedTopics.has(topic.id);
    const status = outside ? 'notApplicable' : attested ? 'covered' : judgement.status;
    return {
      topic: topic.id, status, cause: status === 'covered' || status === 'notApplicable' ? null : judgement.cause,
      met: judgement.met, missing: judgement.missing, where: judgement.where, attested,
    };
  });
}
