import { describe, expect, it } from 'vitest';
import { loadBuiltin } from '../../scripts/builtin.js';
import { leavesOf } from '../../server/check/leaves.js';
import { FAULT_KINDS } from '../../server/text/fault.js';

const rules = loadBuiltin(process.cwd());
const judged = rules.rules.filter((r) => !r.rule.fault);
const TOPICS = `organization staffing training funds facilities outlets procedures service-process supervision improvement
service-philosophy service-commitment publicity product-information technical-support delivery installation repair spare-parts
quality-assurance waste-recycling customer-relations satisfaction-survey complaint-handling complaint-resolution-rate
information-system privacy data-destruction emergency-plan ecommerce-service`.split(/\s+/);

const coverTopics = (rule: (typeof judged)[number]) => rule.checks.flatMap(({ check }) => ('cover' in check ? [check.cover.topic] : []));

describe('the built-in packs', () => {
  it('load without a fault', () => {
    expect(rules.faults).toEqual([]);
  });

  it('have the thirty topics, each with a section template', () => {
    expect([...rules.topics.keys()].sort()).toEqual([...TOPICS].sort());
    expect(TOPICS.filter((topic) => !rules.templates.has(topic))).toEqual([]);
  });

  it('have a cover rule for every leaf of the standard', () => {
    const standard = rules.standards.get('gbt27922-2011')!;
    const covered = new Set(judged.filter((r) => coverTopics(r).length > 0).map((r) => r.rule.indicator));
    expect(leavesOf(standard).map((leaf) => `${standard.id}:${leaf.key}`).filter((id) => !covered.has(id))).toEqual([]);
  });

  it('name only leaves of the standard', () => {
    const standard = rules.standards.get('gbt27922-2011')!;
    const leaves = new Set(leavesOf(standard).map((leaf) => `${standard.id}:${leaf.key}`));
    expect(judged.filter((r) => r.rule.indicator && !leaves.has(r.rule.indicator)).map((r) => r.id)).toEqual([]);
  });

  it('prove every rule with passing and failing tests of its own', () => {
    expect(judged.filter((r) => r.rule.tests.pass.length < 1 || r.rule.tests.fail.length < 1).map((r) => r.id)).toEqual([]);
  });

  it.each(TOPICS)('prove topic %s with 3 passing and 5 failing tests of five kinds', (topic) => {
    const best = judged.filter((r) => coverTopics(r).includes(topic)).sort((a, b) => b.rule.tests.fail.length - a.rule.tests.fail.length)[0]!;
    expect(best.rule.tests.pass.length).toBeGreaterThanOrEqual(3);
    expect(best.rule.tests.fail.length).toBeGreaterThanOrEqual(5);
    const causes = new Set(best.rule.tests.fail.flatMap((t) => (Array.isArray(t.expect) ? t.expect.map((e) => e.cause) : [])));
    expect([...causes]).toEqual(expect.arrayContaining(['heading-only', 'placeholder', 'negated', 'keyword-pile', 'missing']));
  });

  it('give every fault of a reader exactly one rule', () => {
    expect(rules.rules.flatMap((r) => (r.rule.fault ? [r.rule.fault] : [])).sort()).toEqual([...FAULT_KINDS].sort());
  });

  it('never call a rule without a checked source more than info', () => {
    expect(judged.filter((r) => r.rule.source.every((s) => s.verified === 'memory') && r.level !== 'info').map((r) => r.id)).toEqual([]);
  });
});

describe('the views', () => {
  it('have 27 and 23 items, and the derived one says so', () => {
    const items = (id: string) => rules.views.get(id)!.classes.flatMap((c) => c.items);
    expect(items('sbt10401-27')).toHaveLength(27);
    expect(rules.views.get('sbt10401-27')!.classes).toHaveLength(8);
    expect(items('sales-23')).toHaveLength(23);
    expect(rules.views.get('sales-23')!.derived).toBe(true);
    expect(rules.views.get('sbt10401-27')!.derived).toBe(false);
  });

  it('map only to leaves and groups that exist', () => {
    const standard = rules.standards.get('gbt27922-2011')!;
    const keys = new Set(standard.chapters.flatMap((c) => c.groups.flatMap((g) => [g.key, ...g.leaves.map((l) => l.key)])));
    for (const view of rules.views.values()) for (const item of view.classes.flatMap((c) => c.items)) expect(item.mapsTo.filter((m) => !keys.has(m)), item.id).toEqual([]);
  });
});
