import type { Cause } from '../../schemas/rule.js';
import type { Discount, DocumentFacts } from '../document/facts/model.js';
import { sectionPath } from '../document/model.js';
import type { Place } from './model.js';
import type { Substance } from './substance.js';
import { nearestOf, shownUnits } from './topic-places.js';
import { addSums, type TopicSum } from './topic-sum.js';

/** Less than this many counted characters is a mention. */
const COVERED_CHARACTERS = 24;
const PARTIAL_CHARACTERS = 10;
/** Units that only stand under the heading, without a term, speak for a topic from this many on. */
const HEADING_UNITS = 3;

/** The status of one topic over all own documents, before decisions. */
export interface TopicJudgement {
  readonly substance: Substance;
  readonly status: 'covered' | 'partial' | 'missing';
  readonly cause: Cause | null;
  readonly met: readonly string[];
  readonly missing: readonly string[];
  /** First places of counted units: those under the topic's own heading and those that add aspects first. */
  readonly where: readonly (Place & { readonly section: string })[];
  /** The section that nearly covers it, or where it is named or discounted; null where the documents are silent. */
  readonly nearest: { readonly facts: DocumentFacts; readonly section: number } | null;
}

/** Judges substance: enough aspects, in enough counted text, under its name or with its terms. */
export function judgeTopic(substance: Substance): TopicJudgement {
  const { topic, parts } = substance;
  const sum = addSums(parts.map((part) => part.sum));
  const { all, worked } = sum;
  const named = parts.some((part) => part.named.length > 0);
  const hollow = hollowCause(sum, named);
  const need = topic.need + (worked.underName === 0 && hasChapters(substance) ? 1 : 0);
  // A statement such as a philosophy arranges nothing, and so counts for nothing; but it is there.
  const essential = topic.essential.length === 0 || topic.essential.some((id) => worked.met.has(id) || sum.bare.has(id));
  const covered = hollow === null && essential && worked.met.size >= need && worked.characters >= COVERED_CHARACTERS && (worked.withTerm >= 2 || worked.underName >= 1);
  const partial = (all.withTerm >= 1 || all.underName >= HEADING_UNITS) && all.met.size >= 1 && all.characters >= PARTIAL_CHARACTERS;
  const { met } = covered ? worked : all;
  const status = covered ? 'covered' : partial ? 'partial' : 'missing';
  return {
    substance, status,
    cause: status === 'covered' ? null : hollow ?? (status === 'partial' ? 'missing' : causeOf(sum, named)),
    met: topic.aspects.filter((a) => met.has(a.id)).map((a) => a.id),
    missing: topic.aspects.filter((a) => !met.has(a.id)).map((a) => a.id),
    where: shownUnits(parts, all.met.size).map(({ facts, unit }) => ({ file: facts.document.source.path, span: unit.span, section: sectionPath(facts.document, unit.section) })),
    nearest: nearestOf(parts),
  };
}

/** A manual with at least this many headings has chapters: what it means to cover, it gives a heading. */
const CHAPTERED_FROM = 25;

function hasChapters({ parts }: Substance): boolean {
  return parts.every(({ facts, sum }) => sum.counted === 0 || facts.document.sections.length > CHAPTERED_FROM);
}

/**
 * A topic that has a section of its own which says nothing is a hole, however often it is mentioned elsewhere: the
 * reason why that section counts for nothing, or null if it has none or says something.
 */
function hollowCause({ all, discounted }: TopicSum, named: boolean): Cause | null {
  if (!named || all.underName > 0) return null;
  return mostFrequent([...discounted].flatMap(([reason, { underName }]) => (reason === 'contents' ? [] : counted(reason, underName)))) ?? 'heading-only';
}

const CAUSE_OF: Partial<Record<Discount, Cause>> = {
  contents: 'contents-only', placeholder: 'placeholder', negated: 'negated', enumerated: 'keyword-pile', bare: 'heading-only',
};
/** What a reader should be told first when several reasons hold. */
const WEIGHT: readonly Cause[] = ['placeholder', 'negated', 'keyword-pile', 'heading-only', 'contents-only'];

type Counted = readonly [cause: Cause, count: number];

function counted(reason: Discount, count: number): Counted[] {
  const cause = CAUSE_OF[reason];
  return cause && count > 0 ? [[cause, count]] : [];
}

function causeOf(sum: TopicSum, named: boolean): Cause {
  // A bare mention somewhere else is no heading; the topic is then simply missing.
  const said = [...sum.discounted].flatMap(([reason, { all }]) => counted(reason, all)).filter(([cause]) => named || cause !== 'heading-only');
  return mostFrequent(said) ?? (named && sum.counted === 0 ? 'heading-only' : 'missing');
}

function mostFrequent(causes: readonly Counted[]): Cause | null {
  return [...causes].sort((a, b) => b[1] - a[1] || WEIGHT.indexOf(a[0]) - WEIGHT.indexOf(b[0]))[0]?.[0] ?? null;
}
