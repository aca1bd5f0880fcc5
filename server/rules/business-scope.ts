import type { LookupTable } from '../../schemas/table.js';
import { normalisePhrase } from '../text/mapped-text.js';

/**
 * The lookup table of words in scopes: `name`, and in `same` what else it is called. A row whose `same` is empty names what
 * a business does or a word of grammar, which a licence and an application put differently: it is left out on both sides.
 */
export const SCOPE_ALIASES_LOOKUP = 'scope-aliases';

/** Longer than any licence, so that comparing every item with every other stays small. */
const MOST_ITEMS = 500;

/**
 * Items of a certification scope that a business licence does not seem to cover, as they are written. Both are split at
 * ；;、，, 。 and brackets. An item is covered if, with words of activity left out, it equals, contains or is contained in an
 * item of the licence, directly or under another name of the table, or if each of its pairs of neighbouring characters
 * stands in one such item. What then remains empty says nothing of its own and counts as covered. A guess: the caller's
 * finding should ask, not accuse. `looked` is how many comparisons were made.
 */
export function scopeMisses(scope: string, licence: string, aliases: LookupTable | undefined): { readonly misses: readonly string[]; readonly looked: number } {
  const { fillers, names } = wordsOf(aliases);
  const items = split(licence).map((item) => plain(item, fillers)).filter((item) => item !== '');
  const wanted = split(scope);
  const misses = wanted.filter((item) => {
    const own = plain(item, fillers);
    return own !== '' && ![own, ...renamed(own, names)].some((name) => items.some((other) => covers(other, name)));
  });
  return { misses: [...new Set(misses)], looked: wanted.length * (items.length + 1) };
}

function split(text: string): string[] {
  return text.split(/[；;、，,。.\n()（）[\]【】:：]/).map((item) => item.trim()).filter((item) => item !== '').slice(0, MOST_ITEMS);
}

/** Longest first, so that 销售服务 goes before 销售. */
function wordsOf(table: LookupTable | undefined): { fillers: readonly string[]; names: readonly (readonly string[])[] } {
  const rows = (table?.rows ?? []).map((row) => [row['name'] ?? '', row['same'] ?? []].flat().map((word) => normalName(String(word))).filter((word) => word !== ''));
  return {
    fillers: rows.filter((words) => words.length === 1).map(([word]) => word!).sort((a, b) => b.length - a.length),
    names: rows.filter((words) => words.length > 1),
  };
}

function normalName(text: string): string {
  return normalisePhrase(text).replaceAll(' ', '');
}

function plain(item: string, fillers: readonly string[]): string {
  return fillers.reduce((rest, word) => rest.replaceAll(word, ''), normalName(item));
}

/** The item with each name it holds put in the table's other words. */
function renamed(item: string, names: readonly (readonly string[])[]): string[] {
  return names.flatMap((words) => words.filter((word) => item.includes(word)).flatMap((word) => words.flatMap((other) => (other === word ? [] : [item.replaceAll(word, other), other]))));
}

function covers(other: string, item: string): boolean {
  if (other === item || other.includes(item) || (other.length > 1 && item.includes(other))) return true;
  const characters = [...item];
  return characters.length > 2 && characters.slice(1).every((character, i) => other.includes(characters[i]! + character));
}
