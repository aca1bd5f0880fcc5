import { withId } from '../../schemas/localized.js';
import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import { nearest } from '../text/validate.js';
import { ColumnFaults, shownCell } from './column-faults.js';
import { itemLedgers } from './item-ledgers.js';
import { withItemRows } from './item-rows.js';
import { tableName } from './ledger.js';
import type { Manifest } from './manifest.js';
import { NO_EVIDENCE, type Evidence, type EvidenceFacts, type LedgerRow, type LedgerTable } from './model.js';
import { isAddress, readingsOf } from './path.js';
import { splitSheet } from './sheet.js';
import type { LedgerSources } from './tables.js';

/** What evidence is checked against. */
export interface EvidenceContext {
  /** Every file of the project, by path from its root. */
  readonly attachments: ReadonlyMap<string, { readonly size: number; readonly sha256: string | null }>;
  /** Leaf keys of the standard; empty: not known, nothing is said about indicators. */
  readonly leaves: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly evidenceTypes: ReadonlyMap<string, EvidenceType>;
  /** Files in which items may have ledgers; absent: none. */
  readonly ledgers?: LedgerSources;
}

/** Joins the manifests of a project, in the order given, and checks what only shows over all of them. */
export function mergeEvidence(manifests: readonly Manifest[], context: EvidenceContext): EvidenceFacts {
  if (manifests.length === 0) return NO_EVIDENCE;
  const faults: Fault[] = manifests.flatMap((manifest) => manifest.faults);
  const ids = new Map<string, Evidence>();
  const known = new KnownIndicators(context.leaves);
  const items = manifests.flatMap((manifest) => manifest.items).map((evidence): Evidence => {
    const { item } = evidence;
    const first = ids.get(item.id);
    if (!first) ids.set(item.id, evidence);
    const unknown = item.indicators.filter((indicator) => !known.has(indicator));
    return {
      ...evidence,
      ...(first ? { duplicateOf: first.file } : null),
      ...(unknown.length > 0 ? { unknownIndicators: unknown, meantIndicator: nearest(unknown[0]!, [...context.leaves]) ?? '' } : null),
      ...(item.file === undefined ? { fileState: 'none' } : fileOf(evidence, item.file, context)),
    };
  });
  const attached = itemLedgers(
    manifests.flatMap((manifest) => manifest.items), new Set(manifests.flatMap((manifest) => [...manifest.ledgers, ...manifest.tables.map(({ id }) => id)])), context.evidenceTypes, context.tables, context.ledgers ?? new Map(),
  );
  const tables = mergeTables([...manifests.flatMap((manifest) => manifest.tables), ...attached.tables], context.tables);
  return {
    present: manifests.some(({ readable }) => readable), items, drafts: manifests.flatMap(({ drafts }) => drafts), tables: withItemRows(tables.tables, items, context.evidenceTypes, context.tables),
    // A workbook that several tables name is wrong once.
    faults: [...new Set([...faults, ...attached.faults, ...tables.faults])] };
}

/** A leaf, or a group of leaves: 5.3.2 stands for all of 5.3.2/… */
export function isKnownIndicator(indicator: string, leaves: ReadonlySet<string>): boolean {
  if (leaves.size === 0 || leaves.has(indicator)) return true;
  for (const leaf of leaves) if (leaf.startsWith(indicator) && '/.'.includes(leaf[indicator.length]!)) return true;
  return false;
}

/** Asked for every item: each key is looked for once. */
class KnownIndicators {
  readonly #known = new Map<string, boolean>();

  constructor(readonly leaves: ReadonlySet<string>) {}

  has(indicator: string): boolean {
    let known = this.#known.get(indicator);
    if (known === undefined) this.#known.set(indicator, (known = isKnownIndicator(indicator, this.leaves)));
    return known;
  }
}

/** What became of an item's file; with its path from the root in the item, if the project has it. */
function fileOf(evidence: Evidence, written: string, { attachments }: EvidenceContext): Partial<Evidence> {
  if (isAddress(written)) return { fileState: 'address' };
  const readings = readingsOf(written, evidence.file);
  if (readings.length === 0) return { fileState: 'outside' };
  const whole = readings.find((reading) => attachments.has(reading));
  const { file, sheet } = splitSheet(written);
  const path = whole ?? readingsOf(file, evidence.file).find((reading) => attachments.has(reading));
  if (path === undefined) return { fileState: 'missing' };
  const { sha256: known, size } = attachments.get(path)!;
  const given = evidence.item.sha256?.trim().toLowerCase().replace(/^sha256:/, '');
  const changed = known !== null && given !== undefined && known.toLowerCase() !== given;
  // Two sheets of one workbook are two pieces of evidence: the workbook's hash says nothing about either.
  const shared = whole === undefined && sheet !== null;
  const from = shared ? `${path}#${sheet}` : path;
  return {
    item: from === written ? evidence.item : { ...evidence.item, file: from },
    fileState: size === 0 ? 'empty' : changed ? 'changed' : 'present', ...(known === null || shared ? {} : { foundSha256: known }),
  };
}

function mergeTables(parts: readonly LedgerTable[], schemas: ReadonlyMap<string, TableSchema>): { tables: Map<string, LedgerTable>; faults: Fault[] } {
  const rows = new Map<string, LedgerRow[]>();
  for (const part of parts) {
    const known = rows.get(part.id);
    if (!known) rows.set(part.id, [...part.rows]);
    else for (const row of part.rows) known.push(row);
  }
  const tables = new Map([...rows].map(([id, all]) => [id, { id, rows: all }]));
  return { tables, faults: [...tables.values()].flatMap((table) => repeatedKeys(table, schemas.get(table.id))) };
}

function repeatedKeys(table: LedgerTable, schema: TableSchema | undefined): Fault[] {
  const key = schema?.key;
  if (schema === undefined || key === undefined) return [];
  const seen = new Map<string, LedgerRow>();
  const byFile = new Map<string, ColumnFaults>();
  for (const row of table.rows) {
    const value = row.values[key];
    if (value === undefined) continue;
    const first = seen.get(String(value));
    if (!first) {
      seen.set(String(value), row);
      continue;
    }
    let faults = byFile.get(row.file);
    if (!faults) byFile.set(row.file, (faults = new ColumnFaults(row.file, tableName(schema))));
    faults.add('duplicate-id', withId(schema.columns[key]!.title, key), row.place(key), { id: shownCell(value), other: first.file });
  }
  return [...byFile.values()].flatMap(({ faults }) => faults);
}
