import type { Topic } from '../../schemas/vocabulary.js';
import type { DocumentFacts } from '../document/facts/model.js';
import { NO_MEMORY, type Memory } from '../project/memory.js';
import { sectionTopics, topicsNamed } from './section-topics.js';
import { marksOf, sameMarks, type MarkedUnit } from './topic-marks.js';
import { nearestIn, type NearestSection } from './topic-places.js';
import { groupShares, groupsOf, sameGroup, sameShares, sharesOf, stretchesOf, summedUp, type PlacedShare, type ShareEntry } from './topic-share.js';
import type { TopicSum } from './topic-sum.js';
import { signsByUnit, type UnitSigns } from './unit-signs.js';

/** Everything in one document that belongs to a topic, counted or not. */
export interface TopicPart {
  readonly facts: DocumentFacts;
  readonly shares: readonly PlacedShare[];
  /** Sections whose own heading names the topic, outside contents. */
  readonly named: readonly number[];
  readonly sum: TopicSum;
  /** Of the counted units all that could be among the first places of several documents, in their order; by index. */
  readonly first: readonly ShareEntry[];
  readonly nearest: NearestSection | null;
}

/** Everything in the own documents that belongs to one topic: the parts of those that say anything, in their order. */
export interface Substance {
  readonly topic: Topic;
  readonly parts: readonly TopicPart[];
}

/** Sorts every unit of the documents to the topics it belongs to. One pass over units and hits. */
export function collectSubstance(documents: readonly DocumentFacts[], topics: ReadonlyMap<string, Topic>, memory: Memory = NO_MEMORY): Map<string, Substance> {
  const own = documents.filter((facts) => facts.own);
  const memories = memory.part('substance', [topics]).parts('document', own.map(({ document }) => document.source.path));
  const byDocument = own.map((facts, i) => memories[i]!.keep('topics', [facts], () => partsOf(facts, topics, memories[i]!)));
  return new Map([...topics.values()].map((topic) => [topic.id, { topic, parts: byDocument.flatMap((parts) => parts.get(topic.id) ?? []) }]));
}

/** What one document says on each topic on which it says anything. */
function partsOf(facts: DocumentFacts, topics: ReadonlyMap<string, Topic>, memory: Memory): ReadonlyMap<string, TopicPart> {
  const gathered = new Map<string, { readonly shares: PlacedShare[]; readonly named: number[] }>();
  const at = (id: string) => {
    let own = gathered.get(id);
    if (!own) gathered.set(id, (own = { shares: [], named: [] }));
    return own;
  };
  const named = topicsNamed(facts);
  for (const { index } of facts.document.sections) {
    if (index > 0) for (const id of named[index] ?? []) if (topics.has(id)) at(id).named.push(index);
  }
  const marks = memory.keepEach('marks', markedUnits(facts, named, topics, memory), sameMarks, (marked) => marksOf(marked, topics));
  const stretches = stretchesOf(facts.units, marks);
  const groups = groupsOf(stretches, memory.keepEach('shares', stretches, sameShares, sharesOf));
  memory.keepEach('groups', groups, sameGroup, groupShares).forEach((shares, i) => {
    const { from, section } = groups[i]!;
    for (const [id, share] of shares) at(id).shares.push({ from, section, share });
  });
  return new Map([...gathered].map(([id, { shares, named: own }]) => [id, { facts, shares, named: own, ...summedUp(shares), nearest: nearestIn(own, shares) }]));
}

function markedUnits(facts: DocumentFacts, named: readonly ReadonlySet<string>[], topics: ReadonlyMap<string, Topic>, memory: Memory): MarkedUnit[] {
  const sections = sectionTopics(facts, named, topics, memory);
  const signs = signsByUnit(facts, memory.keep('signs', [], () => new Map<string, UnitSigns>()));
  const steps = stepRuns(facts, mostSteps(topics));
  return facts.units.map((unit, i) => ({ unit, section: sections[unit.section]!, signs: signs[i]!, steps: steps[i]! }));
}

/** For each unit the length of the run of ordered items or table rows of its section that it belongs to; no more than `most`. */
function stepRuns(facts: DocumentFacts, most: number): number[] {
  const lists = new Map<number, { steps: number; block: number }>();
  const tables = new Map<number, { steps: number; block: number }>();
  const runs = facts.units.map((unit) => {
    const { list, row } = facts.document.blocks[unit.block]!;
    const [known, key] = list?.ordered ? [lists, list.id] : [tables, row?.table];
    if (key === undefined) return null;
    let run = known.get(key);
    if (!run) known.set(key, (run = { steps: 0, block: -1 }));
    // Units come block by block.
    if (run.block !== unit.block) run.steps++;
    run.block = unit.block;
    return run;
  });
  return runs.map((run) => Math.min(most, run?.steps ?? 0));
}

/** Beyond what any aspect asks for, more steps say nothing more. */
function mostSteps(topics: ReadonlyMap<string, Topic>): number {
  return Math.max(0, ...[...topics.values()].flatMap(({ aspects }) => aspects.map(({ steps }) => steps ?? 0)));
}
