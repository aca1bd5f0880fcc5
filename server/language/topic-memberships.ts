import type { Leaf } from '../../schemas/standard.js';
import type { TopicCoverage } from '../check/model.js';
import { leavesOf } from '../check/leaves.js';
import type { TopicPart } from '../check/substance.js';
import type { TopicMark } from '../check/topic-marks.js';
import type { ShareEntry } from '../check/topic-share.js';
import type { Discount, DocumentFacts } from '../document/facts/model.js';
import { ancestry } from '../document/model.js';
import type { LintResult } from '../report/index.js';
import type { LeafPoints } from '../score/points.js';
import { upTo } from '../text/ordered.js';

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
    memberships: (facts, unit) => (parts.get(facts) ?? []).flatMap((part) => {
      const mark = markIn(part, unit);
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

/** What a unit, by its index, says on a topic; null where it says nothing. */
function markIn({ shares }: TopicPart, unit: number): TopicMark | null {
  const holder = shares[upTo(shares, unit, ({ from }) => from) - 1];
  if (!holder) return null;
  const at = unit - holder.from;
  return markAt(holder.share.counted, at) ?? markAt(holder.share.discounted, at);
}

function markAt(entries: readonly ShareEntry[], at: number): TopicMark | null {
  const entry = entries[upTo(entries, at, (one) => one.at) - 1];
  return entry?.at === at ? entry.mark : null;
}
