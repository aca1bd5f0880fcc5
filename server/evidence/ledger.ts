import type { Column, TableSchema } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import { nearest } from '../text/validate.js';
import { convertCell } from './cell.js';
import { ColumnFaults, shownCell } from './column-faults.js';
import { ColumnNames, headerRow } from './header.js';
import type { CellValue, LedgerRow } from './model.js';
import type { Sheet } from './sheet.js';

export interface LedgerRows { readonly rows: readonly LedgerRow[]; readonly faults: readonly Fault[] }

/** The rows of a sheet as typed values. Title rows above the header are skipped, columns found by their Chinese names. */
export function ledgerOfSheet(sheet: Sheet, schema: TableSchema, file: string): LedgerRows {
  const names = new ColumnNames(schema);
  const faults = new ColumnFaults(file, tableName(schema));
  const header = headerRow(sheet, names);
  const at = sheet.rows[header?.index ?? 0];
  const seen = (at?.cells ?? []).map(({ value }) => String(value).trim()).filter(Boolean).slice(0, 30).join('、');
  const absent = requiredColumns(schema).filter(([id]) => !header?.columns.includes(id));
  if (absent.length > 0 || !header) {
    const columns = (absent.length > 0 ? absent : Object.entries(schema.columns)).map(([id, column]) => columnName(id, column)).join('、');
    faults.add('missing-column', '', at?.span ?? { start: 0, end: 0 }, { columns, seen: shownCell(seen, 200) });
  }
  if (!header) return { rows: [], faults: faults.faults };
  reportUnknown(at!.cells.filter(({ value }, i) => header.columns[i] === undefined && String(value).trim() !== '' && names.find(String(value)) === undefined)
    .map(({ value, span }) => ({ name: String(value).trim(), span })), schema, faults);

  const rows: LedgerRow[] = [];
  for (let index = header.index + 1; index < sheet.rows.length; index++) {
    const { cells, span } = sheet.rows[index]!;
    if (cells.every(({ value }) => String(value).trim() === '')) continue;
    const row = new RowValues(schema, faults);
    const places = new Map<string, Span>();
    header.columns.forEach((id, i) => {
      const cell = cells[i];
      if (id === undefined || !cell) return;
      places.set(id, cell.span);
      row.take(id, cell.value, cell.span);
    });
    if (Object.keys(row.values).length === 0) continue;
    row.require((id) => (header.columns.includes(id) ? places.get(id) ?? span : null));
    rows.push({ values: row.values, file, sheet: sheet.name, span, place: (column) => places.get(column) ?? span });
  }
  return { rows, faults: faults.faults };
}

/** One row written in a manifest. */
export interface InlineRow {
  readonly value: unknown;
  readonly span: Span;
  place(key: string, part?: 'key' | 'value'): Span;
  /** The value as written, so that `0012` in a text column stays `0012`. */
  written(key: string): string | null;
}

/** The rows that stand in a manifest itself. `name` is the place of the table's key. */
export function ledgerOfRows(inline: readonly InlineRow[], schema: TableSchema, file: string, name: Span): LedgerRows {
  const names = new ColumnNames(schema);
  const faults = new ColumnFaults(file, tableName(schema));
  const unknown: { name: string; span: Span }[] = [];
  const present = new Set<string>();
  const read = inline.flatMap((row) => {
    if (row.value === null || typeof row.value !== 'object' || Array.isArray(row.value)) {
      faults.add('bad-cell', '', row.span, { found: shownCell(row.value), expected: '{ … }' });
      return [];
    }
    const values = new RowValues(schema, faults);
    const keys = new Map<string, string>();
    for (const [key, raw] of Object.entries(row.value)) {
      const id = names.find(key);
      if (id === undefined) unknown.push({ name: key, span: row.place(key, 'key') });
      else if (!keys.has(id)) {
        keys.set(id, key);
        present.add(id);
        const scalar = typeof raw === 'number' || typeof raw === 'boolean';
        values.take(id, scalar && schema.columns[id]!.type === 'text' ? row.written(key) ?? raw : raw, row.place(key));
      }
    }
    return [{ row, values, keys }];
  });
  reportUnknown(unknown, schema, faults);
  const absent = requiredColumns(schema).filter(([id]) => !present.has(id));
  if (absent.length > 0 && inline.length > 0) {
    faults.add('missing-column', '', name, { columns: absent.map(([id, column]) => columnName(id, column)).join('、'), seen: '' });
  }
  const rows = read.map(({ row, values, keys }): LedgerRow => {
    const place = (column: string) => (keys.has(column) ? row.place(keys.get(column)!) : row.span);
    values.require((id) => (present.has(id) ? place(id) : null));
    return { values: values.values, file, sheet: null, span: row.span, place };
  });
  return { rows, faults: faults.faults };
}

/** The values of one row, as they are read. */
class RowValues {
  readonly values: Record<string, CellValue> = {};
  readonly #unreadable = new Set<string>();

  constructor(readonly schema: TableSchema, readonly faults: ColumnFaults) {}

  take(id: string, raw: unknown, span: Span): void {
    const column = this.schema.columns[id]!;
    const converted = convertCell(raw, column);
    if (converted.kind === 'value') this.values[id] = converted.value;
    if (converted.kind !== 'bad') return;
    if (converted.value !== undefined) this.values[id] = converted.value;
    this.#unreadable.add(id);
    this.faults.add('bad-cell', columnName(id, column), span, { found: shownCell(raw), expected: converted.expected });
  }

  /** Reports required columns that are blank in this row. `place` is null where the whole column is missing. */
  require(place: (id: string) => Span | null): void {
    for (const [id, column] of requiredColumns(this.schema)) {
      if (id in this.values || this.#unreadable.has(id)) continue;
      const span = place(id);
      if (span) this.faults.add('missing-key', columnName(id, column), span, { key: columnName(id, column) });
    }
  }
}

function reportUnknown(headers: readonly { name: string; span: Span }[], schema: TableSchema, faults: ColumnFaults): void {
  if (headers.length === 0) return;
  const known = Object.entries(schema.columns).flatMap(([id, column]) => [id, column.title.zh, ...column.aliases]);
  const different = [...new Set(headers.map(({ name }) => name))];
  const suggestion = different.slice(0, 20).map((name) => nearest(name, known)).find((name) => name !== null) ?? '';
  for (const { span } of headers) {
    faults.add('unknown-column', '', span, {
      columns: shownCell(different.slice(0, 20).join('、'), 200), suggestion, known: Object.entries(schema.columns).map(([id, column]) => columnName(id, column)).join('、'),
    });
  }
}

function requiredColumns(schema: TableSchema): [string, Column][] {
  return Object.entries(schema.columns).filter(([, column]) => column.required);
}

function columnName(id: string, column: Column): string {
  return `${column.title.zh}（${id}）`;
}

/** As messages in either language show a table: 投诉台账（complaints）. */
export function tableName(schema: TableSchema): string {
  return `${schema.title.zh}（${schema.id}）`;
}
