import { withId } from '../../schemas/localized.js';
import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import type { YamlTree } from '../text/yaml.js';
import { convertCell, expectedOf } from './cell.js';
import { ColumnFaults, shownCell, shownNames } from './column-faults.js';
import { ColumnNames, headerRow, type Header } from './header.js';
import { ItemColumns } from './item-columns.js';
import { columnNames, reportUnknown, requiredColumns, tableName } from './ledger.js';
import { fileName } from './path.js';
import { readPeriod } from './period.js';
import { contentOf } from './sheet-cell.js';
import { extensionOf, SHEET_READERS, type Sheet, type SheetCell, type SheetRow } from './sheet.js';

/** The table whose columns are the keys of items. */
export const ITEMS_TABLE = 'evidenceItems';
const LIST_NAME = /证据清单|evidence[-_]?list|manifest/i;
/** A ledger may have a number and a type too; only a list of evidence says what its rows are evidence of, or where they are. */
const TELLING = ['indicators', 'file', 'sha256'];

/** Whether a file of this name is a list of evidence, even where its header is wrong. */
export function isListName(path: string): boolean {
  return LIST_NAME.test(fileName(path));
}

interface Item { readonly value: Record<string, unknown>; readonly span: Span; readonly places: ReadonlyMap<string, Span> }

/**
 * An evidence list in a sheet as the tree that YAML would give, one item for each row: what is checked in a manifest is
 * checked in it too, and places are cells. Null where no sheet has the header of such a list, as in a ledger.
 */
export function sheetManifestTree(source: SourceText, tables: ReadonlyMap<string, TableSchema>, types: ReadonlyMap<string, EvidenceType>): YamlTree | null {
  const schema = tables.get(ITEMS_TABLE);
  const reader = SHEET_READERS.get(extensionOf(source.path));
  if (!schema || !reader) return null;
  const named = isListName(source.path);
  const { sheets, faults: unread } = reader(source);
  const names = new ColumnNames(schema);
  const lists = sheets.flatMap((sheet) => {
    const header = headerRow(sheet, names);
    return header && requiredColumns(schema).every(([id]) => header.columns.includes(id)) && TELLING.some((id) => header.columns.includes(id)) ? [{ sheet, header }] : [];
  });
  if (lists.length === 0 && !named) return null;
  const columnFaults = new ColumnFaults(source.path, tableName(schema));
  if (lists.length === 0 && sheets.length > 0) {
    const seen = (sheets[0]!.rows[0]?.cells ?? []).map(({ value }) => String(value)).filter(Boolean);
    columnFaults.add('missing-column', null, { start: 0, end: 0 }, { columns: columnNames(requiredColumns(schema)), seen: shownNames(seen) });
  }
  const items = lists.flatMap(({ sheet, header }) => {
    const columns = new ItemColumns(header, schema, types, tables);
    reportUnknown(unknownHeaders(header, names, columns), schema, columnFaults);
    return itemsOf(sheet, header, columns, columnFaults);
  });
  return treeOf(source, items, [...unread, ...lists.flatMap(({ sheet }) => sheet.faults ?? []), ...columnFaults.faults]);
}

function unknownHeaders(header: Header, names: ColumnNames, columns: ItemColumns): { name: string; span: Span }[] {
  return header.cells.flatMap(({ value, span }, i) => {
    const name = String(value).trim();
    return header.columns[i] !== undefined || name === '' || names.find(name) !== undefined || columns.isField(name) ? [] : [{ name, span }];
  });
}

function itemsOf(sheet: Sheet, header: Header, columns: ItemColumns, faults: ColumnFaults): Item[] {
  const typeAt = header.columns.indexOf('type');
  return sheet.rows.slice(header.index + 1).flatMap((row) => {
    const { cells } = row;
    if (cells.every(({ value, kind }) => kind === undefined && String(value).trim() === '')) return [];
    return itemOf(row, cells, columns, String(cells[typeAt]?.value ?? '').trim(), sheet.date1904 ?? false, faults);
  });
}

function itemOf({ span }: SheetRow, cells: readonly SheetCell[], columns: ItemColumns, type: string, date1904: boolean, faults: ColumnFaults): Item[] {
  const value: Record<string, unknown> = {};
  const places = new Map<string, Span>();
  columns.of(type).forEach((named, i) => {
    const cell = cells[i];
    if (!named || !cell || named.key in value) return;
    const { key, column } = named;
    places.set(key, cell.span);
    const { raw, problem } = contentOf(cell, column, date1904);
    if (problem !== undefined) faults.add(problem, withId(column.title, key), cell.span, { found: shownCell(raw), expected: expectedOf(column) });
    if (problem !== undefined && problem !== 'digits-lost') return;
    const converted = convertCell(raw, column);
    // What does not fit is said by the schema of items, as in YAML.
    if (converted.kind !== 'empty') value[key] = converted.kind === 'value' ? converted.value : String(raw).trim();
  });
  withPeriod(value, places);
  return Object.keys(value).length === 0 ? [] : [{ value, span, places }];
}

/** `period` in one cell, or in two of its own. */
function withPeriod(value: Record<string, unknown>, places: Map<string, Span>): void {
  const { period, period_from: from, period_to: to } = value;
  delete value['period_from'];
  delete value['period_to'];
  if (typeof period === 'string') value['period'] = readPeriod(period) ?? period;
  else if (from !== undefined || to !== undefined) {
    value['period'] = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    places.set('period', places.get('period_from') ?? places.get('period_to')!);
  }
}

function treeOf(source: SourceText, items: readonly Item[], faults: Fault[]): YamlTree {
  return {
    source, value: { items: items.map(({ value }) => value) }, faults, document: null,
    place([, index, key, part]) {
      const item = typeof index === 'number' ? items[index] : undefined;
      if (!item) return { start: 0, end: 0 };
      return item.places.get(`${String(key)}_${String(part)}`) ?? item.places.get(String(key)) ?? item.span;
    },
  };
}
