import type { Discount } from '../document/facts/model.js';
import type { TopicMark } from './topic-marks.js';

/** A unit speaks for at most this many characters, so that one long paragraph is not a whole chapter. */
const UNIT_CHARACTERS = 60;

interface Marked { readonly mark: TopicMark }

/** What some units add up to. */
export interface Weight {
  readonly met: ReadonlySet<string>;
  readonly characters: number;
  readonly withTerm: number;
  readonly underName: number;
}

/** What some text says on a topic, without its places. The sums of stretches add up to that of a document, and so on. */
export interface TopicSum {
  /** Of the units that count, and of those among them that do not only assign work. */
  readonly all: Weight;
  readonly worked: Weight;
  readonly counted: number;
  /** Units that count for nothing, by the reason why; `underName`: those that stand under a heading that names it. */
  readonly discounted: ReadonlyMap<Discount, { readonly all: number; readonly underName: number }>;
  /** Aspects of statements that arrange nothing. */
  readonly bare: ReadonlySet<string>;
}

export function sumOf(counted: readonly Marked[], discounted: readonly Marked[]): TopicSum {
  const reasons = new Map<Discount, { all: number; underName: number }>();
  const bare = new Set<string>();
  for (const { mark } of discounted) {
    const reason = mark.reason!;
    let count = reasons.get(reason);
    if (!count) reasons.set(reason, (count = { all: 0, underName: 0 }));
    count.all++;
    if (mark.byHeading) count.underName++;
    if (reason === 'bare') for (const aspect of mark.aspects) bare.add(aspect);
  }
  return { ...weighed(counted), counted: counted.length, discounted: reasons, bare };
}

class Scales {
  readonly met = new Set<string>();
  characters = 0;
  withTerm = 0;
  underName = 0;

  add({ aspects, characters, byTerm, byHeading }: TopicMark): void {
    this.#meet(aspects);
    this.characters += Math.min(UNIT_CHARACTERS, characters);
    if (byTerm) this.withTerm++;
    if (byHeading) this.underName++;
  }

  addAll({ met, characters, withTerm, underName }: Weight): void {
    this.#meet(met);
    this.characters += characters;
    this.withTerm += withTerm;
    this.underName += underName;
  }

  get weight(): Weight {
    const { met, characters, withTerm, underName } = this;
    return { met, characters, withTerm, underName };
  }

  #meet(aspects: Iterable<string>): void {
    for (const aspect of aspects) if (!this.met.has(aspect)) this.met.add(aspect);
  }
}

function weighed(entries: readonly Marked[]): Pick<TopicSum, 'all' | 'worked'> {
  const [all, worked] = [new Scales(), new Scales()];
  for (const { mark } of entries) {
    all.add(mark);
    if (!mark.assigned) worked.add(mark);
  }
  return { all: all.weight, worked: worked.weight };
}

export function addSums(sums: readonly TopicSum[]): TopicSum {
  if (sums.length === 1) return sums[0]!;
  const [all, worked] = [new Scales(), new Scales()];
  const discounted = new Map<Discount, { all: number; underName: number }>();
  const bare = new Set<string>();
  let counted = 0;
  for (const sum of sums) {
    counted += sum.counted;
    all.addAll(sum.all);
    worked.addAll(sum.worked);
    for (const aspect of sum.bare) bare.add(aspect);
    for (const [reason, more] of sum.discounted) {
      const before = discounted.get(reason);
      if (before) {
        before.all += more.all;
        before.underName += more.underName;
      } else discounted.set(reason, { ...more });
    }
  }
  return { all: all.weight, worked: worked.weight, counted, discounted, bare };
}
