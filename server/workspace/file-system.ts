import type { SourceText } from '../text/source.js';

/** What reading a project needs of the machine: handed in, so that a test, an editor or a browser can stand in for it. */

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** A text that an editor is writing. */
export interface HeldText {
  readonly source: SourceText;
  /** In UTF-8. */
  readonly bytes: number;
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
  /** Editors: the text of a file as it is being written, under the path given; null for a file that is not open. */
  held?(path: string, shown: string): HeldText | null;
  /** Editors: what `read` gave for this file under this label, as long as the file has not changed. */
  remember?<T>(path: string, label: string, read: () => T): T;
}
