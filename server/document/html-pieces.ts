import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { TextBuilder, spanOf } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import { HtmlTable } from './html-table.js';
import { beginsLine } from './html-tags.js';
import { appendLiteral } from './literal-text.js';
import { piece, trimmed, type Piece, type PieceLink } from './piece.js';
import { tableRows } from './table-row.js';

/** Numbers that must be unique in one document. */
export interface Numbering { table: number; list: number }

/** Elements whose content is no text of the document. */
const UNREAD = new Set(['script', 'style', 'template', 'iframe', 'noembed', 'noframes', 'object', 'svg', 'math', 'head', 'select', 'textarea']);
const RAW = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'textarea', 'xmp']);

/**
 * The paragraphs, headings, list items and table rows of raw HTML that stands at `base` in the file. Only the tokenizer
 * of parse5 is used and no tree is built, so that unclosed and deeply nested tags cost no more than others. `written`
 * has the same length as the source (quote marks blanked out).
 */
export function htmlPieces(written: string, base: number, numbering: Numbering): Piece[] {
  const reader = new HtmlReader(written, base, numbering);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, {
    onStartTag: (token) => {
      reader.startTag(token);
      if (RAW.has(token.tagName)) tokenizer.state = token.tagName === 'textarea' ? TokenizerMode.RCDATA : TokenizerMode.RAWTEXT;
    },
    onEndTag: (token) => reader.endTag(token),
    onCharacter: (token) => reader.characters(token.chars),
    onWhitespaceCharacter: (token) => reader.characters(token.chars),
    onNullCharacter: () => reader.characters('\uFFFD'),
    onComment: (token) => reader.between(token.location),
    onDoctype: (token) => reader.between(token.location),
    onEof: () => {},
  });
  tokenizer.write(written, true);
  reader.finish();
  return reader.pieces;
}

interface OpenCell { readonly header: boolean; readonly columns: number; readonly rows: number; readonly start: number }
interface OpenList { readonly id: number; readonly ordered: boolean }

class HtmlReader {
  readonly pieces: Piece[] = [];
  #builder: TextBuilder | null = null;
  #chars = '';
  /** Behind the last tag. */
  #textFrom = 0;
  #strong: Span[] = [];
  #links: PieceLink[] = [];
  #boldFrom = -1;
  #heading = 0;
  #pre = 0;
  #quote = 0;
  #unread: string | null = null;
  #item = false;
  readonly #lists: OpenList[] = [];
  #link: { target: string; start: number; text: string } | null = null;
  #table: HtmlTable | null = null;
  #nested = 0;
  #cell: OpenCell | null = null;

  constructor(readonly written: string, readonly base: number, readonly numbering: Numbering) {}

