import type { Position, Range } from 'vscode-languageserver-types';
import type { Locale } from '../../schemas/localized.js';
import type { ReportFinding } from '../../schemas/report.js';
import type { Finding } from '../check/model.js';
import type { LintResult } from '../report/index.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';

/** A finding with its words in the reader's language. */
export interface ShownFinding { readonly finding: Finding; readonly shown: ReportFinding }

/** Between the engine's terms (paths from the project's root, offsets) and the protocol's (URIs, positions in the client's encoding). */
export interface Wire {
  uri(path: string): string;
  range(source: SourceText, span: Span): Range;
  /** The offset of a position, clamped to its line and to the text. */
  offset(source: SourceText, position: Position): number;
}

/**
 * One judged project as an editor's questions see it: every answer is read off what `lint` found, never found anew.
 * A view belongs to one moment; after an edit there is another.
 */
export interface View {
  readonly result: LintResult;
  readonly locale: Locale;
  readonly wire: Wire;
  /** Every text of the project as it was read, open documents as they are being written: hegui.yaml, decisions, points, manuals, manifests, ledgers, its own packs. By path from the root. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Every file of the project, readable or not, by path from the root. */
  readonly files: ReadonlySet<string>;
  /** The findings of one file, in the order of the text. */
  findingsIn(path: string): readonly ShownFinding[];
  readonly findings: readonly ShownFinding[];
}

/** A place that somebody asks about. */
export interface At { readonly source: SourceText; readonly offset: number }
