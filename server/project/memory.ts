/**
 * What was made the last time, and of what: one for each project, held by the door. A result is made anew unless every input
 * is what it was then — the same object, or an equal text or number — so that with a memory and without one everything comes
 * out the same, only sooner. Nothing of one project may be asked of another's memory.
 */
export interface Memory {
  /** What `make` gave last under this name, if it was of these inputs; else makes it. Inputs are all that `make` reads. */
  keep<T>(name: string, inputs: Inputs, make: () => T): T;
  /**
   * What `make` gives for each item. Items that are the same as before, counted from either end, keep theirs: after an edit
   * that is all but the few around it. If all are the same, so is the list itself. `same`: all that `make` reads of one.
   */
  keepEach<I, T>(name: string, items: readonly I[], same: (before: I, now: I) => boolean, make: (item: I) => T): readonly T[];
  /** A memory of its own, which is empty again as soon as one of the inputs is another. */
  part(name: string, inputs: Inputs): Memory;
  /** One for each of these names. Those that are not named any more are forgotten. */
  parts(name: string, of: readonly string[]): readonly Memory[];
}

/** As a function where it costs something to name them. */
export type Inputs = readonly unknown[] | (() => readonly unknown[]);

interface Kept { readonly inputs: readonly unknown[]; readonly value: unknown }
interface KeptEach { readonly items: readonly unknown[]; readonly values: readonly unknown[] }

export function createMemory(): Memory {
  const results = new Map<string, Kept>();
  const lists = new Map<string, KeptEach>();
  const memory: Memory = {
    keep(name, from, make) {
      const inputs = typeof from === 'function' ? from() : from;
      const known = results.get(name);
      if (known && sameInputs(known.inputs, inputs)) return known.value as ReturnType<typeof make>;
      const value = make();
      results.set(name, { inputs, value });
      return value;
    },
    keepEach(name, items, same, make) {
      const known = lists.get(name);
      const values = known ? aligned(known, items, same as (before: unknown, now: unknown) => boolean, make as (item: unknown) => unknown) : items.map(make);
      lists.set(name, { items, values });
      return values as readonly ReturnType<typeof make>[];
    },
    part: (name, inputs) => memory.keep(name, inputs, createMemory),
    parts(name, of) {
      const before = results.get(name)?.value as ReadonlyMap<string, Memory> | undefined;
      const now = new Map(of.map((part) => [part, before?.get(part) ?? createMemory()]));
      results.set(name, { inputs: [], value: now });
      return of.map((part) => now.get(part)!);
    },
  };
  return memory;
}

/** Remembers nothing: for a door that judges once. */
export const NO_MEMORY: Memory = {
  keep: (_name, _inputs, make) => make(),
  keepEach: (_name, items, _same, make) => items.map(make),
  part: () => NO_MEMORY,
  parts: (_name, of) => of.map(() => NO_MEMORY),
};

function sameInputs(before: readonly unknown[], now: readonly unknown[]): boolean {
  if (before.length !== now.length) return false;
  for (let i = 0; i < now.length; i++) if (!Object.is(before[i], now[i])) return false;
  return true;
}

function aligned({ items: before, values }: KeptEach, now: readonly unknown[], same: (before: unknown, now: unknown) => boolean, make: (item: unknown) => unknown): readonly unknown[] {
  const shorter = Math.min(before.length, now.length);
  let first = 0;
  while (first < shorter && same(before[first], now[first])) first++;
  if (first === before.length && first === now.length) return values;
  let last = 0;
  while (last < shorter - first && same(before[before.length - 1 - last], now[now.length - 1 - last])) last++;
  const made = now.slice(first, now.length - last).map(make);
  return [...values.slice(0, first), ...made, ...values.slice(values.length - last)];
}
