import type { Cause } from '../../schemas/rule.js';
import type { Discount, DocumentFacts } from '../document/facts/model.js';
import { sectionPath } from '../document/model.js';
import type { Place } from './model.js';
import type { Substance, TopicUnit } from './substance.js';

/** A unit speaks for at most this many characters, so that one long paragraph is not a whole chapter. */
const UNIT_CHARACTERS = 60;
/** Less than this many counted characters is a mention. */
const COVERED_CHARACTERS = 24;
const PARTIAL_CHARACTERS = 10;
/** Units that only stand under the heading, without a term, speak for a topic from this many on. */
const HEADING_UNITS = 3;
const PLACES_SHOWN = 5;

/** The status of one topic over all own documents, before decisions. */
export interface TopicJudgement {
  readonly substance: Substance;
  readonly status: 'covered' | 'partial' | 'missing';
  readonly cause: Cause | null;
  readonly met: readonly string[];
  readonly missing: readonly string[];
  readonly where: readonly (Place & { readonly section: string })[];
  /** The section that nearly covers it, or where it is named or discounted; null where the documents are silent. */
  readonly nearest: { readonly facts: DocumentFacts; readonly section: number } | null;
}

/** Judges substance: enough aspects, in enough counted text, under its name or with its terms. */
export function judgeTopic(substance: Substance): TopicJudgement {
  const { topic, counted } = substance;
  const met = new Set(counted.flatMap((entry) => entry.aspects));
  const characters = counted.reduce((sum, { unit }) => sum + Math.min(UNIT_CHARACTERS, unit.text.text.length), 0);
  const withTerm = counted.filter((entry) => entry.byTerm).length;
  const underName = counted.filter((entry) => entry.byHeading).length;
  const covered = met.size >= topic.need && characters >= COVERED_CHARACTERS && (withTerm >= 2 || underName >= 1);
  const partial = (withTerm >= 1 || underName >= HEADING_UNITS) && met.size >= 1 && characters >= PARTIAL_CHARACTERS;
  const status = covered ? 'covered' : partial ? 'partial' : 'missing';
  return {
    substance, status,
    cause: status === 'covered' ? null : status === 'partial' ? 'missing' : causeOf(substance),
    met: topic.aspects.filter((a) => met.has(a.id)).map((a) => a.id),
    missing: topic.aspects.filter((a) => !met.has(a.id)).map((a) => a.id),
    where: places(counted),
    nearest: nearestSection(substance),
  };
}

const CAUSE_OF: Partial<Record<Discount, Cause>> = {
  contents: 'contents-only', placeholder: 'placeholder', negated: 'negated', enumerated: 'keyword-pile', bare: 'heading-only',
};
/** What a reader should be told first when several reasons hold. */
const WEIGHT: readonly Cause[] = ['placeholder', 'negated', 'keyword-pile', 'heading-only', 'contents-only'];

function causeOf(substance: Substance): Cause {
  const counts = new Map<Cause, number>();
  for (const { reason, entry } of substance.discounted) {
    if (!entry.byTerm && !entry.byHeading) continue;
    const cause = CAUSE_OF[reason];
    // A bare mention somewhere else is no heading; the topic is then simply missing.
    if (cause && !(cause === 'heading-only' && substance.named.length === 0)) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  if (counts.size === 0) {
    if (substance.named.length > 0 && substance.counted.length === 0) return 'heading-only';
    return 'missing';
  }
  return [...counts].sort((a, b) => b[1] - a[1] || WEIGHT.indexOf(a[0]) - WEIGHT.indexOf(b[0]))[0]![0];
}

/** First places of the counted units, those that add aspects first. */
function places(counted: readonly TopicUnit[]): (Place & { section: string })[] {
  const seen = new Set<string>();
  const adding: TopicUnit[] = [];
  const rest: TopicUnit[] = [];
  for (const entry of counted) {
    const adds = entry.aspects.some((aspect) => !seen.has(aspect));
    entry.aspects.forEach((aspect) => seen.add(aspect));
    (adds ? adding : rest).push(entry);
  }
  return [...adding, ...rest].slice(0, PLACES_SHOWN).map(({ facts, unit }) => ({
    file: facts.document.source.path, span: unit.span, section: sectionPath(facts.document, unit.section),
  }));
}

/** The named section with the most counted units; else the section where most of them stand; else where it was named or discounted. */
function nearestSection(substance: Substance): TopicJudgement['nearest'] {
  const score = new Map<string, { facts: DocumentFacts; section: number; weight: number }>();
  const add = (facts: DocumentFacts, section: number, weight: number) => {
    const key = `${facts.document.source.path}#${section}`;
    const entry = score.get(key) ?? { facts, section, weight: 0 };
    entry.weight += weight;
    score.set(key, entry);
  };
  for (const { facts, unit, byHeading } of substance.counted) add(facts, unit.section, byHeading ? 3 : 2);
  for (const { facts, section } of substance.named) add(facts, section, 2.5);
  for (const { entry, reason } of substance.discounted) if (reason !== 'contents') add(entry.facts, entry.unit.section, 1);
  let best: { facts: DocumentFacts; section: number; weight: number } | null = null;
  for (const entry of score.values()) if (!best || entry.weight > best.weight) best = entry;
  return best && { facts: best.facts, section: best.section };
}
