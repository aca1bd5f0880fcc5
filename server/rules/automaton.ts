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
      for (const needle of parts.keys()) {
        for (const phrase of byRarest.get(needle) ?? []) {
          if (!phrase.needles.every((id) => parts.has(id))) continue;
          for (const { from, to } of joinParts(phrase.needles.map((id) => parts.get(id)!), text)) {
            for (const owner of phrase.owners) hits.push({ from, to, owner });
          }
        }
      }
      hits.sort((a, b) => a.from - b.from || b.to - a.to);
      return masking.apply(hits);
    },
  };
}

function collect(phrases: readonly OwnedPhrase[]): { needles: string[]; sought: Sought[]; fingerprint: string } {
  const needleIds = new Map<string, number>();
  const bySource = new Map<string, Sought>();
  const seen = new Set<string>();
  const hash = new TextHash();
  for (const { phrase, owner } of phrases) {
    const parts = phrase.split('…').map((part) => normalisePhrase(part).trim()).filter((part) => part !== '');
    if (parts.length === 0) continue;
    const source = parts.join('…');
    const line = `${source}\t${owner.role}\t${owner.owner}\t${owner.part}\n`;
    if (seen.has(line)) continue;
    seen.add(line);
    hash.add(line);
    let sought = bySource.get(source);
    if (!sought) {
      const needles = parts.map((part) => {
        if (!needleIds.has(part)) needleIds.set(part, needleIds.size);
        return needleIds.get(part)!;
      });
      bySource.set(source, (sought = { needles, owners: [] }));
    }
    sought.owners.push(owner);
  }
  return { needles: [...needleIds.keys()], sought: [...bySource.values()], fingerprint: hash.digest() };
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
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.#a = Math.imul(this.#a ^ unit, 0x01000193);
      this.#b = Math.imul(this.#b ^ unit, 0x85ebca6b) + 1;
    }
  }

  digest(): string {
    return [this.#a, this.#b ^ (this.#b >>> 15)].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
