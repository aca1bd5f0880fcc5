import type { TopicMark } from './topic-marks.js';
import { firstUnits } from './topic-places.js';
import { addSums, sumOf, type TopicSum } from './topic-sum.js';

/** A unit of a stretch that belongs to a topic: `at` counts from the stretch's first unit. */
export interface ShareEntry { readonly at: number; readonly mark: TopicMark }

/** How many units of a section: `section` counts from the section of the stretch's first unit. */
export interface SectionUnits { readonly section: number; readonly units: number }

/** What one stretch of a document says on one topic: the same wherever the stretch stands. */
export interface TopicShare {
  readonly counted: readonly ShareEntry[];
  readonly discounted: readonly ShareEntry[];
  readonly sum: TopicSum;
  /** Of the counted units all that could be among the first places of a document, in their order. */
  readonly first: readonly ShareEntry[];
  /** Where the counted units stand, and those that count for nothing and yet speak of it: in contents and registers it is only named. */
  readonly countedIn: readonly SectionUnits[];
  readonly spokenIn: readonly SectionUnits[];
}

/** What a stretch says on each topic. */
export type TopicShares = ReadonlyMap<string, TopicShare>;

/** A share at its place: `from` is the index of its first unit, `section` that of its section. */
export interface PlacedShare { readonly from: number; readonly section: number; readonly share: TopicShare }

/** Some units one after another: `from` is the index of the first, `section` that of its section. */
export interface Stretch {
  readonly from: number;
  readonly section: number;
  /** Of each unit, its section counted from the first's, and its marks. */
  readonly sections: readonly number[];
  readonly marks: readonly (readonly TopicMark[])[];
}

/** A stretch ends with a section, so that an edit in one leaves the others as they are; in a section of many units sooner. */
const ENOUGH_UNITS = 32;
const MOST_UNITS = 96;

export function stretchesOf(units: readonly { readonly section: number }[], marks: readonly (readonly TopicMark[])[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = 0, to = 1; from < units.length; from = to++) {
    const { section } = units[from]!;
    while (to < units.length && to - from < MOST_UNITS && (to - from < ENOUGH_UNITS || units[to]!.section === units[to - 1]!.section)) to++;
    stretches.push({ from, section, sections: units.slice(from, to).map((unit) => unit.section - section), marks: marks.slice(from, to) });
  }
  return stretches;
}

export function sameShares(a: Stretch, b: Stretch): boolean {
  if (a.marks.length !== b.marks.length) return false;
  for (let i = 0; i < a.marks.length; i++) if (a.marks[i] !== b.marks[i] || a.sections[i] !== b.sections[i]) return false;
  return true;
}

export function sharesOf({ marks, sections }: Stretch): TopicShares {
  const gathered = new Map<string, { counted: ShareEntry[]; discounted: ShareEntry[] }>();
  marks.forEach((own, at) => {
    for (const mark of own) {
      let lists = gathered.get(mark.topic);
      if (!lists) gathered.set(mark.topic, (lists = { counted: [], discounted: [] }));
      (mark.reason === null ? lists.counted : lists.discounted).push({ at, mark });
    }
  });
  return new Map([...gathered].map(([topic, { counted, discounted }]) => {
    const sum = sumOf(counted, discounted);
    return [topic, {
      counted, discounted, sum, first: firstOf(counted, sum), countedIn: perSection(counted, sections), spokenIn: perSection(discounted.filter(isSpoken), sections),
    }];
  }));
}

function firstOf(entries: readonly ShareEntry[], { all }: TopicSum): readonly ShareEntry[] {
  const { adding, rest } = firstUnits(entries, all.met.size);
  return [...adding, ...rest].sort((a, b) => a.at - b.at);
}

/** Sum and first units of several shares together, counted as their places are. */
export function summedUp(shares: readonly PlacedShare[]): Pick<TopicShare, 'sum' | 'first'> {
  const sum = addSums(shares.map(({ share }) => share.sum));
  return { sum, first: firstOf(shares.flatMap((placed) => moved(placed, 'first')), sum) };
}

function moved({ from, share }: PlacedShare, which: 'counted' | 'discounted' | 'first'): ShareEntry[] {
  return share[which].map(({ at, mark }) => ({ at: from + at, mark }));
}

/** So many stretches together make a group: few groups add up sooner than many stretches. */
const GROUP = 16;

export interface StretchGroup {
  readonly from: number;
  readonly section: number;
  readonly stretches: readonly (Pick<Stretch, 'from' | 'section'> & { readonly shares: TopicShares })[];
}

export function groupsOf(stretches: readonly Stretch[], shares: readonly TopicShares[]): StretchGroup[] {
  const all = stretches.map(({ from, section }, i) => ({ from, section, shares: shares[i]! }));
  return Array.from({ length: Math.ceil(all.length / GROUP) }, (_, i) => {
    const own = all.slice(i * GROUP, (i + 1) * GROUP);
    return { from: own[0]!.from, section: own[0]!.section, stretches: own };
  });
}

export function sameGroup(a: StretchGroup, b: StretchGroup): boolean {
  return a.stretches.length === b.stretches.length && a.stretches.every(({ from, section, shares }, i) => {
    const other = b.stretches[i]!;
    return shares === other.shares && from - a.from === other.from - b.from && section - a.section === other.section - b.section;
  });
}

export function groupShares({ from: start, section: first, stretches }: StretchGroup): TopicShares {
  const gathered = new Map<string, PlacedShare[]>();
  for (const { from, section, shares } of stretches) {
    for (const [topic, share] of shares) {
      const placed = { from: from - start, section: section - first, share };
      const known = gathered.get(topic);
      if (known) known.push(placed); else gathered.set(topic, [placed]);
    }
  }
  const sections = (shares: readonly PlacedShare[], which: 'countedIn' | 'spokenIn') =>
    shares.flatMap(({ section: at, share }) => share[which].map(({ section, units }) => ({ section: at + section, units })));
  return new Map([...gathered].map(([topic, shares]) => [topic, {
    ...summedUp(shares), counted: shares.flatMap((placed) => moved(placed, 'counted')), discounted: shares.flatMap((placed) => moved(placed, 'discounted')),
    countedIn: sections(shares, 'countedIn'), spokenIn: sections(shares, 'spokenIn'),
  }]));
}

/** In contents and registers a topic is only named. */
export function isSpoken({ mark: { reason } }: Pick<ShareEntry, 'mark'>): boolean {
  return reason !== 'contents' && reason !== 'register';
}

function perSection(entries: readonly ShareEntry[], sections: readonly number[]): SectionUnits[] {
  const units = new Map<number, number>();
  for (const { at } of entries) units.set(sections[at]!, (units.get(sections[at]!) ?? 0) + 1);
  return [...units].map(([section, own]) => ({ section, units: own }));
}
