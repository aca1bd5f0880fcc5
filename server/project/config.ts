import { ProjectConfig } from '../../schemas/project.js';
import { branch, placeInFile, salvage, type Dropped } from '../evidence/salvage.js';
import type { Fault, FaultKind } from '../text/fault.js';
import { EMPTY_SPAN, type Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { readYaml, type YamlPath, type YamlTree } from '../text/yaml.js';
import { schemaKeys } from '../text/schema-keys.js';

export interface ReadConfig {
  /** What could be read; defaults for the rest. */
  readonly config: ProjectConfig;
  /** Null without a hegui.yaml. */
  readonly tree: YamlTree | null;
  readonly faults: readonly Fault[];
  /** False where the file is no YAML at all, or not a list of keys: nothing can be said about such a project. */
  readonly readable: boolean;
  /** The place of a key or value of `config`; the nearest key above where it is not written. */
  place(path: YamlPath, part?: 'key' | 'value'): Span;
}

/** Faults after which what was read of a hegui.yaml cannot be trusted. */
const UNREADABLE: ReadonlySet<FaultKind> = new Set(['yaml-syntax', 'yaml-tab', 'yaml-too-deep', 'yaml-aliases', 'yaml-not-closed']);

/** Reads hegui.yaml. Null is a project without one: everything is unknown and nothing is wrong. Never throws. */
export function readConfig(source: SourceText | null): ReadConfig {
  const nothing = ProjectConfig.parse({});
  if (source === null) return { config: nothing, tree: null, faults: [], readable: true, place: () => EMPTY_SPAN };
  const tree = withoutEmptyKeys(readYaml(source));
  const faults = [...tree.faults];
  const { value, faults: wrong, dropped } = salvage(ProjectConfig, tree, (path) => schemaKeys(ProjectConfig, path));
  faults.push(...wrong);
  const config = value ?? nothing;
  const mapping = tree.value === undefined || tree.value === null || (typeof tree.value === 'object' && !Array.isArray(tree.value));
  const readable = mapping && !tree.faults.some(({ kind }) => UNREADABLE.has(kind));
  if (readable && config.enterprise?.type === undefined && !wrong.some(({ args }) => args.key === 'enterprise.type')) {
    faults.push({ kind: 'no-enterprise-type', file: source.path, span: tree.place(['enterprise'], 'key'), args: { choices: 'production 生产型 | sales 销售型 | service 服务型' } });
  }
  return { config, tree, faults, readable, place: (path, part) => placeOf(tree, dropped, path, part) };
}

function placeOf(tree: YamlTree, dropped: readonly Dropped[], path: YamlPath, part: 'key' | 'value' | undefined): Span {
  return tree.place(placeInFile(path, dropped), part);
}

/** `application:` with nothing after it is a date that is not known yet, not a wrong one. */
function withoutEmptyKeys(tree: YamlTree): YamlTree {
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null).map(([key, inner]) => [key, filled(inner)]));
  };
  return branch(tree, [], filled(tree.value));
}
