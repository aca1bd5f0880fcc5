import { isMap, isScalar } from 'yaml';
import type { Fault } from '../text/fault.js';
import { nodeText } from '../text/yaml-scalar.js';
import type { MappedText } from '../text/mapped-text.js';
import type { SourceText } from '../text/source.js';
import { readYaml } from '../text/yaml.js';
import { faultsInside, metaFields } from './meta-fields.js';
import type { MetaField } from './model.js';

export interface FrontMatter {
  /** Where the body begins. */
  readonly bodyStart: number;
  /** There is some, and its last line was found: nothing behind that line acts on it. */
  readonly closed: boolean;
  readonly meta: MetaField[];
  readonly title: MappedText | null;
  readonly faults: Fault[];
}

/** How far a closing `---` is looked for. */
const LONGEST = 100_000;
const KEY_LINE = /^[ \t]*["']?[\w\u3400-\u9fff][^:\r\n]{0,60}:(?:[ \t\r]|$)/;

/**
 * YAML between two lines `---` at the beginning of a text, behind blank lines and comments. A `---` that does not open
 * front matter (no key follows) is a rule; one that is never closed is a fault, and the text below it is body.
 */
export function readFrontMatter(source: SourceText): FrontMatter {
  const { text } = source;
  const start = skipComments(text);
  const none: FrontMatter = { bodyStart: 0, closed: false, meta: [], title: null, faults: [] };
  if (!text.startsWith('---', start)) return none;
  const first = lineEnd(text, start);
  if (text.slice(start, first).trim() !== '---') return none;
  const from = afterLine(text, first);
  const key = firstContentLine(text, from);
  if (key === null || (key !== '---' && !KEY_LINE.test(key))) return none;
  const close = closingLine(text, from);
  if (close === null) {
    return { ...none, bodyStart: from, faults: [{ kind: 'yaml-not-closed', file: source.path, span: { start, end: start + 3 }, args: {} }] };
  }
  const tree = readYaml(source, { start: from, end: close.start });
  const meta = metaFields(tree, [], from);
  const contents = tree.document?.contents;
  const pair = isMap(contents) ? contents.items.find((item) => isScalar(item.key) && item.key.value === 'title') : undefined;
  const title = pair && isScalar(pair.value) ? nodeText(pair.value, text, from) : null;
  return { bodyStart: close.end, closed: true, meta, title: title && title.text !== '' ? title : null, faults: faultsInside(tree.faults, close.start) };
}

function skipComments(text: string): number {
  let at = text.charCodeAt(0) === 0xFEFF ? 1 : 0;
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (!text.startsWith('<!--', at)) return lineStart(text, at);
    const end = text.indexOf('-->', at);
    if (end < 0) return at;
    at = end + 3;
  }
}

/** `---` counts in column 0 only. */
function lineStart(text: string, at: number): number {
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r' || text.charCodeAt(at - 1) === 0xFEFF ? at : text.length;
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function afterLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
}

/** The first line that is neither blank nor a comment, at most 20 lines down. */
function firstContentLine(text: string, from: number): string | null {
  let at = from;
  for (let n = 0; n < 20 && at < text.length; n++) {
    const end = lineEnd(text, at);
    const line = text.slice(at, Math.min(end, at + 200));
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) return line.trimEnd();
    at = afterLine(text, end);
  }
  return null;
}

/** The line `---` or `...` that ends front matter: where it begins, and where the next one does. */
function closingLine(text: string, from: number): { start: number; end: number } | null {
  for (let at = from; at < text.length && at - from < LONGEST;) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trimEnd();
    if (line === '---' || line === '...') return { start: at, end: afterLine(text, end) };
    at = afterLine(text, end);
  }
  return null;
}
