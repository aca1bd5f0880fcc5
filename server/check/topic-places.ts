import type { DocumentFacts } from '../document/facts/model.js';
import type { TopicEntry, TopicPart } from './substance.js';

/** Places that a reader is shown. */
const PLACES_SHOWN = 5;
/** More aspects than this do not bring a unit further forward. */
const MOST_ASPECTS = 10;
/** By a heading before by a term, before any number of aspects. */
const BY_TERM = 2 * MOST_ASPECTS;
const BY_HEADING = 2 * BY_TERM;

/**
 * The units to show first: those under the topic's own heading and those that add aspects. Of several documents, first
 * among the first of each.
 */
export function firstUnits<E extends Pick<TopicEntry, 'mark'>>(counted: readonly E[]): { readonly adding: readonly E[]; readonly rest: readonly E[] } {
  const seen = new Set<string>();
  const adding: E[] = [];
  const rest: E[] = [];
  for (const entry of ranked(counted)) {
    const adds = entry.mark.aspects.some((aspect) => !seen.has(aspect));
    if (adds) {
      for (const aspect of entry.mark.aspects) seen.add(aspect);
      adding.push(entry);
    } else if (rest.length < PLACES_SHOWN) rest.push(entry);
  }
  return { adding, rest };
}

export function shownUnits(parts: readonly TopicPart[]): readonly (TopicEntry & { readonly facts: DocumentFacts })[] {
  const { adding, rest } = firstUnits(parts.flatMap(({ facts, first }) => first.map((entry) => ({ ...entry, facts }))));
  return [...adding, ...rest].slice(0, PLACES_SHOWN);
}

/** The highest first, those of one rank in their order. */
function ranked<E extends Pick<TopicEntry, 'mark'>>(entries: readonly E[]): E[] {
  const byRank: E[][] = [];
  for (const entry of entries) (byRank[rankOf(entry)] ??= []).push(entry);
  return byRank.reverse().flat();
}

function rankOf({ mark: { byHeading, byTerm, aspects } }: Pick<TopicEntry, 'mark'>): number {
  return (byHeading ? BY_HEADING : 0) + (byTerm ? BY_TERM : 0) + Math.min(MOST_ASPECTS, aspects.length);
}

/** A named section weighs more than any number of mentions elsewhere. */
const NAMED_WEIGHT = 100;
const COUNTED_WEIGHT = 2;
const DISCOUNTED_WEIGHT = 1;

/** The section of one document that says most on a topic; of equals the first: named ones, then those that count, then others. */
export interface NearestSection { readonly section: number; readonly weight: number; readonly turn: number }

export function nearestIn(named: readonly number[], counted: readonly TopicEntry[], discounted: readonly TopicEntry[]): NearestSection | null {
  const weights = new Map<number, { section: number; weight: number; turn: number }>();
  let last: { section: number; weight: number; turn: number } | null = null;
  const add = (section: number, weight: number, turn: number) => {
    if (last?.section !== section) {
      last = weights.get(section) ?? { section, weight: 0, turn };
      weights.set(section, last);
    }
    last.weight += weight;
  };
  for (const section of named) add(section, NAMED_WEIGHT, 0);
  for (const { unit } of counted) add(unit.section, COUNTED_WEIGHT, 1);
  for (const { unit, mark } of discounted) if (mark.reason !== 'contents' && mark.reason !== 'register') add(unit.section, DISCOUNTED_WEIGHT, 2);
  let best: NearestSection | null = null;
  for (const entry of weights.values()) if (!best || entry.weight > best.weight) best = entry;
  return best;
}

/** The topic's own section with the most counted units, as far out as its heading names it; null where no document says a word. */
export function nearestOf(parts: readonly TopicPart[]): { readonly facts: DocumentFacts; readonly section: number } | null {
  let best: (NearestSection & { readonly part: TopicPart }) | null = null;
  for (const part of parts) {
    const { nearest } = part;
    if (nearest && (!best || nearest.weight > best.weight || (nearest.weight === best.weight && nearest.turn < best.turn))) best = { ...nearest, part };
  }
  if (!best) return null;
  const { facts, named } = best.part;
  const { sections } = facts.document;
  let { section } = best;
  for (let parent = sections[section]?.parent ?? null; parent !== null && named.includes(parent); parent = sections[parent]?.parent ?? null) section = parent;
  return { facts, section };
}
