import type { Localized } from '../../schemas/localized.js';
import type { Finding } from '../check/model.js';
import type { Verdict } from '../check/judge.js';
import type { Project } from '../project/model.js';
import type { CompiledRules } from '../rules/model.js';
import type { Span } from '../text/position.js';

/** A change of one file. Edits of one fix never overlap, and all refer to the texts as they were judged. */
export type FileEdit =
  | { readonly file: string; readonly span: Span; readonly text: string }
  /** A new file; a fix that names one that is there by now cannot be applied. */
  | { readonly create: string; readonly text: string };

/**
 * One way to deal with one finding (DESIGN §3). `safe` changes no meaning and may be done in bulk; a `choice` is a
 * person's to make; a `skeleton` is a text to be filled in, and clears nothing by itself.
 */
export interface Fix {
  /** Stable within its finding: what a client sends back to have it done. */
  readonly id: string;
  readonly class: 'safe' | 'choice' | 'skeleton';
  readonly title: Localized;
  readonly edits: readonly FileEdit[];
}

/** A fix before its edits are made: what is shown in lists costs no edit. */
export interface Offer extends Omit<Fix, 'edits'> {
  /** The kind of fix, as rules and clients name it. */
  readonly kind: FixKind;
  edits(): readonly FileEdit[];
}

export type FixKind = 'respell' | 'format' | 'replace' | 'harmonise' | 'rehash' | 'drop' | 'decide' | 'insert' | 'register';

/** What fixes are read off: a verdict and what it was given on. */
export interface Judged {
  readonly project: Project;
  readonly rules: CompiledRules;
  /** ISO day. */
  readonly today: string;
  readonly verdict: Pick<Verdict, 'judgements'>;
}

/** A finding with its rule's own data and the verdict it belongs to. */
export interface Asked { readonly judged: Judged; readonly finding: Finding }
