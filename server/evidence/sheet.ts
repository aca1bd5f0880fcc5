import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { readCsv } from './csv.js';

/** A cell as its file has it: text in CSV; a workbook may also know numbers and booleans. */
export interface SheetCell {
  readonly value: string | number | boolean;
  readonly span: Span;
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
}
export interface Sheets { readonly sheets: readonly Sheet[]; readonly faults: readonly Fault[] }

/** Reads one format of ledger. A workbook reader (XLSX) is another of these. Never throws. */
export type SheetReader = (source: SourceText) => Sheets;

/** By file extension, lower case, with the dot. */
export const SHEET_READERS: ReadonlyMap<string, SheetReader> = new Map([['.csv', readCsvSheet], ['.tsv', readCsvSheet], ['.txt', readCsvSheet]]);

function readCsvSheet(source: SourceText): Sheets {
  const { rows, openQuote } = readCsv(source.text);
  const faults: Fault[] = openQuote === null ? [] : [{
    kind: 'bad-cell', file: source.path, span: { start: openQuote, end: openQuote + 1 },
    args: { column: '', table: '', found: '"', expected: '"…"', count: 1 },
  }];
  return { sheets: [{ name: null, rows }], faults };
}

/** The part of `file.xlsx#sheet` after the last `#`; null without one. */
export function splitSheet(reference: string): { readonly file: string; readonly sheet: string | null } {
  const hash = reference.lastIndexOf('#');
  return hash <= 0 ? { file: reference, sheet: null } : { file: reference.slice(0, hash), sheet: reference.slice(hash + 1).trim() || null };
}
