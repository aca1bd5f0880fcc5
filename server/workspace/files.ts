import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { CONFIG_FILE, isForeign } from '../project/globs.js';
import type { SnapshotFile } from '../project/model.js';
import { decode } from '../text/decode.js';
import type { Fault, FaultKind } from '../text/fault.js';
import { EMPTY_SPAN } from '../text/position.js';
import { sourceText } from '../text/source.js';
import type { FileSystem } from './file-system.js';
import { UsageError } from './usage-error.js';

/** Larger texts are named and not read. */
export const MAX_TEXT_MB = 25;
const MB = 1024 * 1024;
/** A folder with more entries is no project: a home folder, a disk. */
const MAX_ENTRIES = 200_000;

export interface FoundFile { readonly absolute: string; readonly size: number }

/** All that stands in a folder and belongs to its project. */
export interface Walk {
  /** By path from the root, with `/`. */
  readonly files: ReadonlyMap<string, FoundFile>;
  /** Folders inside with a hegui.yaml of their own: projects apart, whose files are not in `files`. */
  readonly nested: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Walks a folder without leaving it: a link that leads outside or back to a folder above it is named and not followed,
 * a link to a folder inside is passed over, since that folder is walked under its own name.
 */
export function walk(root: string, files: FileSystem): Walk {
  const found = new Map<string, FoundFile>();
  const nested: string[] = [];
  const faults: Fault[] = [];
  const realRoot = files.real(root) ?? root;
  const open: { path: string; absolute: string }[] = [{ path: '', absolute: root }];
  let entries = 0;
  for (let folder = open.pop(); folder; folder = open.pop()) {
    const listed = [...(files.list(folder.absolute) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    if (folder.path !== '' && listed.some(({ name }) => name === CONFIG_FILE)) {
      nested.push(folder.absolute);
      continue;
    }
    entries += listed.length;
    if (entries > MAX_ENTRIES) {
      throw new UsageError({ zh: `${root} 里的文件超过 ${MAX_ENTRIES} 个，请指定项目文件夹`, en: `${root} holds more than ${MAX_ENTRIES} files; name the project’s folder` });
    }
    for (const { name, kind } of listed) {
      if (isForeign(name)) continue;
      const path = `${folder.path}${name}`.normalize('NFC');
      const absolute = join(folder.absolute, name);
      if (kind === 'link') {
        const fault = linkFault(path, absolute, folder.absolute, realRoot, files);
        if (fault) faults.push(fault);
        else if (files.stat(absolute)?.kind === 'file') found.set(path, { absolute, size: files.stat(absolute)!.size });
      } else if (kind === 'folder') open.push({ path: `${path}/`, absolute });
      else if (kind === 'file') found.set(path, { absolute, size: files.stat(absolute)?.size ?? 0 });
    }
  }
  return { files: found, nested: nested.sort(), faults: faults.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

function linkFault(path: string, absolute: string, folder: string, realRoot: string, files: FileSystem): Fault | null {
  const target = files.real(absolute);
  // A link that leads nowhere, or round and round among links: nothing is there.
  if (target === null) return null;
  if (!isInside(target, realRoot)) return atStart('file-outside', path, { path });
  const realFolder = files.real(folder) ?? folder;
  return isInside(realFolder, target) ? atStart('symlink-loop', path, { path }) : null;
}

/** Whether a path is the folder itself or below it; both with their links resolved. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

export interface ReadText { readonly file: SnapshotFile; readonly faults: readonly Fault[] }

/** Reads a text with its hash. What cannot be read has no source, and a fault says why. A text that an editor holds has no hash. */
export function readText(path: string, file: FoundFile, files: FileSystem): ReadText {
  return remembered(file, `text ${path}`, files, () => textNow(path, file, files));
}

function textNow(path: string, file: FoundFile, files: FileSystem): ReadText {
  const held = files.held?.(file.absolute, path) ?? null;
  const size = held?.bytes ?? file.size;
  const failed = (kind: FaultKind, args: Fault['args'] = {}, sha256: string | null = null) =>
    ({ file: { path, size, sha256, source: null }, faults: [atStart(kind, path, { path, ...args })] });
  if (size > MAX_TEXT_MB * MB) return failed('file-too-large', { size: Math.ceil(size / MB), limit: MAX_TEXT_MB });
  if (held) return { file: { path, size, sha256: null, source: held.source }, faults: [] };
  const bytes = files.read(file.absolute);
  if (bytes === null) return failed('file-missing');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const decoded = decode(bytes);
  if ('problem' in decoded) return failed(decoded.problem === 'binary' ? 'file-binary' : 'file-encoding', {}, sha256);
  return { file: { path, size: bytes.length, sha256, source: sourceText(path, decoded.text) }, faults: [] };
}

/** Reads a workbook as bytes, with its hash: what is in it is read with the evidence. */
export function readBytes(path: string, file: FoundFile, files: FileSystem): ReadText {
  return remembered(file, `bytes ${path}`, files, () => bytesNow(path, file, files));
}

function bytesNow(path: string, file: FoundFile, files: FileSystem): ReadText {
  const failed = (kind: FaultKind, args: Fault['args'] = {}) =>
    ({ file: { path, size: file.size, sha256: null, source: null }, faults: [atStart(kind, path, { path, ...args })] });
  if (file.size > MAX_TEXT_MB * MB) return failed('file-too-large', { size: Math.ceil(file.size / MB), limit: MAX_TEXT_MB });
  const bytes = files.read(file.absolute);
  if (bytes === null) return failed('file-missing');
  return { file: { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), source: null, bytes }, faults: [] };
}

function remembered<T>({ absolute }: FoundFile, label: string, files: FileSystem, read: () => T): T {
  return files.remember ? files.remember(absolute, label, read) : read();
}

function atStart(kind: FaultKind, file: string, args: Fault['args']): Fault {
  return { kind, file, span: EMPTY_SPAN, args };
}
