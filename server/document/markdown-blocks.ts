import type { Blockquote, BlockContent, Code, Definition, DefinitionContent, Heading, Html, List, ListItem, Paragraph, Root, RootContent, Table } from 'mdast';
import { plainText, spanOf } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import { codeText, isProse, proseText } from './code-text.js';
import { htmlPieces, type Numbering } from './html-pieces.js';
import { inlineText, type MarkdownContext } from './markdown-inline.js';
import { piece, trimmed, type ItemPlace, type Piece } from './piece.js';
import { tableRows, type RawRow } from './table-row.js';

type Node = RootContent | BlockContent | DefinitionContent;

/** Deeper nesting of lists and quotes is an attack; what is inside is then one paragraph as it stands. */
const DEEPEST = 100;

/** Where in lists and quotes a block stands. */
interface Place {
  readonly depth: number;
  readonly quotes: number;
  readonly list: { readonly id: number; readonly depth: number; readonly ordered: boolean } | null;
  /** Set for the first paragraph of a list item. */
  readonly item: ItemPlace | null;
}

const TOP: Place = { depth: 0, quotes: 0, list: null, item: null };

/** The pieces of one parsed text. */
export function markdownPieces(root: Root, context: MarkdownContext, numbering: Numbering): Piece[] {
  const reader = new BlockReader(context, numbering);
  reader.read(root.children, TOP);
  return reader.pieces;
}

class BlockReader {
  readonly pieces: Piece[] = [];
  /** Once a table was not closed to the end of the text, no other one needs to be looked for. */
  #unclosed = false;

  constructor(readonly context: MarkdownContext, readonly numbering: Numbering) {}

