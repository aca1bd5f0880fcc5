import type { Span } from '../text/position.js';

export interface CsvCell {
  readonly value: string;
  /** Without the quotes around it. */
  readonly span: Span;
}
export interface CsvRow {
  readonly cells: readonly CsvCell[];
  readonly span: Span;
}
export interface Csv {
  readonly rows: readonly CsvRow[];
  /** Where a quote opens that is never closed; from there on quotes are plain characters. */
  readonly openQuote: number | null;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * RFC 4180 with places: quotes around a cell, `""` for a quote inside, line ends inside quotes. Also read: `\n` and a
 * lone `\r` as line ends, `;` and tab as separators (the one that the first rows use most), blank lines (left out).
 */
export function readCsv(text: string, separator: string = separatorOf(text)): Csv {
  const comma = separator.charCodeAt(0);
  const rows: CsvRow[] = [];
  let openQuote: number | null = null;
  let cells: CsvCell[] = [];
  let rowStart = 0;
  let at = 0;

  const quoted = (): CsvCell | null => {
    let value = '';
    let from = at + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) return null;
      value += text.slice(from, quote);
      if (text.charCodeAt(quote + 1) !== QUOTE) {
        const cell = { value, span: { start: at + 1, end: quote } };
        at = quote + 1;
        return cell;
      }
      value += '"';
      from = quote + 2;
    }
  };
  const plain = (): CsvCell => {
    const start = at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === comma || code === LF || code === CR) break;
      at++;
    }
    return { value: text.slice(start, at), span: { start, end: at } };
  };

  while (at < text.length) {
    let cell: CsvCell | null = null;
    if (text.charCodeAt(at) === QUOTE && openQuote === null) {
      cell = quoted();
      if (cell === null) openQuote = at;
    }
    if (cell === null) cell = plain();
    else {
      // Something after the closing quote belongs to the cell, as spreadsheets read it.
      const rest = plain();
      if (rest.value.trim() !== '') cell = { value: cell.value + rest.value, span: { start: cell.span.start, end: rest.span.end } };
    }
    cells.push(cell);
    if (text.charCodeAt(at) === comma) {
      at++;
      // A separator at the very end of the text opens one more, empty cell.
      if (at < text.length) continue;
      cells.push({ value: '', span: { start: at, end: at } });
    }
    if (cells.length > 1 || cells[0]!.value.trim() !== '') rows.push({ cells, span: { start: rowStart, end: at } });
    cells = [];
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at++;
    at++;
    rowStart = at;
  }
  return { rows, openQuote };
}

/** The separator that the first lines use most; a comma if there is none. */
export function separatorOf(text: string): string {
  const counts = new Map([[',', 0], [';', 0], ['\t', 0]]);
  let quoted = false;
  for (let i = 0; i < Math.min(text.length, 4096); i++) {
    const character = text[i]!;
    if (character === '"') quoted = !quoted;
    else if (!quoted && counts.has(character)) counts.set(character, counts.get(character)! + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
