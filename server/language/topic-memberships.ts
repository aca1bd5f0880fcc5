import type { Leaf } from '../../schemas/standard.js';
import type { TopicCoverage } from '../check/model.js';
import { leavesOf } from '../check/leaves.js';
import type { TopicEntry, TopicPart } from '../check/substance.js';
import type { Discount, DocumentFacts } from '../document/facts/model.js';
import { ancestry } from '../document/model.js';
import type { LintResult } from '../report/index.js';
import type { LeafPoints } from '../score/points.js';

/** What one unit adds to one topic, or why it adds nothing. */
export interface Membership {
  readonly topic: string;
  readonly aspects: readonly string[];
  readonly byHeading: boolean;
  readonly byTerm: boolean;
  readonly discount: Discount | null;
}

/** Where the topics of a project stand in its manuals. */
export interface TopicPlaces {
  /** By unit index. */
  memberships(facts: DocumentFacts, unit: number): readonly Membership[];
  /** Ids of the topics that a section's own heading names, by section index. */
  named(facts: DocumentFacts, section: number): readonly string[];
  /** Those of the nearest heading upwards that names any. */
  around(facts: DocumentFacts, section: number): readonly string[];
  coverage(topic: string): TopicCoverage | undefined;
  /** The leaves that a topic speaks for, in the standard's order. */
  leaves(topic: string): readonly Leaf[];
  points(leaf: string): LeafPoints | undefined;
}

const known = new WeakMap<LintResult, TopicPlaces>();

/** Read once from the verdict, whoever asks first. */
export function topicPlaces(result: LintResult): TopicPlaces {
  let places = known.get(result);
  if (!places) known.set(result, (places = gather(result)));
  return places;
}

function gather(result: LintResult): TopicPlaces {
  const parts = new Map<DocumentFacts, TopicPart[]>();
  const sections = new Map<DocumentFacts, Map<number, string[]>>();
  for (const [topic, { substance }] of result.verdict.judgements) {
    for (const part of substance.parts) {
      const { facts } = part;
      add(parts, facts, part);
      const own = sections.get(facts) ?? new Map<number, string[]>();
      sections.set(facts, own);
      for (const section of part.named) add(own, section, topic);
    }
  }
  const leaves = new Map<string, Leaf[]>();
  for (const leaf of leavesOf(result.standard)) add(leaves, leaf.topics[0]!, leaf);
  const coverages = new Map(result.verdict.topics.map((topic) => [topic.topic, topic]));
  const points = new Map(result.points.map((leaf) => [leaf.key, leaf]));
  const named = (facts: DocumentFacts, section: number) => sections.get(facts)?.get(section) ?? [];
  return {
    memberships: (facts, unit) => (parts.get(facts) ?? []).flatMap(({ counted, discounted }) => {
      const mark = markOf(counted, unit) ?? markOf(discounted, unit);
      return mark ? [{ topic: mark.topic, aspects: mark.aspects, byHeading: mark.byHeading, byTerm: mark.byTerm, discount: mark.reason }] : [];
    }),
    named,
    around(facts, section) {
      for (const { index } of ancestry(facts.document, section)) {
        const own = named(facts, index);
        if (own.length > 0) return own;
      }
      return [];
    },
    coverage: (topic) => coverages.get(topic),
    leaves: (topic) => leaves.get(topic) ?? [],
    points: (leaf) => points.get(leaf),
  };
}

function add<K, T>(all: Map<K, T[]>, key: K, value: T): void {
  const own = all.get(key);
  if (own) own.push(value); else all.set(key, [value]);
}

/** The mark of a unit among entries in the order of the text. */
function markOf(entries: readonly TopicEntry[], unit: number): TopicEntry['mark'] | null {
  let [low, high] = [0, entries.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { index } = entries[middle]!.unit;
    if (index === unit) return entries[middle]!.mark;
    if (index < unit) low = middle + 1; else high = middle - 1;
  }
  return null;
}
