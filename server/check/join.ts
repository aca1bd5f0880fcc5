import type { Localized } from '../../schemas/localized.js';
import type { Level } from '../../schemas/rule.js';
import type { CompiledRules } from '../rules/model.js';
import { fill } from './fill.js';
import type { Finding, ViolationBasis } from './model.js';
import type { Violation } from './violation.js';

const RANK: Readonly<Record<Level, number>> = { error: 0, warning: 1, info: 2 };

/**
 * One hole, one finding: violations of one cause at one place become the finding of their primary rule, the others
 * stand in its `also`. Missing topics of one second-level group at one place are one hole.
 */
export function joinViolations(violations: readonly Violation[], rules: CompiledRules): Finding[] {
  const groups = new Map<string, Violation[]>();
  const byFile = new Map<string, Violation[][]>();
  const yielding: Violation[] = [];
  const add = (violation: Violation) => {
    const key = holeOf(violation);
    const group = groups.get(key);
    if (group) group.push(violation);
    else {
      const made = [violation];
      groups.set(key, made);
      const file = byFile.get(violation.file);
      if (file) file.push(made); else byFile.set(violation.file, [made]);
    }
  };
  for (const violation of violations) if (violation.rule.rule.yieldsTo.length > 0) yielding.push(violation); else add(violation);
  for (const violation of yielding) {
    const { yieldsTo } = violation.rule.rule;
    const stronger = byFile.get(violation.file)?.find(([first]) => first !== undefined && samePlace(first, violation)
      && (yieldsTo.includes(first.rule.rule.code) || yieldsTo.includes(first.rule.id)));
    if (stronger) stronger.push(violation); else add(violation);
  }
  return [...groups.values()].map((group) => findingOf(group, rules));
}

function samePlace(a: Violation, b: Violation): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

function holeOf(violation: Violation): string {
  const place = `${violation.file}#${violation.span.start}`;
  // What a rule groups apart stays apart, though two groups may begin at one row.
  if (violation.topic === null) return `rule ${violation.rule.id} ${place} ${violation.cause} ${groupOf(violation)}`;
  // What is wrong with a topic is one hole wherever its rules look at it; several missing topics of a group are one.
  const group = violation.cause === 'missing' && isWholeTopicMissing(violation) ? secondLevel(violation) : null;
  return group ? `group ${group} ${place}` : `topic ${violation.topic} ${violation.file}`;
}

function groupOf({ args: { group } }: Violation): string {
  return group === undefined || typeof group === 'number' ? '' : typeof group === 'string' ? group : 'zh' in group ? group.zh : '';
}

function isWholeTopicMissing(violation: Violation): boolean {
  return violation.args['whole'] === 1;
}

function secondLevel(violation: Violation): string | null {
  return /:(\d+\.\d+\.\d+)/.exec(violation.rule.rule.indicator ?? '')?.[1] ?? null;
}

function findingOf(group: Violation[], rules: CompiledRules): Finding {
  // A rule that yields is never the primary of what it yields to.
  const yields = (v: Violation) => (v.rule.rule.yieldsTo.some((name) => group.some((o) => o.rule.rule.code === name || o.rule.id === name)) ? 1 : 0);
  const sorted = [...group].sort((a, b) => yields(a) - yields(b) || RANK[a.level] - RANK[b.level] || order(a, b));
  const primary = sorted[0]!;
  const { rule } = primary.rule;
  const codes = sorted.slice(1).map((v) => v.rule.rule.code).filter((code, i, all) => code !== rule.code && all.indexOf(code) === i);
  const topics = [...new Map(sorted.flatMap((v) => (v.topic ? [[v.topic, rules.topics.get(v.topic)?.title] as const] : []))).values()].filter((t) => t !== undefined);
  return {
    rule: primary.rule.id, code: rule.code, also: codes, indicator: rule.indicator ?? null, topic: primary.topic,
    level: primary.level, due: rule.due, cause: primary.cause, confidence: rule.confidence, clock: primary.clock,
    message: primary.message, why: rule.why, remedy: rule.remedy, args: argsOf(primary, sorted, topics, rules),
    file: primary.file, span: primary.span, section: primary.section,
    occurrences: sorted.flatMap((v) => v.occurrences), related: sorted.flatMap((v) => v.related),
    basis: { violations: sorted.map(basisOf), faults: [], agreeing: primary.agreeing ?? [] },
  };
}

function basisOf({ rule, check, topic, file, span, section }: Violation): ViolationBasis {
  const evidence = check && 'evidence' in check.check ? [check.check.evidence.type].flat() : [];
  return { rule: rule.id, topic, file, span, section, kind: check?.kind ?? null, evidence };
}

function order(a: Violation, b: Violation): number {
  const key = (v: Violation) => `${v.rule.rule.indicator ?? '~'} ${v.rule.id}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

/** The primary's arguments, with what all rules of the hole miss. */
function argsOf(primary: Violation, all: readonly Violation[], topics: readonly Localized[], rules: CompiledRules): Finding['args'] {
  if (primary.topic === null) return primary.args;
  if (topics.length > 1) {
    const what = fill(rules.phrases.get('topics-missing'), { topics: { zh: topics.map((t) => t.zh).join('、'), en: topics.map((t) => t.en).join(', ') } });
    return { ...primary.args, what };
  }
  const missing = [...new Map(all.flatMap((v) => (Array.isArray(v.args['missing']) ? (v.args['missing'] as (string | Localized)[]) : [])).map((m) => [typeof m === 'string' ? m : m.zh, m])).values()];
  if (primary.args['phrase'] !== 'aspects-missing' || missing.length === 0) return { ...primary.args, missing };
  const words = { zh: missing.map((m) => (typeof m === 'string' ? m : m.zh)).join('、'), en: missing.map((m) => (typeof m === 'string' ? m : m.en)).join(', ') };
  return { ...primary.args, missing, what: fill(rules.phrases.get('aspects-missing'), { topic: topics[0]!, missing: words }) };
}
