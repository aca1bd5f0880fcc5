import type { Metric } from '../../schemas/table.js';
import type { CelExpression } from './cel.js';
import type { Period } from '../text/day.js';
import { Unknown } from './expression.js';
import { FactTable, isRow } from './fact-table.js';
import type { Meter } from './meter.js';

/** A figure and what it is counted from. `numerator` and `denominator` are absent where it is no quotient. */
export interface MetricParts {
  readonly value: number;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Rows that it is counted from. */
  readonly n: number;
}

/** Counts a metric of metrics.yaml for a period. Unknown, with the reason, where it cannot be counted. */
export type Measure = (id: string, period: Period, meter: Meter) => MetricParts | Unknown;

/** Where a scope holds its Measure: no name that an expression or a rule's variable could have. */
export const METRIC_IN_SCOPE = 'metric()';

/** A metric whose expressions are compiled, by the schema's own keys. */
export interface CompiledMetric {
  readonly metric: Metric;
  readonly expressions: ReadonlyMap<string, CelExpression>;
  /** Tables that it reads. */
  readonly reads: ReadonlySet<string>;
  readonly file: string;
}

export const METRIC_KEYS = ['value', 'numerator', 'denominator', 'n'] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

/** More periods than a certificate has months, for all metrics: a memory that hostile periods cannot fill. */
const MOST_KEPT = 5000;

/** Counts within one scope; what has been counted is kept, since several rules ask for the same figures. */
export function measureWithin(metrics: ReadonlyMap<string, CompiledMetric>, scope: Readonly<Record<string, unknown>>): Measure {
  const counted = new Map<string, MetricParts | Unknown>();
  return (id, period, meter) => {
    const metric = metrics.get(id);
    if (!metric) return new Unknown('no-metric', { metric: id });
    const key = `${id} ${period.from} ${period.to}`;
    meter.spend(1);
    const known = counted.get(key);
    if (known) return known;
    const parts = measure(metric, scope, period, meter);
    if (counted.size < MOST_KEPT && !meter.exhausted) counted.set(key, parts);
    return parts;
  };
}

function measure(compiled: CompiledMetric, scope: Readonly<Record<string, unknown>>, period: Period, meter: Meter): MetricParts | Unknown {
  const { metric } = compiled;
  const lacking = missingColumns(metric, scope, meter);
  if (lacking) return lacking;
  const inner = Object.assign(Object.create(scope) as Record<string, unknown>, { p: period });
  const values: Partial<Record<MetricKey, number>> = {};
  // The count comes first: of nothing there is no value, and that is the reason worth telling.
  for (const key of ['n', 'denominator', 'numerator', 'value'] as const) {
    const expression = compiled.expressions.get(key);
    if (!expression) continue;
    const value = expression.evaluateWithin(inner, meter);
    if (value instanceof Unknown) return value;
    if (typeof value !== 'number') return new Unknown('no-number', { name: `${metric.id}.${key}` });
    if (value === 0 && (key === 'n' || key === 'denominator')) return new Unknown('nothing-to-count', { metric: metric.id, from: period.from, to: period.to });
    values[key] = value;
  }
  const { value, numerator, denominator, n } = values;
  if (value !== undefined) return { value, n: n ?? 1 };
  const quotient = numerator! / denominator!;
  return { value: metric.unit === 'percent' ? (numerator! * 100) / denominator! : quotient, numerator: numerator!, denominator: denominator!, n: n ?? denominator! };
}

/** A ledger that is absent, or all of whose rows lack a column, says nothing: what is not recorded must not count as not done. */
function missingColumns({ needs }: Metric, scope: Readonly<Record<string, unknown>>, meter: Meter): Unknown | null {
  for (const need of needs) {
    const [name, columns] = need.split('.') as [string, string];
    const table = scope[name];
    if (table instanceof Unknown) return table;
    if (!(table instanceof FactTable)) return new Unknown('no-ledger', { table: name });
    meter.spend(table.rows.length);
    const names = columns.split('|');
    if (table.rows.length > 0 && !table.rows.some((row) => isRow(row) && names.some((column) => row.values[column] !== undefined))) {
      return new Unknown('column-not-recorded', { table: name, column: names.join('|') });
    }
  }
  return null;
}
