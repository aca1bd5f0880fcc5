import { PointsFile } from '../../schemas/standard.js';
import { isKnownIndicator } from '../evidence/merge.js';
import { salvage } from '../evidence/salvage.js';
import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { nearest } from '../text/validate.js';
import { readYaml } from '../text/yaml.js';
import { schemaKeys } from '../text/schema-keys.js';

/** Reads points.yaml, which a user with a licensed copy of the standard supplies. Null if nothing could be read. */
export function readPoints(source: SourceText, leaves: ReadonlySet<string>): { readonly points: PointsFile | null; readonly faults: readonly Fault[] } {
  const tree = readYaml(source);
  const { value, faults } = salvage(PointsFile, tree, (path) => schemaKeys(PointsFile, path));
  const unknown: Fault[] = Object.keys(value?.points ?? {}).filter((key) => !isKnownIndicator(key, leaves)).map((key) => ({
    kind: 'unknown-indicator', file: source.path, span: tree.place(['points', key], 'key'),
    args: { id: key, name: key, suggestion: nearest(key, [...leaves]) ?? '' },
  }));
  return { points: value, faults: [...tree.faults, ...faults, ...unknown] };
}
