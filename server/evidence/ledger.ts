import { listOf, withId, type Localized } from '../../schemas/localized.js';
import type { Column, TableSchema } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import { nearest } from '../text/validate.js';
import { convertCell, expectedOf } from './cell.js';
import { ColumnFaults, shownCell, shownNames } from './column-faults.js';
import { ColumnNames, headerRow, type Header } from './header.js';
import type { CellValue, LedgerRow } from './model.js';
import { contentOf } from './sheet-cell.js';
import type { Sheet, SheetCell, SheetRow } from './sheet.js';

export interface LedgerRows { readonly rows: readonly LedgerRow[]; readonly faults: readonly Fault[] }

/** The rows of a sheet as typed values. Title rows above the header are skipped, columns found by their Chinese names. */
export function ledgerOfSheet(sheet: Sheet, schema: TableSchema, file: string): LedgerRows {
  const names = new ColumnNames(schema);
  const faults = new ColumnFaults(file, tableName(schema));
  const header = headerRow(sheet, names);
  const seen = (header?.cells ?? sheet.rows[0]?.cells ?? []).map(({ value }) => String(value).trim()).filter(Boolean).slice(0, 30);
  const absent = requiredColumns(schema).filter(([id]) => !header?.columns.includes(id));
  if (absent.length > 0 || !header) {
    const columns = columnNames(absent.length > 0 ? absent : Object.entries(schema.columns));
    const start = sheet.start ?? 0;
    faults.add('missing-column', null, sheet.rows[header?.index ?? 0]?.span ?? { start, end: start }, { columns, seen: shownNames(seen) });
  }
  if (!header) return { rows: [], faults: faults.faults };
  reportUnknown(header.cells.filter(({ value }, i) => header.columns[i] === undefined && String(value).trim() !== '' && names.find(String(value)) === undefined)
    .map(({ value, span }) => ({ name: String(value).trim(), span })), schema, faults);

  const rows: LedgerRow[] = [];
  const places = new SheetPlaces(header);
  for (let index = header.index + 1; index < sheet.rows.length; index++) {
    const { cells, span } = sheet.rows[index]!;
    if (cells.every(isBlank)) continue;
    if (sheet.name === null) reportRagged(cells, header, index + 1, span, faults);
    const row = new RowValues(schema, faults);
    header.columns.forEach((id, i) => {
      const cell = cells[i];
      if (id !== undefined && cell) row.takeCell(id, cell, sheet.date1904 ?? false);
    });
    if (Object.keys(row.values).length === 0) continue;
    const place = places.of(sheet.rows[index]!);
    row.require((id) => (header.columns.includes(id) ? place(id) : null));
    rows.push({ values: row.values, file, sheet: sheet.name, span, place });
  }
  return { rows, faults: faults.faults };
}

/** Tells places by column from the cells of a row: they need not be kept. */
class SheetPlaces {
  readonly #at = new Map<string, number>();

  constructor(header: Header) {
    header.columns.forEach((id, i) => { if (id !== undefined) this.#at.set(id, i); });
  }

  of(row: SheetRow): (column: string) => Span {
    return (column) => {
      const at = this.#at.get(column);
      return (at === undefined ? undefined : row.cells[at]?.span) ?? row.span;
    };
  }
}

/** In a text, a separator too many moves values into the wrong columns; beside a workbook's table a note may stand. */
function reportRagged(cells: readonly SheetCell[], { columns }: Header, row: number, span: Span, faults: ColumnFaults): void {
  let width = cells.length;
  while (width > columns.length && isBlank(cells[width - 1]!)) width--;
  if (width > columns.length) faults.add('ragged-row', null, span, { row, cells: width, columns: columns.length });
}

function isBlank({ value, kind }: SheetCell): boolean {
  return kind !== 'uncalculated' && String(value).trim() === '';
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
      faults.add('bad-cell', null, row.span, { found: shownCell(row.value), expected: '{ … }' });
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
    faults.add('missing-column', null, name, { columns: columnNames(absent), seen: '' });
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

  takeCell(id: string, cell: SheetCell, date1904: boolean): void {
    const column = this.schema.columns[id]!;
    const { raw, problem } = contentOf(cell, column, date1904);
    if (problem === undefined) return this.take(id, raw, cell.span);
    if (problem === 'digits-lost') this.values[id] = String(raw);
    else this.#unreadable.add(id);
    this.faults.add(problem, columnName(id, column), cell.span, { found: shownCell(raw), expected: expectedOf(column) });
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

/** Names headers that mean no column, with what was probably meant. */
export function reportUnknown(headers: readonly { name: string; span: Span }[], schema: TableSchema, faults: ColumnFaults): void {
  if (headers.length === 0) return;
  const known = Object.entries(schema.columns).flatMap(([id, column]) => [id, column.title.zh, ...column.aliases]);
  const different = [...new Set(headers.map(({ name }) => name))];
  const suggestion = different.slice(0, 20).map((name) => nearest(name, known)).find((name) => name !== null) ?? '';
  for (const { span } of headers) {
    faults.add('unknown-column', null, span, {
      columns: shownNames(different.slice(0, 20)), suggestion, known: columnNames(Object.entries(schema.columns)),
    });
  }
}

/** The columns that every row must fill. */
export function requiredColumns(schema: TableSchema): [string, Column][] {
  return Object.entries(schema.columns).filter(([, column]) => column.required);
}

function columnName(id: string, column: Column): Localized {
  return withId(column.title, id);
}

/** As messages show columns: 投诉编号（id）、投诉时间（received_at）. */
export function columnNames(columns: readonly (readonly [string, Column])[]): Localized {
  return listOf(columns.map(([id, column]) => columnName(id, column)));
}

/** As messages show a table: 投诉台账（complaints）. */
export function tableName(schema: TableSchema): Localized {
  return withId(schema.title, schema.id);
}
