import type { FileSystem } from '../workspace/file-system.js';
import type { PreparedAt } from '../workspace/prepared-packs.js';

/** What the server needs of the machine it runs on: handed in, so that a test or a browser's worker can stand in for it. */
export interface Machine {
  readonly files: FileSystem;
  now(): Date;
  /** Milliseconds from an arbitrary moment, for the time that jobs take. */
  clock(): number;
  /** When what has arrived by now has been dealt with. */
  soon(run: () => void): void;
  /** Gives how to call it off. */
  later(milliseconds: number, run: () => void): () => void;
  /** The machine's path of a URI; null for one that names no file here. */
  pathOf(uri: string): string | null;
  uriOf(path: string): string;
  /** The package's own folder: the built-in packs stand in its `rules/`, the rules' pages in `docs/rules/`. */
  readonly packageFolder: string;
  readonly prepared?: PreparedAt | undefined;
  readonly version: string;
}
