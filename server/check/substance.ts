import type { Topic } from '../../schemas/vocabulary.js';
import type { Claim, Discount, DocumentFacts, Quantity, ReferenceFact, Unit } from '../document/facts/model.js';
import { ancestry } from '../document/model.js';
import type { PhraseHit } from '../text/scanner.js';

/** A unit that belongs to a topic, with what it adds. */
export interface TopicUnit {
  readonly facts: DocumentFacts;
  readonly unit: Unit;
  /** A term of the topic stands in it. */
  readonly byTerm: boolean;
  /** It stands under a heading with one of the topic's names. */
  readonly byHeading: boolean;
  /** It stands where work is assigned to posts: it says who, not how. */
  readonly assigned: boolean;
  readonly aspects: readonly string[];
}

/** Everything in the own documents that belongs to one topic, counted or not. */
export interface Substance {
  readonly topic: Topic;
  readonly counted: TopicUnit[];
  readonly discounted: { readonly reason: Discount; readonly entry: TopicUnit }[];
  /** Sections whose own heading names the topic, outside contents. */
  readonly named: { readonly facts: DocumentFacts; readonly section: number }[];
}

/** How far a heading's name reaches down: its own section and two levels below it. */
const HEADING_REACH = 2;

/** Sorts every unit of the documents to the topics it belongs to. One pass over units and hits. */
export function collectSubstance(documents: readonly DocumentFacts[], topics: ReadonlyMap<string, Topic>): Map<string, Substance> {
  const result = new Map<string, Substance>();
  for (const topic of topics.values()) result.set(topic.id, { topic, counted: [], discounted: [], named: [] });
  for (const facts of documents) if (facts.own) sortDocument(facts, result);
  return result;
}

function sortDocument(facts: DocumentFacts, result: Map<string, Substance>): void {
  const ownNames = facts.titleHits.map((hits) => new Set(hits.flatMap(({ owner }) => (owner.role === 'name' ? [owner.owner] : []))));
  const byHeading = topicsOfSections(facts, ownNames, result);
  const assigning = facts.document.sections.map((section) => section.index > 0 && [...byHeading[section.index]!].some((id) => result.get(id)?.topic.assigns));
  const signs = signsByUnit(facts);
  const steps = stepRuns(facts);
  facts.units.forEach((unit, index) => {
    const terms = new Set<string>();
    for (const hit of unit.hits) if (hit.owner.role === 'term' || hit.owner.role === 'name') terms.add(hit.owner.owner);
    const heading = byHeading[unit.section] ?? EMPTY;
    for (const id of new Set([...terms, ...heading])) {
      const substance = result.get(id);
      if (!substance) continue;
      const entry: TopicUnit = {
        facts, unit, byTerm: terms.has(id), byHeading: heading.has(id), assigned: assigning[unit.section]! && !heading.has(id),
        aspects: aspectsOf(substance.topic, unit, signs[index] ?? NO_SIGNS, facts.titleHits[unit.section] ?? [], steps[index] ?? 0, heading.has(id)),
      };
      // A row of a register names a record; it does not say what is done. Like a table of contents, it covers nothing.
      const reason = unit.discount ?? (signs[index]?.references.some((r) => r.listed && r.kind === 'form') ? 'register' : null);
      if (reason === null) substance.counted.push(entry);
      else substance.discounted.push({ reason, entry });
    }
  });
}

const EMPTY: ReadonlySet<string> = new Set();

