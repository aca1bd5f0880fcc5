import type { Localized } from '../../schemas/localized.js';
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
