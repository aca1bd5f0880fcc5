import type { LookupTable } from '../../schemas/table.js';
import type { Period } from '../text/day.js';
import type { Unknown } from './expression.js';
import type { FactRow } from './fact-table.js';
import type { MetricParts } from './metric.js';
import type { Meter } from './meter.js';
import type { WorkCalendar } from './workdays.js';

/** What a function sees besides its arguments. */
export interface CallContext {
  readonly meter: Meter;
  readonly lookups: ReadonlyMap<string, LookupTable>;
  readonly calendar: WorkCalendar;
  readonly mentions: (concept: string) => readonly FactRow[];
  /** A figure of metrics.yaml for one period. */
  readonly metric: (id: string, period: Period) => MetricParts | Unknown;
}

export type ArgumentKind = 'number' | 'text' | 'day' | 'period' | 'list' | 'any';

/**
 * A function of the rule language: a closed list. Pure; gives a value or Unknown. Arguments are checked against `takes`
 * before it runs (the last kind stands for all that follow), so that values of type dyn cannot surprise it.
 */
export interface CelFunction {
  /** In CEL's notation, for the type check; with a receiver (`list<T>.where(…)`) the receiver is the first argument. */
  readonly signatures: readonly string[];
  readonly takes: readonly ArgumentKind[];
  run(args: readonly unknown[], context: CallContext): unknown;
}
