import { isScalar } from 'yaml';
import type { Span } from '../text/position.js';
import type { YamlPath, YamlTree } from '../text/yaml.js';

/**
 * The source span of units from..to of a YAML text value (to exclusive), whichever way it is written: plain, quoted with
 * escapes, or a block whose lines are indented and folded. The whole value where it cannot be followed.
 */
export function scalarSpan(tree: YamlTree, path: YamlPath, from: number, to: number): Span {
  const whole = tree.place(path);
  const node: unknown = tree.document?.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return whole;
  const raw = tree.source.text.slice(whole.start, whole.end);
  const places = unitPlaces(node.value, raw, node.type);
  const end = to > from ? places.endAt(to - 1) : places.startAt(from);
  return { start: whole.start + places.startAt(from), end: whole.start + Math.max(end, places.startAt(from)) };
}

function unitPlaces(value: string, raw: string, type: string | null | undefined) {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = type === 'PLAIN' ? 0 : type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED' ? raw.indexOf('\n') + 1 : 1;
  for (let i = 0; i < value.length; i++) {
    const unit = value[i]!;
    // Indentation and the line ends that folding drops.
    if (!/\s/.test(unit)) while (at < raw.length && /\s/.test(raw[at]!)) at++;
    if (type === 'QUOTE_DOUBLE' && raw[at] === '\\') {
      while (/^\\\r?\n/.test(raw.slice(at, at + 3))) at = skipLineEnd(raw, at + 1);
      const length = raw[at] === '\\' ? escapeLength(raw, at) : 1;
      // One escape may stand for a surrogate pair.
      const pair = length === 10 && value.codePointAt(i)! > 0xffff;
      starts.push(at);
      ends.push(at + length);
      if (pair) {
        starts.push(at);
        ends.push(at + length);
        i++;
      }
      at += length;
      continue;
    }
    const width = type === 'QUOTE_SINGLE' && unit === "'" && raw.startsWith("''", at) ? 2 : 1;
    starts.push(Math.min(at, raw.length));
    ends.push(Math.min(at + width, raw.length));
    if (at < raw.length) at += width;
  }
  const last = ends.at(-1) ?? 0;
  return {
    startAt: (i: number) => starts[i] ?? last,
    endAt: (i: number) => ends[i] ?? last,
  };
}

function escapeLength(raw: string, at: number): number {
  const hex = { x: 2, u: 4, U: 8 }[raw[at + 1] ?? ''];
  return 2 + (hex ?? 0);
}

function skipLineEnd(raw: string, at: number): number {
  let next = raw.startsWith('\r\n', at) ? at + 2 : at + 1;
  while (next < raw.length && /[ \t]/.test(raw[next]!)) next++;
  return next;
}
