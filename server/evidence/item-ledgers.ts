import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import { ColumnNames, headerRow } from './header.js';
import { requiredColumns } from './ledger.js';
import type { Evidence, LedgerTable } from './model.js';
import { isAddress } from './path.js';
import { ledgerReadings } from './sheet-references.js';
import { sheetsFor } from './sheet-choice.js';
import { extensionOf, SHEET_READERS, splitSheet, type Sheet } from './sheet.js';
import { readLedger, type LedgerSources } from './tables.js';

/**
 * Items that are ledgers by their type, as 投诉台账 is, give the rows of their file to the table of the type, unless
 * `tables:` of some manifest gives that table or names the file already: what is said outright counts, and the file is its
 * printout. A file without the table's header is an attachment, and nothing is said about it.
 * `given` holds the ids of those tables and the paths of those files.
 */
export function itemLedgers(
  items: readonly Evidence[], given: ReadonlySet<string>, types: ReadonlyMap<string, EvidenceType>, schemas: ReadonlyMap<string, TableSchema>, ledgers: LedgerSources,
): { readonly tables: readonly LedgerTable[]; readonly faults: readonly Fault[] } {
  const tables: LedgerTable[] = [];
  const faults: Fault[] = [];
  const read = new Set<string>();
  for (const { item, file, place } of items) {
    const type = types.get(item.type);
    const schema = type?.rows === 'ledger' && type.table !== undefined ? schemas.get(type.table) : undefined;
    if (!schema || given.has(schema.id) || item.file === undefined || isAddress(item.file)) continue;
    const path = ledgerReadings(item.file, file).find((reading) => ledgers.has(reading));
    const source = path === undefined ? undefined : ledgers.get(path);
    const reader = path === undefined ? undefined : SHEET_READERS.get(extensionOf(path));
    if (path === undefined || !source || !reader || given.has(path)) continue;
    const sheet = item.file.endsWith(path) ? null : splitSheet(item.file).sheet;
    const key = [schema.id, path, sheet ?? ''].join('\u0000');
    if (read.has(key)) continue;
    const choice = sheetsFor(schema, reader(source).sheets, sheet, path);
    const unknown = choice.faults.filter(({ kind }) => kind === 'unknown-sheet');
    if (unknown.length > 0) {
      faults.push(...unknown.map((fault) => ({ ...fault, file, span: place('file') })));
      continue;
    }
    if (!choice.sheets.some((candidate) => looksLike(candidate, schema))) continue;
    read.add(key);
    const ledger = readLedger(source, reader, sheet, schema);
    tables.push({ id: schema.id, rows: ledger.rows });
    faults.push(...ledger.faults);
  }
  return { tables, faults };
}

/** At least half of the columns that the table's rows must fill, and two of all. */
function looksLike(sheet: Sheet, schema: TableSchema): boolean {
  const required = requiredColumns(schema);
  const header = headerRow(sheet, new ColumnNames(schema));
  return header !== null && header.named > 1 && required.filter(([id]) => header.columns.includes(id)).length * 2 >= required.length;
}
