import { listOf, type Localized } from '../../schemas/localized.js';

/** Names in a list of a message; the count says how many there are. */
const MOST_LISTED = 12;

/** The first of many names, and how many there are. */
export function firstOf(names: readonly (string | Localized)[]): Localized {
  const shown = listOf(names.slice(0, MOST_LISTED));
  return names.length <= MOST_LISTED ? shown : { zh: `${shown.zh} 等 ${names.length} 个`, en: `${shown.en} and ${names.length - MOST_LISTED} more` };
}