  /** Text is kept until the next tag: where tokens of text meet, parse5 is not exact about places. */
  characters(chars: string): void { this.#chars += chars; }

  /** Ends the text before something that stands at a place. */
  between(place: Token.Location | null): void {
    if (!place) return;
    this.#text(place.startOffset);
    this.#textFrom = place.endOffset;
  }

  #text(end: number): void {
    const chars = this.#chars;
    this.#chars = '';
    if (chars === '' || this.#unread !== null || (this.#table && !this.#cell)) return;
    this.#builder ??= new TextBuilder(this.base + this.#textFrom);
    appendLiteral(this.#builder, chars, this.written, this.#textFrom, end, this.#pre > 0 ? 'pre' : 'html', 0, this.base);
    if (this.#link) this.#link.text += chars;
  }

  startTag(token: Token.TagToken): void {
    this.between(token.location);
    if (this.#unread !== null || !token.location) return;
    const name = token.tagName;
    const start = this.base + token.location.startOffset;
    const end = this.base + token.location.endOffset;
    if (UNREAD.has(name) && !token.selfClosing) { this.#unread = name; return; }
    if (this.#startTableTag(name, token, start, end)) return;
    if (name === 'br') this.#newLine(start, end);
    else if (name === 'b' || name === 'strong') this.#boldFrom = end;
    else if (name === 'a') this.#link = { target: attribute(token, 'href'), start, text: '' };
    else if (name === 'img') this.#image(token, start, end);
    else if (this.#cell) { if (beginsLine(name)) this.#newLine(start, end); }
    else if (beginsLine(name)) this.#startBlock(name);
  }

  endTag(token: Token.TagToken): void {
    this.between(token.location);
    const name = token.tagName;
    if (this.#unread !== null) { if (name === this.#unread) this.#unread = null; return; }
    if (!token.location) return;
    const start = this.base + token.location.startOffset;
    const end = this.base + token.location.endOffset;
    if (this.#endTableTag(name, start, end)) return;
    if (name === 'b' || name === 'strong') this.#endBold(start);
    else if (name === 'a') this.#endLink(end);
    else if (this.#cell) { if (beginsLine(name)) this.#newLine(start, end); }
    else if (beginsLine(name)) this.#endBlock(name);
  }

  finish(): void {
    this.#text(this.written.length);
    const end = this.base + this.written.length;
    if (this.#table) this.#endTable(end);
    this.#flush();
  }

  #startBlock(name: string): void {
    this.#flush();
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name[1]);
    else if (name === 'pre') this.#pre++;
    else if (name === 'blockquote') this.#quote++;
    else if (name === 'ul' || name === 'ol') this.#lists.push({ id: this.numbering.list++, ordered: name === 'ol' });
    else if (name === 'li') this.#item = true;
  }

  #endBlock(name: string): void {
    this.#flush();
    if (/^h[1-6]$/.test(name)) this.#heading = 0;
    else if (name === 'pre') this.#pre = Math.max(0, this.#pre - 1);
    else if (name === 'blockquote') this.#quote = Math.max(0, this.#quote - 1);
    else if (name === 'ul' || name === 'ol') this.#lists.pop();
    else if (name === 'li') this.#item = false;
  }

  /** Ends the text so far and makes it what stands around it. */
  #flush(): void {
    const text = this.#builder && trimmed(this.#builder.build());
    if (text && text.text !== '') {
      const list = this.#lists[this.#lists.length - 1];
      const kind = this.#heading > 0 ? 'heading' : this.#pre > 0 ? 'code' : this.#item ? 'item' : this.#quote > 0 ? 'quote' : 'paragraph';
      this.pieces.push(piece(kind, text, spanOf(text, 0, text.text.length), {
        depth: this.#heading, origin: 'html', strong: this.#takeStrong(), links: this.#links,
        list: kind === 'item' && list ? { ...list, depth: this.#lists.length - 1 } : null,
      }));
      this.#links = [];
    }
    this.#builder = null;
    this.#strong = [];
  }

  #takeStrong(): Span[] {
    if (this.#boldFrom < 0) return this.#strong;
    return [...this.#strong, { start: this.#boldFrom, end: this.base + this.written.length }];
  }

  #newLine(start: number, end: number): void {
    if (this.#table && !this.#cell) return;
    this.#builder ??= new TextBuilder(start);
    this.#builder.replace('\n', start, end);
  }

  #endBold(at: number): void {
    if (this.#boldFrom >= 0) this.#strong.push({ start: this.#boldFrom, end: at });
    this.#boldFrom = -1;
  }

  #endLink(end: number): void {
    if (this.#link) this.#links.push({ kind: 'link', target: this.#link.target, text: this.#link.text, span: { start: this.#link.start, end } });
    this.#link = null;
  }

  #image(token: Token.TagToken, start: number, end: number): void {
    const alt = attribute(token, 'alt');
    if (alt !== '' && !(this.#table && !this.#cell)) {
      this.#builder ??= new TextBuilder(start);
      this.#builder.replace(alt, start, end);
    }
    this.#links.push({ kind: 'image', target: attribute(token, 'src'), text: alt, span: { start, end } });
  }

  #startTableTag(name: string, token: Token.TagToken, start: number, end: number): boolean {
    if (name === 'table') {
      if (this.#table) { this.#nested++; this.#newLine(start, end); return true; }
      this.#flush();
      this.#table = new HtmlTable();
      return true;
    }
    if (!this.#table || this.#nested > 0) return false;
    if (name === 'tr') {
      this.#endCell(start);
      this.#table.endRow(start);
      this.#table.startRow(start);
      return true;
    }
    if (name !== 'td' && name !== 'th') return false;
    this.#endCell(start);
    if (!this.#table.inRow) this.#table.startRow(start);
    this.#builder = null;
    this.#cell = { header: name === 'th', columns: count(token, 'colspan'), rows: count(token, 'rowspan'), start: end };
    return true;
  }

  #endTableTag(name: string, start: number, end: number): boolean {
    if (!this.#table) return false;
    if (this.#nested > 0) {
      if (name === 'table') this.#nested--;
      this.#newLine(start, end);
      return true;
    }
    if (name === 'td' || name === 'th') this.#endCell(start);
    else if (name === 'tr' || name === 'thead' || name === 'tbody' || name === 'tfoot') {
      this.#endCell(start);
      this.#table.endRow(end);
    } else if (name === 'table') this.#endTable(end);
    else return false;
    return true;
  }

  #endCell(at: number): void {
    if (!this.#cell || !this.#table) return;
    const { start, header, columns, rows } = this.#cell;
    const text = trimmed((this.#builder ?? new TextBuilder(start)).build());
    const span = text.text === '' ? { start, end: Math.max(start, at) } : spanOf(text, 0, text.text.length);
    this.#table.cell(text, span, header, columns, rows);
    this.#builder = null;
    this.#cell = null;
  }

  #endTable(at: number): void {
    this.#endCell(at);
    this.#table!.endRow(at);
    const table = this.#table!;
    this.#table = null;
    this.#nested = 0;
    const links = this.#links;
    this.#links = [];
    let next = 0;
    for (const { row, text, span } of tableRows(table.rows, this.numbering.table++)) {
      const first = next;
      while (next < links.length && links[next]!.span.start < span.end) next++;
      this.pieces.push(piece('row', text, span, { origin: 'html', row, links: links.slice(first, next) }));
    }
  }
}

function attribute(token: Token.TagToken, name: string): string {
  return token.attrs.find((attr) => attr.name === name)?.value ?? '';
}

function count(token: Token.TagToken, name: string): number {
  const value = Number.parseInt(attribute(token, name), 10);
  return Number.isFinite(value) && value > 0 ? value : 1;
}
