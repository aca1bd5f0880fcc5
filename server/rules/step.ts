import type { CallContext } from './cel-function.js';
import { Unknown } from './expression.js';

/** What one evaluation works on. */
export interface Frame extends CallContext {
  readonly scope: Readonly<Record<string, unknown>>;
  /** Values of macro variables, by slot. */
  readonly locals: unknown[];
}

/** A compiled node: gives a value, or Unknown. */
export type Step = (frame: Frame) => unknown;

/** What a condition gives that is neither true nor false: the unknown itself, if it is one. */
export function notBoolean(value: unknown): Unknown {
  return value instanceof Unknown ? value : new Unknown('neither-true-nor-false');
}
