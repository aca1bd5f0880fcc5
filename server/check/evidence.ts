import type { EvidenceCheck, Literal } from '../../schemas/rule.js';
import type { Evidence } from '../evidence/model.js';
import { Unknown } from '../rules/expression.js';
import { addMonths } from '../text/day.js';
import { parameterOf, parseLiteral } from '../rules/literal.js';
import type { CompiledCheck, CompiledRule } from '../rules/model.js';
import { valuesRead } from './check-reads.js';
import type { FactTables, Scope } from './fact-tables.js';
import { evidenceRow } from './project-rows.js';
import { HOLDS, nameOf, unjudged, violation, type CheckResult, type Judging, type Violation } from './violation.js';

/** Do records of this type exist — enough, complete, recent, for every outlet? */
export function checkEvidence(rule: CompiledRule, compiled: CompiledCheck, check: EvidenceCheck, judging: Judging, tables: FactTables): CheckResult {
  const { evidence } = judging.project;
  if (!evidence.present) return unjudged('no-manifest');
  const excused = check.ifNone === 'silent' || (check.ifNone === 'declaration' && declared(judging));
  return judging.memory.keep(nameOf(rule, compiled), () => [evidence, excused, judging.ground, ...valuesRead(compiled, tables)], () => judgeEvidence(rule, compiled, check, judging, tables.scope(rule), excused));
}

/** `excused`: that there are none is said, or needs no word. */
function judgeEvidence(rule: CompiledRule, compiled: CompiledCheck, check: EvidenceCheck, judging: Judging, scope: Scope, excused: boolean): CheckResult {
  const { evidence } = judging.project;
  const types = new Set([check.type].flat());
  const ofType = evidence.items.filter((entry) => types.has(entry.item.type) && recent(entry, check, rule, judging.today) && wanted(compiled, entry, judging, scope));
  const incomplete = check.fields.length === 0 ? [] : ofType.flatMap((entry) => missingFields(rule, compiled, entry, check.fields));
  if (check.per) return { violations: [...incomplete, ...perRow(rule, compiled, check, ofType, judging, scope)] };
  const least = numberOf(check.atLeast, rule);
  if (ofType.length >= least) return incomplete.length > 0 ? { violations: incomplete } : HOLDS;
  if (excused) return { violations: incomplete };
  const title = judging.rules.evidenceTypes.get([check.type].flat()[0]!)?.title ?? { zh: String(check.type), en: String(check.type) };
  const manifest = evidence.items[0];
  const at = manifest ? { file: manifest.file, span: { start: 0, end: 0 } } : judging.anchor;
  return { violations: [...incomplete, violation(rule, compiled, at, 'missing', { clock: check.within !== undefined, args: { type: title, found: ofType.length, expected: least, missing: [title] } })] };
}

function recent({ item }: Pick<Evidence, 'item'>, check: EvidenceCheck, rule: CompiledRule, today: string): boolean {
  const written = resolved(check.within, rule);
  const date = item.period?.to ?? item.date;
  if (written === undefined || !date) return true;
  // Months and years by the calendar, with the day clamped: 12mo before 2026-02-28 is 2025-02-28.
  const months = typeof written === 'string' ? /^(\d{1,4})(mo|y)$/.exec(written) : null;
  if (months) return date >= addMonths(today, -Number(months[1]) * (months[2] === 'y' ? 12 : 1));
  const limit = parseLiteral(written);
  return limit.kind !== 'duration' || Date.parse(today) - Date.parse(date) <= limit.value * 3_600_000;
}

/** Items for which the rule's own condition is unknown do not count. */
function wanted(compiled: CompiledCheck, entry: Evidence, { rules }: Judging, scope: Scope): boolean {
  const condition = compiled.expressions.get('where');
  return !condition || condition.evaluate(within(scope, { e: evidenceRow(entry, rules) })) === true;
}

function within(scope: Scope, variables: Record<string, unknown>): Scope {
  return Object.assign(Object.create(scope) as Record<string, unknown>, variables);
}

function resolved(literal: Literal | undefined, rule: CompiledRule): Literal | undefined {
  const parameter = parameterOf(literal);
  return parameter === null ? literal : rule.params[parameter];
}

function numberOf(literal: EvidenceCheck['atLeast'], rule: CompiledRule): number {
  return Number(resolved(literal, rule)) || 1;
}

function missingFields(rule: CompiledRule, compiled: CompiledCheck, entry: Evidence, fields: readonly string[]): Violation[] {
  const absent = fields.filter((field) => (entry.item as Record<string, unknown>)[field] === undefined);
  if (absent.length === 0) return [];
  return [violation(rule, compiled, { file: entry.file, span: entry.place('id') }, 'missing', { args: { found: entry.item.id, missing: absent, expected: absent } })];
}

/** One violation per rule with the rows that have none, as for outlets: never one each. */
function perRow(rule: CompiledRule, compiled: CompiledCheck, check: EvidenceCheck, items: readonly Evidence[], judging: Judging, scope: Scope): Violation[] {
  const { table, column } = check.per!;
  const rows = judging.project.evidence.tables.get(table)?.rows ?? [];
  const where = compiled.expressions.get('per.where');
  const have = new Set(items.map(({ item }) => String((item as Record<string, unknown>)[column] ?? '')));
  const lacking = rows.filter((row) => {
    if (where) {
      const wanted = where.evaluate(within(scope, { row: row.values }));
      if (wanted instanceof Unknown || wanted !== true) return false;
    }
    return !have.has(String(row.values[column] ?? ''));
  });
  const [first] = lacking;
  if (!first) return [];
  return [violation(rule, compiled, { file: first.file, span: first.place(column) }, 'missing', {
    args: { count: lacking.length, missing: lacking.map((row) => String(row.values['name'] ?? row.values[column] ?? '')) },
    occurrences: lacking.map((row) => ({ file: row.file, span: row.place(column) })),
  })];
}

function declared({ documents }: Judging): boolean {
  return documents.some(({ facts, memory }) => memory.keep('none declared', [facts], () => facts.units.some((u) => u.hits.some(({ owner }) => owner.role === 'concept' && owner.owner === 'none-declared'))));
}
