import { join } from 'node:path';
import { manifestReferences } from '../evidence/manifest-tree.js';
import { normalisePath } from '../evidence/path.js';
import { readConfig, type ReadConfig } from '../project/config.js';
import { CONFIG_FILE, DECISIONS_FILE, POINTS_FILE, selectFiles } from '../project/globs.js';
import type { Snapshot, SnapshotFile } from '../project/model.js';
import type { Fault } from '../text/fault.js';
import { attachmentHash } from './attachments.js';
import { readText, walk, type FoundFile, type Walk } from './files.js';
import type { FileSystem } from './io.js';

/** A snapshot with its hegui.yaml as read, since the packs follow from it before the project can be built. */
export interface Read { readonly snapshot: Snapshot; readonly config: ReadConfig }

/** A file of decisions that the operator hands in, in place of the project's own. */
export interface HandedIn { readonly shown: string; readonly absolute: string }

/** Reads the project in a folder, with or without a hegui.yaml. */
export function readProject(root: string, name: string, files: FileSystem, decisions: HandedIn | null = null, walked: Walk = walk(root, files)): Read {
  const faults: Fault[] = [...walked.faults];
  const read = (path: string, found: FoundFile | undefined): SnapshotFile | null => {
    if (!found) return null;
    const { file, faults: wrong } = readText(path, found, files);
    faults.push(...wrong);
    return file;
  };
  const own = (path: string | null): SnapshotFile | null => (path === null ? null : read(path, walked.files.get(path)));
  const all = (paths: readonly string[]) => paths.map(own).filter((file): file is SnapshotFile => file !== null);

  const configFile = own(CONFIG_FILE);
  const config = readConfig(configFile?.source ?? null);
  const selected = selectFiles(walked.files.keys(), config.config);
  const manuals = all(selected.manuals);
  const manifests = all(selected.manifests);
  const references = manifests.flatMap(({ source }) => (source ? [manifestReferences(source)] : []));
  const present = (readings: readonly string[]) => readings.find((path) => walked.files.has(path)) ?? null;
  const ledgers = all([...new Set(references.flatMap((r) => r.ledgers.map(present)))].filter((path): path is string => path !== null && isLedgerText(path)));
  const hashed = new Set(references.flatMap((r) => r.hashed.map(present)));
  const attachments = new Map([...walked.files].map(([path, found]) =>
    [path, { size: found.size, sha256: hashed.has(path) ? attachmentHash(found, files) : null }] as const));
  const unread = references.flatMap((r) => r.ledgers.map(present)).filter((path): path is string => path !== null && !isLedgerText(path))
    .map((path): SnapshotFile => ({ path, size: walked.files.get(path)!.size, sha256: null, source: null }));
  const decisionsFile = decisions ? read(decisions.shown, fileAt(decisions.absolute, files)) : own(DECISIONS_FILE);
  const pointsFile = own(config.config.points === undefined ? POINTS_FILE : normalisePath(config.config.points));
  return {
    snapshot: {
      name, config: configFile, decisions: decisionsFile, points: pointsFile, manuals, manifests, ledgers: [...ledgers, ...new Map(unread.map((file) => [file.path, file])).values()], attachments, faults,
    },
    config,
  };
}

/** Reads one manual that stands for itself. `name` is its path as the user wrote it. */
export function readLone(absolute: string, name: string, files: FileSystem, decisions: HandedIn | null = null): Read {
  const { file, faults } = readText(name, fileAt(absolute, files) ?? { absolute, size: 0 }, files);
  const decided = decisions && fileAt(decisions.absolute, files);
  const decisionsFile = decided ? readText(decisions.shown, decided, files) : null;
  return {
    snapshot: {
      name, config: null, decisions: decisionsFile?.file ?? null, points: null, manuals: [file], manifests: [], ledgers: [], attachments: new Map(),
      faults: [...faults, ...(decisionsFile?.faults ?? [])],
    },
    config: readConfig(null),
  };
}

/** Whether the snapshot has read a file of the project under this path. */
export function includes({ snapshot }: Read, path: string): boolean {
  const files = [snapshot.config, snapshot.decisions, snapshot.points, ...snapshot.manuals, ...snapshot.manifests, ...snapshot.ledgers];
  return files.some((file) => file?.path === path);
}

export function configPath(root: string): string {
  return join(root, CONFIG_FILE);
}

function fileAt(absolute: string, files: FileSystem): FoundFile | undefined {
  const found = files.stat(absolute);
  return found?.kind === 'file' ? { absolute, size: found.size } : undefined;
}

/** Ledgers that are read as text; a workbook is known to be there, and its reader comes with it. */
function isLedgerText(path: string): boolean {
  return /\.(?:csv|tsv|txt)$/i.test(path);
}
