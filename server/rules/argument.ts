import type { ArgumentKind } from './cel-function.js';
import { isDay } from '../text/day.js';
import { FactTable } from './fact-table.js';

/** Whether a value is of the kind that a function or operator needs. */
export function fits(value: unknown, kind: ArgumentKind): boolean {
  switch (kind) {
    case 'number': return typeof value === 'number';
    case 'text': return typeof value === 'string';
    case 'day': return isDay(value);
    case 'period': return isDay((value as { from?: unknown } | null)?.from) && isDay((value as { to?: unknown }).to);
    case 'list': return value instanceof FactTable || Array.isArray(value);
    case 'any': return true;
  }
}
