import type { z } from 'zod';
import { expectation } from './expectation.js';
import type { Fault } from './fault.js';
import type { YamlPath, YamlTree } from './yaml.js';

/**
 * Checks data against its schema. What does not fit becomes faults at its place; unknown keys are warnings and are
 * left out, so that one misspelt key does not cost the rest of the file.
 */
export function validate<T>(schema: z.ZodType<T>, tree: YamlTree, knownKeys: (path: YamlPath) => readonly string[] = () => []):
{ value: T | null; faults: Fault[] } {
  const { value, faults } = validated(schema, tree, knownKeys);
  // Behind a syntax error the data are guesses: what does not fit there is its echo, not a fault of its own.
  const broken = tree.faults.find(({ kind }) => kind === 'yaml-syntax')?.span.start ?? Infinity;
  return { value, faults: faults.filter(({ span }) => span.start < broken) };
}

function validated<T>(schema: z.ZodType<T>, tree: YamlTree, knownKeys: (path: YamlPath) => readonly string[]): { value: T | null; faults: Fault[] } {
  const faults: Fault[] = [];
  let data: unknown = tree.value ?? {};
  for (let round = 0; round < 2; round++) {
    const parsed = schema.safeParse(data);
    if (parsed.success) return { value: parsed.data, faults };
    const unknown = parsed.error.issues.flatMap(unknownKeys);
    if (round === 0) {
      for (const { path, key } of unknown) {
        const candidates = knownKeys(path);
        faults.push({
          kind: 'unknown-key', file: tree.source.path, span: tree.place([...path, key], 'key'),
          args: { key, suggestion: nearest(key, candidates) ?? '', known: candidates.join(' ') },
        });
      }
    }
    if (unknown.length === 0 || round === 1) {
      for (const issue of parsed.error.issues.flatMap(meantBranch)) {
        if (issue.code === 'unrecognized_keys') continue;
        const path = issue.path as (string | number)[];
        const missing = MISSING.has(issue.code) && path.length > 0 && valueAt(data, path) === undefined;
        faults.push({
          kind: missing ? 'missing-key' : 'wrong-value', file: tree.source.path,
          span: missing ? tree.place(path.slice(0, -1)) : tree.place(path),
          args: { key: path.join('.'), problem: issue.message, found: shown(valueAt(data, path)), expected: expectation(issue) },
        });
      }
      return { value: null, faults };
    }
    data = without(data, unknown);
  }
  return { value: null, faults };
}

/** What a schema says of a key that is not there, by the kind of value that it wants. */
const MISSING: ReadonlySet<z.core.$ZodIssue['code']> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

/** Of a union the complaints of the branch that was meant: the one that takes such a value and finds fault only inside it. */
function meantBranch(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  const branch = issue.code === 'invalid_union' ? issue.errors.find((inner) => inner.length > 0 && inner.every(({ path }) => path.length > 0)) : undefined;
  return branch ? branch.flatMap((inner) => meantBranch({ ...inner, path: [...issue.path, ...inner.path] })) : [issue];
}

interface UnknownKey { path: (string | number)[]; key: string }

function unknownKeys(issue: z.core.$ZodIssue): UnknownKey[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: issue.path as (string | number)[], key }));
  // Inside a union each branch complains on its own; the branch with only unknown keys is the one that was meant.
  if (issue.code === 'invalid_union') {
    for (const branch of issue.errors) {
      if (branch.length > 0 && branch.every((i) => i.code === 'unrecognized_keys')) {
        return branch.flatMap(unknownKeys).map((u) => ({ path: [...(issue.path as (string | number)[]), ...u.path], key: u.key }));
      }
    }
  }
  return [];
}

function valueAt(data: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined | null)?.[step], data);
}

function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function without(data: unknown, keys: UnknownKey[]): unknown {
  const copy = structuredClone(data);
  for (const { path, key } of keys) {
    const holder = valueAt(copy, path);
    if (holder && typeof holder === 'object') delete (holder as Record<string, unknown>)[key];
  }
  return copy;
}

/** The known word a misspelt one was probably meant to be, at most a third of its letters away. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Letters put in, left out, changed, or swapped with their neighbour: `quite` is one step from `quiet`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
