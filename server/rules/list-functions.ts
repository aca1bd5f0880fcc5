import type { CelFunction } from './cel-function.js';
import { compareDays, isDay } from '../text/day.js';
import { Unknown } from './expression.js';
import { FactTable, isRow, type FactRow } from './fact-table.js';
import { numberingBreaks } from './numbering.js';

/** What a list or a table holds. */
export function elementsOf(list: unknown): readonly unknown[] {
  return list instanceof FactTable ? list.rows : (list as readonly unknown[]);
}

function counted(list: unknown, { meter }: Parameters<CelFunction['run']>[1]): readonly unknown[] {
  const elements = elementsOf(list);
  meter.spend(elements.length);
  return elements;
}

function numbers(list: unknown, context: Parameters<CelFunction['run']>[1]): number[] | Unknown {
  const elements = counted(list, context);
  return elements.every((e) => typeof e === 'number') ? (elements as number[]) : new Unknown('not-numbers');
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/** As spreadsheets compute PERCENTILE.INC: linear between the two nearest values, so that anyone can recompute it there. */
function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

/** Functions over lists and tables. Columns leave out the rows that have no value. */
export const LIST_FUNCTIONS: Readonly<Record<string, CelFunction>> = {
  size: {
    signatures: ['size(string): double', 'size(list<T>): double', 'string.size(): double', 'list<T>.size(): double'],
    takes: ['any'],
    run: ([of]) => (typeof of === 'string' ? [...of].length : of instanceof FactTable || Array.isArray(of) ? elementsOf(of).length : new Unknown('wrong-kind', { name: 'size()' })),
  },
  known: {
    signatures: ['known(list<T>): bool'],
    takes: ['any'],
    // What is unknown never gets here: see the evaluation of calls.
    run: () => true,
  },
  where: {
    signatures: ['list<T>.where(string, dyn): list<T>'],
    takes: ['list', 'text', 'any'],
    run([list, column, value], context) {
      const found = list instanceof FactTable
        ? list.where(column as string, value)
        : counted(list, context).filter((row) => isRow(row) && [row.values[column as string]].flat().some((own) => [value].flat().includes(own)));
      context.meter.spend(found.length + 1);
      return found;
    },
  },
  column: {
    signatures: ['list<T>.column(string): list<dyn>'],
    takes: ['list', 'text'],
    run: ([list, column], context) => counted(list, context).flatMap((row) => {
      const value = isRow(row) ? row.values[column as string] : undefined;
      return value === undefined ? [] : [value];
    }),
  },
  sum: {
    signatures: ['sum(list<dyn>): double'], takes: ['list'],
    run([list], context) {
      const values = numbers(list, context);
      return values instanceof Unknown ? values : values.reduce((sum, v) => sum + v, 0);
    },
  },
  mean: {
    signatures: ['mean(list<dyn>): double'], takes: ['list'],
    run([list], context) {
      const values = numbers(list, context);
      return values instanceof Unknown ? values : values.length === 0 ? new Unknown('nothing-listed', { name: 'mean()' }) : mean(values);
    },
  },
  percentile: {
    signatures: ['percentile(list<dyn>, double): double'], takes: ['list', 'number'],
    run([list, percent], context) {
      const values = numbers(list, context);
      if (values instanceof Unknown) return values;
      if (values.length === 0) return new Unknown('nothing-listed', { name: 'percentile()' });
      const p = percent as number;
      return p >= 0 && p <= 100 ? percentile(values, p) : new Unknown('out-of-range', { name: 'percentile()', range: '0–100' });
    },
  },
  distinct: {
    signatures: ['distinct(list<T>): list<T>'], takes: ['list'],
    run: ([list], context) => [...new Set(counted(list, context))],
  },
  stats: {
    signatures: ['stats(list<dyn>): Stats'], takes: ['list'],
    run: ([list], context) => statistics(counted(list, context)),
  },
  earliest: { signatures: ['earliest(list<dyn>): Day'], takes: ['list'], run: ([list], context) => extreme(counted(list, context), -1) },
  latest: { signatures: ['latest(list<dyn>): Day'], takes: ['list'], run: ([list], context) => extreme(counted(list, context), 1) },
  pairs: {
    // One signature per row type is added where tables are declared.
    signatures: ['pairs(list<Day>): list<DayPair>'], takes: ['list'],
    run([list], context) {
      const elements = counted(list, context);
      return elements.slice(1).map((b, i) => ({ a: elements[i], b }));
    },
  },
  overlapping: {
    signatures: [], takes: ['list', 'text', 'text', 'text'],
    run: ([list, by, from, to], context) => overlaps(counted(list, context) as readonly FactRow[], by as string, from as string, to as string),
  },
  numberingBreaks: {
    signatures: ['numberingBreaks(list<HeadingsRow>): list<HeadingsRow>'], takes: ['list'],
    run([list], context) {
      const rows = counted(list, context).filter(isRow);
      return numberingBreaks(rows.map(({ values }) => ({ number: String(values['no'] ?? ''), parent: Number(values['parent'] ?? 0) }))).map((i) => rows[i]);
    },
  },
};

/** The first (-1) or last (1) of the days in a list. */
function extreme(elements: readonly unknown[], sign: -1 | 1): string | Unknown {
  const days = elements.filter(isDay);
  if (days.length < elements.length) return new Unknown('not-days');
  return days.reduce<string | null>((best, day) => (best === null || Math.sign(compareDays(day, best)) === sign ? day : best), null) ?? new Unknown('no-day-in-list');
}

function statistics(elements: readonly unknown[]): Record<string, number> {
  const counts = new Map<unknown, number>();
  for (const element of elements) counts.set(element, (counts.get(element) ?? 0) + 1);
  const values = elements.filter((e) => typeof e === 'number');
  const middle = values.length > 0 ? mean(values) : 0;
  return {
    n: elements.length, distinct: counts.size, topShare: elements.length > 0 ? Math.max(...counts.values()) / elements.length : 0,
    ...(values.length > 0 ? { mean: middle, stdev: Math.sqrt(mean(values.map((v) => (v - middle) ** 2))) } : {}),
  };
}

/** Rows of one `by` whose times overlap: each with the earlier one that reaches furthest, so that there are never more pairs than rows. */
function overlaps(rows: readonly FactRow[], by: string, from: string, to: string): { a: FactRow; b: FactRow }[] {
  const groups = new Map<unknown, FactRow[]>();
  for (const row of rows) {
    const { [by]: key, [from]: start, [to]: end } = row.values;
    if (key === undefined || !isDay(start) || !isDay(end)) continue;
    const group = groups.get(key);
    if (group) group.push(row); else groups.set(key, [row]);
  }
  const pairs: { a: FactRow; b: FactRow }[] = [];
  const day = (row: FactRow, column: string) => row.values[column] as string;
  for (const group of groups.values()) {
    group.sort((a, b) => compareDays(day(a, from), day(b, from)));
    let furthest = group[0]!;
    for (const row of group.slice(1)) {
      if (compareDays(day(row, from), day(furthest, to)) < 0) pairs.push({ a: furthest, b: row });
      if (compareDays(day(row, to), day(furthest, to)) > 0) furthest = row;
    }
  }
  return pairs;
}
