import type { PhrasingContent } from 'mdast';
import { TextBuilder, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import { isKnownTag, tagName } from './html-tags.js';
import { appendLiteral } from './literal-text.js';
import type { PieceLink } from './piece.js';

/** Deeper nesting of emphasis is an attack; what is inside is then taken as it stands. */
const DEEPEST = 50;

export interface InlineText {
  readonly text: MappedText;
  readonly strong: Span[];
  readonly links: PieceLink[];
}

/** One text whose trees have offsets relative to `base`. */
export interface MarkdownContext {
  readonly source: string;
  readonly base: number;
  /** Targets of links that are defined elsewhere. */
  readonly targets: ReadonlyMap<string, string>;
}

/**
 * The words of inline content with their places: escapes and references resolved, markers, tags and footnote marks left
 * out, hard and soft line breaks as `\n`. `quotes` is how many block quotes stand around it.
 */
export function inlineText(nodes: readonly PhrasingContent[], context: MarkdownContext, quotes: number, at: number): InlineText {
  const reader = new InlineReader(context, quotes, at);
  reader.read(nodes, 0);
  return reader.result();
}

class InlineReader {
  readonly #builder: TextBuilder;
  readonly #strong: Span[] = [];
  readonly #links: PieceLink[] = [];
  #boldTag = -1;

  constructor(readonly context: MarkdownContext, readonly quotes: number, at: number) { this.#builder = new TextBuilder(at); }

  result(): InlineText { return { text: this.#builder.build(), strong: this.#strong, links: this.#links }; }

  read(nodes: readonly PhrasingContent[], depth: number): void {
    for (const node of nodes) this.#node(node, depth);
  }

  #node(node: PhrasingContent, depth: number): void {
    const { source } = this.context;
    const { start, end } = this.#span(node);
    switch (node.type) {
      case 'text':
        appendLiteral(this.#builder, node.value, source, start, end, 'text', this.quotes);
        break;
      case 'inlineCode': this.#code(node.value, start, end); break;
      case 'break': this.#lineBreak(start, end); break;
      case 'html': this.#tag(node.value, start, end); break;
      case 'image':
      case 'imageReference': this.#image(node, start, end); break;
      case 'footnoteReference': break;
      case 'emphasis': case 'strong': case 'delete': case 'link': case 'linkReference':
        if (depth > DEEPEST) this.#builder.slice(source.slice(start, end), start);
        else this.#nested(node, start, end, depth);
    }
  }

  #span(node: PhrasingContent): Span {
    return { start: this.context.base + node.position!.start.offset!, end: this.context.base + node.position!.end.offset! };
  }

  #nested(node: Extract<PhrasingContent, { children: PhrasingContent[] }>, start: number, end: number, depth: number): void {
    const { source } = this.context;
    if (node.type === 'link' || node.type === 'linkReference') {
      this.read(node.children, depth + 1);
      const target = node.type === 'link' ? node.url : this.context.targets.get(node.identifier) ?? '';
      this.#links.push({ kind: 'link', target, text: wordsOf(node.children, 0), span: { start, end } });
      return;
    }
    const single = node.type === 'emphasis' || (node.type === 'delete' && source[start + 1] !== '~');
    const width = single ? 1 : 2;
    const literal = (node.type === 'delete' && single) || isWritten(source, start, end, width);
    if (literal) this.#builder.slice(source.slice(start, start + width), start);
    else if (node.type === 'strong') this.#strong.push({ start, end });
    this.read(node.children, depth + 1);
    if (literal) this.#builder.slice(source.slice(end - width, end), end - width);
  }

  #code(value: string, start: number, end: number): void {
    const { source } = this.context;
    let from = start;
    while (source[from] === '`') from++;
    const to = end - (from - start);
    // One blank on either side is padding and not in the value.
    if (!value.startsWith(' ') && source[from] === ' ' && value.length > 0) from++;
    appendLiteral(this.#builder, value, source, from, Math.max(from, to), 'code', this.quotes);
  }

  #lineBreak(start: number, end: number): void {
    const { source } = this.context;
    let at = start;
    while (at < end && source[at] !== '\n' && source[at] !== '\r') at++;
    this.#builder.replace('\n', at < end ? at : start, end);
  }

  #tag(value: string, start: number, end: number): void {
    const name = tagName(value);
    if (name === 'br' || name === 'p' || name === 'li' || name === 'div') this.#builder.replace('\n', start, end);
    else if (name === 'b' || name === 'strong') this.#bold(value, start, end);
    // A tag that HTML does not know is a placeholder such as `<company>`.
    else if (name !== '' && !isKnownTag(name)) this.#builder.slice(this.context.source.slice(start, end), start);
  }

  #bold(value: string, start: number, end: number): void {
    if (!value.startsWith('</')) this.#boldTag = end;
    else if (this.#boldTag >= 0) {
      this.#strong.push({ start: this.#boldTag, end: start });
      this.#boldTag = -1;
    }
  }

  #image(node: Extract<PhrasingContent, { type: 'image' | 'imageReference' }>, start: number, end: number): void {
    const alt = node.alt ?? '';
    if (alt) appendLiteral(this.#builder, alt, this.context.source, start + 2, end, 'text', this.quotes);
    const target = node.type === 'image' ? node.url : this.context.targets.get(node.identifier) ?? '';
    this.#links.push({ kind: 'image', target, text: alt, span: { start, end } });
  }
}

function wordsOf(nodes: readonly PhrasingContent[], depth: number): string {
  if (depth > DEEPEST) return '';
  return nodes.map((node) => {
    if ('value' in node) return node.type === 'html' ? '' : node.value;
    if ('alt' in node) return node.alt ?? '';
    return 'children' in node ? wordsOf(node.children, depth + 1) : '';
  }).join('');
}

/**
 * Whether marks that a parser reads as emphasis were meant as they stand: `5*8小时、7*24小时`, `138****5678`, `______`.
 * Dropping them would join the figures around them.
 */
function isWritten(source: string, start: number, end: number, width: number): boolean {
  const mark = source[start]!;
  return isFigure(source, start, mark) || isFigure(source, end - width, mark);
}

function isFigure(source: string, at: number, mark: string): boolean {
  let from = at;
  while (from > 0 && at - from < 64 && source[from - 1] === mark) from--;
  let to = at;
  while (to - at < 64 && source[to] === mark) to++;
  if (mark === '_' && to - from >= 4) return true;
  return isAlphanumeric(source.charCodeAt(from - 1)) && isAlphanumeric(source.charCodeAt(to));
}

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
