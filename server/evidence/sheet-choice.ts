import type { TableSchema } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import { nearest } from '../text/validate.js';
import { shownCell, shownNames } from './column-faults.js';
import { ColumnNames, headerRow } from './header.js';
import { requiredColumns, tableName } from './ledger.js';
import type { Sheet } from './sheet.js';

/** All sheets of the file that have the table's header. */
const ALL = '*';

/**
 * The sheets of a file that a reference means: by name; all with the table's header for `*`; without a name the first
 * with that header, else the first of all. Sheets passed over that have the header too are named.
 */
export function sheetsFor(schema: TableSchema, sheets: readonly Sheet[], name: string | null, path: string): { readonly sheets: readonly Sheet[]; readonly faults: readonly Fault[] } {
  const [first] = sheets;
  if (first === undefined || (sheets.length === 1 && (name === null || first.name === null))) return { sheets, faults: [] };
  if (name !== null && name !== ALL) {
    const named = sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => plain(sheet.name) === plain(name));
    return named ? { sheets: [named], faults: [] } : { sheets: [], faults: [unknownSheet(sheets, name, path)] };
  }
  const fitting = sheets.filter((sheet) => hasHeader(sheet, schema));
  if (name === ALL) return { sheets: fitting.length > 0 ? fitting : [first], faults: [] };
  const [chosen = mostNamed(sheets, schema), ...others] = fitting;
  return {
    sheets: [chosen],
    faults: others.length === 0 ? [] : [{
      kind: 'sheet-unread', file: path, span: { start: chosen.start ?? 0, end: chosen.start ?? 0 },
      args: { table: tableName(schema), path, sheet: chosen.name ?? '', sheets: shownNames(namesOf(others)), count: 1 },
    }],
  };
}

/** Whether a sheet names every column that the table's rows must fill. */
function hasHeader(sheet: Sheet, schema: TableSchema): boolean {
  const header = headerRow(sheet, new ColumnNames(schema));
  const required = requiredColumns(schema);
  return header !== null && (required.length > 0 ? required.every(([id]) => header.columns.includes(id)) : header.named > 1);
}

function mostNamed(sheets: readonly Sheet[], schema: TableSchema): Sheet {
  const names = new ColumnNames(schema);
  const named = sheets.map((sheet) => headerRow(sheet, names)?.named ?? 0);
  return sheets[named.indexOf(Math.max(...named))]!;
}

function unknownSheet(sheets: readonly Sheet[], name: string, path: string): Fault {
  const names = namesOf(sheets);
  return { kind: 'unknown-sheet', file: path, span: { start: 0, end: 0 }, args: { path, sheet: shownCell(name), sheets: shownNames(names), suggestion: nearest(name, names) ?? '' } };
}

function namesOf(sheets: readonly Sheet[]): string[] {
  return sheets.map((sheet) => sheet.name ?? '');
}

function plain(name: string | null): string {
  return (name ?? '').normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
