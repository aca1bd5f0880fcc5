import type { TopicMark } from './topic-marks.js';
import { firstUnits } from './topic-places.js';
import { sumOf, type TopicSum } from './topic-sum.js';

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

export type TopicShares = ReadonlyMap<string, TopicShare>;

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
    const { adding, rest } = firstUnits(counted, sum.all.met.size);
    const spoken = discounted.filter(isSpoken);
    return [topic, {
      counted, discounted, sum, first: [...adding, ...rest].sort((a, b) => a.at - b.at), countedIn: perSection(counted, sections), spokenIn: perSection(spoken, sections),
    }];
  }));
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
