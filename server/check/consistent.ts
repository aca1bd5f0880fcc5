import type { Localized } from '../../schemas/localized.js';
import type { ConsistentCheck } from '../../schemas/rule.js';
import type { Claim, DocumentFacts } from '../document/facts/model.js';
import { ancestry, sectionPath } from '../document/model.js';
import { spanOf } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { CompiledCheck, CompiledRule } from '../rules/model.js';
import { nameOf, violation, type CheckResult, type Judging, type Violation } from './violation.js';

/** One place where a fact is stated. */
interface Statement {
  readonly facts: DocumentFacts;
  readonly span: Span;
  readonly section: number;
  /** What must agree. */
  readonly value: string;
  readonly number: number | null;
  readonly text: string;
}

/** The same fact agrees everywhere: one violation per group of statements and differing value. */
export function checkConsistent(rule: CompiledRule, compiled: CompiledCheck, check: ConsistentCheck, { documents, rules, memory }: Judging): CheckResult {
  const name = nameOf(rule, compiled);
  const stated = documents.filter(({ facts }) => facts.own).map(({ facts, memory: kept }) => kept.keep(name, [facts], () => [...statementsOf(facts, check)]));
  return memory.keep(name, stated, () => ({ violations: contradictions(rule, compiled, check, stated.flat(), rules.phrases.get('contradicts') ?? { zh: '{found}', en: '{found}' }) }));
}

function contradictions(rule: CompiledRule, compiled: CompiledCheck, check: ConsistentCheck, stated: readonly (readonly [string, Statement])[], phrase: Localized): Violation[] {
  const groups = new Map<string, Statement[]>();
  for (const [key, statement] of stated) {
    const group = groups.get(key);
    if (group) group.push(statement); else groups.set(key, [statement]);
  }
  const violations: Violation[] = [];
  for (const statements of groups.values()) {
    // What most statements say is taken as meant; of equals, the first.
    const expected = mostCommon(statements);
    const agreeing = statements.filter((s) => s.value === expected.value).map(placeOf);
    const seen = new Set<string>();
    for (const statement of statements) {
      if (agrees(statement, expected, check) || seen.has(statement.value)) continue;
      seen.add(statement.value);
      const alike = statements.filter((s) => s.value === statement.value);
      violations.push(violation(rule, compiled, placeOf(statement), 'contradiction', {
        args: { found: statement.text, expected: expected.text },
        occurrences: alike.length > 1 ? alike.map(placeOf) : [],
        related: [{ ...placeOf(expected), message: { zh: phrase.zh.replaceAll('{found}', expected.text), en: phrase.en.replaceAll('{found}', expected.text) } }], agreeing,
      }));
    }
  }
  return violations;
}

function placeOf({ facts, span, section }: Statement) {
  return { file: facts.document.source.path, span, section: sectionPath(facts.document, section) };
}

function mostCommon(statements: readonly Statement[]): Statement {
  const counts = new Map<string, number>();
  for (const { value } of statements) counts.set(value, (counts.get(value) ?? 0) + 1);
  return statements.reduce((best, s) => (counts.get(s.value)! > counts.get(best.value)! ? s : best));
}

function agrees(a: Statement, b: Statement, check: ConsistentCheck): boolean {
  if (a.value === b.value) return true;
  return a.number !== null && b.number !== null && Math.abs(a.number - b.number) <= check.tolerance && check.tolerance > 0;
}

function* statementsOf(facts: DocumentFacts, check: ConsistentCheck): Generator<[string, Statement]> {
  const colon = check.fact.indexOf(':');
  const kind = check.fact.slice(0, colon);
  const name = check.fact.slice(colon + 1);
  if (kind === 'claim') {
    const claims = facts.claims.filter((claim) => claim.subject === name && claim.role !== 'reported' && claim.context !== 'negated'
      && !(check.ignore as readonly string[]).includes(contextOf(claim, facts)) && (check.known.length === 0 || check.known.some((dimension) => claim[dimension] !== '')));
    for (const [key, unit] of byUnit(claims, check)) {
      // Several figures for one thing in one clause are tiers or choices that the reader could not tell apart.
      if (new Set(unit.map((claim) => claimStatement(facts, claim, check).value)).size > 1) continue;
      for (const claim of unit) yield [key, claimStatement(facts, claim, check)];
    }
  } else if (kind === 'field') {
    for (const field of facts.control) {
      if (field.field === name) yield ['', { facts, span: field.span, section: 0, value: comparable(field.value), number: null, text: field.value }];
    }
  } else {
    for (const unit of facts.units) {
      for (const hit of unit.hits) {
        if (hit.owner.role !== 'concept' || hit.owner.owner !== name) continue;
        const text = unit.text.text.slice(hit.from, hit.to);
        yield ['', { facts, span: spanOf(unit.text, hit.from, hit.to), section: unit.section, value: text, number: null, text }];
      }
    }
  }
}

function* byUnit(claims: readonly Claim[], check: ConsistentCheck): Generator<[string, Claim[]]> {
  const groups = new Map<string, { key: string; claims: Claim[] }>();
  for (const claim of claims) {
    const key = claimKey(claim, check);
    const group = groups.get(`${claim.unitIndex} ${key}`);
    if (group) group.claims.push(claim); else groups.set(`${claim.unitIndex} ${key}`, { key, claims: [claim] });
  }
  for (const { key, claims: unit } of groups.values()) yield [key, unit];
}

/** A figure under a heading such as 示例 or 考核题 is an example, however plain its clause reads. */
function contextOf(claim: Claim, facts: DocumentFacts): Claim['context'] {
  if (claim.context !== 'plain') return claim.context;
  for (const section of ancestry(facts.document, claim.section)) {
    if (facts.titleHits[section.index]?.some(({ owner }) => owner.role === 'concept' && owner.owner === 'example-word')) return 'example';
  }
  return 'plain';
}

function claimKey(claim: Claim, check: ConsistentCheck): string {
  return check.same.map((dimension) => {
    switch (dimension) {
      case 'area': return claim.area;
      case 'activity': return claim.activity;
      case 'product': return claim.product;
      case 'severity': return claim.severity;
      case 'bound': return claim.quantity.bound;
    }
  }).join('\u0000');
}

function claimStatement(facts: DocumentFacts, claim: Claim, check: ConsistentCheck): Statement {
  const { quantity } = claim;
  const text = facts.document.source.text.slice(quantity.span.start, quantity.span.end);
  if (check.compare === 'text') return { facts, span: quantity.span, section: claim.section, number: null, value: comparable(text), text };
  const upper = quantity.to ?? quantity.value;
  // Strict: a working day is not a day, and 24 小时 is 1 日 only because both are durations.
  const unit = check.units === 'strict' ? quantity.kind : quantity.kind === 'workdays' ? 'duration' : quantity.kind;
  const number = check.units === 'convert' && quantity.kind === 'workdays' ? upper * 24 : upper;
  return {
    facts, span: quantity.span, section: claim.section, number,
    value: `${unit} ${number}`, text,
  };
}

function comparable(value: string): string {
  return value.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
