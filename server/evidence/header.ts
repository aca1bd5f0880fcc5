import type { TableSchema } from '../../schemas/table.js';
import { normalisePhrase } from '../text/mapped-text.js';
import type { Sheet } from './sheet.js';

/** A title, a unit line or a note may stand above the header; a header further down is not looked for. */
const ROWS_SEARCHED = 20;

/** Finds the column that a header means: by id, title or alias, a unit in brackets and marks left out. */
export class ColumnNames {
  readonly #byName = new Map<string, string>();

  constructor(readonly schema: TableSchema) {
    for (const [id, column] of Object.entries(schema.columns)) {
      for (const name of [id, column.title.zh, column.title.en, ...column.aliases]) {
        const key = plainName(name);
        if (key !== '' && !this.#byName.has(key)) this.#byName.set(key, id);
      }
    }
  }

  /** The column's id; undefined if the table has none of this name. */
  find(header: string): string | undefined {
    return this.#byName.get(plainName(header)) ?? this.#byName.get(plainName(withoutBrackets(header)));
  }
}

function plainName(header: string): string {
  return normalisePhrase(header).replace(/[\s*_:：]/g, '');
}

function withoutBrackets(header: string): string {
  const open = header.search(/[(（\[【]/);
  return open > 0 ? header.slice(0, open) : header;
}

/** The row that names most columns, among the first ones; null if no row names any. */
export function headerRow(sheet: Sheet, names: ColumnNames): { readonly index: number; readonly columns: readonly (string | undefined)[] } | null {
  let best: { index: number; columns: (string | undefined)[]; named: number } | null = null;
  for (let index = 0; index < Math.min(sheet.rows.length, ROWS_SEARCHED); index++) {
    const taken = new Set<string>();
    const columns = sheet.rows[index]!.cells.map(({ value }) => {
      const column = names.find(String(value));
      // Two headers for one column: the first has the values.
      if (column === undefined || taken.has(column)) return undefined;
      taken.add(column);
      return column;
    });
    if (taken.size > (best?.named ?? 0)) best = { index, columns, named: taken.size };
  }
  return best;
}
