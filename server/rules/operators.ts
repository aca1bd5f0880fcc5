import { addDays, compareDays, daysBetween, isDay } from '../text/day.js';
import { Unknown } from './expression.js';
import { elementsOf } from './list-functions.js';
import type { Meter } from './meter.js';
import { fits } from './argument.js';

export type BinaryOperator = '!=' | '==' | 'in' | '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=';

/**
 * A binary operator over known values. `days`: both sides may be dates, which are compared by day where one of them has
 * no time; `text` is what was written, for reasons.
 */
export function operator(op: BinaryOperator, days: boolean, text: string): (l: unknown, r: unknown, meter: Meter) => unknown {
  const equal = (l: unknown, r: unknown): boolean => {
    if (days && isDay(l) && isDay(r)) return compareDays(l, r) === 0;
    if (Array.isArray(l) && Array.isArray(r)) return l.length === r.length && l.every((value, i) => equal(value, r[i]));
    return l === r;
  };
  const order = (l: unknown, r: unknown): number | Unknown => {
    if (typeof l === 'number' && typeof r === 'number') return l - r;
    if (typeof l === 'string' && typeof r === 'string') return days && isDay(l) && isDay(r) ? compareDays(l, r) : l < r ? -1 : l > r ? 1 : 0;
    if (typeof l === 'boolean' && typeof r === 'boolean') return Number(l) - Number(r);
    return new Unknown('wrong-kind', { name: text });
  };
  const ordered = (test: (difference: number) => boolean) => (l: unknown, r: unknown) => {
    const difference = order(l, r);
    return difference instanceof Unknown ? difference : test(difference);
  };
  switch (op) {
    case '==': return equal;
    case '!=': return (l, r) => !equal(l, r);
    case '<': return ordered((d) => d < 0);
    case '<=': return ordered((d) => d <= 0);
    case '>': return ordered((d) => d > 0);
    case '>=': return ordered((d) => d >= 0);
    case 'in': return (l, r, meter) => {
      if (!fits(r, 'list')) return new Unknown('wrong-kind', { name: text });
      meter.spend(elementsOf(r).length);
      return elementsOf(r).some((value) => equal(l, value));
    };
    default: return (l, r, meter) => arithmetic(op, l, r, meter) ?? new Unknown('no-number', { name: text });
  }
}

function arithmetic(op: '+' | '-' | '*' | '/' | '%', l: unknown, r: unknown, meter: Meter): unknown {
  if (typeof l === 'number' && typeof r === 'number') {
    const value = op === '+' ? l + r : op === '-' ? l - r : op === '*' ? l * r : op === '/' ? l / r : l % r;
    return Number.isFinite(value) ? value : undefined;
  }
  if (op === '-' && isDay(l) && isDay(r)) return daysBetween(r, l);
  if ((op === '+' || op === '-') && isDay(l) && typeof r === 'number') return Math.abs(r) > 36_500 ? undefined : addDays(l, op === '+' ? r : -r);
  if (op === '+' && typeof l === 'string' && typeof r === 'string') return l + r;
  if (op === '+' && fits(l, 'list') && fits(r, 'list')) {
    meter.spend(elementsOf(l).length + elementsOf(r).length);
    return [...elementsOf(l), ...elementsOf(r)];
  }
  return undefined;
}
