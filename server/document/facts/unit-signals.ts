import type { PhraseHit } from '../../text/scanner.js';

/** What the hits of a unit say about it, gathered in one pass. */
export interface UnitSignals {
  readonly concepts: ReadonlySet<string>;
  readonly negations: readonly PhraseHit[];
  /** Names and terms of topics. */
  readonly topics: readonly PhraseHit[];
  /** Words that say something of a topic: names, terms and the words of its aspects. */
  readonly words: readonly PhraseHit[];
  /** Marks of a kind of document. */
  readonly kinds: readonly PhraseHit[];
  /** Where the first word that announces an example stands; -1 without one. */
  readonly exampleAt: number;
}

const NONE: UnitSignals = { concepts: new Set(), negations: [], topics: [], words: [], kinds: [], exampleAt: -1 };

export function signalsOf(hits: readonly PhraseHit[]): UnitSignals {
  if (hits.length === 0) return NONE;
  const concepts = new Set<string>();
  const negations: PhraseHit[] = [];
  const topics: PhraseHit[] = [];
  const words: PhraseHit[] = [];
  const kinds: PhraseHit[] = [];
  let exampleAt = -1;
  for (const hit of hits) {
    const { role, owner } = hit.owner;
    if (role === 'concept') {
      if (owner.startsWith('kind-')) {
        kinds.push(hit);
        continue;
      }
      concepts.add(owner);
      if (owner === 'negation') negations.push(hit);
      else if (owner === 'example-word' && exampleAt < 0) exampleAt = hit.from;
    } else if (role === 'term' || role === 'name') {
      topics.push(hit);
      words.push(hit);
    } else if (role === 'aspect') words.push(hit);
  }
  return { concepts, negations, topics, words, kinds, exampleAt };
}

/** How many characters of a text the intervals cover together. They are ordered by `from`. */
export function covered(intervals: readonly { readonly from: number; readonly to: number }[]): number {
  let total = 0;
  let end = 0;
  for (const { from, to } of intervals) {
    if (to <= end) continue;
    total += to - Math.max(from, end);
    end = to;
  }
  return total;
}
