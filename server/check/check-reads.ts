import type { Expression } from '../rules/expression.js';
import type { CompiledCheck } from '../rules/model.js';
import { CALENDAR_IN_SCOPE } from '../rules/workdays.js';
import type { Scope } from './fact-tables.js';

const known = new WeakMap<CompiledCheck, readonly string[]>();

/** What the expressions of a check read, as it is in this scope: tables, the profile, and the working days that any may count. */
export function valuesRead(compiled: CompiledCheck, scope: Scope): readonly unknown[] {
  let names = known.get(compiled);
  if (!names) known.set(compiled, (names = namesRead([...compiled.expressions.values()])));
  return names.map((name) => scope[name]);
}

export function namesRead(expressions: readonly Expression[]): readonly string[] {
  return [...new Set([CALENDAR_IN_SCOPE, ...expressions.flatMap(({ reads }) => [...reads])])];
}
