import { normalisePhrase } from '../text/mapped-text.js';
import type { PhraseHit, PhraseOwner, Scanner } from '../text/scanner.js';
import { AhoCorasick } from './aho-corasick.js';
import { joinParts, type Interval } from './gap-phrases.js';
import { Masking } from './masking.js';

export interface OwnedPhrase { readonly phrase: string; readonly owner: PhraseOwner }

/** A phrase as it is looked for: one needle, or several with gaps between them. */
interface Sought {
  readonly needles: readonly number[];
  readonly owners: PhraseOwner[];
}

/** All phrases in one automaton. Phrases that are empty once normalised are left out. */
export function buildScanner(phrases: readonly OwnedPhrase[]): Scanner {
  const { needles, sought, fingerprint } = collect(phrases);
  const machine = new AhoCorasick(needles);
  const masking = new Masking();
  const startsWord = needles.map((needle) => isWord(needle, 0));
  const endsWord = needles.map((needle) => isWord(needle, needle.length - 1));
  const owners = needles.map((): readonly PhraseOwner[] => []);
  const isPart = needles.map(() => false);
  const gapped = sought.filter((phrase) => phrase.needles.length > 1);
  for (const phrase of sought) if (phrase.needles.length === 1) owners[phrase.needles[0]!] = phrase.owners;
  for (const phrase of gapped) for (const needle of phrase.needles) isPart[needle] = true;
  const byRarest = groupByRarestPart(gapped);
  return {
    fingerprint,
    scan(text) {
      const hits: PhraseHit[] = [];
      const parts = new Map<number, Interval[]>();
      machine.scan(text, (needle, from, to) => {
        if ((startsWord[needle] && from > 0 && isWord(text, from - 1)) || (endsWord[needle] && to < text.length && isWord(text, to))) return;
        for (const owner of owners[needle]!) hits.push({ from, to, owner });
        if (!isPart[needle]) return;
        const places = parts.get(needle);
        if (places) places.push({ from, to }); else parts.set(needle, [{ from, to }]);
      });
      const gappedHits: PhraseHit[] = [];
      for (const needle of parts.keys()) {
        for (const phrase of byRarest.get(needle) ?? []) {
          if (!phrase.needles.every((id) => parts.has(id))) continue;
          for (const { from, to } of joinParts(phrase.needles.map((id) => parts.get(id)!), text)) {
            for (const owner of phrase.owners) gappedHits.push({ from, to, owner });
          }
        }
      }
      return masking.apply(merge(inOrder(hits), gappedHits.sort(byPlace)));
    },
  };
}

function collect(phrases: readonly OwnedPhrase[]): { needles: string[]; sought: Sought[]; fingerprint: string } {
  const needleIds = new Map<string, number>();
  const bySource = new Map<string, Sought>();
  const hash = new TextHash();
  const needleId = (part: string) => {
    let id = needleIds.get(part);
    if (id === undefined) needleIds.set(part, (id = needleIds.size));
    return id;
  };
  for (const { phrase, owner } of phrases) {
    const parts = partsOf(phrase);
    if (parts.length === 0) continue;
    const source = parts.length === 1 ? parts[0]! : parts.join('…');
    let sought = bySource.get(source);
    if (!sought) bySource.set(source, (sought = { needles: parts.map(needleId), owners: [] }));
    else if (sought.owners.some((o) => o.owner === owner.owner && o.role === owner.role && o.part === owner.part)) continue;
    sought.owners.push(owner);
    for (const text of [source, owner.role, owner.owner, owner.part]) hash.add(text);
  }
  return { needles: [...needleIds.keys()], sought: [...bySource.values()], fingerprint: hash.digest() };
}

function partsOf(phrase: string): string[] {
  if (phrase.includes('…')) return phrase.split('…').map((part) => normalisePhrase(part).trim()).filter((part) => part !== '');
  const whole = normalisePhrase(phrase).trim();
  return whole === '' ? [] : [whole];
}

/** Phrases with gaps by the part that the fewest of them have: most texts then ask for few of them. */
function groupByRarestPart(gapped: readonly Sought[]): ReadonlyMap<number, readonly Sought[]> {
  const uses = new Map<number, number>();
  for (const { needles } of gapped) for (const needle of needles) uses.set(needle, (uses.get(needle) ?? 0) + 1);
  const groups = new Map<number, Sought[]>();
  for (const phrase of gapped) {
    const rarest = phrase.needles.reduce((best, needle) => (uses.get(needle)! < uses.get(best)! ? needle : best));
    const group = groups.get(rarest);
    if (group) group.push(phrase); else groups.set(rarest, [phrase]);
  }
  return groups;
}

/** By place, longest first. */
function byPlace(a: PhraseHit, b: PhraseHit): number {
  return a.from - b.from || b.to - a.to;
}

/** Hits come by their ends, so that they stand few places from where they belong; where they do not, sorting is cheaper. */
function inOrder(hits: PhraseHit[]): PhraseHit[] {
  let moves = hits.length * 8;
  for (let i = 1; i < hits.length; i++) {
    const hit = hits[i]!;
    let at = i;
    for (; at > 0 && byPlace(hits[at - 1]!, hit) > 0; at--) hits[at] = hits[at - 1]!;
    hits[at] = hit;
    moves -= i - at;
    if (moves < 0) return hits.sort(byPlace);
  }
  return hits;
}

function merge(a: PhraseHit[], b: PhraseHit[]): PhraseHit[] {
  if (b.length === 0) return a;
  const merged: PhraseHit[] = [];
  for (let i = 0, k = 0; i < a.length || k < b.length;) {
    if (k === b.length || (i < a.length && byPlace(a[i]!, b[k]!) <= 0)) merged.push(a[i++]!);
    else merged.push(b[k++]!);
  }
  return merged;
}

/** A letter or digit of a Latin word: `it` is not looked for inside `with`. */
function isWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
}

/** Two 32-bit FNV-1a sums: tells vocabularies apart at a price that a start can pay; nobody needs to be kept from forging it. */
class TextHash {
  #a = 0x811c9dc5;
  #b = 0x1000193;

  add(text: string): void {
    // Locals: a field that holds more than 31 bits is allocated anew on each store.
    let a = this.#a;
    let b = this.#b;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x85ebca6b) + 1;
    }
    // So that ab, c is not a, bc.
    this.#a = Math.imul(a ^ 0xffff, 0x01000193);
    this.#b = b | 0;
  }

  digest(): string {
    return [this.#a, this.#b ^ (this.#b >>> 15)].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
