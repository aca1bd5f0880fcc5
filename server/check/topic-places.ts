import type { DocumentFacts, Unit } from '../document/facts/model.js';
import type { TopicPart } from './substance.js';
import type { PlacedShare } from './topic-share.js';
import type { TopicMark } from './topic-marks.js';

/** Places that a reader is shown. */
const PLACES_SHOWN = 5;
/** More aspects than this do not bring a unit further forward. */
const MOST_ASPECTS = 10;
/** By a heading before by a term, before any number of aspects. */
const BY_TERM = 2 * MOST_ASPECTS;
const BY_HEADING = 2 * BY_TERM;

interface Marked { readonly mark: TopicMark }

/**
 * The units to show first: those under the topic's own heading and those that add aspects. Of several documents, first
 * among the first of each. `aspects`: how many all of them meet together.
 */
export function firstUnits<E extends Marked>(counted: readonly E[], aspects: number): { readonly adding: readonly E[]; readonly rest: readonly E[] } {
  const seen = new Set<string>();
  const adding: E[] = [];
  const rest: E[] = [];
  for (const entry of ranked(counted)) {
    if (seen.size === aspects && rest.length === PLACES_SHOWN) break;
    const adds = seen.size < aspects && entry.mark.aspects.some((aspect) => !seen.has(aspect));
    if (adds) {
      for (const aspect of entry.mark.aspects) seen.add(aspect);
      adding.push(entry);
    } else if (rest.length < PLACES_SHOWN) rest.push(entry);
  }
  return { adding, rest };
}

/** Of several documents, with `first` of each. */
export function shownUnits(parts: readonly TopicPart[], aspects: number): readonly { readonly facts: DocumentFacts; readonly unit: Unit }[] {
  const { adding, rest } = firstUnits(parts.flatMap(({ facts, first }) => first.map(({ at, mark }) => ({ facts, unit: facts.units[at]!, mark }))), aspects);
  return [...adding, ...rest].slice(0, PLACES_SHOWN);
}

/** The highest first, those of one rank in their order. */
function ranked<E extends Marked>(entries: readonly E[]): E[] {
  const byRank: E[][] = [];
  for (const entry of entries) (byRank[rankOf(entry)] ??= []).push(entry);
  return byRank.reverse().flat();
}

function rankOf({ mark: { byHeading, byTerm, aspects } }: Marked): number {
  return (byHeading ? BY_HEADING : 0) + (byTerm ? BY_TERM : 0) + Math.min(MOST_ASPECTS, aspects.length);
}

/** A named section weighs more than any number of mentions elsewhere. */
const NAMED_WEIGHT = 100;
const COUNTED_WEIGHT = 2;
const DISCOUNTED_WEIGHT = 1;

/** The section of one document that says most on a topic; of equals the first: named ones, then those that count, then others. */
export interface NearestSection { readonly section: number; readonly weight: number; readonly turn: number }

export function nearestIn(named: readonly number[], shares: readonly PlacedShare[]): NearestSection | null {
  const weights = new Map<number, { section: number; weight: number; turn: number }>();
  const add = (section: number, weight: number, turn: number) => {
    const known = weights.get(section);
    if (known) known.weight += weight; else weights.set(section, { section, weight, turn });
  };
  for (const section of named) add(section, NAMED_WEIGHT, 0);
  for (const { section: first, share } of shares) for (const { section, units } of share.countedIn) add(first + section, units * COUNTED_WEIGHT, 1);
  for (const { section: first, share } of shares) for (const { section, units } of share.spokenIn) add(first + section, units * DISCOUNTED_WEIGHT, 2);
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
