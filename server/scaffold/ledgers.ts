import type { Column, TableSchema } from '../../schemas/table.js';
import type { ScaffoldFile } from './answers.js';
import type { NeededLedger } from './needs.js';

/** By which Excel takes a CSV for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const FOLDER = '台账';

/** Where a ledger stands, from the folder of the manifest. */
export function ledgerPath({ title }: TableSchema): string {
  return `${FOLDER}/${title.zh.replace(/[\\/:*?"<>|\s]/g, '')}.csv`;
}

export function emptyLedger({ table }: NeededLedger, manifestFolder: string): ScaffoldFile {
  return { path: `${manifestFolder}/${ledgerPath(table)}`, text: emptySheet(table) };
}

/** A CSV with its header only: columns that every row must fill marked with `*`, units in brackets. */
export function emptySheet({ columns }: TableSchema): string {
  return `${BYTE_ORDER_MARK}${Object.values(columns).map(headerOf).join(',')}\r\n`;
}

function headerOf({ title, unit, required }: Column): string {
  const name = `${title.zh}${unit === undefined ? '' : `（${unit}）`}${required ? '*' : ''}`;
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
