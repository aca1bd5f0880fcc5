import type { Column } from '../../schemas/table.js';
import type { FaultKind } from '../text/fault.js';
import type { SheetCell } from './sheet.js';
import { DAYS_TO_1904, momentOfSerial } from './workbook/serial.js';

/** What a cell of a sheet gives to a column: raw for `convertCell`, or what is wrong with it, with `raw` where it still says something. */
export interface CellContent {
  readonly raw: unknown;
  readonly problem?: Extract<FaultKind, 'bad-cell' | 'formula-uncalculated' | 'digits-lost'>;
}

/** Spreadsheets keep 15 digits: a longer number has zeros for the rest. */
const EXACT_DIGITS = 15;
/** 2000-01-01 to 2100-12-31 as serial numbers: a plain number of this size in a column of dates is a date without its format. */
const DATES = { from: 36_526, to: 73_415 };
const PER_DAY: Readonly<Record<string, number>> = { min: 1440, minute: 1440, minutes: 1440, 分钟: 1440, h: 24, hour: 24, hours: 24, 小时: 24, d: 1, day: 1, days: 1, 天: 1, 日: 1 };
const PERCENT = new Set(['%', 'percent']);

/** What workbooks know of a cell, as the type of its column needs it. Text of CSV goes through as it is. */
export function contentOf(cell: SheetCell, column: Column, date1904: boolean): CellContent {
  const { value } = cell;
  if (cell.kind === 'uncalculated') return { raw: '', problem: 'formula-uncalculated' };
  if (cell.kind === 'error') return { raw: value, problem: 'bad-cell' };
  if (cell.days !== undefined && isNumber(column)) return { raw: inUnit(cell.days, column.unit) ?? value };
  if (typeof value !== 'number') return { raw: value };
  switch (column.type) {
    case 'text':
    case 'list':
      if (cell.kind === 'percent') return { raw: `${rounded(value * 100)}%` };
      if (Number.isInteger(value) && Math.abs(value) >= 10 ** EXACT_DIGITS) return { raw: String(value), problem: 'digits-lost' };
      return { raw: String(Number.isInteger(value) ? value : rounded(value)) };
    case 'number':
    case 'integer':
      return { raw: cell.kind === 'percent' && PERCENT.has(column.unit ?? '') ? rounded(value * 100) : value };
    case 'date':
    case 'datetime': {
      const shift = date1904 ? DAYS_TO_1904 : 0;
      return { raw: value + shift >= DATES.from && value + shift < DATES.to + 1 ? momentOfSerial(value, date1904) : value };
    }
    case 'boolean':
      return { raw: value };
  }
}

function isNumber({ type }: Column): boolean {
  return type === 'number' || type === 'integer';
}

function inUnit(days: number, unit: string | undefined): number | null {
  const factor = unit === undefined ? undefined : PER_DAY[unit];
  return factor === undefined ? null : rounded(days * factor);
}

/** Without what binary fractions add: 0.97 × 100 is 97. */
function rounded(value: number): number {
  return Number(value.toPrecision(EXACT_DIGITS - 1));
}
