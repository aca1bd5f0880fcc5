import { readDocument } from '../document/read.js';
import { collectFacts } from '../document/facts/facts.js';
import { leavesOf } from '../check/leaves.js';
import type { ProjectVocabulary } from '../project/build.js';
import { loadRules } from '../rules/load.js';
import type { CompiledRules, PackInput } from '../rules/model.js';
import type { Overrides } from '../rules/overrides.js';
import type { Proven } from '../rules/proven.js';
import type { Fault } from '../text/fault.js';
import type { FileSystem } from './file-system.js';
import { builtinPacks, projectPacks } from './packs.js';
import { provenOf, readPrepared, type PreparedAt } from './prepared-packs.js';
import type { Read } from './snapshot.js';

const DEFAULT_STANDARD = 'gbt27922-2011';

export interface ShelfOptions {
  /** The package's own folder: the built-in packs stand in its `rules/`. */
  readonly packageFolder: string;
  readonly files: FileSystem;
  /** Through which a project's own packs are read: in an editor, as they are being written. Absent: as the others. */
  readonly ownFiles?: FileSystem;
  /** Absent, the built-in packs are read from their YAML. */
  readonly prepared?: PreparedAt | undefined;
  /** Packs of the operator, with what could not be read of them. */
  readonly operator: readonly { readonly pack: PackInput; readonly faults: readonly Fault[] }[];
  /** Type-checks every rule when it is loaded, as `hegui test` does; else built-in ones when they are first asked. */
  readonly checked?: boolean;
  /** Whether packs in a project's own folder are read; false where the user does not trust it. */
  readonly projectPacks?: boolean;
}

/** The rules of one project, and what was wrong with where they come from. */
export interface ShelvedRules { readonly rules: CompiledRules; readonly faults: readonly Fault[] }

interface Shelved { readonly packs: readonly PackInput[]; readonly config: string; readonly rules: CompiledRules }

/** Compiled rules by project. Projects that bring no packs and change no rule share one set; others keep theirs while its texts stay as they are. */
export class RuleShelf {
  readonly #files: FileSystem;
  readonly #standing: readonly PackInput[];
  readonly #proven: Proven | null;
  readonly #readsOwn: boolean;
  readonly #standingFaults: readonly Fault[];
  readonly #shelved = new Map<string, Shelved>();

  constructor({ packageFolder, files, ownFiles = files, prepared: at, operator, checked = false, projectPacks: readsOwn = true }: ShelfOptions) {
    this.#files = ownFiles;
    this.#readsOwn = readsOwn;
    const prepared = at ? readPrepared(at, files) : null;
    const builtin = builtinPacks(packageFolder, files, prepared);
    this.#proven = checked ? null : provenOf(prepared, builtin);
    this.#standing = [...builtin, ...operator.map(({ pack }) => pack)];
    this.#standingFaults = operator.flatMap(({ faults }) => faults);
  }

  /** The built-in packs, the operator's and the project's own, with the project's overrides. `root`: null for a lone manual. */
  rulesFor(root: string | null, read: Read | null): ShelvedRules {
    const builtin = new Set(this.#standing.filter((pack) => pack.builtin).map(({ folder }) => folder.slice(folder.lastIndexOf('/') + 1)));
    const config = read?.snapshot.config ?? null;
    const own = this.#readsOwn && root !== null && read && config ? projectPacks(root, read.config, config.path, builtin, this.#files) : { packs: [], faults: [] };
    const overrides = read && overridesOf(read);
    // Only what a project changes makes its rules its own.
    const key = own.packs.length > 0 || overrides ? root ?? '' : '';
    const text = overrides ? config?.source?.text ?? '' : '';
    const known = this.#shelved.get(key);
    if (known && known.config === text && samePacks(known.packs, own.packs)) return { rules: known.rules, faults: [...this.#standingFaults, ...own.faults] };
    const rules = loadRules([...this.#standing, ...own.packs], overrides, this.#proven);
    this.#shelved.set(key, { packs: own.packs, config: text, rules });
    return { rules, faults: [...this.#standingFaults, ...own.faults] };
  }

  /** Forgets a project that is no longer looked at. */
  forget(root: string): void {
    this.#shelved.delete(root);
  }
}

function samePacks(a: readonly PackInput[], b: readonly PackInput[]): boolean {
  return a.length === b.length && a.every((pack, i) => pack.folder === b[i]!.folder && pack.files.length === b[i]!.files.length
    && pack.files.every((file, k) => file === b[i]!.files[k] || (file.path === b[i]!.files[k]!.path && file.text === b[i]!.files[k]!.text)));
}

/** What hegui.yaml says about rules, and where it says so; null if it says nothing. */
function overridesOf({ snapshot, config }: Read): Overrides | null {
  const { rules } = config.config;
  const certifier = config.config.certification?.certifier ?? null;
  if (!snapshot.config || (Object.keys(rules).length === 0 && certifier === null)) return null;
  const { path } = snapshot.config;
  return { rules, certifier, faultsAt: (at, part) => ({ file: path, span: config.place(at, part ?? (at.length <= 2 ? 'key' : 'value')) }) };
}

const vocabularies = new WeakMap<CompiledRules, Map<string, ProjectVocabulary>>();

/** What the rules give to reading a project; the same object for the same rules and standard. */
export function vocabularyOf(rules: CompiledRules, standardId: string = DEFAULT_STANDARD): ProjectVocabulary {
  let known = vocabularies.get(rules);
  if (!known) vocabularies.set(rules, (known = new Map()));
  let vocabulary = known.get(standardId);
  if (!vocabulary) {
    const standard = rules.standards.get(standardId) ?? rules.standards.get(DEFAULT_STANDARD);
    known.set(standardId, (vocabulary = {
      scanner: rules.scanner, read: readDocument, facts: collectFacts, tables: rules.tables, evidenceTypes: rules.evidenceTypes,
      leaves: new Set(standard ? leavesOf(standard).map(({ key }) => key) : []),
    }));
  }
  return vocabulary;
}
