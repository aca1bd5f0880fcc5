import type { Localized } from '../../schemas/localized.js';

/** A phrase with its arguments, in both languages. */
export function fill(phrase: Localized | undefined, args: Readonly<Record<string, Localized>>): Localized {
  const words = { zh: phrase?.zh ?? '', en: phrase?.en ?? '' };
  for (const [name, value] of Object.entries(args)) {
    words.zh = words.zh.replaceAll(`{${name}}`, value.zh);
    words.en = words.en.replaceAll(`{${name}}`, value.en);
  }
  return words;
}
