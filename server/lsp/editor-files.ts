import { dirname } from 'node:path';
import { decode } from '../text/decode.js';
import { sha256 } from '../text/sha256.js';
import { sourceText, type SourceText } from '../text/source.js';
import type { Entry, FileSystem, HeldText } from '../workspace/file-system.js';

/**
 * The machine's files as an editor sees them: an open document is as it is being written, and all else is remembered
 * until somebody says that it changed. The same readers that serve the command line read through it.
 */
export class EditorFiles implements FileSystem {
  readonly #open = new Map<string, SourceText>();
  readonly #remembered = new Map<string, Map<string, unknown>>();
  /** A text of a megabyte is not measured twice for one keystroke. */
  readonly #sizes = new WeakMap<SourceText, number>();

  constructor(readonly base: FileSystem) {}

  /** An open document's text now. Its `path` becomes the one its project knows it by once that has read it. */
  hold(path: string, source: SourceText): void {
    const isNew = !this.#open.has(path);
    this.#open.set(path, source);
    this.#remembered.delete(path);
    if (isNew) this.#remembered.delete(dirname(path));
  }

  /** From now on the file is what is on the disk. */
  release(path: string): void {
    this.#open.delete(path);
    this.changed(path);
  }

  heldAt(path: string): SourceText | null {
    return this.#open.get(path) ?? null;
  }

  /** Something at this path was written, made or removed: also what was remembered of folders above and of what is below. */
  changed(path: string): void {
    this.#remembered.delete(path);
    this.#remembered.delete(dirname(path));
    for (const known of this.#remembered.keys()) if (known.startsWith(path) && /[\\/]/.test(known[path.length] ?? '')) this.#remembered.delete(known);
  }

  /** Everything may have changed. */
  forget(): void {
    this.#remembered.clear();
  }

  remember<T>(path: string, label: string, read: () => T): T {
    let known = this.#remembered.get(path);
    if (!known) this.#remembered.set(path, (known = new Map()));
    if (!known.has(label)) known.set(label, read());
    return known.get(label) as T;
  }

  held(path: string, shown: string): HeldText | null {
    let source = this.#open.get(path);
    if (!source) return null;
    if (source.path !== shown) this.#open.set(path, (source = sourceText(shown, source.text)));
    return { source, bytes: this.#size(source) };
  }

  stat(path: string): ReturnType<FileSystem['stat']> {
    const source = this.#open.get(path);
    if (source) return { kind: 'file', size: this.#size(source) };
    return this.remember(path, 'stat', () => this.base.stat(path));
  }

  list(folder: string): readonly Entry[] | null {
    return this.remember(folder, 'list', () => {
      const listed = this.base.list(folder);
      const names = new Set(listed?.map(({ name }) => name));
      // Documents that have not been saved yet are there, too.
      const unsaved = [...this.#open.keys()].filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length).replace(/^[\\/]/, ''))
        .filter((name) => !names.has(name)).map((name): Entry => ({ name, kind: 'file' }));
      return listed === null && unsaved.length === 0 ? null : [...(listed ?? []), ...unsaved];
    });
  }

  real(path: string): string | null {
    return this.remember(path, 'real', () => this.base.real(path)) ?? (this.#open.has(path) ? path : null);
  }

  read(path: string): Uint8Array | null {
    const source = this.#open.get(path);
    return source ? new TextEncoder().encode(source.text) : this.base.read(path);
  }

  /** Of an open document that says what the file says, the file's own: an editor keeps neither a byte order mark nor an encoding. */
  hash(path: string): string | null {
    const source = this.#open.get(path);
    return this.remember(path, 'hash', () => {
      if (!source) return this.base.hash(path);
      const bytes = this.base.read(path);
      const saved = bytes && decode(bytes);
      return saved && 'text' in saved && saved.text === source.text ? this.base.hash(path) : sha256(source.text);
    });
  }

  write(path: string, text: string): void {
    this.base.write(path, text);
    this.changed(path);
  }

  makeFolder(path: string): void {
    this.base.makeFolder(path);
    this.changed(path);
  }

  #size(source: SourceText): number {
    let size = this.#sizes.get(source);
    if (size === undefined) this.#sizes.set(source, (size = byteLength(source.text)));
    return size;
  }
}

/** In UTF-8; a lone surrogate counts as the three bytes it is written with. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      bytes += 2;
      i++;
    } else bytes += 2;
  }
  return bytes;
}
