import { listOf } from '../../schemas/localized.js';
import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import { isFolderDefaults, readFolderDefaults } from '../evidence/defaults.js';
import { readManifest } from '../evidence/manifest.js';
import { mergeEvidence } from '../evidence/merge.js';
import type { EvidenceFacts } from '../evidence/model.js';
import { normalisePath } from '../evidence/path.js';
import { sheetManifestTree } from '../evidence/manifest-sheet.js';
import { isSheetPath } from '../evidence/sheet.js';
import { readWorkbook } from '../evidence/workbook/workbook.js';
import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { readCalendars } from './calendars.js';
import { readConfig, type ReadConfig } from './config.js';
import { readDecisions } from './decisions.js';
import { primaryOf, primaryPath, readDocuments, type FactsReader } from './documents.js';
import { NO_MEMORY, type Memory } from './memory.js';
import type { Project, Snapshot, SnapshotFile } from './model.js';
import { readPoints } from './points.js';

/** What the packs give to reading a project. */
export interface ProjectVocabulary extends FactsReader {
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly evidenceTypes: ReadonlyMap<string, EvidenceType>;
  /** Leaf keys of the project's standard. */
  readonly leaves: ReadonlySet<string>;
}

/**
 * The facts of one whole project, from what a door read. Pure but for the cache; never throws. With the memory of earlier
 * versions of the same project what did not change is not read again; the result is the same. What did not change is known by
 * the sources (and bytes) of the files, and by the map of attachments: a door hands in the same ones as long as they are.
 */
export function buildProject(snapshot: Snapshot, vocabulary: ProjectVocabulary, memory: Memory = NO_MEMORY): Project {
  const configSource = snapshot.config?.source ?? null;
  const read = memory.keep('config', [configSource], () => readConfig(configSource));
  const { config } = read;
  const manuals = readDocuments(snapshot.manuals, config, vocabulary, memory.part('documents', []));
  const leaves = [...vocabulary.leaves];
  const { evidence, manifests } = memory.keep('evidence', () => evidenceInputs(snapshot, vocabulary, leaves), () => readEvidence(snapshot, vocabulary));
  const decisionsSource = snapshot.decisions?.source ?? null;
  const decisions = memory.keep('decisions', [decisionsSource, ...leaves], () => (decisionsSource ? readDecisions(decisionsSource, vocabulary.leaves) : { decisions: [], faults: [] }));
  const pointsSource = snapshot.points?.source ?? null;
  const points = memory.keep('points', [pointsSource, ...leaves], () => (pointsSource ? readPoints(pointsSource, vocabulary.leaves) : { points: null, faults: [] }));
  const { own = [], handedIn = [] } = snapshot.calendars ?? {};
  const hands = [handedIn, own].map((files) => files.flatMap(({ source }) => source ?? []));
  const calendars = memory.keep('calendars', [hands[0]!.length, ...hands.flat()], () => readCalendars(...hands));
  const counted = memory.keep('counted', [evidence], () => filesThatCount(evidence, manifests));
  const files = [snapshot.config, snapshot.decisions, snapshot.points, ...snapshot.manuals, ...snapshot.manifests, ...snapshot.ledgers, ...own, ...handedIn]
    .filter((file): file is SnapshotFile => file !== null && (!file.tentative || counted.has(file.path)));
  return {
    name: snapshot.name,
    lone: snapshot.config === null,
    config,
    configPath: snapshot.config?.path ?? null,
    configPlace: read.place,
    documents: manuals.documents,
    primary: primaryOf(manuals.documents, config),
    evidence,
    attachments: snapshot.attachments,
    decisions: decisions.decisions,
    points: points.points,
    calendars: calendars.years,
    faults: [
      ...snapshot.faults, ...read.faults, ...absentFiles(snapshot, read), ...manuals.faults, ...evidence.faults, ...decisions.faults, ...points.faults, ...calendars.faults,
    ],
    failures: manuals.failures,
    inputs: [...new Map(files.map((file) => [file.path, file])).values()].map((file) => ({ file: file.path, sha256: file.sha256, source: sourceOf(file) })),
  };
}

/** All that evidence is read from. */
function evidenceInputs({ manifests, ledgers, attachments }: Snapshot, { tables, evidenceTypes }: ProjectVocabulary, leaves: readonly string[]): readonly unknown[] {
  return [tables, evidenceTypes, attachments, manifests.length, ...[...manifests, ...ledgers].flatMap(({ path, source, bytes }) => [path, source, bytes]), ...leaves];
}

/** Manifests, and the ledgers of which a row was read. */
function filesThatCount({ tables }: EvidenceFacts, manifests: readonly string[]): ReadonlySet<string> {
  const files = new Set(manifests);
  for (const { rows } of tables.values()) for (const { file } of rows) files.add(file);
  return files;
}

function readEvidence(snapshot: Snapshot, { tables, evidenceTypes, leaves }: ProjectVocabulary): { readonly evidence: EvidenceFacts; readonly manifests: readonly string[] } {
  const sources = snapshot.manifests.map(sourceOf).filter((source): source is SourceText => source !== null);
  const { folders, faults } = readFolderDefaults(sources.filter(({ path }) => isFolderDefaults(path)));
  const ledgers = new Map(snapshot.ledgers.map((file) => [file.path, sourceOf(file)]));
  const manifests = sources.filter(({ path }) => !isFolderDefaults(path)).flatMap((source) => {
    if (!isSheetPath(source.path)) return [readManifest(source, tables, evidenceTypes, ledgers, folders)];
    const tree = sheetManifestTree(source, tables, evidenceTypes);
    return tree ? [readManifest(source, tables, evidenceTypes, ledgers, folders, tree)] : [];
  });
  const evidence = mergeEvidence(manifests, { attachments: snapshot.attachments, leaves, tables, evidenceTypes, ledgers });
  return {
    evidence: faults.length === 0 ? evidence : { ...evidence, faults: [...faults, ...evidence.faults] },
    manifests: manifests.map(({ source }) => source.path),
  };
}

function sourceOf({ path, source, bytes }: SnapshotFile): SourceText | null {
  return bytes ? readWorkbook(path, bytes) : source;
}

/** Files that hegui.yaml names and the project does not have: a wrong pattern must not look like a clean project. */
function absentFiles(snapshot: Snapshot, { config, place }: ReadConfig): Fault[] {
  const file = snapshot.config?.path;
  if (file === undefined) return [];
  const faults: Fault[] = [];
  const { manuals } = config;
  const patterns = Array.isArray(manuals) ? manuals : manuals?.include ?? [];
  const primary = primaryPath(config);
  if (patterns.length > 0 && snapshot.manuals.length === 0) {
    faults.push({ kind: 'file-missing', file, span: place(['manuals']), args: { path: listOf(patterns) } });
  } else if (primary !== null && !snapshot.manuals.some(({ path }) => path === primary)) {
    faults.push({ kind: 'file-missing', file, span: place(['manuals', 'primary']), args: { path: primary } });
  }
  if (config.points !== undefined && snapshot.points === null) {
    faults.push({ kind: 'file-missing', file, span: place(['points']), args: { path: config.points } });
  }
  config.calendars.forEach((written, i) => {
    const path = normalisePath(written);
    if (path !== null && snapshot.calendars?.own.some((calendar) => calendar.path === path)) return;
    faults.push({ kind: path === null ? 'file-outside' : 'file-missing', file, span: place(['calendars', i]), args: { path: written } });
  });
  return faults;
}
