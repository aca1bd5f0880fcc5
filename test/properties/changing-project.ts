import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isLedgerPath, isWorkbookPath } from '../../server/evidence/sheet.js';
import type { Snapshot } from '../../server/project/model.js';
import { sourceText, type SourceText } from '../../server/text/source.js';
import type { FileSystem } from '../../server/workspace/file-system.js';
import { walk } from '../../server/workspace/files.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { readProject, type Read } from '../../server/workspace/snapshot.js';
import { change, type Edit } from './edits.js';

export type Kind = 'manual' | 'manifest' | 'ledger' | 'config' | 'decisions';

const DECISIONS = `decisions:
  - { id: D-1, kind: not-applicable, indicator: 5.2.4/loaner, reason: 甲, by: 乙, at: 2026-08-01 }
  - { id: D-2, kind: deferred, topic: funds, reason: 甲, by: 乙, at: 2026-08-01, expires: 2026-12-31 }
  - { id: D-3, kind: attested, indicator: 5.1.3.2, evidence: EV-001, reason: 甲, by: 乙, at: 2026-08-01 }
  - { id: D-4, kind: rehash, evidence: EV-067, reason: 甲, by: 乙, at: 2026-08-01, expires: 2026-10-31 }
  - { id: D-5, kind: false-positive, rule: claims/vague-promise, reason: 甲, by: 乙, at: 2026-08-01 }
`;

/** A project of the samples whose files change in memory, and are read as a door reads them: what did not change is the same object. */
export class ChangingProject {
  readonly #root: string;
  readonly #bytes = new Map<string, Uint8Array | null>();
  readonly #hashes = new Map<string, string | null>();
  #texts: ReadonlyMap<string, SourceText | null>;
  readonly #earlier: ReadonlyMap<string, SourceText | null>[] = [];
  #attachments: Snapshot['attachments'] = new Map();

  constructor(root: string) {
    this.#root = root;
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => /\.(?:md|yaml|csv)$/.test(path) && statSync(join(root, path)).isFile());
    this.#texts = new Map(paths.sort().map((path) => [path, sourceText(path, readFileSync(join(root, path), 'utf8'))]));
    if (!this.#texts.has('decisions.yaml')) this.#set('decisions.yaml', DECISIONS);
  }

  /** The nth file of a kind, edited. */
  edit(kind: Kind, nth: number, edit: Edit): void {
    const path = this.#pick(kind, nth);
    if (path !== undefined) this.#set(path, change(this.#texts.get(path)!.text, edit));
  }

  /** A further manual, made of the lines of another. */
  add(nth: number, from: number): void {
    const path = this.#pick('manual', nth);
    if (path === undefined) return;
    const lines = this.#texts.get(path)!.text.split('\n');
    const first = from % lines.length;
    this.#set(`manual/新增${String(from % 3)}.md`, `# 新增文件\n\n${lines.slice(first, first + 30).join('\n')}\n`);
  }

  remove(kind: Kind, nth: number): void {
    const path = this.#pick(kind, nth);
    if (path !== undefined) this.#set(path, null);
  }

  /** Everything as it was some steps before. */
  undo(steps: number): void {
    const before = this.#earlier.at(-1 - (steps % Math.max(1, this.#earlier.length)));
    if (before) this.#texts = before;
  }

  read(): Read {
    const files: FileSystem = {
      ...NODE_FILES,
      held: (_absolute, shown) => {
        const source = this.#texts.get(shown);
        return source ? { source, bytes: source.text.length } : null;
      },
      read: (path) => once(this.#bytes, path, () => NODE_FILES.read(path)),
      hash: (path) => once(this.#hashes, path, () => NODE_FILES.hash(path)),
    };
    const walked = walk(this.#root, files);
    const found = new Map(walked.files);
    for (const [path, source] of this.#texts) {
      if (source) found.set(path, { absolute: join(this.#root, path), size: source.text.length });
      else found.delete(path);
    }
    const read = readProject(this.#root, basename(this.#root), files, undefined, { ...walked, files: found });
    const { attachments } = read.snapshot;
    if (JSON.stringify([...attachments]) !== JSON.stringify([...this.#attachments])) this.#attachments = attachments;
    return { ...read, snapshot: { ...read.snapshot, attachments: this.#attachments } };
  }

  #set(path: string, text: string | null): void {
    this.#earlier.push(this.#texts);
    this.#texts = new Map(this.#texts).set(path, text === null ? null : sourceText(path, text));
  }

  #pick(kind: Kind, nth: number): string | undefined {
    const paths = [...this.#texts].flatMap(([path, source]) => (source && kindOf(path) === kind ? [path] : []));
    return paths[nth % Math.max(1, paths.length)];
  }
}

function kindOf(path: string): Kind {
  if (path === 'hegui.yaml') return 'config';
  if (path === 'decisions.yaml') return 'decisions';
  if (isLedgerPath(path) && !isWorkbookPath(path)) return 'ledger';
  return path.startsWith('evidence/') ? 'manifest' : 'manual';
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}
