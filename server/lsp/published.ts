import type { Diagnostic } from 'vscode-languageserver-types';
import { sha256 } from '../text/sha256.js';

/** The diagnostics of one file, with an id that stands for what they say. */
export interface FileDiagnostics {
  readonly uri: string;
  /** Of the open document that they were found in; null for a file that is not open. */
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
  /** The same for the same items, also after a restart of the server. */
  readonly resultId: string;
}

interface Known { readonly owner: string; readonly said: string; readonly found: FileDiagnostics }

/**
 * What the client has been, or would be, told about each file. Kept by file and by project, so that what a project no
 * longer says is taken back: nobody else clears the diagnostics of files that are gone.
 */
export class Published {
  readonly #byPath = new Map<string, Known>();

  at(path: string): FileDiagnostics | null {
    return this.#byPath.get(path)?.found ?? null;
  }

  /** By path, in no order that means anything. */
  all(): Iterable<FileDiagnostics> {
    return [...this.#byPath.values()].map(({ found }) => found);
  }

  /**
   * What one project says now. Gives the paths whose diagnostics are others than before; those it says nothing about any
   * more are told empty once, and then forgotten.
   */
  replace(owner: string, files: ReadonlyMap<string, Omit<FileDiagnostics, 'resultId'>>): Map<string, FileDiagnostics> {
    const changed = new Map<string, FileDiagnostics>();
    for (const [path, { uri, version, items }] of files) {
      const said = JSON.stringify(items);
      const known = this.#byPath.get(path);
      if (known?.owner === owner && known.said === said) {
        this.#byPath.set(path, { ...known, found: { ...known.found, uri, version } });
        continue;
      }
      const found = { uri, version, items, resultId: sha256(said).slice(0, 16) };
      this.#byPath.set(path, { owner, said, found });
      if (known || items.length > 0) changed.set(path, found);
    }
    for (const [path, known] of this.#byPath) {
      if (known.owner !== owner || files.has(path)) continue;
      this.#byPath.delete(path);
      if (known.found.items.length > 0) changed.set(path, { ...known.found, items: [], resultId: NOTHING });
    }
    return changed;
  }
}

/** The id of no diagnostics at all. */
export const NOTHING = sha256('[]').slice(0, 16);
