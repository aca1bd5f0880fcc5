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
  const all = weigh(counted);
  const worked = weigh(counted.filter((entry) => !entry.assigned));
  const hollow = hollowCause(substance);
  const need = topic.need + (worked.underName === 0 && hasChapters(counted) ? 1 : 0);
  const essential = topic.essential.length === 0 || topic.essential.some((id) => worked.met.has(id) || saidBarely(substance, id));
  const covered = hollow === null && essential && worked.met.size >= need && worked.characters >= COVERED_CHARACTERS && (worked.withTerm >= 2 || worked.underName >= 1);
  const partial = (all.withTerm >= 1 || all.underName >= HEADING_UNITS) && all.met.size >= 1 && all.characters >= PARTIAL_CHARACTERS;
  const { met } = covered ? worked : all;
  const status = covered ? 'covered' : partial ? 'partial' : 'missing';
  return {
    substance, status,
    cause: status === 'covered' ? null : hollow ?? (status === 'partial' ? 'missing' : causeOf(substance)),
    met: topic.aspects.filter((a) => met.has(a.id)).map((a) => a.id),
    missing: topic.aspects.filter((a) => !met.has(a.id)).map((a) => a.id),
    where: places(counted),
    nearest: nearestSection(substance),
  };
}

/** A statement such as a philosophy arranges nothing, and so counts for nothing; but it is there. */
function saidBarely(substance: Substance, aspect: string): boolean {
  return substance.discounted.some(({ reason, entry }) => reason === 'bare' && entry.aspects.includes(aspect));
}

function weigh(entries: readonly TopicUnit[]) {
  return {
    met: new Set(entries.flatMap((entry) => entry.aspects)),
    characters: entries.reduce((sum, { unit }) => sum + Math.min(UNIT_CHARACTERS, unit.text.text.length), 0),
    withTerm: entries.filter((entry) => entry.byTerm).length,
    underName: entries.filter((entry) => entry.byHeading).length,
  };
}

/** A manual with at least this many headings has chapters: what it means to cover, it gives a heading. */
const CHAPTERED_FROM = 25;

function hasChapters(counted: readonly TopicUnit[]): boolean {
  return counted.every(({ facts }) => facts.document.sections.length > CHAPTERED_FROM);
}

/**
 * A topic that has a section of its own which says nothing is a hole, however often it is mentioned elsewhere: the
 * reason why that section counts for nothing, or null if it has none or says something.
 */
function hollowCause(substance: Substance): Cause | null {
  if (substance.named.length === 0 || substance.counted.some((entry) => entry.byHeading)) return null;
  const inside = substance.discounted.filter(({ entry, reason }) => entry.byHeading && reason !== 'contents');
  return mostFrequent(inside.map(({ reason }) => CAUSE_OF[reason])) ?? 'heading-only';
}

const CAUSE_OF: Partial<Record<Discount, Cause>> = {
  contents: 'contents-only', placeholder: 'placeholder', negated: 'negated', enumerated: 'keyword-pile', bare: 'heading-only',
};
/** What a reader should be told first when several reasons hold. */
const WEIGHT: readonly Cause[] = ['placeholder', 'negated', 'keyword-pile', 'heading-only', 'contents-only'];

function causeOf(substance: Substance): Cause {
  const reasons = substance.discounted.flatMap(({ reason, entry }) => {
    const cause = CAUSE_OF[reason];
    // A bare mention somewhere else is no heading; the topic is then simply missing.
    return cause && (entry.byTerm || entry.byHeading) && !(cause === 'heading-only' && substance.named.length === 0) ? [cause] : [];
  });
  return mostFrequent(reasons) ?? (substance.named.length > 0 && substance.counted.length === 0 ? 'heading-only' : 'missing');
}

function mostFrequent(causes: readonly (Cause | undefined)[]): Cause | null {
  const counts = new Map<Cause, number>();
  for (const cause of causes) if (cause) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || WEIGHT.indexOf(a[0]) - WEIGHT.indexOf(b[0]))[0]?.[0] ?? null;
}

/** Places of the counted units: those under the topic's own heading and those that add aspects first. */
function places(counted: readonly TopicUnit[]): (Place & { section: string })[] {
  const ranked = counted.map((entry, order) => ({ entry, order }))
    .sort((a, b) => rank(b.entry) - rank(a.entry) || a.order - b.order);
  const seen = new Set<string>();
  const adding: TopicUnit[] = [];
  const rest: TopicUnit[] = [];
  for (const { entry } of ranked) {
    const adds = entry.aspects.some((aspect) => !seen.has(aspect));
    entry.aspects.forEach((aspect) => seen.add(aspect));
    (adds ? adding : rest).push(entry);
  }
  return [...adding, ...rest].slice(0, PLACES_SHOWN).map(({ facts, unit }) => ({
    file: facts.document.source.path, span: unit.span, section: sectionPath(facts.document, unit.section),
  }));
}

function rank(entry: TopicUnit): number {
  return (entry.byHeading ? 4 : 0) + (entry.byTerm ? 2 : 0) + Math.min(1, entry.aspects.length / 10);
}

/** A named section weighs more than any number of mentions elsewhere. */
const NAMED_WEIGHT = 100;

/**
 * The topic's own section with the most counted units, as far out as its heading names it; without one, where most
 * counted units stand; else where it is only mentioned.
 */
function nearestSection(substance: Substance): TopicJudgement['nearest'] {
  const score = new Map<string, { facts: DocumentFacts; section: number; weight: number }>();
  const add = (facts: DocumentFacts, section: number, weight: number) => {
    const key = `${facts.document.source.path}#${section}`;
    const entry = score.get(key) ?? { facts, section, weight: 0 };
    entry.weight += weight;
    score.set(key, entry);
  };
  for (const { facts, section } of substance.named) add(facts, section, NAMED_WEIGHT);
  for (const { facts, unit } of substance.counted) add(facts, unit.section, 2);
  for (const { entry, reason } of substance.discounted) if (reason !== 'contents' && reason !== 'register') add(entry.facts, entry.unit.section, 1);
  let best: { facts: DocumentFacts; section: number; weight: number } | null = null;
  for (const entry of score.values()) if (!best || entry.weight > best.weight) best = entry;
  if (!best) return null;
  const { facts } = best;
  const named = new Set(substance.named.filter((n) => n.facts === facts).map((n) => n.section));
  let { section } = best;
  for (let parent = facts.document.sections[section]?.parent ?? null; parent !== null && named.has(parent); parent = facts.document.sections[parent]?.parent ?? null) section = parent;
  return { facts, section };
}
