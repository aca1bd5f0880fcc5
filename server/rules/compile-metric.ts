import type { Metric } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import type { CelEnvironment } from './cel-environment.js';
import { once, partsLater } from './compile-later.js';
import { compileParts } from './compile-parts.js';
import type { ExpressionPart } from './expression-parts.js';
import { knownIds } from './id-checks.js';
import { METRIC_KEYS, type CompiledMetric } from './metric.js';
import { faultIn, type Part, type Placed } from './placed.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * Compiles metrics.yaml: expressions over the fact tables and `p`, the period. A metric with a fault is left out; one that is
 * known to be sound is compiled when it is first counted.
 */
export function compileMetrics(vocabulary: Vocabulary, facts: () => CelEnvironment, isSound: (part: Part) => boolean, faults: Fault[]): Map<string, CompiledMetric> {
  const environment = once(() => facts().with({ p: 'Period' })!);
  const compiled = new Map<string, CompiledMetric>();
  for (const [id, placed] of vocabulary.metrics) {
    const metric = isSound(placed) ? metricLater(placed, environment) : compileMetric(placed, vocabulary, environment(), faults);
    if (metric) compiled.set(id, metric);
  }
  return compiled;
}

function metricLater({ value: metric, tree }: Placed<Metric>, environment: () => CelEnvironment): CompiledMetric {
  const expressions = partsLater(partsOf(metric), environment);
  const reads = once(() => readsOf(metric, expressions));
  return { metric, expressions, get reads() { return reads(); }, file: tree.source.path };
}

function compileMetric(placed: Placed<Metric>, vocabulary: Vocabulary, environment: CelEnvironment, faults: Fault[]): CompiledMetric | null {
  const { value: metric } = placed;
  const before = faults.length;
  checkNames(placed, vocabulary, faults);
  const quotient = metric.numerator !== undefined && metric.denominator !== undefined;
  if (quotient === (metric.value !== undefined)) faults.push(faultIn(placed, 'missing-key', [], { key: 'value | numerator + denominator' }));
  const { expressions } = compileParts(placed, partsOf(metric), environment, faults);
  return faults.length > before ? null : { metric, expressions, reads: readsOf(metric, expressions), file: placed.tree.source.path };
}

function partsOf(metric: Metric): ExpressionPart[] {
  return METRIC_KEYS.flatMap((key) => (metric[key] === undefined ? [] : [{ key, path: [key], text: metric[key], wanted: 'number' as const }]));
}

/** Tables that must be there are read, if only to see whether they are. */
function readsOf({ needs }: Metric, expressions: CompiledMetric['expressions']): Set<string> {
  return new Set([...[...expressions.values()].flatMap((expression) => [...expression.reads]), ...needs.map((need) => need.split('.')[0]!)]);
}

function checkNames(placed: Placed<Metric>, { tables, subjects }: Vocabulary, faults: Fault[]): void {
  const known = knownIds(faults);
  const { claim, needs } = placed.value;
  if (claim !== undefined) known(placed, ['claim'], 'subject', claim, subjects.keys());
  needs.forEach((need, i) => {
    const [table, columns] = need.split('.') as [string, string];
    if (!known(placed, ['needs', i], 'table', table, tables.keys())) return;
    for (const column of columns.split('|')) known(placed, ['needs', i], 'column', column, Object.keys(tables.get(table)!.value.columns));
  });
}
