import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { readCsv } from './csv.js';
import { WorkbookText } from './workbook/workbook.js';

/** A cell as its file has it: text in CSV; a workbook may also know numbers and booleans. */
export interface SheetCell {
  readonly value: string | number | boolean;
  readonly span: Span;
  /** In workbooks: a share shown in percent, an error such as #N/A, a formula that was saved without its value. */
  readonly kind?: 'percent' | 'error' | 'uncalculated';
  /** In workbooks: the number behind a time or a duration, in days. */
  readonly days?: number;
}
export interface SheetRow {
  readonly cells: readonly SheetCell[];
  readonly span: Span;
}
/** One sheet of a ledger file, before anything is known about its columns. */
export interface Sheet {
  /** Null for CSV, which has one sheet without a name. */
  readonly name: string | null;
  readonly rows: readonly SheetRow[];
  /** Where the sheet begins in its file's text; 0 if absent. */
  readonly start?: number;
  /** In workbooks: whether serial numbers of days count from 1904. */
  readonly date1904?: boolean;
  /** What is wrong with this sheet whatever it is read as. */
  readonly faults?: readonly Fault[];
}
export interface Sheets { readonly sheets: readonly Sheet[]; readonly faults: readonly Fault[] }

/** Reads one format of ledger. Never throws. */
export type SheetReader = (source: SourceText) => Sheets;

/** By file extension, lower case, with the dot. */
export const SHEET_READERS: ReadonlyMap<string, SheetReader> = new Map([
  ['.csv', readCsvSheet], ['.tsv', readCsvSheet], ['.txt', readCsvSheet], ['.xlsx', readWorkbookSheets], ['.xlsm', readWorkbookSheets],
]);

function readCsvSheet(source: SourceText): Sheets {
  const { rows, openQuote } = readCsv(source.text);
  const faults: Fault[] = openQuote === null ? [] : [{
    kind: 'bad-cell', file: source.path, span: { start: openQuote, end: openQuote + 1 },
    args: { column: '', table: '', found: '"', expected: '"…"', count: 1 },
  }];
  return { sheets: [{ name: null, rows }], faults };
}

function readWorkbookSheets(source: SourceText): Sheets {
  if (!(source instanceof WorkbookText)) return { sheets: [], faults: [{ kind: 'workbook-damaged', file: source.path, span: { start: 0, end: 0 }, args: {} }] };
  return { sheets: source.sheets, faults: source.problem ? [source.problem] : [] };
}

/** Whether a file is a workbook by its name: read from bytes, not as text. */
export function isWorkbookPath(path: string): boolean {
  return /\.xls[xm]$/i.test(path);
}

/** Whether a ledger can stand in a file of this name. */
export function isLedgerPath(path: string): boolean {
  return SHEET_READERS.has(extensionOf(path));
}

/** Whether a file is a sheet by its name; a .txt may be anything, and is one only where it is named as a ledger. */
export function isSheetPath(path: string): boolean {
  return isLedgerPath(path) && extensionOf(path) !== '.txt';
}

/** Spreadsheets that have to be saved as .xlsx first. */
export function isOtherSpreadsheet(path: string): boolean {
  return /\.(?:xls|xlsb|xlt|et|ett|numbers|ods)$/i.test(path);
}

/** Lower case, with the dot. */
export function extensionOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(dot).toLowerCase();
}

/** The part of `file.xlsx#sheet` after the last `#`; null without one. */
export function splitSheet(reference: string): { readonly file: string; readonly sheet: string | null } {
  const hash = reference.lastIndexOf('#');
  return hash <= 0 ? { file: reference, sheet: null } : { file: reference.slice(0, hash), sheet: reference.slice(hash + 1).trim() || null };
}
