import { Unknown } from '../rules/expression.js';
import { isRow } from '../rules/fact-table.js';
import type { Finding, MessageArg } from './model.js';

/**
 * What fills a message: parameters, the columns of the rows (the innermost wins), the variables themselves where they are
 * plain, what `let` names, and `found` for the value at the finding's place.
 */
export function argsOf(params: unknown, rows: Readonly<Record<string, unknown>>, named: Readonly<Record<string, unknown>>, found: unknown): Finding['args'] {
  const args: Record<string, MessageArg> = {};
  const add = (name: string, value: unknown) => {
    const arg = argOf(value);
    if (arg !== null) args[name] = arg;
  };
  for (const [name, value] of Object.entries((params ?? {}) as Record<string, unknown>)) add(name, value);
  for (const [name, value] of Object.entries(rows)) {
    if (isRow(value)) for (const [column, cell] of Object.entries(value.values)) add(column, cell);
    add(name, value);
  }
  for (const [name, value] of Object.entries(named)) add(name, value);
  add('found', found);
  return args;
}

function argOf(value: unknown): MessageArg | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Math.round(value * 10_000) / 10_000;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (Array.isArray(value)) return value.every((v) => typeof v === 'string') ? (value as string[]) : null;
  if (typeof value !== 'object' || value === null || value instanceof Unknown || isRow(value)) return null;
  const { label } = value as { label?: unknown };
  return typeof label === 'string' ? label : null;
}
