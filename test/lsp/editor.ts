import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import { decode } from '../../server/text/decode.js';
import { LineIndex } from '../../server/text/position.js';
import { uriOf } from './client.js';

/** An editor on a folder: what it shows, what is on the disk, and what it tells the server of both. */
export class Editor {
  /** Texts of the open documents, by path from the root. */
  readonly open = new Map<string, string>();
  readonly #versions = new Map<string, number>();

  constructor(readonly root: string, readonly connection: MessageConnection) {}

  /** Texts on the disk that a person could open here. */
  texts(): string[] {
    return filesIn(this.root).filter((path) => /\.(?:md|ya?ml|csv)$/.test(path)).sort();
  }

  show(path: string): void {
    if (this.open.has(path)) return;
    const decoded = decode(readFileSync(join(this.root, path)));
    if (!('text' in decoded)) return;
    this.open.set(path, decoded.text);
    this.#versions.set(path, 1);
    this.#tell('textDocument/didOpen', { textDocument: { uri: this.#uri(path), languageId: path.endsWith('.md') ? 'markdown' : 'yaml', version: 1, text: decoded.text } });
  }

  /** Replaces units from..to of an open document. */
  edit(path: string, from: number, to: number, text: string): void {
    const before = this.open.get(path);
    if (before === undefined) return;
    const lines = new LineIndex(before);
    const version = this.#versions.get(path)! + 1;
    this.open.set(path, before.slice(0, from) + text + before.slice(to));
    this.#versions.set(path, version);
    this.#tell('textDocument/didChange', { textDocument: { uri: this.#uri(path), version }, contentChanges: [{ range: { start: lines.position(from), end: lines.position(to) }, text }] });
  }

  save(path: string): void {
    const text = this.open.get(path);
    if (text === undefined) return;
    const isNew = !existsSync(join(this.root, path));
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    this.#tell('textDocument/didSave', { textDocument: { uri: this.#uri(path) } });
    this.#changed(path, isNew ? 1 : 2);
  }

  /** What was not saved is lost. */
  hide(path: string): void {
    if (!this.open.delete(path)) return;
    this.#tell('textDocument/didClose', { textDocument: { uri: this.#uri(path) } });
  }

  remove(path: string): void {
    this.hide(path);
    rmSync(join(this.root, path), { force: true });
    this.#changed(path, 3);
  }

  rename(path: string, to: string): void {
    if (!existsSync(join(this.root, path)) || existsSync(join(this.root, to))) return;
    const text = this.open.get(path);
    this.hide(path);
    mkdirSync(dirname(join(this.root, to)), { recursive: true });
    renameSync(join(this.root, path), join(this.root, to));
    this.#tell('workspace/didChangeWatchedFiles', { changes: [{ uri: this.#uri(path), type: 3 }, { uri: this.#uri(to), type: 1 }] });
    if (text !== undefined) this.show(to);
  }

  /** A file that something outside the editor writes. */
  write(path: string, content: string): void {
    const isNew = !existsSync(join(this.root, path));
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
    this.#changed(path, isNew ? 1 : 2);
  }

  /** The folder as it would be if everything were saved. */
  savedTo(folder: string): void {
    for (const path of filesIn(this.root)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), readFileSync(join(this.root, path)));
    }
    for (const [path, text] of this.open) {
      const disk = existsSync(join(this.root, path)) ? decode(readFileSync(join(this.root, path))) : null;
      if (disk && 'text' in disk && disk.text === text) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  #changed(path: string, type: 1 | 2 | 3): void {
    this.#tell('workspace/didChangeWatchedFiles', { changes: [{ uri: this.#uri(path), type }] });
  }

  #uri(path: string): string {
    return uriOf(join(this.root, path));
  }

  #tell(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }
}

export function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => statSync(join(root, path)).isFile());
}
