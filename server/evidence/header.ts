import type { TableSchema } from '../../schemas/table.js';
import { normalisePhrase } from '../text/mapped-text.js';
import type { Sheet, SheetCell } from './sheet.js';

/** A title, a unit line or a note may stand above the header; a header further down is not looked for. */
const ROWS_SEARCHED = 20;
/** Names over names: 投诉信息 over 投诉编号 and 投诉时间. */
const HEADER_ROWS = 3;

/** A column that a header means, and how well it says so: 0 for its id or title, more for its aliases in their order. */
interface NamedColumn { readonly id: string; readonly rank: number }

/** Finds the column that a header means: by id, title or alias, a unit in brackets and marks left out. */
export class ColumnNames {
  readonly #byName = new Map<string, NamedColumn>();

  constructor(readonly schema: TableSchema) {
    for (const [id, column] of Object.entries(schema.columns)) {
      [[id, column.title.zh, column.title.en], ...column.aliases.map((alias) => [alias])].forEach((names, rank) => {
        for (const name of names) {
          const key = plainName(name);
          if (key !== '' && !this.#byName.has(key)) this.#byName.set(key, { id, rank });
        }
      });
    }
  }

  /** The column's id; undefined if the table has none of this name. */
  find(header: string): string | undefined {
    return this.look(header)?.id;
  }

  look(header: string): NamedColumn | undefined {
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

/** Where a sheet's header stands, and which column of the table each of its cells means. */
export interface Header {
  /** Its last row; the data begin below. */
  readonly index: number;
  /** By cell; undefined where the table has no such column. */
  readonly columns: readonly (string | undefined)[];
  /** The cells that name the columns. */
  readonly cells: readonly SheetCell[];
  /** How many columns of the table it names. */
  readonly named: number;
}

/**
 * The header that names most columns, among the first rows; null if none names any. It may take up to three rows: then
 * the lowest name counts, alone or with those above it (回访 over 时间), and an upper one where nothing stands below.
 */
export function headerRow(sheet: Sheet, names: ColumnNames): Header | null {
  let best: Header | null = null;
  const rows = sheet.rows.slice(0, ROWS_SEARCHED).map(({ cells }) => cells);
  for (let depth = 1; depth <= HEADER_ROWS; depth++) {
    for (let index = depth - 1; index < rows.length; index++) {
      const header = headerOf(rows.slice(index - depth + 1, index + 1), index, names);
      if (header.named > (best?.named ?? 0)) best = header;
    }
  }
  return best;
}

function headerOf(rows: readonly (readonly SheetCell[])[], index: number, names: ColumnNames): Header {
  const taken = new Map<string, { rank: number; at: number }>();
  const lowest = rows[rows.length - 1]!;
  const above = rows.slice(0, -1).map(carriedRight);
  const width = Math.max(...rows.map((row) => row.length));
  const columns: (string | undefined)[] = [];
  const cells: SheetCell[] = [];
  for (let i = 0; i < width; i++) {
    const stack = rows.map((row) => row[i]).filter((cell): cell is SheetCell => cell !== undefined && written(cell) !== '');
    const cell = stack[stack.length - 1] ?? lowest[i] ?? BLANK;
    cells.push(cell);
    const column = columnOf(above.map((row) => row[i] ?? ''), lowest[i] ? written(lowest[i]!) : '', written(cell), names);
    const known = column && taken.get(column.id);
    // Two headers for one column, as 序号 and 投诉编号: the better name has the values, else the first.
    if (!column || (known && known.rank <= column.rank)) {
      columns.push(undefined);
      continue;
    }
    if (known) columns[known.at] = undefined;
    taken.set(column.id, { rank: column.rank, at: i });
    columns.push(column.id);
  }
  return { index, columns, cells, named: taken.size };
}

const BLANK: SheetCell = { value: '', span: { start: 0, end: 0 } };

function columnOf(above: readonly string[], below: string, own: string, names: ColumnNames): NamedColumn | undefined {
  if (below === '') return own === '' ? undefined : names.look(own);
  for (let i = 0; i < above.length; i++) {
    const upper = [...new Set(above.slice(i))].filter((name) => name !== '' && name !== below);
    const joined = upper.length > 0 ? names.look([...upper, below].join('')) : undefined;
    if (joined !== undefined) return joined;
  }
  return names.look(below);
}

/** A name over several columns stands in the first of them. */
function carriedRight(row: readonly SheetCell[]): string[] {
  let last = '';
  return row.map((cell) => (last = written(cell) || last));
}

function written({ value }: SheetCell): string {
  return String(value).trim();
}
