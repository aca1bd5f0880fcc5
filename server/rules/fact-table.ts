import type { Localized } from '../../schemas/localized.js';
import type { Span } from '../text/position.js';

/** One row that rules can read, with its place. Values that are not given are left off. Rows of ledgers are such rows. */
export interface FactRow {
  readonly values: Readonly<Record<string, unknown>>;
  /** Columns that the packs' data name in both languages; `values` holds the Chinese name. */
  readonly words?: Readonly<Record<string, Localized>>;
  readonly file: string;
  readonly span: Span;
  /** The place of a column's value; the row's if it has none of its own. */
  place(column: string): Span;
}

export function isRow(value: unknown): value is FactRow {
  return typeof value === 'object' && value !== null && (value as { values?: unknown }).values !== undefined && typeof (value as { place?: unknown }).place === 'function';
}

/** Rows that are made when they are first read, with an index per column that is asked for. */
export class FactTable {
  readonly name: string;
  readonly #make: () => readonly FactRow[];
  #rows: readonly FactRow[] | null = null;
  readonly #indexes = new Map<string, ReadonlyMap<unknown, readonly FactRow[]>>();

  constructor(name: string, make: () => readonly FactRow[]) {
    this.name = name;
    this.#make = make;
  }

  get rows(): readonly FactRow[] { return (this.#rows ??= this.#make()); }

  /** Rows whose column has this value, or whose list holds it; of a list of values, the rows of any of them, each once. */
  where(column: string, value: unknown): readonly FactRow[] {
    let index = this.#indexes.get(column);
    if (!index) this.#indexes.set(column, (index = indexOf(this.rows, column)));
    if (!Array.isArray(value)) return index.get(value) ?? [];
    return [...new Set((value as readonly unknown[]).flatMap((one) => index.get(one) ?? []))];
  }
}

function indexOf(rows: readonly FactRow[], column: string): ReadonlyMap<unknown, readonly FactRow[]> {
  const index = new Map<unknown, FactRow[]>();
  for (const row of rows) {
    const cell = row.values[column];
    if (cell === undefined) continue;
    for (const value of Array.isArray(cell) ? new Set<unknown>(cell) : [cell]) {
      const same = index.get(value);
      if (same) same.push(row); else index.set(value, [row]);
    }
  }
  return index;
}
