import type { LookupTable } from '../../schemas/table.js';
import { normalisePhrase } from '../text/mapped-text.js';

/** The lookup table of what goes in with an application. */
export const MATERIALS_LOOKUP = 'application-materials';

const names = new WeakMap<LookupTable, readonly (readonly [name: string, material: string])[]>();

/** The application material that a title names, the longest name first; undefined if it names none. */
export function materialOf(title: string | undefined, table: LookupTable | undefined): string | undefined {
  if (title === undefined || !table) return undefined;
  let known = names.get(table);
  if (!known) {
    known = table.rows.flatMap((row) => [row['names'] ?? []].flat().map((name) => [normalisePhrase(String(name)), String(row['material'])] as const))
      .sort(([a], [b]) => b.length - a.length);
    names.set(table, known);
  }
  const plain = normalisePhrase(title);
  return known.find(([name]) => plain.includes(name))?.[1];
}
