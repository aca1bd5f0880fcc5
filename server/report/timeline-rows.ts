import type { Milestone } from '../../schemas/table.js';
import { argsOf } from '../check/assert-args.js';
import { factTables, type FactTables } from '../check/fact-tables.js';
import { appliesTo } from '../check/leaf-coverage.js';
import type { MessageArg, Place } from '../check/model.js';
import { DEFAULT_NAME } from '../rules/expression-parts.js';
import { isDay } from '../text/day.js';
import { Unknown } from '../rules/expression.js';
import { FactTable, isRow } from '../rules/fact-table.js';
import type { CompiledMilestone, CompiledRule } from '../rules/model.js';
import type { Reason } from '../rules/reason.js';
import type { LintResult } from './model.js';
import type { Dated } from './timeline-state.js';

/** One milestone of one row, or of the project, with its days. */
export interface DatedRow extends Dated {
  readonly id: string;
  readonly milestone: Milestone;
  readonly rule: CompiledRule | null;
  readonly doneOn: string | null;
  /** Why the day, or whether it is done, cannot be told. */
  readonly reason: Reason | null;
  readonly args: Readonly<Record<string, MessageArg>>;
  readonly place: Place | null;
  readonly group: string | null;
  readonly name: string | null;
}

/** A ledger of more rows than this is no plan. */
const MOST_ROWS = 20_000;
type Scope = Readonly<Record<string, unknown>>;

/** The milestones that exist in a project, in the order of the packs, each row on its own. Pure; never throws. */
export function datedRows(result: LintResult): DatedRow[] {
  const tables = factTables(result.project, result.rules, result.today);
  return [...result.rules.milestones.values()].flatMap((compiled) => {
    const rule = compiled.rule === null ? null : result.rules.find(compiled.rule) ?? null;
    // A demand that is switched off sets no days; what happens, happens all the same.
    if (rule && compiled.milestone.kind !== 'event' && (rule.off || !appliesTo(rule, result.project.config))) return [];
    return rowsOf(compiled, rule, tables);
  });
}

function rowsOf(compiled: CompiledMilestone, rule: CompiledRule | null, tables: FactTables): DatedRow[] {
  const { milestone, expressions } = compiled;
  const scope: Scope = tables.scope({ params: rule?.params ?? {} });
  const each = expressions.get('each');
  if (!each) return dated(compiled, rule, scope, {}, milestone.id, tables) ?? [];
  const list = each.evaluate(scope);
  const elements = list instanceof FactTable ? list.rows : Array.isArray(list) ? (list as readonly unknown[]) : [];
  const as = milestone.as ?? DEFAULT_NAME;
  const used = new Map<string, number>();
  return elements.slice(0, MOST_ROWS).flatMap((element, i) => {
    const rows = dated(compiled, rule, bind(scope, { [as]: element }), { [as]: element }, `${milestone.id}/${nameOf(element) ?? i + 1}`, tables) ?? [];
    // Two rows of one name are two milestones.
    return rows.map((row) => {
      const before = used.get(row.id) ?? 0;
      used.set(row.id, before + 1);
      return before === 0 ? row : { ...row, id: `${row.id}#${before + 1}` };
    });
  });
}

/** Null where the milestone does not exist for these rows. */
function dated(
  { milestone, expressions }: CompiledMilestone, rule: CompiledRule | null, outer: Scope, rows: Readonly<Record<string, unknown>>, id: string, tables: FactTables,
): DatedRow[] | null {
  const named: Record<string, unknown> = {};
  let scope = outer;
  for (const name of Object.keys(milestone.let ?? {})) {
    named[name] = expressions.get(`let.${name}`)!.evaluate(scope);
    scope = bind(scope, { [name]: named[name] });
  }
  const value = (key: string): unknown => expressions.get(key)?.evaluate(scope);
  if (expressions.has('when') && value('when') !== true) return null;
  const date = value('date');
  const from = value('from');
  const done = value('done');
  const doneOn = value('doneOn');
  const element = Object.values(rows)[0];
  const reasons = [date, from, done].filter((v): v is Unknown => v instanceof Unknown);
  const text = (v: unknown) => (typeof v === 'string' ? v : null);
  return [{
    id, milestone, rule, kind: milestone.kind, usual: milestone.usual,
    date: dayOf(date), from: dayOf(from), done: expressions.has('done') ? (typeof done === 'boolean' ? done : null) : undefined,
    doneOn: done === true ? dayOf(doneOn) : null, reason: reasons[0]?.reason ?? null,
    args: argsOf(scope['params'], rows, named, undefined, tables.names), place: placeOf(element, milestone.at, tables),
    group: text(value('groupBy')), name: text(value('list')),
  }];
}

/** A moment counts as its day. */
function dayOf(value: unknown): string | null {
  return isDay(value) ? value.slice(0, 10) : null;
}

function nameOf(element: unknown): string | null {
  const values = isRow(element) ? element.values : typeof element === 'object' && element !== null ? (element as Record<string, unknown>) : { id: element };
  const name = values['id'] ?? values['label'] ?? values['date'];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

function placeOf(element: unknown, at: string | undefined, { project }: FactTables): Place | null {
  if (isRow(element)) return { file: element.file, span: at === undefined ? element.span : element.place(at) };
  if (project.configPath === null) return null;
  const key = at?.split('.') ?? ['certification'];
  return { file: project.configPath, span: project.configPlace(key, at === undefined ? 'key' : 'value') };
}

function bind(scope: Scope, variables: Scope): Scope {
  return Object.assign(Object.create(scope) as Record<string, unknown>, variables);
}
