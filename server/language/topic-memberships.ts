import type { Leaf } from '../../schemas/standard.js';
import type { TopicCoverage } from '../check/model.js';
import { leavesOf } from '../check/leaves.js';
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
  const units = new Map<DocumentFacts, Map<number, Membership[]>>();
  const sections = new Map<DocumentFacts, Map<number, string[]>>();
  const into = <T>(all: Map<DocumentFacts, Map<number, T[]>>, facts: DocumentFacts, index: number, value: T) => {
    let own = all.get(facts);
    if (!own) all.set(facts, (own = new Map()));
    const at = own.get(index);
    if (at) at.push(value); else own.set(index, [value]);
  };
  for (const [topic, { substance: { parts } }] of result.verdict.judgements) {
    for (const { facts, named } of parts) for (const section of named) into(sections, facts, section, topic);
  }
  // What each unit adds is asked by a hover only, and there is much of it.
  let sorted = false;
  const sort = () => {
    sorted = true;
    for (const [topic, { substance: { parts } }] of result.verdict.judgements) {
      for (const { facts, counted, discounted } of parts) {
        for (const { unit, mark: { aspects, byHeading, byTerm, reason } } of [...counted, ...discounted]) into(units, facts, unit.index, { topic, aspects, byHeading, byTerm, discount: reason });
      }
    }
  };
  const coverages = new Map(result.verdict.topics.map((topic) => [topic.topic, topic]));
  const points = new Map(result.points.map((leaf) => [leaf.key, leaf]));
  const leaves = new Map<string, Leaf[]>();
  for (const leaf of leavesOf(result.standard)) {
    const own = leaves.get(leaf.topics[0]!);
    if (own) own.push(leaf); else leaves.set(leaf.topics[0]!, [leaf]);
  }
  const named = (facts: DocumentFacts, section: number) => sections.get(facts)?.get(section) ?? [];
  return {
    memberships(facts, unit) {
      if (!sorted) sort();
      return units.get(facts)?.get(unit) ?? [];
    },
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
