import { isMap, isPair, isScalar, visit } from 'yaml';
import { nodeSpan } from '../text/yaml-nodes.js';
import { readYaml, type YamlTree } from '../text/yaml.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';

const trees = new WeakMap<SourceText, YamlTree>();

/** A file's YAML, parsed once for each source, and only when a fix has to know what stands beside a place. */
export function yamlOf(source: SourceText): YamlTree {
  let tree = trees.get(source);
  if (!tree) trees.set(source, (tree = readYaml(source)));
  return tree;
}

/** The keys beside the key at a place; null where no key stands there. */
export function keysBeside(source: SourceText, key: Span): readonly string[] | null {
  const { document } = yamlOf(source);
  if (!document) return null;
  let found: readonly string[] | null = null;
  visit(document, {
    Pair(_, pair, path) {
      const map = path.at(-1);
      if (!isPair(pair) || !isMap(map) || nodeSpan(pair.key).start !== key.start) return undefined;
      found = map.items.flatMap((other) => (other !== pair && isScalar(other.key) ? [String(other.key.value)] : []));
      return visit.BREAK;
    },
  });
  return found;
}
