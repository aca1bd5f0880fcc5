import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import { isFolderDefaults, readFolderDefaults } from '../evidence/defaults.js';
import { readManifest } from '../evidence/manifest.js';
import { mergeEvidence } from '../evidence/merge.js';
import type { EvidenceFacts } from '../evidence/model.js';
import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { readConfig, type ReadConfig } from './config.js';
import { readDecisions } from './decisions.js';
import { primaryOf, primaryPath, readDocuments, type FactsReader } from './documents.js';
import type { Project, Snapshot, SnapshotFile } from './model.js';
import { readPoints } from './points.js';

/** What the packs give to reading a project. */
export interface ProjectVocabulary extends FactsReader {
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly evidenceTypes: ReadonlyMap<string, EvidenceType>;
  /** Leaf keys of the project's standard. */
  readonly leaves: ReadonlySet<string>;
}

/** The facts of one whole project, from what a door read. Pure but for the cache; never throws. */
export function buildProject(snapshot: Snapshot, vocabulary: ProjectVocabulary): Project {
  const read = readConfig(snapshot.config?.source ?? null);
  const { config } = read;
  const manuals = readDocuments(snapshot.manuals, config, vocabulary);
  const evidence = readEvidence(snapshot, vocabulary);
  const decisions = snapshot.decisions?.source ? readDecisions(snapshot.decisions.source, vocabulary.leaves) : { decisions: [], faults: [] };
  const points = snapshot.points?.source ? readPoints(snapshot.points.source, vocabulary.leaves) : { points: null, faults: [] };
  const files = [snapshot.config, snapshot.decisions, snapshot.points, ...snapshot.manuals, ...snapshot.manifests, ...snapshot.ledgers]
    .filter((file): file is SnapshotFile => file !== null);
  return {
    name: snapshot.name,
    lone: snapshot.config === null,
    config,
    configPath: snapshot.config?.path ?? null,
    configPlace: read.place,
    documents: manuals.documents,
    primary: primaryOf(manuals.documents, config),
    evidence,
    decisions: decisions.decisions,
    points: points.points,
    faults: [
      ...snapshot.faults, ...read.faults, ...absentFiles(snapshot, read), ...manuals.faults, ...evidence.faults, ...decisions.faults, ...points.faults,
    ],
    failures: manuals.failures,
    inputs: files.map(({ path, sha256, source }) => ({ file: path, sha256, source })),
  };
}

function readEvidence(snapshot: Snapshot, { tables, evidenceTypes, leaves }: ProjectVocabulary): EvidenceFacts {
  const sources = snapshot.manifests.map(({ source }) => source).filter((source): source is SourceText => source !== null);
  const { folders, faults } = readFolderDefaults(sources.filter(({ path }) => isFolderDefaults(path)));
  const ledgers = new Map(snapshot.ledgers.map(({ path, source }) => [path, source]));
  const manifests = sources.filter(({ path }) => !isFolderDefaults(path)).map((source) => readManifest(source, tables, evidenceTypes, ledgers, folders));
  const evidence = mergeEvidence(manifests, { attachments: snapshot.attachments, leaves, tables, evidenceTypes });
  return faults.length === 0 ? evidence : { ...evidence, faults: [...faults, ...evidence.faults] };
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
    faults.push({ kind: 'file-missing', file, span: place(['manuals']), args: { path: patterns.join('、') } });
  } else if (primary !== null && !snapshot.manuals.some(({ path }) => path === primary)) {
    faults.push({ kind: 'file-missing', file, span: place(['manuals', 'primary']), args: { path: primary } });
  }
  if (config.points !== undefined && snapshot.points === null) {
    faults.push({ kind: 'file-missing', file, span: place(['points']), args: { path: config.points } });
  }
  return faults;
}
