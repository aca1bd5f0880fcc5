import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { FileSystem } from '../workspace/file-system.js';

/** The file system with one file as an editor has it, saved or not. */
export function withFile(files: FileSystem, absolute: string, bytes: Uint8Array): FileSystem {
  return {
    ...files,
    stat: (path) => (path === absolute ? { kind: 'file', size: bytes.length } : files.stat(path)),
    list(folder) {
      const listed = files.list(folder);
      if (folder !== dirname(absolute) || listed?.some(({ name }) => name === basename(absolute))) return listed;
      return [...(listed ?? []), { name: basename(absolute), kind: 'file' }];
    },
    real: (path) => files.real(path) ?? (path === absolute ? absolute : null),
    read: (path) => (path === absolute ? bytes : files.read(path)),
    hash: (path) => (path === absolute ? createHash('sha256').update(bytes).digest('hex') : files.hash(path)),
  };
}
