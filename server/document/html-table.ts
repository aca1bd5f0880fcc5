import type { MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { RawCell, RawRow } from './table-row.js';

/** More columns, or rows that one cell reaches over, are an attack. */
const MOST_COLUMNS = 200;
const MOST_ROWS_SPANNED = 1000;

/** What one cell leaves for the rows below it. */
interface Reach { readonly text: string; rows: number }

/** Lays the cells of an HTML table out in columns: `colspan`, and `rowspan` as cells that repeat what is above. */
export class HtmlTable {
  readonly rows: RawRow[] = [];
  #cells: RawCell[] = [];
  #column = 0;
  #rowStart = -1;
  #header = true;
  readonly #reach: (Reach | undefined)[] = [];
  readonly #pending: (readonly [number, Reach])[] = [];

  get inRow(): boolean { return this.#rowStart >= 0; }

  startRow(at: number): void {
    this.#rowStart = at;
    this.#cells = [];
    this.#column = 0;
    this.#header = true;
    this.#addReachingCells(at);
  }

  cell(text: MappedText, span: Span, header: boolean, columns: number, rows: number): void {
    if (this.#column >= MOST_COLUMNS) return;
    const width = Math.max(1, Math.min(columns || 1, MOST_COLUMNS - this.#column));
    this.#cells.push({ text, span, column: this.#column, columns: width, merged: null });
    if (!header) this.#header = false;
    if (rows > 1) {
      for (let i = 0; i < width; i++) this.#pending.push([this.#column + i, { text: text.text, rows: Math.min(rows, MOST_ROWS_SPANNED) - 1 }]);
    }
    this.#column += width;
    this.#addReachingCells(span.end);
  }

  endRow(at: number): void {
    if (this.#rowStart < 0) return;
    if (this.#cells.some((cell) => cell.merged === null)) this.rows.push({ span: { start: this.#rowStart, end: at }, cells: this.#cells, header: this.#header });
    for (const [column, reach] of this.#pending) this.#reach[column] = reach;
    this.#pending.length = 0;
    this.#rowStart = -1;
  }

  /** Cells that are no tags of this row stand where they would: empty, behind the cell before. */
  #addReachingCells(at: number): void {
    for (let reach = this.#reach[this.#column]; reach && reach.rows > 0; reach = this.#reach[this.#column]) {
      reach.rows--;
      const span = { start: at, end: at };
      const empty = { text: '', base: at, starts: null, ends: null };
      this.#cells.push({ text: empty, span, column: this.#column, columns: 1, merged: reach.text });
      this.#column++;
    }
  }
}
