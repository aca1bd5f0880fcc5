/** What the command line needs of the machine: everything is handed in, so that a test can stand in for it. */

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Paths are absolute, in the machine's own form. */
export interface FileSystem {
  /** Follows links; null if there is nothing, or nothing that may be looked at. */
  stat(path: string): { readonly kind: 'file' | 'folder' | 'other'; readonly size: number } | null;
  /** Null if the folder cannot be read. */
  list(folder: string): readonly Entry[] | null;
  /** The path with all links resolved; null if it leads nowhere. */
  real(path: string): string | null;
  /** Null if the file cannot be read. */
  read(path: string): Uint8Array | null;
  /** SHA-256 in hex, without holding the file in memory; null if it cannot be read. */
  hash(path: string): string | null;
  /** Whole or not at all: a reader never sees half a file. */
  write(path: string, text: string): void;
  /** With the folders above it; nothing happens if it is there. Throws where it cannot be made. */
  makeFolder(path: string): void;
}

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
  readonly version: string;
}
