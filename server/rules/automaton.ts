import type { PhraseHit, Scanner } from '../text/scanner.js';
import { AhoCorasick } from './aho-corasick.js';
import { PartPlaces } from './gap-phrases.js';
import { Masking } from './masking.js';
import { Occurrences, Scratch } from './occurrences.js';
import { phraseTable, type OwnedPhrase, type PhraseTable, type Sought } from './phrase-table.js';

export type { OwnedPhrase };

/** All phrases in one automaton. */
export function buildScanner(phrases: readonly OwnedPhrase[]): Scanner {
  return scannerOf(phraseTable(phrases));
}

/** The same from phrases that were collected before. */
export function scannerOf(table: PhraseTable): Scanner {
  return new PhraseScanner(table);
}

class PhraseScanner implements Scanner {
  readonly fingerprint: string;
  readonly #lengths: Int32Array;
  readonly #sought: readonly Sought[];
  readonly #machine: AhoCorasick;
  readonly #masking: Masking;
  /** Index of the phrase that is this needle alone; -1 without one. */
  readonly #alone: Int32Array;
  /** Bits: the needle begins and ends with a letter or digit, and is part of a phrase with gaps. */
  readonly #traits: Uint8Array;
  /** Phrases with gaps by the part that the fewest of them have: most texts then ask for few of them. */
  readonly #byRarest: ReadonlyMap<number, readonly number[]>;
  // Kept between scans; a scan neither waits nor is entered twice.
  readonly #occurrences = new Occurrences();
  readonly #froms = new Occurrences();
  readonly #parts: PartPlaces;
  readonly #ends = new Scratch();
  readonly #next = new Scratch();
  readonly #first = new Scratch();
  readonly #sortedPhrases = new Scratch();
  readonly #sortedFroms = new Scratch();
  readonly #sortedTos = new Scratch();

  constructor({ needles, sought, fingerprint }: PhraseTable) {
    this.fingerprint = fingerprint;
    this.#lengths = Int32Array.from(needles, (n) => n.length);
    this.#sought = sought;
    this.#machine = new AhoCorasick(needles);
    this.#masking = new Masking(sought);
    this.#parts = new PartPlaces(needles);
    this.#alone = new Int32Array(needles.length).fill(-1);
    this.#traits = Uint8Array.from(needles, (n) => (isWord(n, 0) ? BEGINS_WORD : 0) | (isWord(n, n.length - 1) ? ENDS_WORD : 0));
    sought.forEach(({ needles: parts }, i) => {
      if (parts.length === 1) this.#alone[parts[0]!] = i;
      else for (const part of parts) this.#traits[part]! |= IS_PART;
    });
    this.#byRarest = groupByRarestPart(sought);
  }

  scan(text: string): PhraseHit[] {
    const found = this.#occurrences;
    const placed = this.#froms;
    const parts = this.#parts;
    const lengths = this.#lengths;
    const alone = this.#alone;
    const allTraits = this.#traits;
    this.#machine.scan(text, found);
    const count = found.length;
    const { ids, places } = found;
    // Phrases and their beginnings; ends go beside them.
    const ends = this.#ends.of(count);
    for (let i = 0; i < count; i++) {
      const needle = ids[i]!;
      const to = places[i]!;
      const from = to - lengths[needle]!;
      const traits = allTraits[needle]!;
      if ((traits & BEGINS_WORD && from > 0 && isWord(text, from - 1)) || (traits & ENDS_WORD && to < text.length && isWord(text, to))) continue;
      if (traits & IS_PART) parts.add(needle, from);
      const phrase = alone[needle]!;
      if (phrase < 0) continue;
      ends[placed.length] = to;
      placed.push(phrase, from);
    }
    const gapEnds: number[] = [];
    for (const needle of parts.needles) {
      for (const phrase of this.#byRarest.get(needle) ?? []) {
        parts.join(this.#sought[phrase]!, text, (from, to) => {
          placed.push(phrase, from);
          gapEnds.push(to);
        });
      }
    }
    const plain = placed.length - gapEnds.length;
    const hits = this.#ordered(text.length, (i) => (i < plain ? ends[i]! : gapEnds[i - plain]!));
    found.clear();
    placed.clear();
    parts.clear();
    return hits;
  }

  /** By place, longest first: a counting sort by beginning, then by end within the few that begin together. */
  #ordered(length: number, endOf: (i: number) => number): PhraseHit[] {
    const { ids, places, length: count } = this.#froms;
    if (count === 0) return [];
    const next = this.#next.of(length + 1).fill(0, 0, length + 1);
    for (let i = 0; i < count; i++) next[places[i]! + 1]!++;
    for (let at = 1; at <= length; at++) next[at]! += next[at - 1]!;
    // Where the hits that begin together start: what stands before is another beginning's, or a former scan's.
    const first = this.#first.of(length + 1);
    first.set(next.subarray(0, length + 1));
    const phrases = this.#sortedPhrases.of(count);
    const froms = this.#sortedFroms.of(count);
    const tos = this.#sortedTos.of(count);
    for (let i = 0; i < count; i++) {
      const from = places[i]!;
      const to = endOf(i);
      const id = ids[i]!;
      let at = next[from]!++;
      for (; at > first[from]! && tos[at - 1]! < to; at--) {
        phrases[at] = phrases[at - 1]!;
        froms[at] = from;
        tos[at] = tos[at - 1]!;
      }
      phrases[at] = id;
      froms[at] = from;
      tos[at] = to;
    }
    return this.#masking.apply(phrases, froms, tos, count);
  }
}

const BEGINS_WORD = 1;
const ENDS_WORD = 2;
const IS_PART = 4;

function groupByRarestPart(sought: readonly Sought[]): ReadonlyMap<number, readonly number[]> {
  const uses = new Map<number, number>();
  const gapped = sought.flatMap(({ needles }, i) => (needles.length > 1 ? [i] : []));
  for (const i of gapped) for (const needle of sought[i]!.needles) uses.set(needle, (uses.get(needle) ?? 0) + 1);
  const groups = new Map<number, number[]>();
  for (const i of gapped) {
    const rarest = sought[i]!.needles.reduce((best, needle) => (uses.get(needle)! < uses.get(best)! ? needle : best));
    const group = groups.get(rarest);
    if (group) group.push(i); else groups.set(rarest, [i]);
  }
  return groups;
}

/** A letter or digit of a Latin word: `it` is not looked for inside `with`. */
function isWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
}
