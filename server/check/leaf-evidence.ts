import type { Localized } from '../../schemas/localized.js';
import type { Leaf } from '../../schemas/standard.js';
import type { Evidence } from '../evidence/model.js';
import { splitSheet } from '../evidence/sheet.js';
import type { Project } from '../project/model.js';
import type { CompiledRules } from '../rules/model.js';
import { fill } from './fill.js';
import { rehashedItems } from './rehashed.js';
import { validUntil } from './valid-until.js';

/** One item that names a leaf, and whether it shows that what the leaf asks for was done. */
export interface LeafEvidence {
  readonly id: string;
  /** As the manifest names it, from the project's root; null where it names none. */
  readonly file: string | null;
  /** 1: it shows that it was done; 0.5: a promise or a preparation; 0: it does not count. */
  readonly share: 1 | 0.5 | 0;
  /** Why it counts for less than 1, or by whose word. */
  readonly reason: Localized | null;
}

/** The evidenced side of a leaf: null without a readable manifest. */
export interface Evidenced {
  readonly evidenced: 1 | 0.5 | 0 | null;
  /** What counts comes first, in the order of the manifests. */
  readonly evidence: readonly LeafEvidence[];
}

interface Worth { readonly share: 1 | 0.5 | 0; readonly reason: Localized | null }
interface Judged { readonly entry: Evidence; readonly phase: string | undefined; readonly worth: Worth }

/** Files of this form are read row by row; a text or a scan is looked at by people. */
const READ_BY_ROWS = /\.(?:csv|tsv|xlsx|xlsm)$/i;

/** What the manifests show for each leaf. Every item is judged once, and found by the keys that it names. */
export class LeafEvidenceBook {
  readonly #byKey = new Map<string, Judged[]>();
  readonly #ledgers = new Map<string, ReadonlySet<string>>();
  readonly #rehashed: ReadonlySet<string>;
  readonly #unattested = new Map<string, Evidenced>();

  constructor(readonly project: Project, readonly rules: CompiledRules, readonly today: string) {
    this.#rehashed = rehashedItems(project, today);
    for (const entry of project.evidence.items) {
      const keys = new Set(entry.item.indicators);
      if (keys.size === 0) continue;
      const judged = { entry, phase: this.#phase(entry), worth: this.#worth(entry) };
      for (const key of keys) {
        const named = this.#byKey.get(key);
        if (named) named.push(judged); else this.#byKey.set(key, [judged]);
      }
    }
  }

  /** `attested`: ids of the items that a person says show this leaf. */
  of(leaf: Leaf, attested: readonly string[]): Evidenced {
    if (attested.length > 0) return this.#evidenced(leaf, attested);
    let evidenced = this.#unattested.get(leaf.key);
    if (!evidenced) this.#unattested.set(leaf.key, (evidenced = this.#evidenced(leaf, attested)));
    return evidenced;
  }

  #evidenced(leaf: Leaf, attested: readonly string[]): Evidenced {
    if (!this.project.evidence.present) return { evidenced: null, evidence: [] };
    const found = new Map<Evidence, LeafEvidence>();
    for (const judged of this.#byKey.get(leaf.key) ?? []) found.set(judged.entry, this.#shown(judged, leaf));
    // An item of a whole group stands for those of its leaves that ask for records of its type.
    for (const group of groupsAbove(leaf.key)) {
      for (const judged of this.#byKey.get(group) ?? []) {
        if (leaf.records.includes(judged.entry.item.type) && !found.has(judged.entry)) found.set(judged.entry, this.#shown(judged, leaf));
      }
    }
    for (const id of attested) {
      const entry = this.project.evidence.items.find(({ item }) => item.id === id);
      if (entry) found.set(entry, { id, file: entry.item.file ?? null, share: 1, reason: this.#because('attested') });
    }
    const evidence = [...found.values()].sort((a, b) => b.share - a.share);
    return { evidenced: evidence[0]?.share ?? 0, evidence };
  }

  #shown({ entry, phase, worth }: Judged, leaf: Leaf): LeafEvidence {
    const { id, type, file } = entry.item;
    const done = leaf.records.includes(type) || phase === 'run' || phase === 'review';
    const own = worth.share === 1 && !done ? { share: 0.5 as const, reason: this.#because('preparation') } : worth;
    return { id, file: file ?? null, ...own };
  }

  /** What the item is worth whatever leaf it names. */
  #worth(entry: Evidence): Worth {
    const { item, fileState } = entry;
    const nothing = (why: string, args: Record<string, string> = {}): Worth => ({ share: 0, reason: this.#because(why, args) });
    if (entry.duplicateOf !== undefined) return nothing('duplicate');
    if (fileState === 'outside' || fileState === 'missing' || fileState === 'empty') return nothing(`file-${fileState}`);
    if (fileState === 'changed' && !this.#rehashed.has(item.id)) return nothing('file-changed');
    const from = item.period?.from ?? item.date;
    const to = item.period?.to ?? item.date;
    const future = [from, item.created].find((day) => day !== undefined && day > this.today);
    if (future !== undefined) return nothing('future', { date: future });
    const until = validUntil(item, this.rules.evidenceTypes.get(item.type));
    if (until !== undefined && until < this.today) return nothing('expired', { date: until });
    const effective = this.project.config.certification?.systemEffective;
    if (effective !== undefined && to !== undefined && to < effective && this.#phase(entry) === 'run') return nothing('before-system', { date: effective });
    const rows = this.#rows(entry);
    if (rows === false) return nothing('no-rows');
    if (rows === null && (fileState === undefined || fileState === 'none')) return { share: 0.5, reason: this.#because('promise') };
    return { share: 1, reason: null };
  }

  /** Whether the ledger that the item stands for has rows; null where it stands for none that can be read. */
  #rows({ item }: Evidence): boolean | null {
    const type = this.rules.evidenceTypes.get(item.type);
    if (type?.rows !== 'ledger' || type.table === undefined) return null;
    const table = this.project.evidence.tables.get(type.table);
    if (item.file === undefined) return table === undefined ? null : table.rows.length > 0;
    const { file, sheet } = splitSheet(item.file);
    if (!READ_BY_ROWS.test(file)) return null;
    let files = this.#ledgers.get(type.table);
    if (!files) this.#ledgers.set(type.table, (files = new Set((table?.rows ?? []).flatMap((row) => [row.file, `${row.file}#${row.sheet ?? ''}`]))));
    return files.has(item.file) || (sheet === null || sheet === '*' ? files.has(file) : files.has(`${file}#${sheet}`));
  }

  #phase({ item }: Evidence): string | undefined {
    const own = (item as Readonly<Record<string, unknown>>)['phase'];
    return typeof own === 'string' ? own : this.rules.evidenceTypes.get(item.type)?.phase;
  }

  #because(why: string, args: Record<string, string> = {}): Localized {
    return fill(this.rules.phrases.get(`evidence-${why}`), Object.fromEntries(Object.entries(args).map(([name, text]) => [name, { zh: text, en: text }])));
  }
}

/** `5.3.2/records` stands in 5.3.2 and 5.3, `5.1.4.1` in 5.1.4 and 5.1. */
function groupsAbove(key: string): string[] {
  const numbers = key.split('/')[0]!.split('.');
  const from = key.includes('/') ? numbers.length : numbers.length - 1;
  return Array.from({ length: Math.max(0, from - 1) }, (_, i) => numbers.slice(0, from - i).join('.'));
}
