import { endAt, relativeTo, startAt, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { Cell, Row } from './model.js';

/** A cell as its reader found it. */
export interface RawCell {
  readonly text: MappedText;
  readonly span: Span;
  readonly column: number;
  readonly columns: number;
  /** Text of a cell above that reaches down to here (`rowspan`); null for a cell of its own. */
  readonly merged: string | null;
}

export interface RawRow {
  readonly span: Span;
  readonly cells: readonly RawCell[];
  readonly header: boolean;
}

export interface ReadRow {
  readonly row: Row;
  readonly text: MappedText;
  readonly span: Span;
}

/**
 * Gives every cell its header and what it continues from above, and every row one text: `header:cell;header:cell;`.
 * Headers and inherited words stand for the cell they belong to, so that a place in them leads there. `named` are
 * headers that stand in no row.
 */
export function tableRows(raw: readonly RawRow[], table: number, named?: readonly string[]): ReadRow[] {
  const headerRows = named ? 0 : countHeaderRows(raw);
  const headers = named ?? columnHeaders(raw.slice(0, headerRows));
  const labels = !named && headerRows === 0 && raw.length > 0 && raw.every((row) => row.cells.length === 2);
  let above: string[] = [];
  return raw.map((row, index) => {
    const isHeader = index < headerRows;
    const filled = row.cells.some((cell) => cell.text.text !== '');
    let leading = true;
    const cells = row.cells.map((cell): Cell => {
      const text = cell.text.text;
      // A merged cell comes out of a converter as a blank at the beginning of the rows below it.
      const continues = !isHeader && text === '' && (cell.merged !== null || (leading && filled));
      if (text !== '') leading = false;
      const inherited = (cell.merged ?? (continues ? above[cell.column] ?? '' : '')).slice(0, REPEATED);
      const header = isHeader ? '' : (labels && cell.column === 1 ? row.cells[0]!.text.text : headers[cell.column] ?? '').slice(0, REPEATED);
      return { text: cell.text, span: cell.span, column: cell.column, header, inherited };
    });
    if (!isHeader) {
      above = [];
      for (const cell of cells) above[cell.column] = cell.text.text || cell.inherited;
    }
    const text = isHeader ? joined(cells, row.span) : labels ? joinedPair(cells, row.span) : joinedWithHeaders(cells, row.span);
    return { row: { table, row: index, header: isHeader, cells }, text, span: row.span };
  });
}

/** A header or a merged cell is repeated in every row, so only its beginning is: a giant one must not multiply. */
const REPEATED = 120;

/** Longer than this, a cell of the first row is content. */
const LONGEST_HEADER = 25;
/** A code, a date: what stands beside a label, and not over a column. */
const VALUE = /[a-z]+[-/]?\d+|\d{4}[-年./]\d/;

function countHeaderRows(raw: readonly RawRow[]): number {
  let count = 0;
  while (count < raw.length && raw[count]!.header) count++;
  const first = raw[0];
  if (!first || raw.length < 2) return count;
  if (count === 1 && first.cells.every((cell) => cell.text.text === '')) {
    // Converters put a blank row on top where Markdown asks for a header and Word had none.
    return raw.length > 2 && isHeaderLike(raw[1]!) ? 2 : 1;
  }
  if (count === 1 && !isHeaderLike(first)) return 0;
  if (count === 0 && isHeaderLike(first) && first.cells.length > 1 && first.cells.every((cell) => cell.text.text !== '')) return 1;
  return count;
}

function isHeaderLike(row: RawRow): boolean {
  const two = row.cells.length === 2;
  return row.cells.every((cell, i) => {
    const text = cell.text.text;
    if (text.length > LONGEST_HEADER || text.includes('。') || VALUE.test(text)) return false;
    // A table of two columns often is a list of labels and values, and its first row is one of them.
    return !(two && i === 1 && (text.length > 12 || /\d{3}|["“”;@]/.test(text)));
  });
}

function columnHeaders(rows: readonly RawRow[]): string[] {
  const headers: string[] = [];
  for (const row of rows) {
    for (const cell of row.cells) {
      const text = cell.text.text.replaceAll('\n', '');
      for (let column = cell.column; column < cell.column + cell.columns; column++) {
        const before = headers[column] ?? '';
        if (text !== '' && !before.endsWith(text)) headers[column] = before + text;
      }
    }
  }
  return headers;
}

function joined(cells: readonly Cell[], row: Span): MappedText {
  const builder = new RowText(row.start);
  for (const cell of cells) if (cell.text.text !== '') builder.cell(cell).words(';', endOf(cell));
  return builder.build();
}

function joinedPair(cells: readonly Cell[], row: Span): MappedText {
  const builder = new RowText(row.start);
  const [label, value] = cells;
  if (label && label.text.text !== '') builder.cell(label);
  if (value && value.text.text !== '') {
    if (builder.length > 0 && !label!.text.text.endsWith(':')) builder.words(':', endOf(label!));
    builder.cell(value);
  }
  if (builder.length > 0) builder.words(';', endOf(value ?? label!));
  return builder.build();
}

function joinedWithHeaders(cells: readonly Cell[], row: Span): MappedText {
  const builder = new RowText(row.start);
  for (const cell of cells) {
    if (cell.text.text === '' && cell.inherited === '') continue;
    if (cell.header !== '') builder.words(cell.header + (cell.header.endsWith(':') ? '' : ':'), cell.span);
    if (cell.text.text !== '') builder.cell(cell);
    else builder.words(cell.inherited, cell.span);
    builder.words(';', endOf(cell));
  }
  return builder.build();
}

/** Behind the last unit of the cell, where `;` is thought to stand. */
function endOf(cell: Cell): Span {
  return { start: cell.span.end, end: cell.span.end };
}

/** Joins texts that are normalised already, so unlike `TextBuilder` it leaves them as they are. */
class RowText {
  #text = '';
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(readonly base: number) {}

  get length(): number { return this.#text.length; }

  cell({ text }: Cell): this {
    for (let i = 0; i < text.text.length; i++) {
      this.#starts.push(startAt(text, i));
      this.#ends.push(endAt(text, i));
    }
    this.#text += text.text;
    return this;
  }

  words(words: string, at: Span): this {
    for (let i = 0; i < words.length; i++) {
      this.#starts.push(at.start);
      this.#ends.push(at.end);
    }
    this.#text += words;
    return this;
  }

  build(): MappedText {
    return { text: this.#text, base: this.base, starts: relativeTo(this.base, this.#starts), ends: relativeTo(this.base, this.#ends) };
  }
}
