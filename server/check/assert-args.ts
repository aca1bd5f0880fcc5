import type { Localized } from '../../schemas/localized.js';
import { Unknown } from '../rules/expression.js';
import { isRow } from '../rules/fact-table.js';
import type { BilingualNames } from './bilingual.js';
import type { Finding, MessageArg } from './model.js';

/**
 * What fills a message: parameters, the columns of the rows (the innermost wins), the variables themselves where they are
 * plain, what `let` names, and `found` for the value at the finding's place.
 */
export function argsOf(params: unknown, rows: Readonly<Record<string, unknown>>, named: Readonly<Record<string, unknown>>, found: unknown, names: BilingualNames): Finding['args'] {
  const args: Record<string, MessageArg> = {};
  const add = (name: string, value: unknown) => {
    const arg = argOf(value);
    if (arg !== null) args[name] = arg;
  };
  for (const [name, value] of Object.entries((params ?? {}) as Record<string, unknown>)) add(name, value);
  for (const [name, value] of Object.entries(rows)) {
    if (isRow(value)) for (const [column, cell] of Object.entries(value.values)) add(column, value.words?.[column] ?? cell);
    add(name, value);
  }
  for (const [name, value] of Object.entries(named)) add(name, inBoth(value, names));
  add('found', found);
  return args;
}

/** A text, or texts, that an expression made: where one is a name of the packs' data, in both languages. */
export function inBoth(value: unknown, names: BilingualNames): unknown {
  if (typeof value === 'string') return names.find(value) ?? value;
  return Array.isArray(value) ? value.map((v: unknown) => (typeof v === 'string' ? names.find(v) ?? v : v)) : value;
}

function argOf(value: unknown): MessageArg | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Math.round(value * 10_000) / 10_000;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (Array.isArray(value)) return value.every((v) => typeof v === 'string' || isLocalized(v)) ? (value as (string | Localized)[]) : null;
  if (isLocalized(value)) return value;
  if (typeof value !== 'object' || value === null || value instanceof Unknown || isRow(value)) return null;
  const { label } = value as { label?: unknown };
  return typeof label === 'string' ? label : null;
}

function isLocalized(value: unknown): value is Localized {
  if (typeof value !== 'object' || value === null) return false;
  const { zh, en } = value as Partial<Localized>;
  return typeof zh === 'string' && typeof en === 'string';
}
