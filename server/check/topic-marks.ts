import type { Topic } from '../../schemas/vocabulary.js';
import type { Discount, Unit } from '../document/facts/model.js';
import type { SectionTopics } from './section-topics.js';
import type { UnitSigns } from './unit-signs.js';

/** That a unit belongs to a topic, and what it adds: the same wherever the unit stands in its document. */
export interface TopicMark {
  readonly topic: string;
  /** A term of the topic stands in it. */
  readonly byTerm: boolean;
  /** It stands under a heading with one of the topic's names. */
  readonly byHeading: boolean;
  /** It stands where work is assigned to posts: it says who, not how. */
  readonly assigned: boolean;
  readonly aspects: readonly string[];
  /** Why it counts for nothing; null where it counts. */
  readonly reason: Discount | null;
  /** Of its text. */
  readonly characters: number;
}

/** All that the marks of a unit are made of. */
export interface MarkedUnit {
  readonly unit: Unit;
  readonly section: SectionTopics;
  readonly signs: UnitSigns;
  /** Length of the run of ordered items or table rows that it belongs to. */
  readonly steps: number;
}

const NO_MARKS: readonly TopicMark[] = [];

export function sameMarks(a: MarkedUnit, b: MarkedUnit): boolean {
  return a.unit.hits === b.unit.hits && a.unit.discount === b.unit.discount && a.section === b.section && a.signs === b.signs && a.steps === b.steps
    && a.unit.text.text.length === b.unit.text.text.length;
}

export function marksOf({ unit, section, signs, steps }: MarkedUnit, topics: ReadonlyMap<string, Topic>): readonly TopicMark[] {
  const { hits, discount } = unit;
  const terms = new Set<string>();
  for (const { owner } of hits) if (owner.role === 'term' || owner.role === 'name') terms.add(owner.owner);
  if (terms.size === 0 && section.topics.size === 0) return NO_MARKS;
  const concepts = new Set<string>();
  for (const { owner } of hits) if (owner.role === 'concept') concepts.add(owner.owner);
  // A row of a register names a record; it does not say what is done. Like a table of contents, it covers nothing.
  const reason = discount ?? (signs.registered ? 'register' : null);
  const marks: TopicMark[] = [];
  for (const id of new Set([...terms, ...section.topics])) {
    const topic = topics.get(id);
    if (!topic) continue;
    const byHeading = section.topics.has(id);
    marks.push({
      topic: id, byTerm: terms.has(id), byHeading, assigned: section.assigns && !byHeading, reason, characters: unit.text.text.length,
      aspects: aspectsOf(topic, { unit, section, signs, steps }, concepts, byHeading),
    });
  }
  return marks;
}

function aspectsOf(topic: Topic, { unit, section, signs, steps }: MarkedUnit, concepts: ReadonlySet<string>, named: boolean): readonly string[] {
  const met: string[] = [];
  const near: string[] = [];
  for (const hits of [unit.hits, section.title]) {
    for (const { owner } of hits) {
      if (owner.owner !== topic.id) continue;
      if (owner.role === 'aspect') met.push(owner.part);
      else if (owner.role === 'near') near.push(owner.part);
    }
  }
  for (const aspect of topic.aspects) {
    if (met.includes(aspect.id)) continue;
    const { quantity } = aspect;
    const ok =
      aspect.concepts.some((c) => concepts.has(c))
      || (quantity && (quantity.near.length === 0 || near.includes(aspect.id)) && signs.quantities.some((kind) => quantity.kinds.some((k) => k === kind)))
      || (aspect.claim && signs.claims.includes(aspect.claim))
      || (aspect.references.length > 0 && signs.references.some((kind) => aspect.references.some((r) => r === kind)))
      || (aspect.steps && named && steps >= aspect.steps);
    if (ok) met.push(aspect.id);
  }
  return met.length > 1 ? [...new Set(met)] : met;
}
