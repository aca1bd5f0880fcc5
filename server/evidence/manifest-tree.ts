import type { SourceText } from '../text/source.js';
import { readYaml, type YamlTree } from '../text/yaml.js';
import { readingsOf } from './path.js';
import { isSheetPath, splitSheet } from './sheet.js';
import { ledgerReadings, sheetReferences } from './sheet-references.js';

const trees = new WeakMap<SourceText, YamlTree>();

/** A manifest's YAML, parsed once for each source: doors ask first what it names, readers then read it. */
export function manifestTree(source: SourceText): YamlTree {
  let tree = trees.get(source);
  if (!tree) trees.set(source, (tree = readYaml(source)));
  return tree;
}

/** What a manifest names, so that a door can read ledgers and hash only the files whose hash is asked. */
export interface ManifestReferences {
  /** Every path a ledger may have, best reading first. */
  readonly ledgers: readonly (readonly string[])[];
  /** The same for files that are listed with a sha256. */
  readonly hashed: readonly (readonly string[])[];
  /** Files of items in which a ledger may stand: only the type of the item and the file's header tell. */
  readonly attached: readonly (readonly string[])[];
}

export function manifestReferences(source: SourceText): ManifestReferences {
  if (isSheetPath(source.path)) return sheetReferences(source);
  const value = objectOf(manifestTree(source).value);
  const ledgers = Object.values(objectOf(value.tables)).flat().filter((table): table is string => typeof table === 'string')
    .map((table) => ledgerReadings(table, source.path));
  const items = (Array.isArray(value.items) ? value.items : []).map(objectOf);
  const hashed = items.flatMap((item) => (typeof item.file === 'string' && item.sha256 !== undefined ? [readingsOf(item.file, source.path)] : []));
  const attached = items.flatMap((item) => (typeof item.file === 'string' && isSheetPath(splitSheet(item.file).file) ? [ledgerReadings(item.file, source.path)] : []));
  return { ledgers, hashed, attached };
}

function objectOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
