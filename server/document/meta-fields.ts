import { isMap, isScalar } from 'yaml';
import type { Fault } from '../text/fault.js';
import type { YamlPath, YamlTree } from '../text/yaml.js';
import type { MetaField } from './model.js';

/**
 * The keys of a map as fields, in their order. Scalars are given as printed (a version `1.10` stays `1.10`), nested
 * values as JSON. `base` is where the YAML begins in the file.
 */
export function metaFields(tree: YamlTree, path: YamlPath, base: number): MetaField[] {
  const node = path.length === 0 ? tree.document?.contents : tree.document?.getIn(path, true);
  if (!isMap(node)) return [];
  const fields: MetaField[] = [];
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (key === '') continue;
    fields.push({
      key, value: printed(pair.value, tree, [...path, key], base),
      keySpan: tree.place([...path, key], 'key'), span: tree.place([...path, key]),
    });
  }
  return fields;
}

function printed(node: unknown, tree: YamlTree, path: YamlPath, base: number): string {
  if (isScalar(node)) {
    if (typeof node.value === 'string') return node.value;
    if (!node.range || node.value === null) return '';
    return tree.source.text.slice(base + node.range[0], base + node.range[1]);
  }
  const value = path.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step as string], tree.value);
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
}

/** Faults of an unfinished file may be said to stand behind its end; they are put at the end. */
export function faultsInside(faults: readonly Fault[], end: number): Fault[] {
  return faults.map((fault) => ({ ...fault, span: { start: Math.min(fault.span.start, end), end: Math.min(fault.span.end, end) } }));
}
