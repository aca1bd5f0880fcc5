import type { Standard } from '../../schemas/standard.js';
import type { FactRow } from '../rules/fact-table.js';
import type { CompiledRules } from '../rules/model.js';
import { EMPTY_SPAN } from '../text/position.js';

/** Data that packs bring stands nowhere in the project. */
function row(file: string, values: Record<string, unknown>): FactRow {
  return { values, file, span: EMPTY_SPAN, place: () => EMPTY_SPAN };
}

export function metricRows({ metrics }: CompiledRules): FactRow[] {
  return [...metrics.values()].map(({ metric: { id, title, unit, better, claim }, file }) =>
    ({ ...row(file, { id, title: title.zh, unit, better, ...(claim === undefined ? {} : { claim }) }), words: { title } }));
}

/** The steps of each grading, from the lowest score. */
export function gradeRows(standard: Standard): FactRow[] {
  return Object.entries(standard.gradings).flatMap(([grading, { grades }]) =>
    [...grades].sort((a, b) => a.from - b.from).map(({ grade, from }) => row(standard.id, { grading, grade, from })));
}
