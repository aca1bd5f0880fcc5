import type { Block, Cell, LinkRef, ManualDocument, MetaField, Row, Section } from '../../../server/document/model.js';
import { plainText, relativeTo, spanOf, type MappedText } from '../../../server/text/mapped-text.js';
import { sourceText } from '../../../server/text/source.js';

/**
 * A `ManualDocument` from a few lines, without a reader: `key: value` lines between `---`, `#` headings (a printed number
 * is cut off), `-` and `1.` items with two blanks per level, `| a | b |` tables (a `|-|` line makes the first row a header),
 * `>` quotes, ``` code, `[text](target)` links, and paragraphs between blank lines.
 */
export function buildDocument(text: string, path = 'manual.md'): ManualDocument {
  return new Builder(text, path).build();
}

class Builder {
  readonly #sections: Section[];
  readonly #blocks: Block[] = [];
  readonly #meta: MetaField[] = [];
  readonly #links: LinkRef[] = [];
  #list = 0;
  #inList = false;
  #table = 0;
  #rows: { start: number; end: number }[] = [];
  #paragraph: { start: number; end: number } | null = null;

  constructor(readonly text: string, readonly path: string) {
    this.#sections = [{ index: 0, parent: null, level: 0, number: null, title: plainText('', 0), heading: null, span: { start: 0, end: text.length }, origin: 'document' }];
  }

  build(): ManualDocument {
    let at = 0;
    let fence = -1;
    let front = this.text.startsWith('---\n');
    for (const line of this.text.split('\n')) {
      const start = at;
      const end = start + line.replace(/\r$/, '').length;
      at = start + line.length + 1;
      if (front) {
        if (start > 0 && line === '---') front = false;
        else this.#field(line, start);
        continue;
      }
      if (line.startsWith('```')) {
        this.#flush();
        if (fence >= 0 && start > fence) this.#block('code', fence, start - 1);
        fence = fence < 0 ? at : -1;
      } else if (fence < 0) this.#line(line.replace(/\r$/, ''), start, end);
    }
    this.#flush();
    for (const match of this.text.matchAll(/(!?)\[([^\]\n]{1,40})\]\(([^)\n]{1,80})\)/g)) {
      this.#links.push({ kind: match[1] ? 'image' : 'link', text: match[2]!, target: match[3]!, span: { start: match.index, end: match.index + match[0].length }, section: this.#at() });
    }
    return { source: sourceText(this.path, this.text), format: 'markdown', meta: this.#meta, sections: this.#sections, blocks: this.#blocks, links: this.#links, faults: [] };
  }

  #at(): number { return this.#sections.length - 1; }

  #field(line: string, start: number): void {
    const match = /^([^:]+): *(.*)$/.exec(line);
    if (!match) return;
    const from = start + line.length - match[2]!.length;
    this.#meta.push({ key: match[1]!, value: match[2]!, keySpan: { start, end: start + match[1]!.length }, span: { start: from, end: start + line.length } });
  }

  #line(line: string, start: number, end: number): void {
    const heading = /^(#{1,6}) +((?:[0-9.]+|第[一二三四五六七八九十]+[章条]|[一二三四五六七八九十]+、) ?)?(.*)$/.exec(line);
    if (heading) {
      this.#flush();
      this.#inList = false;
      const level = heading[1]!.length - 1;
      const first = start + line.indexOf(heading[2] ?? heading[3]!);
      const title = plainText(heading[3]!, end - heading[3]!.length);
      if (level === 0) {
        this.#sections[0] = { ...this.#sections[0]!, title, heading: { start: first, end } };
        return;
      }
      const parent = this.#sections.findLast((s) => s.level < level)!.index;
      const number = heading[2]?.trim().replace(/[、.]$/, '') ?? null;
      this.#sections.push({ index: this.#sections.length, parent, level, number, title, heading: { start: first, end }, span: { start, end: this.text.length }, origin: 'markdown' });
      return;
    }
    const item = /^( *)(-|[0-9]+\.) +/.exec(line);
    if (item) {
      this.#flush();
      if (!this.#inList) this.#list++;
      this.#inList = true;
      const list = { id: this.#list, depth: item[1]!.length / 2, ordered: item[2] !== '-' };
      this.#block('item', start + item[0].length, end, list);
    } else if (line.startsWith('|')) {
      this.#endParagraph();
      this.#rows.push({ start, end });
    } else if (line.startsWith('> ')) this.#block('quote', start + 2, end);
    else if (line.trim() === '') {
      this.#flush();
      this.#inList = false;
    } else this.#paragraph = { start: this.#paragraph?.start ?? start, end };
  }

  #block(kind: Block['kind'], start: number, end: number, list: Block['list'] = null): void {
    const contents = /\.{6,}\s*\d+$/.test(this.text.slice(start, end));
    this.#blocks.push({ section: this.#at(), kind, text: plainText(this.text.slice(start, end), start), span: { start, end }, row: null, list, contents });
  }

  #endParagraph(): void {
    if (this.#paragraph) this.#block('paragraph', this.#paragraph.start, this.#paragraph.end);
    this.#paragraph = null;
  }

  #flush(): void {
    this.#endParagraph();
    const headed = this.#rows.some(({ start, end }) => /^[|\s:-]+$/.test(this.text.slice(start, end)));
    const rows = this.#rows.filter(({ start, end }) => !/^[|\s:-]+$/.test(this.text.slice(start, end)));
    let headers: string[] = [];
    rows.forEach(({ start, end }, index) => {
      const header = headed && index === 0;
      const cells = this.#cells(start, end, headers);
      if (header) headers = cells.map((cell) => cell.text.text);
      const row: Row = { table: this.#table, row: index, header, cells };
      this.#blocks.push({ section: this.#at(), kind: 'row', text: rowText(row), span: { start, end }, row, list: null, contents: false });
    });
    if (rows.length > 0) this.#table++;
    this.#rows = [];
  }

  #cells(start: number, end: number, headers: readonly string[]): Cell[] {
    const cells: Cell[] = [];
    let at = start + 1;
    for (const part of this.text.slice(start + 1, end).split('|').slice(0, -1)) {
      const from = at + part.length - part.trimStart().length;
      cells.push({ text: plainText(part.trim(), from), span: { start: from, end: from + part.trim().length }, column: cells.length, header: headers[cells.length] ?? '', inherited: '' });
      at += part.length + 1;
    }
    return cells;
  }
}

/** `header:cell;header:cell;`, as the readers compose it: headers map to the cell they stand for. */
function rowText(row: Row): MappedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const lend = (words: string, start: number, end: number): void => {
    text += words;
    for (let i = 0; i < words.length; i++) { starts.push(start); ends.push(end); }
  };
  for (const cell of row.cells) {
    if (cell.text.text === '') continue;
    if (cell.header !== '') lend(`${cell.header}:`, cell.span.start, cell.span.end);
    for (let i = 0; i < cell.text.text.length; i++) {
      const { start, end } = spanOf(cell.text, i, i + 1);
      lend(cell.text.text[i]!, start, end);
    }
    lend(';', cell.span.end, cell.span.end);
  }
  const base = row.cells[0]?.span.start ?? 0;
  return { text, base, starts: relativeTo(base, starts), ends: relativeTo(base, ends) };
}
