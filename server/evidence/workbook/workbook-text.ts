import type { Span } from '../../text/position.js';
import { LineIndex } from '../../text/position.js';
import type { CellPlace, SourceText } from '../../text/source.js';
import type { Sheet, SheetCell, SheetRow } from '../sheet.js';
import { addressOf } from './address.js';
import type { Grid, GridCell, GridRow } from './grid.js';

export interface NamedGrid { readonly name: string; readonly grid: Grid }

/**
 * The text of a workbook, so that places in it are spans like everywhere else: sheet after sheet, a line for every row
 * with something in it, a tab between cells. Row numbers are not part of it: inserting a row changes no other line.
 */
export function workbookText(path: string, grids: readonly NamedGrid[], date1904: boolean): { readonly source: SourceText; readonly sheets: readonly Sheet[] } {
  const lines: string[] = [];
  const lineRows: number[] = [];
  const firstLines: number[] = [];
  const starts: number[] = [];
  let at = 0;
  const widths = grids.map(({ grid }) => Math.min(MAX_PADDED, grid.rows.reduce((widest, { cells }) => Math.max(widest, cells[cells.length - 1]!.column), 1)));
  for (const [i, { grid }] of grids.entries()) {
    firstLines.push(lines.length);
    // A sheet without a row has a line too, for what is wrong with it.
    for (const row of grid.rows.length > 0 ? grid.rows : [{ row: 1, cells: [] }]) {
      const line = lineOf(row, widths[i]!);
      lines.push(line);
      lineRows.push(row.row);
      starts.push(at);
      at += line.length + 1;
    }
  }
  const text = lines.join('\n');
  let index: LineIndex | undefined;
  const cellAt = (offset: number): CellPlace | undefined => {
    if (grids.length === 0) return undefined;
    const { line } = (index ??= new LineIndex(text)).position(offset);
    let column = 1;
    for (let i = starts[line]!; i < offset && i < text.length; i++) if (text.charCodeAt(i) === TAB) column++;
    const row = lineRows[line]!;
    return { sheet: grids[lastAtMost(firstLines, line)]!.name, address: addressOf(row, column), row, column };
  };
  return {
    source: { path, text, get lines() { return (index ??= new LineIndex(text)); }, cellAt },
    sheets: grids.map(({ name, grid }, i): Sheet => ({
      name, date1904, start: starts[firstLines[i]!]!,
      rows: grid.rows.map((row, r) => new WorkbookRow(row, starts[firstLines[i]! + r]!, lines[firstLines[i]! + r]!.length, widths[i]!)),
    })),
  };
}

const TAB = 9;
/** Rows are as wide as the widest of their sheet, so that blank cells have places too; beyond this they are not. */
const MAX_PADDED = 64;

function lineOf({ cells }: GridRow, width: number): string {
  let line = '';
  let column = 1;
  for (const cell of cells) {
    line += '\t'.repeat(Math.max(0, cell.column - column)) + shown(cell);
    column = cell.column;
  }
  return line + '\t'.repeat(Math.max(0, width - column));
}

function shown({ value, kind }: GridCell): string {
  if (kind === 'percent') return `${Number((Number(value) * 100).toPrecision(12))}%`;
  return typeof value === 'string' ? value.replace(/[\t\r\n]/g, ' ') : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

/** Cells are made when they are read: a sheet has many more of them than a check looks at. */
class WorkbookRow implements SheetRow {
  readonly span: Span;

  constructor(readonly row: GridRow, start: number, length: number, readonly width: number) {
    this.span = { start, end: start + length };
  }

  get cells(): readonly SheetCell[] {
    const cells: SheetCell[] = [];
    let at = this.span.start;
    for (const cell of this.row.cells) {
      for (; cells.length < cell.column - 1; at++) cells.push({ value: '', span: { start: at, end: at } });
      const span = { start: at, end: at + shown(cell).length };
      cells.push({ value: cell.value, span, ...(cell.kind ? { kind: cell.kind } : {}), ...(cell.days === undefined ? {} : { days: cell.days }) });
      at = span.end + 1;
    }
    for (; cells.length < this.width; at++) cells.push({ value: '', span: { start: at, end: at } });
    return cells;
  }
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle; else high = middle - 1;
  }
  return low;
}
