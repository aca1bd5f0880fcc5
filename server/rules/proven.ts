import type { PhraseTable } from './phrase-table.js';

/** What a build has found out about the built-in packs, all of them together: they load without a fault. */
export interface Proven {
  /** Their phrases, so that they need not be collected at every start. */
  readonly phrases: PhraseTable;
}
