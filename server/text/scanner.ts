/** What a phrase of the vocabulary stands for. */
export interface PhraseOwner {
  readonly role: 'term' | 'name' | 'not-this' | 'aspect' | 'near' | 'concept' | 'subject';
  /** Topic, concept or subject id. */
  readonly owner: string;
  /** Aspect id for roles `aspect` and `near`; the kinds of quantity, joined by blanks, for `subject`; which kind of owner (`topic`, `concept`, `subject`) for `not-this`. */
  readonly part: string;
}

/** One phrase found in a normalised text: units from..to (to exclusive). */
export interface PhraseHit {
  readonly from: number;
  readonly to: number;
  readonly owner: PhraseOwner;
}

/**
 * All phrases of all packs in one multi-pattern automaton. Hits are ordered by `from`, then longest first;
 * a hit that lies inside a `not-this` hit of the same owner is left out, and the `not-this` hits themselves are not returned.
 * A phrase owned several times gives one hit per owner.
 */
export interface Scanner {
  /** Changes with the vocabulary: facts found with another fingerprint are stale. */
  readonly fingerprint: string;
  scan(text: string): PhraseHit[];
}