  read(nodes: readonly Node[], place: Place): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!;
      if (node.type === 'html') i = this.#html(nodes, i, place);
      else this.#node(node, place.item && i > 0 ? { ...place, item: null } : place);
    }
  }

  #node(node: Node, place: Place): void {
    if (place.depth > DEEPEST) return void this.#asItStands(node);
    switch (node.type) {
      case 'heading': return this.#heading(node, place);
      case 'paragraph': return this.#paragraph(node, place);
      case 'list': return this.#list(node, place);
      case 'blockquote': return this.#quote(node, place);
      case 'table': return this.#table(node, place);
      case 'code': return this.#code(node, place);
      case 'definition': return this.#definition(node);
      case 'footnoteDefinition': return this.read(node.children, { ...place, depth: place.depth + 1, item: null });
      default:
    }
  }

  #span(node: Node | ListItem): Span {
    return { start: this.context.base + node.position!.start.offset!, end: this.context.base + node.position!.end.offset! };
  }

  #heading(node: Heading, place: Place): void {
    const span = this.#span(node);
    const { text, strong, links } = inlineText(node.children, this.context, place.quotes, span.start);
    const content = trimmed(text);
    if (content.text === '') return;
    const isHeading = place.quotes === 0 && !isUnderlinedText(content.text, this.context.source, span);
    const kind = isHeading ? 'heading' : place.quotes > 0 ? 'quote' : 'paragraph';
    this.pieces.push(piece(kind, content, span, { depth: isHeading ? node.depth : 0, strong, links }));
  }

  #paragraph(node: Paragraph, place: Place): void {
    const span = this.#span(node);
    const { text, strong, links } = inlineText(node.children, this.context, place.quotes, span.start);
    const content = trimmed(text);
    if (content.text === '') return;
    if (place.item) this.pieces.push(piece('item', content, span, { strong, links, list: place.list, item: place.item }));
    else this.pieces.push(piece(place.quotes > 0 ? 'quote' : 'paragraph', content, span, { strong, links }));
  }

  #list(node: List, place: Place): void {
    const list = { id: this.numbering.list++, depth: place.list ? place.list.depth + 1 : 0, ordered: node.ordered === true };
    const owning = node.children.reduce((sum, item) => sum + (hasOwn(item) ? 1 : 0), 0);
    const listEnd = this.#span(node).end;
    node.children.forEach((item, index) => {
      const span = this.#span(item);
      const first = item.children[0];
      const marker = { start: span.start, end: first ? this.#span(first).start : span.end };
      const here: ItemPlace = { marker: this.#trimmedMarker(marker), index, size: node.children.length, own: hasOwn(item), owning, listEnd };
      this.read(item.children, { ...place, depth: place.depth + 1, list, item: here });
    });
  }

  #trimmedMarker({ start, end }: Span): Span {
    let to = start;
    while (to < end && !/\s/.test(this.context.source[to]!)) to++;
    return { start, end: to };
  }

  #quote(node: Blockquote, place: Place): void {
    this.read(node.children, { ...place, depth: place.depth + 1, quotes: place.quotes + 1, item: null });
  }

  #table(node: Table, place: Place): void {
    const { source } = this.context;
    const links: Piece['links'][] = [];
    const rows = node.children.map((row, index): RawRow => {
      const span = this.#span(row as unknown as Node);
      const rowLinks: Piece['links'][number][] = [];
      const cells = row.children.map((cell, column) => {
        const at = this.#span(cell as unknown as Node);
        const read = inlineText(cell.children, this.context, place.quotes, at.start);
        rowLinks.push(...read.links);
        const text = trimmed(read.text);
        return { text, span: cellSpan(source, at, text.text === '' ? null : spanOf(text, 0, text.text.length)), column, columns: 1, merged: null };
      });
      links.push(rowLinks);
      return { span, cells, header: index === 0 };
    });
    tableRows(rows, this.numbering.table++).forEach(({ row, text, span }, i) => {
      this.pieces.push(piece('row', text, span, { row, links: links[i]! }));
    });
  }

  #code(node: Code, place: Place): void {
    const span = this.#span(node);
    const { source } = this.context;
    const fenced = /[`~]/.test(source[span.start]!);
    // Four blanks before a line of prose are how Word's indentation arrives, not a program.
    if (!fenced && isProse(node.value)) {
      const content = trimmed(proseText(node.value, source, span));
      if (content.text !== '') this.pieces.push(piece(place.quotes > 0 ? 'quote' : 'paragraph', content, span));
      return;
    }
    const text = codeText(node.value, source, span, fenced);
    if (text.text !== '') this.pieces.push(piece('code', text, span));
  }

  /** `[注]: 适用于…` is a link definition to Markdown; to its author it was a sentence. */
  #definition(node: Definition): void {
    if (!/[\u3400-\u9fff]/.test(node.url)) return;
    this.#asItStands(node);
  }

  #asItStands(node: Node): void {
    const span = this.#span(node);
    const content = trimmed(plainText(this.context.source.slice(span.start, span.end), span.start));
    if (content.text !== '') this.pieces.push(piece('paragraph', content, span));
  }

  /**
   * Raw HTML ends at a blank line, also in the middle of a table; the table is then put together again. Gives the index of
   * the last node it has read.
   */
  #html(nodes: readonly Node[], index: number, place: Place): number {
    const node = nodes[index] as Html;
    const span = this.#span(node);
    let last = index;
    if (/<table\b/i.test(node.value) && !this.#unclosed && opensTable(node.value)) {
      do last++; while (last < nodes.length && !closesTable(nodes[last]!));
      if (last === nodes.length) {
        this.#unclosed = true;
        last = index;
      }
    }
    const end = this.#span(nodes[last]!).end;
    const written = this.context.source.slice(span.start, end);
    const visible = place.quotes > 0 ? withoutQuoteMarks(written) : written;
    for (const found of htmlPieces(visible, span.start, this.numbering)) {
      if (place.quotes > 0 && (found.kind === 'paragraph' || found.kind === 'heading')) this.pieces.push({ ...found, kind: 'quote', depth: 0 });
      else this.pieces.push(found);
    }
    return last;
  }
}

function hasOwn(item: ListItem): boolean {
  return item.children.length > 1;
}

/** A paragraph with `---` under it is a heading to Markdown; a long one, or one of several lines, was none to its author. */
function isUnderlinedText(text: string, source: string, span: Span): boolean {
  if (source[span.start] === '#' || source[span.end - 1] !== '-') return false;
  return text.includes('\n') || text.length > 40 || /[。;:,]$/.test(text);
}

/** Between the pipes, without the blanks around its content. */
function cellSpan(source: string, cell: Span, content: Span | null): Span {
  if (content) return content;
  const start = source[cell.start] === '|' ? cell.start + 1 : cell.start;
  const end = source[cell.end - 1] === '|' && cell.end > start ? cell.end - 1 : cell.end;
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

function closesTable(node: Node): boolean {
  return node.type === 'html' && /<\/table\s*>/i.test(node.value);
}

function opensTable(html: string): boolean {
  const lower = html.toLowerCase();
  return lower.lastIndexOf('<table') > lower.lastIndexOf('</table');
}

function withoutQuoteMarks(written: string): string {
  return written.replace(/([\r\n])([ \t>]+)/g, (_, end: string, prefix: string) => end + prefix.replaceAll('>', ' '));
}
