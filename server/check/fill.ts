import type { Localized } from '../../schemas/localized.js';

/** A phrase with its arguments, in both languages. */
export function fill(phrase: Localized | undefined, args: Readonly<Record<string, Localized>>): Localized {
  const words = { zh: phrase?.zh ?? '', en: phrase?.en ?? '' };
  for (const [name, value] of Object.entries(args)) {
    const place = `{${name}}`;
    // Most places are in a phrase once, in others not at all.
    if (words.zh.includes(place)) words.zh = words.zh.replaceAll(place, value.zh);
    if (words.en.includes(place)) words.en = words.en.replaceAll(place, value.en);
  }
  return words;
}
