import type { TableSchema } from '../../schemas/table.js';
import type { Fault, FaultKind } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { nearest } from '../text/validate.js';
import type { YamlPath, YamlTree } from '../text/yaml.js';
import { shownCell } from './column-faults.js';
import { ledgerOfRows, ledgerOfSheet, type InlineRow } from './ledger.js';
import type { LedgerTable } from './model.js';
import { isAddress, readingsOf } from './path.js';
import { extensionOf, isOtherSpreadsheet, SHEET_READERS, splitSheet, type SheetReader } from './sheet.js';
import { sheetsFor } from './sheet-choice.js';
import { tableNames } from './vocabulary.js';

/** Ledger files by path from the root; null: exists, but could not be read as text (a fault of the door says why). */
export type LedgerSources = ReadonlyMap<string, SourceText | null>;

/** Reads `tables:` of a manifest: rows written there, or `file.csv`, several of them, or `file.xlsx#sheet` (`#*`: all sheets with the table's header). */
export function readTables(tree: YamlTree, entries: Readonly<Record<string, unknown>>, schemas: ReadonlyMap<string, TableSchema>, ledgers: LedgerSources):
{ readonly tables: readonly LedgerTable[]; readonly files: readonly string[]; readonly faults: readonly Fault[] } {
  const file = tree.source.path;
  const faults: Fault[] = [];
  const tables: LedgerTable[] = [];
  const files: string[] = [];
  const readFile = (at: YamlPath, written: string, schema: TableSchema, fault: (kind: FaultKind, part: 'key' | 'value', args: Fault['args']) => void) => {
    const split = splitSheet(written);
    const readings = readingsOf(written, file);
    // A `#` may also be part of a file's name.
    const whole = readings.find((path) => ledgers.has(path));
    const found = whole ?? readingsOf(split.file, file).find((path) => ledgers.has(path));
    if (readings.length === 0) return fault('file-outside', 'value', { path: written });
    if (found === undefined) return fault('file-missing', 'value', { path: written });
    const reader = SHEET_READERS.get(extensionOf(found));
    if (!reader && isOtherSpreadsheet(found)) return fault('workbook-format', 'value', {});
    if (!reader) return fault('wrong-value', 'value', { key: `tables.${schema.id}`, problem: '', found: written, expected: [...SHEET_READERS.keys()].join(' | '), suggestion: '' });
    const source = ledgers.get(found);
    if (!source) return;
    const ledger = readLedger(source, reader, whole === undefined ? split.sheet : null, schema);
    tables.push({ id: schema.id, rows: ledger.rows });
    files.push(found);
    for (const found of ledger.faults) faults.push(found.kind === 'unknown-sheet' ? { ...found, file, span: tree.place(at) } : found);
  };
  for (const [key, value] of Object.entries(entries)) {
    const fault = (kind: FaultKind, part: 'key' | 'value', args: Fault['args']) => { faults.push({ kind, file, span: tree.place(['tables', key], part), args }); };
    const schema = schemas.get(tableNames(schemas).find(key) ?? key);
    if (!schema) {
      if (schemas.size > 0) fault('unknown-id', 'key', { id: key, suggestion: nearest(key, tableNames(schemas).all) ?? '' });
      continue;
    }
    if (value === null) continue;
    if (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string' && !isAddress(part))) {
      (value as string[]).forEach((written, i) => {
        const at = ['tables', key, i];
        readFile(at, written, schema, (kind, _part, args) => { faults.push({ kind, file, span: tree.place(at), args }); });
      });
    } else if (Array.isArray(value)) {
      const { rows, faults: found } = ledgerOfRows(value.map((row, i) => inlineRow(tree, key, row, i)), schema, file, tree.place(['tables', key], 'key'));
      tables.push({ id: schema.id, rows });
      faults.push(...found);
    } else if (typeof value === 'string' && !isAddress(value)) {
      readFile(['tables', key], value, schema, fault);
    } else {
      fault('wrong-value', 'value', { key: `tables.${key}`, problem: '', found: shownCell(value), expected: 'ledgers/台账.csv | [ ledgers/一月.csv, … ] | [ { … } ]', suggestion: '' });
    }
  }
  return { tables, files, faults };
}

/** The rows of a table from the sheets of one file. A sheet that is not there is named at the start of that file. */
export function readLedger(source: SourceText, reader: SheetReader, sheetName: string | null, schema: TableSchema): ReturnType<typeof ledgerOfSheet> {
  const { sheets, faults } = reader(source);
  if (sheets.length === 0) return { rows: [], faults };
  const choice = sheetsFor(schema, sheets, sheetName, source.path);
  const read = choice.sheets.map((sheet) => ledgerOfSheet(sheet, schema, source.path));
  return {
    rows: read.flatMap(({ rows }) => rows),
    faults: [...faults, ...choice.faults, ...choice.sheets.flatMap((sheet) => sheet.faults ?? []), ...read.flatMap(({ faults: found }) => found)],
  };
}

function inlineRow(tree: YamlTree, table: string, value: unknown, index: number): InlineRow {
  const at = ['tables', table, index];
  return {
    value,
    span: tree.place(at),
    place: (key, part) => tree.place([...at, key], part),
    written(key) {
      const { start, end } = tree.place([...at, key]);
      const text = tree.source.text.slice(start, end);
      return text === '' || text.startsWith('*') ? null : text;
    },
  };
}
