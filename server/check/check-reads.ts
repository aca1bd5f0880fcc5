import type { Expression } from '../rules/expression.js';
import type { CompiledCheck } from '../rules/model.js';
import { CALENDAR_IN_SCOPE } from '../rules/workdays.js';
import type { FactTables } from './fact-tables.js';

const known = new WeakMap<CompiledCheck, readonly string[]>();

/** What the expressions of a check read, as it is now: tables, the profile, and the working days that any may count. */
export function valuesRead(compiled: CompiledCheck, tables: FactTables): readonly unknown[] {
  let names = known.get(compiled);
  if (!names) known.set(compiled, (names = namesRead([...compiled.expressions.values()])));
  return names.map((name) => tables.value(name));
}

/** The same for a condition that stands alone. */
export function valuesReadBy(expression: Expression, tables: FactTables): readonly unknown[] {
  return namesRead([expression]).map((name) => tables.value(name));
}

function namesRead(expressions: readonly Expression[]): readonly string[] {
  return [...new Set([CALENDAR_IN_SCOPE, ...expressions.flatMap(({ reads }) => [...reads])])];
}
