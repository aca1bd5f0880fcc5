import type { Localized } from '../../schemas/localized.js';
import type { Cause, CheckKind, Due, Level } from '../../schemas/rule.js';
import type { IndicatorStatus, TopicStatus } from '../../schemas/report.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { LeafEvidence } from './leaf-evidence.js';
import type { Unjudged } from './unjudged.js';

/** A word that fills a message: plain, in two languages, or a list. */
export type MessageArg = string | number | Localized | readonly (string | Localized)[];

export interface Place { readonly file: string; readonly span: Span }

/** One violation at one place, before it is put into words. */
export interface Finding {
  /** Full id of the primary rule, and its code. */
  readonly rule: string;
  readonly code: string;
  /** Codes of rules that fail for the same cause. */
  readonly also: readonly string[];
  readonly indicator: string | null;
  readonly topic: string | null;
  readonly level: Level;
  readonly due: Due;
  readonly cause: Cause;
  readonly confidence: 'exact' | 'lexical' | 'heuristic';
  /** Only the date of today made it. */
  readonly clock: boolean;
  /** The three parts; `{name}` stands for an argument. */
  readonly message: Localized;
  readonly why: Localized;
  readonly remedy: Localized;
  readonly args: Readonly<Record<string, MessageArg>>;
  readonly file: string;
  readonly span: Span;
  /** Heading path as printed; empty outside manuals. */
  readonly section: string;
  readonly occurrences: readonly Place[];
  readonly related: readonly (Place & { readonly message: Localized })[];
  readonly basis: FindingBasis;
}

/** What a finding was made from: what its fixes must know and its sentences do not say. */
export interface FindingBasis {
  /** The violations that were joined, the primary first; none for readers' faults. */
  readonly violations: readonly ViolationBasis[];
  /** The faults that were joined; none for rules. */
  readonly faults: readonly Fault[];
  /** Of a contradiction: every place that says what most say. */
  readonly agreeing: readonly Place[];
}

export interface ViolationBasis extends Place {
  /** Full id. */
  readonly rule: string;
  readonly topic: string | null;
  readonly section: string;
  /** The kind of check that failed, and the types of evidence that it looked for. */
  readonly kind: CheckKind | null;
  readonly evidence: readonly string[];
}

export interface TopicCoverage {
  readonly topic: string;
  readonly status: TopicStatus;
  readonly cause: Cause | null;
  /** Aspect ids met and missing. */
  readonly met: readonly string[];
  readonly missing: readonly string[];
  /** First places of counted units, ordered by what they add; at most five. */
  readonly where: readonly (Place & { readonly section: string })[];
  readonly attested: boolean;
}

/** One leaf of the standard, documented and evidenced apart. */
export interface LeafCoverage {
  /** Key in its standard, e.g. `5.3.2/records`. */
  readonly leaf: string;
  readonly status: IndicatorStatus;
  readonly documented: 1 | 0.5 | 0 | null;
  readonly evidenced: 1 | 0.5 | 0 | null;
  /** The items that name the leaf, those that count first. */
  readonly evidence: readonly LeafEvidence[];
  readonly where: readonly (Place & { readonly section: string })[];
  /** A decision says so, not the text. */
  readonly attested: boolean;
}

/** Why a rule, or some of the rows it looks at, could not be judged: one entry per rule and reason. */
export interface Skipped extends Unjudged { readonly rule: string }
export interface Upcoming { readonly rule: string; readonly due: Due; readonly date: string | null }
