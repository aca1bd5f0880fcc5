import type { Literal } from '../../schemas/rule.js';

/** A literal of a rule with its unit resolved. Durations are in hours, shares in percent (97 for `97%`). */
export type ParsedLiteral =
  | { readonly kind: 'duration' | 'workdays' | 'percent' | 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'list'; readonly value: readonly (string | number)[] };

const QUANTITY = /^(\d{1,9}(?:\.\d{1,6})?)(min|h|d|wd|mo|y|%)$/;
/** As the reader of quantities has it: a month is 30 days, a year 365. */
const HOURS = { min: 1 / 60, h: 1, d: 24, mo: 720, y: 8760 } as const;

/** Reads `48h 30min 1d 3wd 12mo 3y 97%`, a bare number, text, truth value or list. Never throws: what is no quantity is text. */
export function parseLiteral(literal: Literal): ParsedLiteral {
  if (typeof literal === 'number') return { kind: 'number', value: literal };
  if (typeof literal === 'boolean') return { kind: 'boolean', value: literal };
  if (typeof literal !== 'string') return { kind: 'list', value: literal };
  const match = QUANTITY.exec(literal);
  if (!match) return { kind: 'text', value: literal };
  const value = Number(match[1]);
  const unit = match[2] as keyof typeof HOURS | 'wd' | '%';
  if (unit === '%') return { kind: 'percent', value };
  if (unit === 'wd') return { kind: 'workdays', value };
  return { kind: 'duration', value: value * HOURS[unit] };
}

/** The parameter that a literal refers to (`x` of `params.x`), or null. */
export function parameterOf(literal: unknown): string | null {
  return typeof literal === 'string' && literal.startsWith('params.') ? literal.slice('params.'.length) : null;
}
