import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Document, type Pair, type YAMLMap } from 'yaml';
import type { Span } from './position.js';

/** What a parsed document holds that its readers must know of before they walk it. */
export interface Inspection {
  /** The first node beyond the depth; nothing else was looked at then. */
  readonly tooDeep: Span | null;
  /** An alias inside the node it stands for: data without end, on which every reader would run in circles. */
  readonly endless: Span | null;
  /** Keys that stand a second time in their map. The parser compares each with each; here it takes linear time. */
  readonly duplicates: readonly Span[];
}

/** Looks once at every node, in the order of the text. */
export function inspectNodes(document: Document.Parsed, maxDepth: number): Inspection {
  const anchors = new Map<string, unknown>();
  const open = new Set<unknown>();
  const duplicates: Span[] = [];
  let tooDeep: Span | null = null;
  let endless: Span | null = null;
  const visit = (node: unknown, depth: number): void => {
    if (depth > maxDepth) tooDeep ??= nodeSpan(node);
    if (tooDeep || endless) return;
    if (isAlias(node)) {
      if (open.has(anchors.get(node.source))) endless = nodeSpan(node);
      return;
    }
    if (isPair(node)) {
      visit(node.key, depth);
      visit(node.value, depth);
      return;
    }
    if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (!isMap(node) && !isSeq(node)) return;
    open.add(node);
    if (isMap(node)) for (const span of repeatedKeys(node)) duplicates.push(span);
    for (const item of node.items) visit(item, depth + 1);
    open.delete(node);
  };
  visit(document.contents, 0);
  return { tooDeep, endless, duplicates };
}

function repeatedKeys(map: YAMLMap): Span[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    if (seen.has(name)) return [nodeSpan(key)];
    seen.add(name);
    return [];
  });
}

/** Finds the pair of a key: the last of several, which is the one that takes effect. Each map is read once. */
export class PairsByKey {
  readonly #maps = new WeakMap<object, Map<string, Pair>>();

  find(map: YAMLMap, key: string | number): Pair | undefined {
    let pairs = this.#maps.get(map);
    if (!pairs) this.#maps.set(map, (pairs = new Map(map.items.map((pair: Pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]))));
    return pairs.get(String(key));
  }
}

/** Where a node stands, without what follows its value. */
export function nodeSpan(node: unknown): Span {
  const range = isNode(node) ? node.range : null;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/**
 * Where brackets, or indentation and the marks of lists and keys, nest beyond a depth; -1 if nowhere. Told from the text,
 * before the parser sees it: that goes down one call per level, and on text made for it to the end of its stack.
 */
export function nestsBeyond(text: string, maxDepth: number): number {
  let brackets = 0;
  const columns: number[] = [];
  for (let at = 0, lineStart = 0, leading = true; at < text.length; at++) {
    const c = text[at]!;
    if (c === '\n' || c === '\r') {
      lineStart = at + 1;
      leading = true;
      continue;
    }
    if (c === '[' || c === '{') {
      if (++brackets > maxDepth) return at;
    } else if ((c === ']' || c === '}') && brackets > 0) brackets--;
    if (!leading || c === ' ' || c === '\t') continue;
    const column = at - lineStart;
    while (columns.length > 0 && columns.at(-1)! >= column) columns.pop();
    columns.push(column);
    if (columns.length > maxDepth) return at;
    const next = text[at + 1];
    leading = (c === '-' || c === '?' || c === ':') && (next === ' ' || next === '\t');
  }
  return -1;
}
