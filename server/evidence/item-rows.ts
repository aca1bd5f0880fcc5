import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import { convertCell } from './cell.js';
import type { CellValue, Evidence, LedgerRow, LedgerTable } from './model.js';

/** Columns that an item's title fills where it does not give them itself. */
const TITLE_COLUMNS = ['title', 'name'];

/**
 * Items that are rows of a table by their type, as certificates and contracts are: beside the rows of ledgers, unless a
 * ledger has the same key. A value that its column cannot hold is left off; readers of items report it where they must.
 */
export function withItemRows(
  tables: ReadonlyMap<string, LedgerTable>, items: readonly Evidence[], types: ReadonlyMap<string, EvidenceType>, schemas: ReadonlyMap<string, TableSchema>,
): ReadonlyMap<string, LedgerTable> {
  const added = new Map<string, LedgerRow[]>();
  for (const evidence of items) {
    const type = types.get(evidence.item.type);
    const schema = type?.rows === 'item' && type.table !== undefined ? schemas.get(type.table) : undefined;
    if (!schema) continue;
    const rows = added.get(schema.id);
    const row = rowOf(evidence, schema);
    if (rows) rows.push(row); else added.set(schema.id, [row]);
  }
  if (added.size === 0) return tables;
  const merged = new Map(tables);
  for (const [id, rows] of added) {
    const key = schemas.get(id)!.key;
    const ledger = tables.get(id)?.rows ?? [];
    const known = new Set(key === undefined ? [] : ledger.map((row) => String(row.values[key])));
    merged.set(id, { id, rows: [...ledger, ...rows.filter((row) => key === undefined || row.values[key] === undefined || !known.has(String(row.values[key])))] });
  }
  return merged;
}

function rowOf({ item, file, span, place }: Evidence, schema: TableSchema): LedgerRow {
  const given = item as Readonly<Record<string, unknown>>;
  const values: Record<string, CellValue> = {};
  for (const [id, column] of Object.entries(schema.columns)) {
    const raw = given[id] ?? fallback(id, given);
    const converted = convertCell(raw, column);
    if (converted.kind === 'value') values[id] = converted.value;
    else if (converted.kind === 'bad' && column.type === 'text' && Array.isArray(raw)) values[id] = raw.join('、');
    else if (converted.kind === 'bad' && column.type === 'integer' && Array.isArray(raw)) values[id] = raw.length;
  }
  return { values, file, sheet: null, span, place: (column) => place(column in given ? column : TITLE_COLUMNS.includes(column) ? 'title' : column === 'from' || column === 'to' ? 'period' : 'id') };
}

function fallback(column: string, item: Readonly<Record<string, unknown>>): unknown {
  if (TITLE_COLUMNS.includes(column)) return item.title;
  const period = item.period as { from: string; to: string } | undefined;
  if (column === 'from') return period?.from;
  if (column === 'to') return period?.to;
  return undefined;
}
