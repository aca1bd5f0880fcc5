import type { Decision, ProjectConfig } from '../../schemas/project.js';
import type { PointsFile } from '../../schemas/standard.js';
import type { DocumentFacts } from '../document/facts/model.js';
import type { EvidenceFacts } from '../evidence/model.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import type { SuppliedYear } from './calendars.js';

/** A file of the project, as a door hands it in. */
export interface SnapshotFile {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string | null;
  /** Null when the file could not be read as text: then a fault says why. */
  readonly source: SourceText | null;
  /** A workbook as it is: it is read with the evidence, not by the door. Its `source` is null. */
  readonly bytes?: Uint8Array;
  /** Read in case it counts as a manifest or ledger: only its header tells, and without one it is an attachment like others. */
  readonly tentative?: boolean;
}

/** Everything a door read from one project. Nothing after this touches a disk. */
export interface Snapshot {
  /** How the project is called in output: its folder, or the lone manual's path, as the user wrote it. */
  readonly name: string;
  /** hegui.yaml; null for a lone manual. */
  readonly config: SnapshotFile | null;
  readonly decisions: SnapshotFile | null;
  readonly points: SnapshotFile | null;
  readonly manuals: readonly SnapshotFile[];
  readonly manifests: readonly SnapshotFile[];
  /** Ledgers that manifests name: CSV, workbooks. */
  readonly ledgers: readonly SnapshotFile[];
  /** Calendars of working days that hegui.yaml names, and those that the operator hands in. */
  readonly calendars?: { readonly own: readonly SnapshotFile[]; readonly handedIn: readonly SnapshotFile[] };
  /** Every file in the project that evidence may name, without its text. */
  readonly attachments: ReadonlyMap<string, { readonly size: number; readonly sha256: string | null }>;
  /** What the door itself found: missing paths, links that loop, files that are too large or binary. */
  readonly faults: readonly Fault[];
}

export interface PlacedDecision {
  readonly decision: Decision;
  readonly file: string;
  readonly span: Span;
}

/** The facts of one whole project: what rules are judged against. */
export interface Project {
  readonly name: string;
  /** A manual without hegui.yaml: type and dates unknown, every topic judged, no grade. */
  readonly lone: boolean;
  readonly config: ProjectConfig;
  readonly configPath: string | null;
  /** The place of a key of hegui.yaml, e.g. ['certification', 'application']. */
  configPlace(path: readonly (string | number)[], part?: 'key' | 'value'): Span;
  readonly documents: readonly DocumentFacts[];
  /** The manual proper: `manuals.primary`, else the longest own document; null without one. */
  readonly primary: DocumentFacts | null;
  readonly evidence: EvidenceFacts;
  /** Every file that evidence may name. */
  readonly attachments: Snapshot['attachments'];
  readonly decisions: readonly PlacedDecision[];
  readonly points: PointsFile | null;
  /** Working days of years that the project or the operator supplied. */
  readonly calendars: readonly SuppliedYear[];
  readonly faults: readonly Fault[];
  /** Our own faults: a file on which a reader failed. Any makes the run exit 2. */
  readonly failures: readonly { readonly file: string; readonly message: string }[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string | null; readonly source: SourceText | null }[];
}
