import { readAddress } from './address.js';
import { PLAIN, type NumberFormat, type NumberFormats } from './number-format.js';
import { durationText, momentOfSerial } from './serial.js';
import { StringParts, withEscapes } from './string-parts.js';
import type { Attribute, XmlListener } from './xml.js';

/** More rows or columns than a ledger has: what stands beyond is named and not read. */
export const MAX_ROWS = 200_000;
export const MAX_COLUMNS = 500;
/** Cells of one sheet up to the last one of each row: what wide rows cost, however few cells they fill. */
const MAX_AREA = 10_000_000;

/** A cell as its sheet has it, dates and times already in words. */
export interface GridCell {
  readonly column: number;
  readonly value: string | number | boolean;
  readonly kind?: 'percent' | 'error' | 'uncalculated';
  /** The number behind a time or a duration, in days. */
  readonly days?: number;
}
/** A row with something in it; its cells from left to right, blank ones left out. Numbers are one-based. */
export interface GridRow { readonly row: number; readonly cells: GridCell[] }
export interface Grid {
  readonly rows: readonly GridRow[];
  /** What was left out because there was too much of it. */
  readonly cut: 'rows' | 'columns' | null;
}

interface Merge { readonly column: number; readonly from: number; readonly to: number }

/** Reads `worksheet`: its dimension is not believed, hidden rows are read like others, formulas give their last value. */
export class GridReader implements XmlListener {
  readonly #rows: GridRow[] = [];
  readonly #merges: Merge[] = [];
  readonly #inline = new StringParts();
  #cut: Grid['cut'] = null;
  #row = 0;
  #column = 0;
  #cells: GridCell[] = [];
  #area = 0;
  #type: string | undefined;
  #format: NumberFormat = PLAIN;
  #value: string | null = null;
  #formula = false;
  #inValue = false;
  #inInline = false;

  constructor(readonly strings: readonly string[], readonly formats: NumberFormats, readonly date1904: boolean) {}

  /** With the values of merged cells in every row that they cover. */
  get grid(): Grid {
    const rows = sorted(this.#rows);
    fillMerges(rows, this.#merges);
    return { rows, cut: this.#cut };
  }

  get done(): boolean { return this.#cut === 'rows'; }

  open(name: string, attribute: Attribute): void {
    if (this.done) return;
    switch (name) {
      case 'row': {
        const row = Number(attribute('r'));
        this.#row = Number.isInteger(row) && row > 0 ? row : this.#row + 1;
        this.#column = 0;
        this.#cells = [];
        return;
      }
      case 'c': {
        this.#column = readAddress(attribute('r') ?? '')?.column ?? this.#column + 1;
        this.#type = attribute('t');
        this.#format = this.formats.of(attribute('s'));
        this.#value = null;
        this.#formula = false;
        return;
      }
      case 'v': this.#inValue = true; this.#value = ''; return;
      case 'f': this.#formula = true; return;
      case 'is': this.#inInline = true; return;
      case 'mergeCell': return this.#merge(attribute('ref') ?? '');
      default: if (this.#inInline) this.#inline.open(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inInline) this.#inline.text(text);
  }

  close(name: string): void {
    if (this.done) return;
    switch (name) {
      case 'v': this.#inValue = false; return;
      case 'is': this.#inInline = false; this.#value = this.#inline.take(); return;
      case 'c': return this.#cell();
      case 'row': return this.#endRow();
      default: if (this.#inInline) this.#inline.close(name);
    }
  }

  #cell(): void {
    const read = this.#read();
    if (read === null) return;
    if (this.#column > MAX_COLUMNS) this.#cut = 'columns';
    else this.#cells.push({ column: this.#column, ...read });
  }

  #read(): Omit<GridCell, 'column'> | null {
    const text = this.#value;
    if (text === null) return this.#formula ? { value: '', kind: 'uncalculated' } : null;
    switch (this.#type) {
      case 's': return filled(this.strings[Number(text)] ?? '');
      case 'str': case 'd': return filled(withEscapes(text));
      case 'inlineStr': return filled(text);
      case 'b': return { value: text.trim() === '1' || text.trim() === 'true' };
      case 'e': return { value: text.trim(), kind: 'error' };
      default: return text.trim() === '' ? (this.#formula ? { value: '', kind: 'uncalculated' } : null) : this.#number(Number(text), text);
    }
  }

  #number(number: number, text: string): Omit<GridCell, 'column'> {
    if (!Number.isFinite(number)) return { value: text };
    switch (this.#format.kind) {
      case 'plain': return { value: number };
      case 'percent': return { value: number, kind: 'percent' };
      case 'zeros': return Number.isInteger(number) && number >= 0 ? { value: String(number).padStart(this.#format.digits, '0') } : { value: number };
      case 'duration': return { value: durationText(number), days: number };
      case 'date':
      case 'moment': {
        const moment = momentOfSerial(number, this.date1904, this.#format.kind === 'moment');
        if (moment === null) return { value: '########', kind: 'error' };
        return number < 1 ? { value: moment, days: number } : { value: moment };
      }
    }
  }

  #endRow(): void {
    if (this.#cells.length === 0) return;
    const cells = inOrder(this.#cells);
    this.#area += cells[cells.length - 1]!.column;
    if (this.#rows.length >= MAX_ROWS || this.#area > MAX_AREA) this.#cut = 'rows';
    else this.#rows.push({ row: this.#row, cells });
    this.#cells = [];
  }

  #merge(reference: string): void {
    const [first, last] = reference.split(':').map(readAddress);
    if (first && last && last.row > first.row && first.column <= MAX_COLUMNS) this.#merges.push({ column: first.column, from: first.row, to: last.row });
  }
}

function filled(text: string): { readonly value: string } | null {
  return text === '' ? null : { value: text };
}

/** From left to right, each column once. */
function inOrder(cells: GridCell[]): GridCell[] {
  if (!cells.some(({ column }, i) => i > 0 && cells[i - 1]!.column >= column)) return cells;
  return [...new Map(cells.map((cell) => [cell.column, cell])).values()].sort((a, b) => a.column - b.column);
}

function sorted(rows: GridRow[]): GridRow[] {
  return rows.some(({ row }, i) => i > 0 && rows[i - 1]!.row > row) ? rows.sort((a, b) => a.row - b.row) : rows;
}

/** Merges that overlap are no work of a spreadsheet: more filling than this stops. */
const MAX_FILLED = 2_000_000;

function fillMerges(rows: readonly GridRow[], merges: readonly Merge[]): void {
  let filledCells = 0;
  for (const { column, from, to } of merges) {
    let at = firstFrom(rows, from);
    const top = rows[at];
    const value = top?.row === from ? top.cells.find((cell) => cell.column === column) : undefined;
    if (!value) continue;
    for (at++; at < rows.length && rows[at]!.row <= to; at++) {
      if (++filledCells > MAX_FILLED) return;
      const { cells } = rows[at]!;
      const place = cells.findIndex((cell) => cell.column >= column);
      if (place < 0) cells.push(value);
      else if (cells[place]!.column > column) cells.splice(place, 0, value);
    }
  }
}

/** Index of the first row with this number or a later one. */
function firstFrom(rows: readonly GridRow[], row: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row < row) low = middle + 1; else high = middle;
  }
  return low;
}
