import type { Paragraph, PhrasingContent, Text } from 'mdast';

// No marks, tags or references: what may stand inside a mark for it to be simple.
const PLAIN = /^[^*`_[\]!|<&\\\r\n]+$/;
const TARGET = /\(([\w./#%?=+:@,-]+)(?: "([^"&\\\r\n]*)")?\)/y;
const SPECIAL = /[*`_[\]!|]/g;

/**
 * Inline content that consists of text and of marks that do not nest: `*`, `**`, code with one backtick, links and
 * pictures. Null for all else. Offsets are those of `written`.
 */
export function simpleInline(written: string, from: number, to: number): PhrasingContent[] | null {
  const nodes: PhrasingContent[] = [];
  let textFrom = from;
  for (let at = next(written, from, to); at < to;) {
    const c = written[at]!;
    if (c === '|' || c === '_') return null;
    const node = c === '*' ? emphasis(written, from, at, to) : c === '`' ? code(written, at, to) : bracket(written, at, to);
    if (node === null) return null;
    if (node === 'text') {
      at = next(written, at + 1, to);
      continue;
    }
    if (at > textFrom) nodes.push(textNode(written, textFrom, at));
    nodes.push(node);
    textFrom = node.position!.end.offset!;
    at = next(written, textFrom, to);
  }
  if (textFrom < to) nodes.push(textNode(written, textFrom, to));
  return nodes;
}

function next(written: string, from: number, to: number): number {
  SPECIAL.lastIndex = from;
  const found = SPECIAL.exec(written);
  return found && found.index < to ? found.index : to;
}

/**
 * Marks of one or two stars; at the inner side of each a word, or else no blank there and nothing but the end of the
 * line or a blank outside. Only then it does not matter what else stands around them.
 */
function emphasis(written: string, from: number, open: number, to: number): PhrasingContent | null {
  const width = written[open + 1] === '*' ? 2 : 1;
  const inner = open + width;
  const close = written.indexOf('*', inner);
  if (close < 0 || close + width > to || !PLAIN.test(written.slice(inner, close))) return null;
  if (width === 2 && written[close + 1] !== '*') return null;
  const end = close + width;
  if (end < to && written[end] === '*') return null;
  const opens = isWord(written.charCodeAt(inner)) || (!/\s/.test(written[inner]!) && (open === from || /[ \n]/.test(written[open - 1]!)));
  const closes = isWord(written.charCodeAt(close - 1)) || (!/\s/.test(written[close - 1]!) && (end === to || /[ \r\n]/.test(written[end]!)));
  if (!opens || !closes) return null;
  return { type: width === 2 ? 'strong' : 'emphasis', children: [textNode(written, inner, close)], position: place(open, end) };
}

function code(written: string, open: number, to: number): PhrasingContent | null {
  const close = written.indexOf('`', open + 1);
  if (close < 0 || close >= to || close === open + 1 || written[close + 1] === '`') return null;
  const value = written.slice(open + 1, close);
  if (/[\r\n]/.test(value) || value.startsWith(' ')) return null;
  return { type: 'inlineCode', value, position: place(open, close + 1) };
}

/** A link or a picture; `text` for brackets that are neither. */
function bracket(written: string, at: number, to: number): PhrasingContent | 'text' | null {
  if (written[at] === ']') return written[at + 1] === '(' ? null : 'text';
  const image = written[at] === '!';
  const open = image ? at + 1 : at;
  if (image && written[open] !== '[') return 'text';
  const close = written.indexOf(']', open);
  if (close < 0 || close >= to) return 'text';
  const words = written.slice(open + 1, close);
  if (written[close + 1] !== '(') return words.includes('[') ? null : 'text';
  TARGET.lastIndex = close + 1;
  const target = TARGET.exec(written);
  if (!target || TARGET.lastIndex > to || !PLAIN.test(words)) return null;
  const [, url = '', title = null] = target;
  const position = place(at, TARGET.lastIndex);
  if (image) return { type: 'image', url, title, alt: words, position };
  return { type: 'link', url, title, children: [textNode(written, open + 1, close)], position };
}

export function isWord(c: number): boolean {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
}

function textNode(written: string, from: number, to: number): Text {
  return { type: 'text', value: written.slice(from, to), position: place(from, to) };
}

/** Readers of these trees go by offsets only. */
export function place(start: number, end: number): NonNullable<Paragraph['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}
