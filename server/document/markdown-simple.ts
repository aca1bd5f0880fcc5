import type { Heading, List, ListItem, Paragraph, Root, RootContent, Table, TableRow } from 'mdast';
import type { Span } from '../text/position.js';
import { isWord, place, simpleInline } from './markdown-simple-inline.js';

// What may mean something inside a line, but for the marks that `simpleInline` knows. `<` before a blank or a Chinese
// character, a single `~` and a lone `&` mean nothing. Also references and definitions, a blank at the end of a line, a
// line end without `\n`, and a byte order mark.
const MEANINGFUL = /[\\\0\t\uFEFF]|~~|\][[:]|\[\^|<(?![ \u3400-\u9FFF])|&(?=[A-Za-z#])| (?:[\r\n]|$)|\r(?!\n)/;
const ATX = /^(#{1,6}) +(?=[^\s#])/;
const BULLET = /^([-+*]) {1,4}(?=\S)/;
const ORDERED = /^(\d{1,9})([.)]) {1,4}(?=\S)/;
const DELIMITERS = /^\|(?: *:?-+:? *\|)+$/;

/**
 * The tree of a chunk that consists of the plainest Markdown only: `#` headings, paragraphs, lists of one level, tables
 * between pipes, rules, and simple marks inside lines. `defined`: the text has link definitions, which make brackets
 * mean something. Null for all other chunks. Most of a manual is such chunks,
 * and no parser is needed for them: by test, the tree is the parser's (it lacks lines and columns, which nobody reads).
 */
export function simpleRoot(text: string, chunk: Span, defined: boolean): Root | null {
  const written = text.slice(chunk.start, chunk.end);
  if (MEANINGFUL.test(written) || (defined && written.includes('['))) return null;
  return new SimpleReader(written).read();
}

interface Line { readonly start: number; readonly end: number; readonly text: string }

class SimpleReader {
  readonly #lines: Line[] = [];
  readonly #blocks: RootContent[] = [];
  #at = 0;

  constructor(readonly written: string) {
    for (let start = 0; start < written.length;) {
      const stop = written.indexOf('\n', start);
      const next = stop < 0 ? written.length : stop;
      const end = written.charCodeAt(next - 1) === 13 && next > start ? next - 1 : next;
      this.#lines.push({ start, end, text: written.slice(start, end) });
      start = next + 1;
    }
  }

  read(): Root | null {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at]!;
      if (line.text === '') this.#at++;
      else if (!this.#block(line)) return null;
    }
    return { type: 'root', children: this.#blocks };
  }

  #block(line: Line): boolean {
    const c = line.text.charCodeAt(0);
    if (c === 35) return this.#heading(line);
    if (c === 124) return this.#table();
    if (/^(?:-{3,}|\*{3,})$/.test(line.text)) {
      this.#at++;
      this.#blocks.push({ type: 'thematicBreak', position: place(line.start, line.end) });
      return true;
    }
    if (BULLET.test(line.text) || ORDERED.test(line.text)) return this.#list();
    return this.#paragraph();
  }

  #heading(line: Line): boolean {
    const marker = ATX.exec(line.text);
    if (!marker || line.text.endsWith('#')) return false;
    const children = simpleInline(this.written, line.start + marker[0].length, line.end);
    if (!children) return false;
    this.#at++;
    this.#blocks.push({ type: 'heading', depth: marker[1]!.length as Heading['depth'], children, position: place(line.start, line.end) });
    return true;
  }

  #paragraph(): boolean {
    const first = this.#lines[this.#at]!;
    let last = first;
    if (!beginsWithWord(first.text)) return false;
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at]!;
      if (line.text === '' || interruptsParagraph(line.text)) break;
      if (!beginsWithWord(line.text)) return false;
      last = line;
    }
    const children = simpleInline(this.written, first.start, last.end);
    if (!children) return false;
    this.#blocks.push({ type: 'paragraph', children, position: place(first.start, last.end) });
    return true;
  }

  /** Items with the same kind of marker, also over blank lines. What stands directly under an item belongs to it: not simple. */
  #list(): boolean {
    const kind = markerKind(this.#lines[this.#at]!.text);
    const items: ListItem[] = [];
    let end = 0;
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at]!;
      const blank = this.#at > 0 && this.#lines[this.#at - 1]!.text === '';
      if (line.text === '') { this.#at++; continue; }
      if (markerKind(line.text) !== kind) {
        if (!blank || line.text.startsWith(' ')) return false;
        break;
      }
      const item = this.#item(line);
      if (!item) return false;
      items.push(item);
      end = line.end;
      this.#at++;
    }
    const first = items[0]!.position!.start.offset!;
    const ordered = kind === '.' || kind === ')';
    const start = ordered ? Number.parseInt(this.written.slice(first, first + 9), 10) : null;
    this.#blocks.push({ type: 'list', ordered, start, spread: false, children: items, position: place(first, end) } satisfies List);
    return true;
  }

  #item(line: Line): ListItem | null {
    const marker = (BULLET.exec(line.text) ?? ORDERED.exec(line.text))![0];
    if (!beginsWithWord(line.text.slice(marker.length))) return null;
    const from = line.start + marker.length;
    const children = simpleInline(this.written, from, line.end);
    if (!children) return null;
    const paragraph: Paragraph = { type: 'paragraph', children, position: place(from, line.end) };
    return { type: 'listItem', spread: false, checked: null, children: [paragraph], position: place(line.start, line.end) };
  }

  #table(): boolean {
    const header = this.#lines[this.#at]!;
    const delimiters = this.#lines[this.#at + 1]?.text;
    if (delimiters === undefined || !DELIMITERS.test(delimiters)) return false;
    const columns = delimiters.split('|').length;
    const rows: TableRow[] = [];
    let last = this.#lines[this.#at + 1]!;
    for (let i = this.#at; i < this.#lines.length && this.#lines[i]!.text !== ''; i++) {
      if (i === this.#at + 1) continue;
      const row = this.#row(this.#lines[i]!, columns);
      if (!row || (rows.length === 0 && row.children.length !== columns - 2)) return false;
      rows.push(row);
      if (i > this.#at) last = this.#lines[i]!;
    }
    this.#at += rows.length + 1;
    this.#blocks.push({ type: 'table', align: [], children: rows, position: place(header.start, last.end) } satisfies Table);
    return true;
  }

  #row(line: Line, columns: number): TableRow | null {
    const parts = line.text.split('|');
    const cells = parts.length - 2;
    if (parts.length > columns || cells < 1 || parts[0] !== '' || parts[cells + 1] !== '') return null;
    const row: TableRow = { type: 'tableRow', children: [], position: place(line.start, line.end) };
    let at = line.start;
    for (let i = 1; i <= cells; i++) {
      const part = parts[i]!;
      const from = at + 1 + part.length - part.trimStart().length;
      const children = part.trim() === '' ? [] : simpleInline(this.written, from, from + part.trim().length);
      if (!children) return null;
      const end = at + 1 + part.length;
      row.children.push({ type: 'tableCell', children, position: place(at, i === cells ? end + 1 : end) });
      at = end;
    }
    return row;
  }
}

/** A line that begins so is text, whatever stands above it, unless it is a list marker. */
function beginsWithWord(line: string): boolean {
  const c = line.charCodeAt(0);
  if (c === 42) return line[1] === '*' ? line.length > 2 && !/[\s*]/.test(line[2]!) : line.length > 1 && !/\s/.test(line[1]!);
  if (c === 33 || c === 91 || c === 96) return !/^\[[ xX]\] /.test(line);
  if (c >= 48 && c <= 57) return !/^\d{1,9}[.)](?: |$)/.test(line);
  if (c === 40 || c === 46 || c === 34) return true;
  return c > 0xA0 ? !(c >= 0xD800 && c <= 0xDFFF) : isWord(c);
}

/** A bullet with something behind it ends a paragraph; a number does so only if it is 1. */
function interruptsParagraph(line: string): boolean {
  return BULLET.test(line) || /^1[.)] {1,4}(?=\S)/.test(line) || ATX.test(line);
}

function markerKind(line: string): string {
  return BULLET.exec(line)?.[1] ?? ORDERED.exec(line)?.[2] ?? '';
}
