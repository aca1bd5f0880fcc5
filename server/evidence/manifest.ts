import { z } from 'zod';
import { EvidenceItem, ManifestFile } from '../../schemas/project.js';
import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { nearest } from '../text/validate.js';
import type { YamlTree } from '../text/yaml.js';
import { inheritedBy, readDefaults, type Defaults, type FolderDefaults } from './defaults.js';
import { manifestTree } from './manifest-tree.js';
import { isDraft } from './draft.js';
import type { DraftItem, Evidence, LedgerTable } from './model.js';
import { readingsOf } from './path.js';
import { branch, salvage } from './salvage.js';
import { readTables, type LedgerSources } from './tables.js';
import { typeNames, type Names } from './vocabulary.js';

/** One manifest as read: merged with the others by `mergeEvidence`. */
export interface Manifest {
  readonly source: SourceText;
  readonly items: readonly Evidence[];
  readonly drafts: readonly DraftItem[];
  readonly tables: readonly LedgerTable[];
  /** Files that `tables:` names, by path from the root. */
  readonly ledgers: readonly string[];
  readonly faults: readonly Fault[];
  /** False where not even the outline could be read: then nothing is known about the evidence in it. */
  readonly readable: boolean;
}

const KEYS = Object.keys(ManifestFile.shape);
const TEXT_KEYS = ['id', 'title', 'type', 'owner', 'outlet_id', 'sha256'] as const;
// Items and tables are checked one by one, so that a broken one costs itself only.
const Outline = ManifestFile.extend({
  defaults: z.record(z.string(), z.unknown()).default({}), items: z.array(z.unknown()).default([]), tables: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Reads one manifest of evidence (YAML, or a sheet by its `tree`): its items with what they inherit, its tables inline or from ledgers.
 * `ledgers` holds the ledger files by path from the root; null is a file that exists but could not be read as text.
 * Never throws: what is wrong becomes faults, and what could be read is kept.
 */
export function readManifest(
  source: SourceText, tables: ReadonlyMap<string, TableSchema>, evidenceTypes: ReadonlyMap<string, EvidenceType>, ledgers: LedgerSources,
  folders: FolderDefaults = new Map(), tree: YamlTree = manifestTree(source),
): Manifest {
  const faults: Fault[] = [...tree.faults];
  if (tree.value === undefined) return { source, items: [], drafts: [], tables: [], ledgers: [], faults, readable: false };
  const outline = salvage(Outline, tree, (path) => (path.length === 0 ? KEYS : []));
  faults.push(...outline.faults);
  if (outline.value === null) return { source, items: [], drafts: [], tables: [], ledgers: [], faults, readable: false };
  const own = readDefaults(branch(tree, ['defaults'], outline.value.defaults));
  faults.push(...own.faults);
  const reader = new ItemReader(tree, own.defaults, folders, typeNames(evidenceTypes), faults);
  const items = outline.value.items.flatMap((raw, index) => reader.read(raw, index));
  const read = readTables(tree, outline.value.tables, tables, ledgers);
  return { source, items, drafts: reader.drafts, tables: read.tables, ledgers: read.files, faults: [...faults, ...read.faults], readable: true };
}

class ItemReader {
  readonly drafts: DraftItem[] = [];

  constructor(
    readonly tree: YamlTree, readonly defaults: Defaults, readonly folders: FolderDefaults, readonly types: Names, readonly faults: Fault[],
  ) {}

  read(raw: unknown, index: number): Evidence[] {
    const at = ['items', index];
    const file = this.tree.source.path;
    const span = this.tree.place(at);
    if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
      this.faults.push({ kind: 'wrong-value', file, span, args: { key: `items.${index}`, problem: '', found: String(raw), expected: '{ id, type, … }', suggestion: '' } });
      return [];
    }
    const written = raw as Record<string, unknown>;
    if (isDraft(written)) {
      const [id, type] = [String(written['id'] ?? ''), String(written['type'] ?? '')];
      this.drafts.push({ id, type: this.types.find(type) ?? type, file, span });
      this.faults.push({ kind: 'item-open', file, span: this.tree.place([...at, 'id']), args: { id } });
      return [];
    }
    const named = this.folders.size > 0 && typeof written.file === 'string' ? readingsOf(written.file, file)[0] : undefined;
    const merged = { ...inheritedBy(file, this.folders), ...(named ? inheritedBy(named, this.folders) : {}), ...this.defaults, ...withoutNulls(written) };
    // `id: 0012` is a number to YAML and a name to people.
    for (const key of TEXT_KEYS) if (typeof merged[key] === 'number') merged[key] = (key in written ? this.#asWritten([...at, key]) : null) ?? String(merged[key]);
    const { value, faults } = salvage(EvidenceItem, branch(this.tree, at, merged));
    this.faults.push(...faults);
    if (value === null) return [];
    const place = (key: string) =>
      key in written ? this.tree.place([...at, key]) : key in this.defaults ? this.tree.place(['defaults', key]) : span;
    return [{ item: this.#checked(value, place), file, span, place }];
  }

  /** Type by its id. */
  #checked(item: EvidenceItem, place: Evidence['place']): EvidenceItem {
    const file = this.tree.source.path;
    const fault = (kind: Fault['kind'], key: string, args: Fault['args']) => { this.faults.push({ kind, file, span: place(key), args: { id: item.id, ...args } }); };
    const type = this.types.find(item.type);
    if (type === undefined && this.types.all.length > 0) {
      fault('unknown-id', 'type', { id: item.type, suggestion: nearest(item.type, this.types.all) ?? '' });
    }
    return { ...item, type: type ?? item.type, indicators: item.indicators.map(leafKey) };
  }

  #asWritten(path: (string | number)[]): string | null {
    const { start, end } = this.tree.place(path);
    const text = this.tree.source.text.slice(start, end);
    return text.startsWith('*') || text === '' ? null : text;
  }
}

/** An empty key (`owner:`) says nothing, and does not hide what is inherited. */
function withoutNulls(item: Record<string, unknown>): Record<string, unknown> {
  return Object.values(item).includes(null) ? Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)) : item;
}

/** `gbt27922-2011:5.3.2/records` and `5.3.2/records` are one leaf. */
function leafKey(indicator: string): string {
  return indicator.trim().replace(/^[a-z0-9-]+:/, '');
}
