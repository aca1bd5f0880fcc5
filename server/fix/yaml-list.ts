import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { yamlOf } from './yaml-maps.js';

/** Where the elements of a list stand, so that one can be put in. */
export interface ListPlace {
  readonly indent: string;
  /** The elements there, and where their lines begin. */
  readonly items: readonly { readonly id: string; readonly start: number }[];
  /** Behind the last of them: what is put in stands for `replaced`, after `before`. */
  readonly end: number;
  readonly replaced: Span;
  readonly before: string;
}

/**
 * Where the list under a key at the top of a YAML file stands, whether it has elements or is still to be begun (an empty
 * file begins with `head`). Null where its elements are not written one below the other.
 */
export function listPlace(source: SourceText, name: string, head = ''): ListPlace | null {
  const tree = yamlOf(source);
  const { text } = source;
  if (tree.faults.length > 0) return null;
  const atEnd = { end: text.length, replaced: { start: text.length, end: text.length } };
  const newLine = text === '' || text.endsWith('\n') ? '' : '\n';
  if (tree.value === null || tree.value === undefined) return { indent: '  ', items: [], ...atEnd, before: `${newLine}${head}${name}:\n` };
  if (typeof tree.value !== 'object' || Array.isArray(tree.value)) return null;
  const list = (tree.value as Record<string, unknown>)[name];
  if (!(name in tree.value)) return { indent: '  ', items: [], ...atEnd, before: `${newLine}${name}:\n` };
  const key = tree.place([name], 'key');
  if (list === null || (Array.isArray(list) && list.length === 0)) {
    const value = list === null ? { start: key.end + 1, end: key.end + 1 } : tree.place([name]);
    const start = text.slice(key.end + 1, value.start).trim() === '' ? key.end + 1 : value.start;
    const lineEnd = endOfLine(text, value.end);
    // A comment behind the brackets stays where it is.
    if (text.slice(value.end, lineEnd).trim() !== '') return null;
    return { indent: '  ', items: [], end: start, replaced: { start, end: Math.min(text.length, afterBreak(text, lineEnd)) }, before: '\n' };
  }
  if (!Array.isArray(list)) return null;
  const spans = list.map((_, i) => tree.place([name, i]));
  const starts = spans.map(({ start }) => text.lastIndexOf('\n', start - 1) + 1);
  const indents = spans.map(({ start }, i) => /^([ ]*)- +$/.exec(text.slice(starts[i], start))?.[1]);
  const [indent] = indents;
  if (indent === undefined || indents.some((other) => other !== indent)) return null;
  const end = blockEnd(text, spans.at(-1)!.end);
  return {
    indent, items: list.map((one: unknown, i) => ({ id: String((one as Record<string, unknown> | null)?.['id'] ?? ''), start: starts[i]! })),
    end, replaced: { start: end, end }, before: end > 0 && text[end - 1] !== '\n' ? '\n' : '',
  };
}

export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end > from && text[end - 1] === '\r' ? end - 1 : end;
}

function afterBreak(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

/** Behind the last line of a node, which may end in its line or with the line's end. */
export function blockEnd(text: string, end: number): number {
  let last = end;
  while (last > 0 && /\s/.test(text[last - 1]!)) last--;
  return Math.min(text.length, afterBreak(text, endOfLine(text, last)));
}
