import type { Localized } from '../../schemas/localized.js';
import type { Span } from './position.js';

/** A word that fills a fault's message; what has a name in both languages, such as a column, comes in both. */
export type FaultArg = string | number | Localized;

/**
 * Something wrong with what the user wrote, found by a reader. The rule of pack `input` whose `fault` is this kind
 * gives it words, level and source; `args` fill that rule's message.
 */
export interface Fault {
  readonly kind: FaultKind;
  readonly file: string;
  readonly span: Span;
  readonly args: Readonly<Record<string, FaultArg>>;
  /** Further places of the same fault in the same file, as for a column of a ledger; `args.count` counts all. */
  readonly occurrences?: readonly Span[];
}

/** The closed list. Each has exactly one rule in rules/input. */
export const FAULT_KINDS = [
  'yaml-syntax', 'yaml-duplicate-key', 'yaml-tab', 'yaml-too-deep', 'yaml-aliases', 'yaml-not-closed',
  'unknown-key', 'wrong-value', 'missing-key', 'unknown-rule', 'unknown-id', 'duplicate-id', 'duplicate-rule',
  'bad-expression', 'bad-pattern', 'file-missing', 'file-empty', 'file-binary', 'file-too-large', 'file-encoding',
  'file-outside', 'symlink-loop', 'not-own-document', 'no-enterprise-type', 'decision-unused', 'decision-unmatched', 'decision-expired', 'decision-open',
  'unknown-indicator', 'item-open', 'unknown-column', 'missing-column', 'bad-cell',
  'workbook-encrypted', 'workbook-damaged', 'workbook-format', 'workbook-too-large', 'unknown-sheet', 'sheet-unread', 'sheet-cut', 'formula-uncalculated',
  'digits-lost', 'ragged-row',
  'calendar-other-year', 'calendar-overlap', 'calendar-weekday',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];
