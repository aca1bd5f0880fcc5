import { normalisePhrase } from '../text/mapped-text.js';
import type { PhraseOwner } from '../text/scanner.js';

export interface OwnedPhrase { readonly phrase: string; readonly owner: PhraseOwner }

/** A phrase as it is looked for: one needle, or several with gaps between them. */
export interface Sought {
  readonly needles: readonly number[];
  readonly owners: PhraseOwner[];
}

/** All phrases, normalised and without repetition. Phrases that are empty once normalised are left out. */
export interface PhraseTable {
  readonly needles: readonly string[];
  readonly sought: readonly Sought[];
  /** Tells vocabularies apart. */
  readonly fingerprint: string;
}

export function phraseTable(phrases: readonly OwnedPhrase[]): PhraseTable {
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
