import type { AssertCheck } from '../../schemas/rule.js';
import type { CelExpression } from '../rules/cel.js';
import { DEFAULT_NAME } from '../rules/expression-parts.js';
import { Unknown } from '../rules/expression.js';
import { FactTable } from '../rules/fact-table.js';
import { Meter } from '../rules/meter.js';
import type { CompiledCheck, CompiledRule } from '../rules/model.js';
import { placeOf, relatedPlaces, type AssertPlace } from './assert-place.js';
import { argsOf } from './assert-args.js';
import type { FactTables } from './fact-tables.js';
import { grouped, SHOWN_ALONE } from './assert-groups.js';
import type { Finding } from './model.js';
import { Unjudgeds, type Unjudged } from './unjudged.js';

/** Rows (or combinations of two) that one check looks at. */
export const MOST_ROWS = 100_000;
/** Elements that the expressions of one check look at, all rows together. */
const MOST_STEPS = 5_000_000;

export interface AssertViolation extends AssertPlace {
  readonly args: Finding['args'];
  readonly related: Finding['related'];
  /** Set where the check knows better than `mismatch`. */
  readonly cause?: Finding['cause'];
  /** Every place, where several violations are shown as one. */
  readonly occurrences?: readonly AssertPlace[];
  /** What it is grouped by, and what it is called in a group's list. */
  readonly group?: string | undefined;
  readonly name?: string | undefined;
}

export interface AssertResult {
  readonly violations: readonly AssertViolation[];
  readonly skipped?: readonly Unjudged[];
}

/** Does the expression hold — once, or for every row (or row and element of `by`)? One violation per row for which it does not. */
export function checkAssert(compiled: CompiledCheck, rule: CompiledRule, tables: FactTables): AssertResult {
  if (!('assert' in compiled.check)) return { violations: [] };
  const run = new AssertRun(compiled, compiled.check.assert, tables);
  run.start(tables.scope(rule));
  return { violations: grouped(run.violations, compiled.check.assert, tables.names), ...(run.unjudged.length === 0 ? {} : { skipped: run.unjudged }) };
}

type Variables = Record<string, unknown>;

class AssertRun {
  readonly violations: AssertViolation[] = [];
  readonly #compiled: CompiledCheck;
  readonly #check: AssertCheck;
  readonly #tables: FactTables;
  readonly #meter = new Meter(MOST_STEPS);
  #rows = 0;
  /** What `let` names, with the expression of each. */
  readonly #names: readonly { readonly name: string; readonly key: string }[];
  readonly #unjudged = new Unjudgeds();
  #stopped = false;
  readonly #spoken = new Map<string, number>();

  constructor(compiled: CompiledCheck, check: AssertCheck, tables: FactTables) {
    this.#compiled = compiled;
    this.#check = check;
    this.#names = Object.keys(check.let ?? {}).map((name) => ({ name, key: `let.${name}` }));
    this.#tables = tables;
  }

  get unjudged(): readonly Unjudged[] { return this.#unjudged.all; }

  start(base: Readonly<Record<string, unknown>>): void {
    const { each, as = DEFAULT_NAME, by } = this.#check;
    if (each === undefined) {
      if (this.#holds('where', base)) this.#judge(below(base), () => ({}));
      return;
    }
    // One scope for all rows: each row sets its names anew, and what is made of them is copied.
    const scope = below(base);
    const both = by ? below(scope) : scope;
    const named = below(both);
    for (const element of this.#list('each', base)) {
      scope[as] = element;
      if (!this.#holds('where', scope)) {
        if (this.#stopped) return;
        continue;
      }
      if (!by) this.#judge(named, () => ({ [as]: element }));
      else {
        for (const inner of this.#list('by.each', scope)) {
          both[by.as] = inner;
          if (this.#holds('by.where', both)) this.#judge(named, () => ({ [as]: element, [by.as]: inner }));
          if (this.#stopped) return;
        }
      }
      if (this.#stopped) return;
    }
  }

  #evaluate(key: string, scope: Readonly<Record<string, unknown>>): unknown {
    const expression = this.#compiled.expressions.get(key) as CelExpression | undefined;
    const value = expression?.evaluateWithin(scope, this.#meter);
    if (this.#meter.exhausted && value instanceof Unknown) this.#stop(value);
    return value;
  }

  #list(key: string, scope: Readonly<Record<string, unknown>>): readonly unknown[] {
    const value = this.#evaluate(key, scope);
    if (value instanceof FactTable) return value.rows;
    if (Array.isArray(value)) return value as unknown[];
    this.#unjudged.addValue(value, key === 'each' ? null : 1);
    return [];
  }

  /** A condition that is not there holds; one that is unknown leaves the row out, with the reason. */
  #holds(key: string, scope: Readonly<Record<string, unknown>>): boolean {
    if (!this.#compiled.expressions.has(key)) return true;
    const value = this.#evaluate(key, scope);
    if (typeof value === 'boolean') return value;
    this.#rows++;
    this.#note(value);
    return false;
  }

  /** `inner` takes what `let` names; `rowsBelow` are wanted where the check does not hold. */
  #judge(inner: Variables, rowsBelow: () => Variables): void {
    if (++this.#rows > MOST_ROWS) return this.#stop(new Unknown('too-many-rows', { limit: MOST_ROWS }));
    for (const { name, key } of this.#names) inner[name] = this.#evaluate(key, inner);
    const holds = this.#evaluate('that', inner);
    if (holds === true) return;
    if (holds !== false) return this.#note(holds);
    const { at } = this.#check;
    const rows = rowsBelow();
    const named: Variables = Object.fromEntries(this.#names.map(({ name }) => [name, inner[name]]));
    const { place, found } = placeOf(this.#tables.project, rows, at);
    const related = this.#compiled.expressions.has('related') ? relatedPlaces(this.#evaluate('related', inner)) : [];
    const group = this.#text('groupBy', inner);
    this.violations.push({
      ...place, args: this.#speaks(place.file, group) ? argsOf(inner['params'], rows, named, found, this.#tables.names) : {}, related,
      ...(this.#check.cause ? { cause: this.#check.cause } : {}), group, name: this.#text('list', inner),
    });
  }

  /** Of a group only the first are ever put into words; a hundred thousand rows with all their columns would fill the memory. */
  #speaks(file: string, group: string | undefined): boolean {
    const key = `${file}\u0000${group ?? ''}`;
    const before = this.#spoken.get(key) ?? 0;
    this.#spoken.set(key, before + 1);
    return before < SHOWN_ALONE;
  }

  #text(key: string, scope: Readonly<Record<string, unknown>>): string | undefined {
    const value = this.#compiled.expressions.has(key) ? this.#evaluate(key, scope) : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  }

  #note(value: unknown): void {
    // What stopped the check is told once, for all the rows that follow.
    if (!this.#stopped) this.#unjudged.addValue(value, this.#check.each === undefined ? null : 1);
  }

  #stop({ reason }: Unknown): void {
    this.#stopped = true;
    this.#unjudged.add(reason, null);
  }
}

function below(scope: Readonly<Record<string, unknown>>): Variables {
  return Object.create(scope) as Variables;
}

