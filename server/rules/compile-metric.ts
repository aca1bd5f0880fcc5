import type { Metric } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import type { CelEnvironment } from './cel-environment.js';
import { compileExpression, type CelExpression } from './cel.js';
import { LaterExpression, once } from './compile-later.js';
import { knownIds } from './id-checks.js';
import { METRIC_KEYS, type CompiledMetric, type MetricKey } from './metric.js';
import { faultIn, faultInText, type Part, type Placed } from './placed.js';
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
  const expressions: Partial<Record<MetricKey, CelExpression>> = {};
  for (const key of METRIC_KEYS) if (metric[key] !== undefined) expressions[key] = new LaterExpression(metric[key], environment);
  const reads = once(() => new Set(Object.values(expressions).flatMap((expression) => [...expression.reads])));
  return { metric, expressions, get reads() { return reads(); }, file: tree.source.path };
}

function compileMetric(placed: Placed<Metric>, vocabulary: Vocabulary, environment: CelEnvironment, faults: Fault[]): CompiledMetric | null {
  const { value: metric } = placed;
  const before = faults.length;
  checkNames(placed, vocabulary, faults);
  const quotient = metric.numerator !== undefined && metric.denominator !== undefined;
  if (quotient === (metric.value !== undefined)) faults.push(faultIn(placed, 'missing-key', [], { key: 'value | numerator + denominator' }));
  const expressions: Partial<Record<MetricKey, CelExpression>> = {};
  const reads = new Set<string>();
  for (const key of METRIC_KEYS) {
    const text = metric[key];
    if (text === undefined) continue;
    const expression = compileExpression(text, environment);
    const bad = (problem: string, from: number, to: number) => faults.push(faultInText(placed, 'bad-expression', [key], from, to, { expression: text, problem }));
    if ('problem' in expression) bad(expression.problem, expression.from, expression.to);
    else if (expression.type !== 'double' && expression.type !== 'dyn') bad(`this gives ${expression.type}, not a number`, 0, text.length);
    else {
      expressions[key] = expression;
      for (const table of expression.reads) reads.add(table);
    }
  }
  return faults.length > before ? null : { metric, expressions, reads, file: placed.tree.source.path };
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
