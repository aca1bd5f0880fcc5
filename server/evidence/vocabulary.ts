import type { EvidenceType, TableSchema } from '../../schemas/table.js';
import { normalisePhrase } from '../text/mapped-text.js';

/** Finds ids by what people call them: the id itself, either title, an alias; spaces and case do not count. */
export class Names {
  readonly #byName = new Map<string, string>();

  add(id: string, names: readonly string[]): void {
    for (const name of [id, ...names]) {
      const key = normalisePhrase(name);
      if (!this.#byName.has(key)) this.#byName.set(key, id);
    }
  }

  find(name: string): string | undefined {
    return this.#byName.get(normalisePhrase(name));
  }

  get all(): string[] { return [...this.#byName.keys()]; }
}

export function typeNames(types: ReadonlyMap<string, EvidenceType>): Names {
  return memo(types, (names) => { for (const type of types.values()) names.add(type.id, [type.title.zh, type.title.en, ...type.aliases]); });
}

export function tableNames(tables: ReadonlyMap<string, TableSchema>): Names {
  return memo(tables, (names) => { for (const table of tables.values()) names.add(table.id, [table.title.zh, table.title.en]); });
}

const known = new WeakMap<object, Names>();

function memo(key: object, fill: (names: Names) => void): Names {
  let names = known.get(key);
  if (!names) {
    fill((names = new Names()));
    known.set(key, names);
  }
  return names;
}
