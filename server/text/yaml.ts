import { isAlias, isMap, isSeq, parseDocument, type Document } from 'yaml';
import type { Fault } from './fault.js';
import type { Span } from './position.js';
import type { SourceText } from './source.js';
import { inspectNodes, nestsBeyond, nodeSpan, PairsByKey } from './yaml-nodes.js';
import { readPlainYaml } from './yaml-plain.js';

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
  /** The parsed document, for readers that walk nodes; null when it could not be parsed. Asking for it may parse the text. */
  readonly document: Document.Parsed | null;
  /** The place of the value at a path; of its key if `part` is `key`. The nearest parent where the path does not exist. */
  place(path: YamlPath, part?: 'key' | 'value'): Span;
}

/**
 * Reads a whole YAML file, or the YAML between two offsets of it (front matter). Never throws. Plain YAML is read by hand
 * unless `byParser`; the result is the same.
 */
export function readYaml(source: SourceText, within?: Span, byParser = false): YamlTree {
  const base = within?.start ?? 0;
  const text = within ? source.text.slice(within.start, within.end) : source.text;
  const faults: Fault[] = [];
  const fault = (kind: Fault['kind'], start: number, end: number, args: Fault['args'] = {}) =>
    // The parser may point behind the end of the text.
    faults.push({ kind, file: source.path, span: { start: base + Math.min(start, text.length), end: base + Math.min(end, text.length) }, args });

  const failed = (): YamlTree => ({
    source, value: undefined, faults, document: null, place: () => ({ start: base, end: base }),
  });
  const deepAt = nestsBeyond(text, 2 * MAX_YAML_DEPTH);
  if (deepAt >= 0) {
    fault('yaml-too-deep', deepAt, deepAt + 1, { limit: MAX_YAML_DEPTH });
    return failed();
  }
  const plain = byParser ? null : readPlainYaml(text);
  if (plain) {
    let parsed: Document.Parsed | undefined;
    return {
      source, value: plain.value, faults, get document() { return (parsed ??= parse(text)); },
      place: (path, part = 'value') => {
        const { start, end } = plain.places.find(path, part);
        return { start: base + start, end: base + end };
      },
    };
  }
  let document: Document.Parsed;
  try {
    document = parse(text);
  } catch (error) {
    fault(error instanceof RangeError ? 'yaml-too-deep' : 'yaml-syntax', 0, 0,
      { limit: MAX_YAML_DEPTH, problem: error instanceof Error ? error.message : String(error) });
    return failed();
  }
  let broken = Infinity;
  for (const problem of document.errors) {
    const [start, end] = problem.pos;
    if (problem.code === 'TAB_AS_INDENT') fault('yaml-tab', start, start + 1);
    else if (problem.code === 'RESOURCE_EXHAUSTION') {
      fault('yaml-too-deep', start, start, { limit: MAX_YAML_DEPTH });
      return failed();
    } else if (broken === Infinity) {
      // The first error is the one to mend; those behind it are mostly its consequences.
      broken = start;
      fault('yaml-syntax', start, endInLine(text, start, end), { code: problem.code, problem: problem.message });
    }
  }
  const { tooDeep, endless, duplicates } = inspectNodes(document, MAX_YAML_DEPTH);
  if (tooDeep) {
    fault('yaml-too-deep', tooDeep.start, tooDeep.start + 1, { limit: MAX_YAML_DEPTH });
    return failed();
  }
  if (endless) {
    fault('yaml-aliases', endless.start, endless.end, { limit: MAX_YAML_ALIASES });
    return failed();
  }
  for (const { start, end } of duplicates) if (start < broken) fault('yaml-duplicate-key', start, end, { key: text.slice(start, end) });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_YAML_ALIASES });
  } catch (error) {
    fault('yaml-aliases', 0, 0, { limit: MAX_YAML_ALIASES, problem: error instanceof Error ? error.message : String(error) });
    return failed();
  }
  const pairs = new PairsByKey();
  return { source, value, faults, document, place: (path, part = 'value') => placeOf(document, pairs, path, part, base, text.length) };
}

function parse(text: string): Document.Parsed {
  // One schema whatever the file asks for (`%YAML 1.1`, `!!binary`, `!!set`): its data are plain maps, lists and scalars.
  return parseDocument(text, { schema: 'core', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false, stringKeys: false, logLevel: 'error' });
}

/** Without the line end that the parser counts in: it is one character or two. */
function endInLine(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text[last - 1] === '\n' || text[last - 1] === '\r')) last--;
  return Math.max(last, start);
}

function placeOf(document: Document.Parsed, pairs: PairsByKey, path: YamlPath, part: 'key' | 'value', base: number, length: number): Span {
  let node: unknown = document.contents;
  let key: unknown = null;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    let next: unknown;
    let nextKey: unknown = null;
    if (isMap(node)) {
      const pair = pairs.find(node, step);
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
