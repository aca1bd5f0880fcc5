import type { PhraseHit, PhraseOwner } from '../text/scanner.js';

/** Hides hits inside a not-this phrase of their own owner: 培训 in 客户培训 is not about staff training. */
export class Masking {
  readonly #groups = new Map<string, number>();
  /** By owner: its group, or none for aspects and what stands near them. */
  readonly #groupOf = new Map<PhraseOwner, number>();

  /** `hits` are ordered by place, longest first. Gives them without what is hidden and without the not-this phrases. */
  apply(hits: readonly PhraseHit[]): PhraseHit[] {
    if (!hits.some(({ owner }) => owner.role === 'not-this')) return hits as PhraseHit[];
    // How far the not-this phrases of each group reach that begin at or before the current place.
    const reach: number[] = [];
    const kept: PhraseHit[] = [];
    for (let i = 0; i < hits.length;) {
      let end = i;
      for (; end < hits.length && hits[end]!.from === hits[i]!.from; end++) {
        const { owner, to } = hits[end]!;
        if (owner.role !== 'not-this') continue;
        const group = this.#group(owner);
        reach[group] = Math.max(reach[group] ?? 0, to);
      }
      for (; i < end; i++) {
        const hit = hits[i]!;
        if (hit.owner.role === 'not-this') continue;
        const group = this.#group(hit.owner);
        if (group < 0 || (reach[group] ?? 0) < hit.to) kept.push(hit);
      }
    }
    return kept;
  }

  #group(owner: PhraseOwner): number {
    let group = this.#groupOf.get(owner);
    if (group === undefined) {
      const kind = kindOf(owner);
      const key = `${kind} ${owner.owner}`;
      if (kind === null) group = -1;
      else {
        group = this.#groups.get(key) ?? this.#groups.size;
        this.#groups.set(key, group);
      }
      this.#groupOf.set(owner, group);
    }
    return group;
  }
}

/** The kind of owner whose not-this phrases hide a hit. */
function kindOf(owner: PhraseOwner): string | null {
  switch (owner.role) {
    case 'not-this': return owner.part;
    case 'term': case 'name': return 'topic';
    case 'concept': return 'concept';
    case 'subject': return 'subject';
    default: return null;
  }
}
