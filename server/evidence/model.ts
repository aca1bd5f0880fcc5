import type { EvidenceItem } from '../../schemas/project.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';

/** A value of a ledger's cell, by its column's type. Dates are ISO text; absent values are left off the row. */
export type CellValue = string | number | boolean | readonly string[];

/** One row of a ledger, whether inline in a manifest or in a file of its own. */
export interface LedgerRow {
  readonly values: Readonly<Record<string, CellValue>>;
  readonly file: string;
  /** Sheet of a workbook, and the row's one-based number there; null for YAML. */
  readonly sheet: string | null;
  readonly span: Span;
  /** The place of a column's value; the row's if it has none. */
  place(column: string): Span;
}

export interface LedgerTable {
  /** camelCase id of its table schema. */
  readonly id: string;
  readonly rows: readonly LedgerRow[];
}

/** What became of the file that an item names: none named, an address on the web, a path out of the project, … */
export type FileState = 'none' | 'address' | 'outside' | 'missing' | 'empty' | 'changed' | 'present';

/** One item of a manifest, with inherited defaults. */
export interface Evidence {
  readonly item: EvidenceItem;
  /** Set when the manifests of a project are joined. */
  readonly fileState?: FileState;
  /** SHA-256 of the file as it is, where it was hashed. */
  readonly foundSha256?: string;
  /** The manifest in which the same id stands before. */
  readonly duplicateOf?: string;
  /** Indicators that the standard does not have, and the key that the first was probably meant to be (empty: none is near). */
  readonly unknownIndicators?: readonly string[];
  readonly meantIndicator?: string;
  readonly file: string;
  readonly span: Span;
  place(key: string): Span;
}

/** An item of a manifest that somebody has begun. */
export interface DraftItem {
  readonly id: string;
  /** Id of its type, or what is written there. */
  readonly type: string;
  readonly file: string;
  readonly span: Span;
}

/** All evidence of a project. */
export interface EvidenceFacts {
  /** Whether the project has a manifest at all: without one, evidence is not judged. */
  readonly present: boolean;
  readonly items: readonly Evidence[];
  /** Items with places still to be filled in: they are no evidence and count for nothing. */
  readonly drafts: readonly DraftItem[];
  readonly tables: ReadonlyMap<string, LedgerTable>;
  readonly faults: readonly Fault[];
}

export const NO_EVIDENCE: EvidenceFacts = { present: false, items: [], drafts: [], tables: new Map(), faults: [] };
