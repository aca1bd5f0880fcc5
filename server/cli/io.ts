import type { FileSystem } from '../workspace/file-system.js';
import type { PreparedAt } from '../workspace/prepared-packs.js';

/** What the command line needs of the machine: everything is handed in, so that a test can stand in for it. */

/** Asks a person at a terminal. */
export interface Asker {
  /** Null when there will be no more answers. Throws UsageError if the person breaks off. */
  ask(prompt: string): Promise<string | null>;
  close(): void;
}

export interface Io {
  readonly files: FileSystem;
  stdout(text: string): void;
  stderr(text: string): void;
  stdin(): Promise<Uint8Array>;
  /** Absent where nobody sits at a terminal: answers are then read from stdin, a line each. */
  readonly asker?: (() => Asker) | undefined;
  now(): Date;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether stdout is a terminal, and how wide it is. */
  readonly isTTY: boolean;
  readonly columns?: number | undefined;
  /** The package's own folder: the built-in packs stand in its `rules/`. */
  readonly packageFolder: string;
  /** Absent, the built-in packs are read from their YAML. */
  readonly prepared?: PreparedAt | undefined;
  readonly version: string;
}
