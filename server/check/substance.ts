import type { Topic } from '../../schemas/vocabulary.js';
import type { DocumentFacts, Unit } from '../document/facts/model.js';
import { NO_MEMORY, type Memory } from '../project/memory.js';
import { sectionTopics, topicsNamed, type SectionTopics } from './section-topics.js';
import { marksOf, sameMarks, type MarkedUnit, type TopicMark } from './topic-marks.js';
import { firstUnits, nearestIn, type NearestSection } from './topic-places.js';
import { sumOf, type TopicSum } from './topic-sum.js';
import { signsByUnit, type UnitSigns } from './unit-signs.js';

/** A unit that belongs to a topic, with what it adds. */
export interface TopicEntry { readonly unit: Unit; readonly mark: TopicMark }

/** Everything in one document that belongs to a topic, counted or not. */
export interface TopicPart {
  readonly facts: DocumentFacts;
  readonly counted: readonly TopicEntry[];
  readonly discounted: readonly TopicEntry[];
  /** Sections whose own heading names the topic, outside contents. */
  readonly named: readonly number[];
  readonly sum: TopicSum;
  /** Of the counted units all that could be among the first places of several documents, in their order. */
  readonly first: readonly TopicEntry[];
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

interface Gathered { readonly counted: TopicEntry[]; readonly discounted: TopicEntry[]; readonly named: number[] }

/** What one document says on each topic on which it says anything. */
function partsOf(facts: DocumentFacts, topics: ReadonlyMap<string, Topic>, memory: Memory): ReadonlyMap<string, TopicPart> {
  const gathered = new Map<string, Gathered>();
  const at = (id: string): Gathered => {
    let own = gathered.get(id);
    if (!own) gathered.set(id, (own = { counted: [], discounted: [], named: [] }));
    return own;
  };
  const named = topicsNamed(facts);
  for (const { index } of facts.document.sections) {
    if (index > 0) for (const id of named[index] ?? []) if (topics.has(id)) at(id).named.push(index);
  }
  const marks = memory.keepEach('marks', markedUnits(facts, named, topics, memory), sameMarks, (marked) => marksOf(marked, topics));
  facts.units.forEach((unit, i) => {
    for (const mark of marks[i]!) {
      const own = at(mark.topic);
      (mark.reason === null ? own.counted : own.discounted).push({ unit, mark });
    }
  });
  return new Map([...gathered].map(([id, own]) => {
    const { adding, rest } = firstUnits(own.counted);
    return [id, {
      facts, ...own, sum: sumOf(own.counted, own.discounted, own.named.length), first: [...adding, ...rest].sort((a, b) => a.unit.index - b.unit.index), nearest: nearestIn(own.named, own.counted, own.discounted),
    }];
  }));
}

function markedUnits(facts: DocumentFacts, named: readonly ReadonlySet<string>[], topics: ReadonlyMap<string, Topic>, memory: Memory): MarkedUnit[] {
  const sections = sectionTopics(facts, named, topics, memory.keep('sections', [], () => new Map<string, SectionTopics>()));
  const signs = signsByUnit(facts, memory.keep('signs', [], () => new Map<string, UnitSigns>()));
  const steps = stepRuns(facts, mostSteps(topics));
  return facts.units.map((unit, i) => ({ unit, section: sections[unit.section]!, signs: signs[i]!, steps: steps[i]! }));
}

/** For each unit the length of the run of ordered items or table rows of its section that it belongs to; no more than `most`. */
function stepRuns(facts: DocumentFacts, most: number): number[] {
  const counts = new Map<string, { steps: number; block: number }>();
  const runs = facts.units.map((unit) => {
    const { list, row } = facts.document.blocks[unit.block]!;
    const key = list?.ordered ? `list ${list.id}` : row ? `table ${row.table}` : null;
    if (key === null) return null;
    let run = counts.get(key);
    if (!run) counts.set(key, (run = { steps: 0, block: -1 }));
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
