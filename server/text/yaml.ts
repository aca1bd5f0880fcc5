import { isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { Fault } from './fault.js';
import type { Span } from './position.js';
import type { SourceText } from './source.js';

/** Deeper nesting is refused: no manual or manifest needs it, and it is how a parser is made to fail. */
export const MAX_YAML_DEPTH = 100;
/** Resolved aliases per document (the `yaml` package counts amplification, so an alias bomb ends here). */
export const MAX_YAML_ALIASES = 100;

export type YamlPath = readonly (string | number)[];

/** A YAML text as plain data, with a way from every path to its place. */
export interface YamlTree {
  readonly source: SourceText;
  /** Undefined when nothing could be read. */
  readonly value: unknown;
  readonly faults: Fault[];
  /** Every part of it is as its schema leaves it, defaults filled in: validated before, and not again. */
  readonly validated?: boolean;
  /** The parsed document, for readers that walk nodes; null when it could not be parsed. */
  readonly document: Document.Parsed | null;
  /** The place of the value at a path; of its key if `part` is `key`. The nearest parent where the path does not exist. */
  place(path: YamlPath, part?: 'key' | 'value'): Span;
}

/** Reads a whole YAML file, or the YAML between two offsets of it (front matter). Never throws. */
export function readYaml(source: SourceText, within?: Span): YamlTree {
  const base = within?.start ?? 0;
  const text = within ? source.text.slice(within.start, within.end) : source.text;
  const faults: Fault[] = [];
  const fault = (kind: Fault['kind'], start: number, end: number, args: Fault['args'] = {}) =>
    // The parser may point behind the end of the text.
    faults.push({ kind, file: source.path, span: { start: base + Math.min(start, text.length), end: base + Math.min(end, text.length) }, args });

  const failed = (): YamlTree => ({
    source, value: undefined, faults, document: null, place: () => ({ start: base, end: base }),
  });
  const deepAt = flowDepthExceeded(text);
  if (deepAt >= 0) {
    fault('yaml-too-deep', deepAt, deepAt + 1, { limit: MAX_YAML_DEPTH });
    return failed();
  }
  let document: Document.Parsed;
  try {
    // One schema whatever the file asks for (`%YAML 1.1`, `!!binary`, `!!set`): its data are plain maps, lists and scalars.
    document = parseDocument(text, { schema: 'core', resolveKnownTags: false, prettyErrors: false, uniqueKeys: true, stringKeys: false, logLevel: 'silent' });
  } catch (error) {
    fault(error instanceof RangeError ? 'yaml-too-deep' : 'yaml-syntax', 0, 0,
      { limit: MAX_YAML_DEPTH, problem: error instanceof Error ? error.message : String(error) });
    return failed();
  }
  let broken = false;
  for (const problem of document.errors) {
    const [start, end] = problem.pos;
    if (problem.code === 'DUPLICATE_KEY') fault('yaml-duplicate-key', start, keyEnd(text, start), { key: text.slice(start, keyEnd(text, start)).trim() });
    else if (problem.code === 'TAB_AS_INDENT') fault('yaml-tab', start, start + 1);
    else if (!broken) {
      // The first error is the one to mend; those behind it are mostly its consequences.
      broken = true;
      fault('yaml-syntax', start, endInLine(text, start, end), { problem: problem.message });
    }
  }
  const deepNode = nodeBeyondDepth(document);
  if (deepNode) {
    fault('yaml-too-deep', deepNode.start, deepNode.start + 1, { limit: MAX_YAML_DEPTH });
    return failed();
  }
  const endless = aliasToItself(document.contents, new Map(), new Set());
  if (endless) {
    fault('yaml-aliases', endless.start, endless.end, { limit: MAX_YAML_ALIASES });
    return failed();
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_YAML_ALIASES });
  } catch (error) {
    fault('yaml-aliases', 0, 0, { limit: MAX_YAML_ALIASES, problem: error instanceof Error ? error.message : String(error) });
    return failed();
  }
  return { source, value, faults, document, place: (path, part = 'value') => placeOf(document, path, part, base, text.length) };
}

/** Without the line end that the parser counts in: it is one character or two. */
function endInLine(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text[last - 1] === '\n' || text[last - 1] === '\r')) last--;
  return Math.max(last, start);
}

function keyEnd(text: string, start: number): number {
  const colon = text.indexOf(':', start);
  const line = text.indexOf('\n', start);
  const end = colon >= 0 && (line < 0 || colon < line) ? colon : line < 0 ? text.length : line;
  return Math.max(end, start);
}

/** Where flow brackets nest beyond the limit, before the recursive parser sees them; -1 if nowhere. */
function flowDepthExceeded(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 91 || c === 123) { if (++depth > MAX_YAML_DEPTH * 2) return i; }
    else if ((c === 93 || c === 125) && depth > 0) depth--;
  }
  return -1;
}

function nodeBeyondDepth(document: Document.Parsed): Span | null {
  const stack: [unknown, number][] = [[document.contents, 0]];
  while (stack.length > 0) {
    const [node, depth] = stack.pop()!;
    if (depth > MAX_YAML_DEPTH) return nodeSpan(node);
    if (isPair(node)) stack.push([node.key, depth], [node.value, depth]);
    else if (isMap(node) || isSeq(node)) for (const item of node.items) stack.push([item, depth + 1]);
  }
  return null;
}

/** An alias inside the node it stands for: data without end, on which every reader after this would run in circles. Not deeper than the limit. */
function aliasToItself(node: unknown, anchors: Map<string, unknown>, open: Set<unknown>): Span | null {
  if (isAlias(node)) return open.has(anchors.get(node.source)) ? nodeSpan(node) : null;
  if (isPair(node)) return aliasToItself(node.key, anchors, open) ?? aliasToItself(node.value, anchors, open);
  if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
  if (!isMap(node) && !isSeq(node)) return null;
  open.add(node);
  for (const item of node.items) {
    const found = aliasToItself(item, anchors, open);
    if (found) return found;
  }
  open.delete(node);
  return null;
}

function nodeSpan(node: unknown): Span {
  const range = (node as Node | null)?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

function placeOf(document: Document.Parsed, path: YamlPath, part: 'key' | 'value', base: number, length: number): Span {
  let node: unknown = document.contents;
  let key: unknown = null;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    let next: unknown;
    let nextKey: unknown = null;
    if (isMap(node)) {
      const pair = node.items.find((p: Pair) => String(isScalar(p.key) ? p.key.value : p.key) === String(step));
      if (!pair) break;
      next = pair.value;
      nextKey = pair.key;
    } else if (isSeq(node)) next = node.items[Number(step)];
    if (next === undefined || next === null) {
      key = nextKey;
      node = nextKey ?? node;
      break;
    }
    node = next;
    key = nextKey;
  }
  const span = nodeSpan(part === 'key' && key ? key : node);
  return { start: base + span.start, end: base + Math.min(Math.max(span.end, span.start), length) };
}
