import { INDUSTRY_WORDS, TYPE_WORDS } from '../../schemas/project.js';
import type { EnterpriseType, Industry } from '../../schemas/vocabulary.js';

/** What files written in Chinese call the types and industries. */
export const TYPE_NAMES = firstWords<EnterpriseType>(TYPE_WORDS);
export const INDUSTRY_NAMES = firstWords<Industry>(INDUSTRY_WORDS);

function firstWords<T extends string>(words: Readonly<Record<string, T>>): Readonly<Record<T, string>> {
  const names: Partial<Record<T, string>> = {};
  for (const [word, id] of Object.entries<T>(words)) names[id] ??= word;
  return names as Record<T, string>;
}
