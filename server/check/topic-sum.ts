import type { Discount } from '../document/facts/model.js';
import type { TopicEntry } from './substance.js';

/** A unit speaks for at most this many characters, so that one long paragraph is not a whole chapter. */
const UNIT_CHARACTERS = 60;

/** What some units add up to. */
export interface Weight {
  readonly met: ReadonlySet<string>;
  readonly characters: number;
  readonly withTerm: number;
  readonly underName: number;
}

/** What a document says on a topic, without its places. The sums of several documents add up to one. */
export interface TopicSum {
  /** Of the units that count, and of those among them that do not only assign work. */
  readonly all: Weight;
  readonly worked: Weight;
  readonly counted: number;
  /** Headings that name the topic. */
  readonly named: number;
  /** Units that count for nothing, by the reason why; `underName`: those that stand under a heading that names it. */
  readonly discounted: ReadonlyMap<Discount, { readonly all: number; readonly underName: number }>;
  /** Aspects of statements that arrange nothing. */
  readonly bare: ReadonlySet<string>;
}

export function sumOf(counted: readonly TopicEntry[], discounted: readonly TopicEntry[], named: number): TopicSum {
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
  return { ...weighed(counted), counted: counted.length, named, discounted: reasons, bare };
}

function weighed(entries: readonly TopicEntry[]): Pick<TopicSum, 'all' | 'worked'> {
  const empty = () => ({ met: new Set<string>(), characters: 0, withTerm: 0, underName: 0 });
  const [all, worked] = [empty(), empty()];
  for (const { unit, mark } of entries) {
    for (const weight of mark.assigned ? [all] : [all, worked]) {
      for (const aspect of mark.aspects) weight.met.add(aspect);
      weight.characters += Math.min(UNIT_CHARACTERS, unit.text.text.length);
      if (mark.byTerm) weight.withTerm++;
      if (mark.byHeading) weight.underName++;
    }
  }
  return { all, worked };
}

export function addSums(sums: readonly TopicSum[]): TopicSum {
  if (sums.length === 1) return sums[0]!;
  const total = (of: (sum: TopicSum) => number) => sums.reduce((all, sum) => all + of(sum), 0);
  const union = (of: (sum: TopicSum) => ReadonlySet<string>) => {
    const all = new Set<string>();
    for (const sum of sums) for (const one of of(sum)) all.add(one);
    return all;
  };
  const weight = (of: (sum: TopicSum) => Weight): Weight => ({
    met: union((sum) => of(sum).met), characters: total((sum) => of(sum).characters),
    withTerm: total((sum) => of(sum).withTerm), underName: total((sum) => of(sum).underName),
  });
  const discounted = new Map<Discount, { all: number; underName: number }>();
  for (const sum of sums) {
    for (const [reason, { all, underName }] of sum.discounted) {
      const before = discounted.get(reason);
      discounted.set(reason, { all: all + (before?.all ?? 0), underName: underName + (before?.underName ?? 0) });
    }
  }
  return {
    all: weight(({ all }) => all), worked: weight(({ worked }) => worked), discounted, bare: union(({ bare }) => bare),
    counted: total(({ counted }) => counted), named: total(({ named }) => named),
  };
}
