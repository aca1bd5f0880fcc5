import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Entry, FileSystem } from './file-system.js';

const CHUNK = 1 << 20;

function orNull<T>(what: () => T): T | null {
  try {
    return what();
  } catch {
    return null;
  }
}

/** The machine's own file system. */
export const NODE_FILES: FileSystem = {
  stat: (path) => orNull(() => {
    const found = statSync(path);
    return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', size: found.size };
  }),
  list: (folder) => orNull(() => readdirSync(folder, { withFileTypes: true }).map((entry): Entry => ({
    name: entry.name,
    kind: entry.isSymbolicLink() ? 'link' : entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
  }))),
  real: (path) => orNull(() => realpathSync(path)),
  read: (path) => orNull(() => readFileSync(path)),
  hash: (path) => orNull(() => {
    const file = openSync(path, 'r');
    try {
      const hash = createHash('sha256');
      const chunk = Buffer.allocUnsafe(CHUNK);
      for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) hash.update(chunk.subarray(0, read));
      return hash.digest('hex');
    } finally {
      closeSync(file);
    }
  }),
  write(path, text) {
    const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
    try {
      writeFileSync(part, text);
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  },
  makeFolder: (path) => { mkdirSync(path, { recursive: true }); },
};