/** For each section the topics that its own or a near ancestor's heading names. */
function topicsOfSections(facts: DocumentFacts, named: readonly ReadonlySet<string>[], result: Map<string, Substance>): ReadonlySet<string>[] {
  facts.document.sections.forEach((section) => {
    if (section.index === 0) return;
    for (const id of named[section.index] ?? []) result.get(id)?.named.push({ facts, section: section.index });
  });
  const chapterOf = (id: string) => result.get(id)?.topic.chapter;
  return facts.document.sections.map((section) => {
    const all = new Set<string>();
    const chapters = new Map<string, number | undefined>();
    // A section with a topic of its own does not speak for that topic's neighbours in the chapter order: what stands
    // under 服务承诺 is no 服务理念, though its chapter may be called after the latter.
    const taken = (id: string) => !chapters.has(id) && [...chapters.values()].includes(chapterOf(id));
    let distance = 0;
    for (const ancestor of ancestry(facts.document, section.index)) {
      if (distance++ > HEADING_REACH) break;
      const own = [...(named[ancestor.index] ?? [])];
      // Under “商品信息与技术支持”, a section “技术支持” speaks for that one only.
      const chosen = own.length > 1 ? own.filter((id) => all.has(id)) : [];
      for (const id of chosen.length > 0 ? chosen : own) if (!taken(id)) all.add(id);
      for (const id of all) chapters.set(id, chapterOf(id));
    }
    return all;
  });
}

interface Signs { quantities: Quantity[]; claims: Claim[]; references: ReferenceFact[] }
const NO_SIGNS: Signs = { quantities: [], claims: [], references: [] };

function signsByUnit(facts: DocumentFacts): (Signs | undefined)[] {
  const signs: (Signs | undefined)[] = [];
  const at = (index: number): Signs => (signs[index] ??= { quantities: [], claims: [], references: [] });
  for (const quantity of facts.quantities) at(quantity.unitIndex).quantities.push(quantity);
  for (const claim of facts.claims) at(claim.unitIndex).claims.push(claim);
  let unit = 0;
  for (const reference of [...facts.references].sort((a, b) => a.span.start - b.span.start)) {
    while (unit < facts.units.length && facts.units[unit]!.span.end <= reference.span.start) unit++;
    const holder = facts.units[unit];
    if (holder && holder.span.start <= reference.span.start) at(unit).references.push(reference);
  }
  return signs;
}

/** For each unit the length of the run of ordered items or table rows of its section that it belongs to. */
function stepRuns(facts: DocumentFacts): number[] {
  const counts = new Map<string, Set<number>>();
  const keys = facts.units.map((unit) => {
    const block = facts.document.blocks[unit.block]!;
    const key = block.list?.ordered ? `list ${block.list.id}` : block.row ? `table ${block.row.table}` : null;
    if (key) {
      const seen = counts.get(key) ?? new Set<number>();
      seen.add(unit.block);
      counts.set(key, seen);
    }
    return key;
  });
  return keys.map((key) => (key ? counts.get(key)!.size : 0));
}

function aspectsOf(topic: Topic, unit: Unit, signs: Signs, title: readonly PhraseHit[], steps: number, named: boolean): string[] {
  const met = new Set<string>();
  const concepts = new Set<string>();
  const near = new Set<string>();
  for (const hits of [unit.hits, title]) {
    for (const { owner } of hits) {
      if (owner.role === 'aspect' && owner.owner === topic.id) met.add(owner.part);
      else if (owner.role === 'near' && owner.owner === topic.id) near.add(owner.part);
      else if (owner.role === 'concept' && hits === unit.hits) concepts.add(owner.owner);
    }
  }
  for (const aspect of topic.aspects) {
    if (met.has(aspect.id)) continue;
    const { quantity } = aspect;
    const ok =
      aspect.concepts.some((c) => concepts.has(c))
      || (quantity && (quantity.near.length === 0 || near.has(aspect.id)) && signs.quantities.some((q) => quantity.kinds.includes(q.kind)))
      || (aspect.claim && signs.claims.some((c) => c.subject === aspect.claim && c.context === 'plain'))
      || (aspect.references.length > 0 && signs.references.some((r) => aspect.references.includes(r.kind)))
      || (aspect.steps && named && steps >= aspect.steps);
    if (ok) met.add(aspect.id);
  }
  return [...met];
}
