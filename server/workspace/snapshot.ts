import { join } from 'node:path';
import { isListName } from '../evidence/manifest-sheet.js';
import { manifestReferences } from '../evidence/manifest-tree.js';
import { normalisePath } from '../evidence/path.js';
import { isLedgerPath, isSheetPath, isWorkbookPath } from '../evidence/sheet.js';
import { readWorkbook } from '../evidence/workbook/workbook.js';
import { readConfig, type ReadConfig } from '../project/config.js';
import { CONFIG_FILE, DECISIONS_FILE, POINTS_FILE, selectFiles } from '../project/globs.js';
import type { Snapshot, SnapshotFile } from '../project/model.js';
import type { Fault } from '../text/fault.js';
import { attachmentHash } from './attachments.js';
import { readBytes, readText, walk, type FoundFile, type Walk } from './files.js';
import type { FileSystem } from './file-system.js';

/** A snapshot with its hegui.yaml as read, since the packs follow from it before the project can be built. */
export interface Read {
  readonly snapshot: Snapshot;
  readonly config: ReadConfig;
  /** Files that evidence names: with any other manual, only its own text depends on what is in it. */
  readonly named: ReadonlySet<string>;
}

/** A file that the operator hands in. */
export interface HandedIn { readonly shown: string; readonly absolute: string }

/** What the operator hands in besides the project: decisions in place of its own, calendars that go before its own. */
export interface Handed { readonly decisions: HandedIn | null; readonly calendars: readonly HandedIn[] }
export const NOTHING_HANDED: Handed = { decisions: null, calendars: [] };

/** Reads the project in a folder, with or without a hegui.yaml. */
export function readProject(root: string, name: string, files: FileSystem, handed: Handed = NOTHING_HANDED, walked: Walk = walk(root, files)): Read {
  const faults: Fault[] = [...walked.faults];
  const known = new Map<string, ReturnType<typeof readText>>();
  const once = (path: string, found: FoundFile) => {
    let result = known.get(path);
    if (!result) known.set(path, (result = isWorkbookPath(path) ? readBytes(path, found, files) : readText(path, found, files)));
    return result;
  };
  const read = (path: string, found: FoundFile | undefined): SnapshotFile | null => {
    if (!found) return null;
    const first = !known.has(path);
    const { file, faults: wrong } = once(path, found);
    if (first) faults.push(...wrong);
    return file;
  };
  const own = (path: string | null): SnapshotFile | null => (path === null ? null : read(path, walked.files.get(path)));
  const all = (paths: readonly string[]) => paths.map(own).filter((file): file is SnapshotFile => file !== null);
  /** What only may be a manifest or a ledger: nothing is said where it cannot be read. */
  const tentative = (path: string): SnapshotFile => ({ ...once(path, walked.files.get(path)!).file, tentative: true });

  const configFile = own(CONFIG_FILE);
  const config = readConfig(configFile?.source ?? null);
  const selected = selectFiles(walked.files.keys(), config.config);
  const manuals = all(selected.manuals);
  const manifests = selected.manifests.flatMap((path) => (isSheetPath(path) && !isListName(path) ? [tentative(path)] : all([path])));
  const references = manifests.flatMap((file) => {
    const source = file.bytes ? readWorkbook(file.path, file.bytes) : file.source;
    return source ? [manifestReferences(source)] : [];
  });
  const present = (readings: readonly string[]) => readings.find((path) => walked.files.has(path)) ?? null;
  const named = new Set(references.flatMap((r) => r.ledgers.map(present)).filter((path) => path !== null));
  const attached = new Set(references.flatMap((r) => r.attached.map(present)).filter((path): path is string => path !== null && !named.has(path)));
  const ledgers = [...all([...named].filter(isLedgerPath)), ...[...attached].filter(isSheetPath).map(tentative)];
  const hashed = new Set(references.flatMap((r) => r.hashed.map(present)));
  const attachments = new Map([...walked.files].map(([path, found]) =>
    [path, { size: found.size, sha256: hashed.has(path) ? attachmentHash(found, files) : null }] as const));
  const unread = [...named].filter((path) => !isLedgerPath(path))
    .map((path): SnapshotFile => ({ path, size: walked.files.get(path)!.size, sha256: null, source: null }));
  const { decisions } = handed;
  const decisionsFile = decisions ? read(decisions.shown, fileAt(decisions.absolute, files)) : own(DECISIONS_FILE);
  const calendars = { own: all(config.config.calendars.map((path) => normalisePath(path) ?? '')), handedIn: handedCalendars(handed, read, files) };
  const pointsFile = own(config.config.points === undefined ? POINTS_FILE : normalisePath(config.config.points));
  return {
    snapshot: {
      name, config: configFile, decisions: decisionsFile, points: pointsFile, manuals, manifests, ledgers: [...ledgers, ...unread], attachments, calendars, faults,
    },
    config,
    named: new Set([...named, ...attached, ...[...hashed].filter((path) => path !== null)]),
  };
}

/** Reads one manual that stands for itself. `name` is its path as the user wrote it. */
export function readLone(absolute: string, name: string, files: FileSystem, handed: Handed = NOTHING_HANDED): Read {
  const { file, faults } = readText(name, fileAt(absolute, files) ?? { absolute, size: 0 }, files);
  const { decisions } = handed;
  const wrong: Fault[] = [];
  const decided = decisions && fileAt(decisions.absolute, files);
  const calendars = {
    own: [],
    handedIn: handedCalendars(handed, (path, found) => {
      const text = found && readText(path, found, files);
      wrong.push(...(text?.faults ?? []));
      return text?.file ?? null;
    }, files),
  };
  const decisionsFile = decided ? readText(decisions.shown, decided, files) : null;
  return {
    snapshot: {
      name, config: null, decisions: decisionsFile?.file ?? null, points: null, manuals: [file], manifests: [], ledgers: [], attachments: new Map(), calendars,
      faults: [...faults, ...wrong, ...(decisionsFile?.faults ?? [])],
    },
    config: readConfig(null),
    named: new Set(),
  };
}

function handedCalendars({ calendars }: Handed, read: (path: string, found: FoundFile | undefined) => SnapshotFile | null, files: FileSystem): SnapshotFile[] {
  return calendars.flatMap(({ shown, absolute }) => read(shown, fileAt(absolute, files)) ?? []);
}

/** Whether the snapshot has read a file of the project under this path. */
export function includes({ snapshot }: Read, path: string): boolean {
  const files = [snapshot.config, snapshot.decisions, snapshot.points, ...snapshot.manuals, ...snapshot.manifests, ...snapshot.ledgers, ...(snapshot.calendars?.own ?? [])];
  return files.some((file) => file?.path === path);
}

export function configPath(root: string): string {
  return join(root, CONFIG_FILE);
}

function fileAt(absolute: string, files: FileSystem): FoundFile | undefined {
  const found = files.stat(absolute);
  return found?.kind === 'file' ? { absolute, size: found.size } : undefined;
}
