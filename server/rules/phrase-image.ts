import type { PhraseOwner } from '../text/scanner.js';
import type { PhraseTable, Sought } from './phrase-table.js';

/** A phrase table as plain data, for a file. */
export interface PhraseImage {
  readonly fingerprint: string;
  readonly needles: readonly string[];
  /** Role, owner and part of each owner. */
  readonly owners: readonly (readonly [PhraseOwner['role'], string, string])[];
  /** Owners of one phrase or of several, by index: most phrases share theirs with others of the same topic. */
  readonly lists: readonly (readonly number[])[];
  /** Phrase by phrase: the index of its list of owners, the number of its needles, its needles. */
  readonly sought: readonly number[];
}

export function imageOf({ needles, sought, fingerprint }: PhraseTable): PhraseImage {
  const owners = new Indexed<PhraseOwner>(({ role, owner, part }) => JSON.stringify([role, owner, part]));
  const lists = new Indexed<readonly number[]>((list) => list.join());
  const flat = sought.flatMap((phrase) => [lists.indexOf(phrase.owners.map((owner) => owners.indexOf(owner))), phrase.needles.length, ...phrase.needles]);
  return { fingerprint, needles, owners: owners.all.map(({ role, owner, part }) => [role, owner, part]), lists: lists.all, sought: flat };
}

/** The table that the image was made of. Phrases with the same owners share one list of them. */
export function tableOf({ fingerprint, needles, owners: triples, lists, sought: flat }: PhraseImage): PhraseTable {
  const owners = triples.map(([role, owner, part]): PhraseOwner => ({ role, owner, part }));
  const shared = lists.map((list) => list.map((i) => owners[i]!));
  const sought: Sought[] = [];
  for (let at = 0; at < flat.length;) {
    const end = at + 2 + flat[at + 1]!;
    sought.push({ needles: flat.slice(at + 2, end), owners: shared[flat[at]!]! });
    at = end;
  }
  return { needles, sought, fingerprint };
}

/** Values by index, equal ones once. */
class Indexed<T> {
  readonly all: T[] = [];
  readonly #places = new Map<string, number>();

  constructor(readonly key: (value: T) => string) {}

  indexOf(value: T): number {
    const key = this.key(value);
    let place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, (place = this.all.push(value) - 1));
    return place;
  }
}
