import { EvidenceItem } from '../../schemas/project.js';
import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import type { YamlTree } from '../text/yaml.js';
import { manifestTree } from './manifest-tree.js';
import { fileName, folderOf, foldersAbove } from './path.js';
import { branch, salvage } from './salvage.js';

/** Keys that every item of a folder or manifest inherits unless it has its own. */
export type Defaults = Readonly<Record<string, unknown>>;
/** By folder; '' is the project's root. */
export type FolderDefaults = ReadonlyMap<string, Defaults>;

/** `defaults.yaml` is never a manifest of its own. */
export function isFolderDefaults(path: string): boolean {
  return /^defaults\.ya?ml$/i.test(fileName(path));
}

const Inherited = EvidenceItem.partial().omit({ id: true });

/** Reads the keys that items inherit; a key that does not fit is reported here, once, and not inherited. */
export function readDefaults(tree: YamlTree): { readonly defaults: Defaults; readonly faults: readonly Fault[] } {
  const { value, faults } = salvage(Inherited, tree);
  const given = tree.value !== null && typeof tree.value === 'object' ? Object.keys(tree.value) : [];
  // Only what is written is inherited, not what the schema fills in.
  const defaults = Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => key !== 'id' && given.includes(key)));
  return { defaults, faults };
}

/** Reads the `defaults.yaml` files of a project. They hold the keys themselves, or `defaults:` with the keys below. */
export function readFolderDefaults(sources: readonly SourceText[]): { readonly folders: FolderDefaults; readonly faults: readonly Fault[] } {
  const folders = new Map<string, Defaults>();
  const faults: Fault[] = [];
  for (const source of sources) {
    const tree = manifestTree(source);
    faults.push(...tree.faults);
    if (tree.value === undefined || tree.value === null) continue;
    const nested = (tree.value as Record<string, unknown>).defaults;
    const read = readDefaults(nested !== null && typeof nested === 'object' ? branch(tree, ['defaults'], nested) : tree);
    folders.set(folderOf(source.path), read.defaults);
    faults.push(...read.faults);
  }
  return { folders, faults };
}

/** What the folders above a file say, inner folders over outer ones. */
export function inheritedBy(path: string, folders: FolderDefaults): Defaults {
  if (folders.size === 0) return {};
  return Object.assign({}, ...foldersAbove(path).map((folder) => folders.get(folder) ?? {})) as Defaults;
}
