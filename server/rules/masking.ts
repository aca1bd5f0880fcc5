import type { PhraseHit, PhraseOwner } from '../text/scanner.js';
import type { Sought } from './phrase-table.js';

/** The owners of one phrase, ready to be reported. */
interface Owners {
  readonly shown: readonly PhraseOwner[];
  /** By index in `shown`: the group whose not-this phrases hide the hit, or -1. */
  readonly groups: readonly number[];
  /** Groups in which the phrase is itself a not-this phrase. */
  readonly hides: readonly number[];
}

/** Hides hits inside a not-this phrase of their own owner: 培训 in 客户培训 is not about staff training. */
export class Masking {
  readonly #owners: readonly Owners[];
  readonly #groupCount: number;

  constructor(sought: readonly Sought[]) {
    const ids = new Map<string, number>();
    const group = (kind: string, owner: string) => {
      const key = `${kind} ${owner}`;
      if (!ids.has(key)) ids.set(key, ids.size);
      return ids.get(key)!;
    };
    // Most phrases share their list of owners with others of the same topic.
    const known = new Map<readonly PhraseOwner[], Owners>();
    const described = (owners: readonly PhraseOwner[]): Owners => {
      const shown = owners.filter(({ role }) => role !== 'not-this');
      return {
        shown,
        groups: shown.map((owner) => {
          const kind = kindOf(owner);
          return kind === null ? -1 : group(kind, owner.owner);
        }),
        hides: owners.filter(({ role }) => role === 'not-this').map(({ part, owner }) => group(part, owner)),
      };
    };
    this.#owners = sought.map(({ owners }) => {
      let found = known.get(owners);
      if (!found) known.set(owners, (found = described(owners)));
      return found;
    });
    this.#groupCount = ids.size;
  }

  /** Hits of phrases (by index), ordered by place, as hits of their owners, without what is hidden. */
  apply(phrases: Int32Array, froms: Int32Array, tos: Int32Array, count: number): PhraseHit[] {
    const owners = this.#owners;
    const hits: PhraseHit[] = [];
    // How far the not-this phrases of each group reach that begin at or before the current place; made when one is met.
    let reach: Int32Array | null = null;
    for (let i = 0; i < count;) {
      let end = i;
      const from = froms[i]!;
      for (; end < count && froms[end] === from; end++) {
        const hides = owners[phrases[end]!]!.hides;
        for (let k = 0; k < hides.length; k++) {
          reach ??= new Int32Array(this.#groupCount);
          if (reach[hides[k]!]! < tos[end]!) reach[hides[k]!] = tos[end]!;
        }
      }
      for (; i < end; i++) {
        const phrase = owners[phrases[i]!]!;
        const shown = phrase.shown;
        const groups = phrase.groups;
        const to = tos[i]!;
        for (let k = 0; k < shown.length; k++) {
          const group = groups[k]!;
          if (reach === null || group < 0 || reach[group]! < to) hits.push({ from, to, owner: shown[k]! });
        }
      }
    }
    return hits;
  }
}

/** The kind of owner whose not-this phrases hide a hit; aspects and what stands near them have none. */
function kindOf(owner: PhraseOwner): string | null {
  switch (owner.role) {
    case 'term': case 'name': return 'topic';
    case 'concept': return 'concept';
    case 'subject': return 'subject';
    default: return null;
  }
}
