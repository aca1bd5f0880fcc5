import { plainText, spanOf, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { Numbering } from './html-pieces.js';
import { piece, trimmed, type Piece } from './piece.js';
import { tableRows, type RawRow } from './table-row.js';

const HEADING = /^(#{1,6})[ \t]+(\S.*)$/;
const ITEM = /^([ \t]*)([-+*]|\d{1,9}[.)])[ \t]+/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const DELIMITERS = /^[ \t:|-]+$/;

/**
 * Reads a very long text line by line, without a Markdown parser: headings with `#`, fences, list items, rows between
 * pipes; all else is paragraphs. Markers inside a line stay in its text.
 */
export function plainPieces(text: string, within: Span, numbering: Numbering): Piece[] {
  const reader = new LineReader(text, numbering);
  for (let at = within.start; at < within.end;) {
    let end = at;
    while (end < within.end && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    reader.line(at, end);
    at = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }
  reader.finish();
  return reader.pieces;
}

class LineReader {
  readonly pieces: Piece[] = [];
  #paragraph: Span | null = null;
  #code: { mark: string; span: Span | null } | null = null;
  #rows: RawRow[] = [];
  #list: { id: number; ordered: boolean } | null = null;

  constructor(readonly text: string, readonly numbering: Numbering) {}

  line(start: number, end: number): void {
    const line = this.text.slice(start, end);
    const fence = FENCE.exec(line)?.[1];
    if (this.#code) {
      if (fence?.startsWith(this.#code.mark)) this.#endCode();
      else this.#code.span = { start: this.#code.span?.start ?? start, end };
      return;
    }
    const cells = line.includes('|') && /^[ \t]*\|/.test(line);
    if (!cells) this.#endTable();
    if (line.trim() === '') return void this.#endParagraph();
    if (fence) {
      this.#endParagraph();
      this.#code = { mark: fence, span: null };
    } else if (cells) this.#row(line, start, end);
    else this.#textLine(line, start, end);
  }

  finish(): void {
    this.#endTable();
    this.#endParagraph();
    this.#endCode();
  }

  #textLine(line: string, start: number, end: number): void {
    const heading = HEADING.exec(line);
    if (heading) {
      this.#endParagraph();
      this.#list = null;
      const content = trimmed(this.#slice(end - heading[2]!.length, end));
      if (content.text !== '') this.pieces.push(piece('heading', content, { start, end }, { depth: heading[1]!.length }));
      return;
    }
    const item = ITEM.exec(line);
    if (item) {
      this.#endParagraph();
      this.#list ??= { id: this.numbering.list++, ordered: /\d/.test(item[2]!) };
      const content = trimmed(this.#slice(start + item[0].length, end));
      const list = { ...this.#list, depth: Math.min(9, item[1]!.length >> 1) };
      if (content.text !== '') this.pieces.push(piece('item', content, { start: start + item[1]!.length, end }, { list }));
      return;
    }
    if (!/^[ \t]/.test(line)) this.#list = null;
    this.#paragraph = { start: this.#paragraph?.start ?? start, end };
  }

  #slice(start: number, end: number): MappedText { return plainText(this.text.slice(start, end), start); }

  #endParagraph(): void {
    if (!this.#paragraph) return;
    const content = trimmed(this.#slice(this.#paragraph.start, this.#paragraph.end));
    if (content.text !== '') this.pieces.push(piece('paragraph', content, spanOf(content, 0, content.text.length)));
    this.#paragraph = null;
  }

  #endCode(): void {
    const span = this.#code?.span;
    if (span && span.end > span.start) this.pieces.push(piece('code', this.#slice(span.start, span.end), span));
    this.#code = null;
  }

  #row(line: string, start: number, end: number): void {
    this.#endParagraph();
    if (DELIMITERS.test(line) && line.includes('-')) return;
    const cells: RawRow['cells'][number][] = [];
    let at = line.indexOf('|') + 1;
    while (at < line.length) {
      let stop = at;
      while (stop < line.length && line[stop] !== '|') stop += line[stop] === '\\' ? 2 : 1;
      stop = Math.min(stop, line.length);
      if (stop === line.length && line.slice(at, stop).trim() === '') break;
      const text = trimmed(this.#slice(start + at, start + stop));
      const span = text.text === '' ? { start: start + at, end: start + stop } : spanOf(text, 0, text.text.length);
      cells.push({ text, span, column: cells.length, columns: 1, merged: null });
      at = stop + 1;
    }
    if (cells.length > 0) this.#rows.push({ span: { start, end }, cells, header: this.#rows.length === 0 });
  }

  #endTable(): void {
    if (this.#rows.length === 0) return;
    for (const { row, text, span } of tableRows(this.#rows, this.numbering.table++)) this.pieces.push(piece('row', text, span, { row }));
    this.#rows = [];
  }
}
