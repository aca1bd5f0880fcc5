import type { CelFunction } from './cel-function.js';
import type { Period } from '../text/day.js';
import { Unknown } from './expression.js';

/** Figures that are counted from ledgers: rules ask for them by id and period. */
export const METRIC_FUNCTIONS: Readonly<Record<string, CelFunction>> = {
  metric: {
    signatures: ['metric(string, Period): double'], takes: ['text', 'period'],
    run([id, period], { metric }) {
      const parts = metric(id as string, period as Period);
      return parts instanceof Unknown ? parts : parts.value;
    },
  },
  metricParts: {
    signatures: ['metricParts(string, Period): MetricParts'], takes: ['text', 'period'],
    run: ([id, period], { metric }) => metric(id as string, period as Period),
  },
};
