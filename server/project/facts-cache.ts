import type { DocumentFacts } from '../document/facts/model.js';
import type { SourceText } from '../text/source.js';

/** What the facts of a file depend on: its text, and the vocabulary they were found with. */
export interface FactsKey {
  readonly source: SourceText;
  /** Null where the door did not hash it (as on each keystroke): then only the source itself identifies it. */
  readonly sha256: string | null;
  /** The scanner's. */
  readonly fingerprint: string;
}

/** Keeps facts between runs. A door decides where and how long; a miss is always correct. */
export interface FactsCache {
  get(key: FactsKey): DocumentFacts | undefined;
  set(key: FactsKey, facts: DocumentFacts): void;
}

/** Keeps facts as long as the source itself is kept: enough for an editor that holds on to unchanged documents. */
export function factsBySource(): FactsCache {
  const kept = new WeakMap<SourceText, { fingerprint: string; facts: DocumentFacts }>();
  return {
    get({ source, fingerprint }) {
      const known = kept.get(source);
      return known?.fingerprint === fingerprint ? known.facts : undefined;
    },
    set({ source, fingerprint }, facts) { kept.set(source, { fingerprint, facts }); },
  };
}
