import { LiveDocument } from '../document/live-document.js';
import { factsBySource, type FactsCache } from '../project/facts-cache.js';
import type { Scanner } from '../text/scanner.js';
import type { EditorFiles } from './editor-files.js';

/** The facts of manuals: of open ones at the cost of what was typed, of others as long as they are kept. */
export class LiveFacts {
  readonly #open = new Map<string, LiveDocument>();
  readonly #closed = factsBySource();

  constructor(readonly files: EditorFiles) {}

  /** For one project and one vocabulary. `absolute`: the machine's path of its files. */
  of(absolute: (path: string) => string, scanner: Scanner): FactsCache {
    return {
      get: (key) => {
        const path = absolute(key.source.path);
        if (this.files.heldAt(path) !== key.source) return this.#closed.get(key);
        let live = this.#open.get(path);
        if (!live) this.#open.set(path, (live = new LiveDocument()));
        return live.read(key.source, scanner);
      },
      set: (key, facts) => { this.#closed.set(key, facts); },
    };
  }

  /** A document was closed: what was kept of its versions is let go. */
  close(path: string): void {
    this.#open.delete(path);
  }
}
