import type { z } from 'zod';
import type { Fault } from '../text/fault.js';
import { nearest, validate } from '../text/validate.js';
import type { YamlPath, YamlTree } from '../text/yaml.js';
import { readMoment } from './moment.js';

const MAX_ROUNDS = 5;

/** An element left out of a list: later elements of the value stand one place further on in the file. */
export interface Dropped { readonly list: YamlPath; readonly index: number }

/**
 * Checks data like `validate`, but what does not fit costs itself only: it is reported, left out, and the rest is read.
 * `value` is null where nothing can be kept, as when a required key is missing at the top.
 */
export function salvage<T>(schema: z.ZodType<T>, tree: YamlTree, knownKeys?: (path: YamlPath) => readonly string[]):
{ value: T | null; faults: Fault[]; dropped: readonly Dropped[] } {
  const { value, faults: found } = validate(schema, tree, knownKeys);
  const faults = found.map(withSuggestion);
  if (value !== null || tree.value === null || typeof tree.value !== 'object') return { value, faults, dropped: [] };
  const data: unknown = structuredClone(tree.value);
  const dropped: Dropped[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const parsed = schema.safeParse(data);
    if (parsed.success) return { value: parsed.data, faults, dropped };
    const paths = parsed.error.issues.flatMap((issue) =>
      (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]) as (string | number)[][]);
    // Last elements first, so that the numbers of the others stay right.
    if (!paths.sort(byPathDescending).every((path) => drop(data, path, dropped))) return { value: null, faults, dropped };
  }
  return { value: null, faults, dropped };
}

/** Leaves out what stands at a path, or what should hold it if nothing stands there. False at the top. */
function drop(data: unknown, path: (string | number)[], dropped: Dropped[]): boolean {
  for (let length = path.length; length > 0; length--) {
    const parent = path.slice(0, length - 1).reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], data);
    const last = path[length - 1]!;
    if (Array.isArray(parent) && typeof last === 'number' && last < parent.length) {
      parent.splice(last, 1);
      dropped.push({ list: path.slice(0, length - 1), index: last });
      return true;
    }
    if (parent !== null && typeof parent === 'object' && Object.hasOwn(parent, last)) {
      delete (parent as Record<string, unknown>)[last];
      return true;
    }
  }
  return false;
}

function byPathDescending(a: (string | number)[], b: (string | number)[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] === b[i]) continue;
    const [x, y] = [a[i]!, b[i]!];
    return typeof x === 'number' && typeof y === 'number' ? y - x : String(x) < String(y) ? 1 : -1;
  }
  return b.length - a.length;
}

/** A value from a closed list that was misspelt, or a date in another form, gets the value it was probably meant to be. */
function withSuggestion(fault: Fault): Fault {
  if (fault.kind !== 'wrong-value' || fault.args.suggestion !== undefined) return fault;
  const wanted = fault.args.expected ?? '';
  const [found, expected] = [String(fault.args.found), typeof wanted === 'object' ? wanted.en : String(wanted)];
  const choices = expected.split(' | ');
  const suggestion = choices.length > 1 ? nearest(found, choices) : expected.includes(DATE_FORM) ? readMoment(found)?.day : null;
  return { ...fault, args: { ...fault.args, suggestion: suggestion ?? '' } };
}

/** By which a schema's sentence says that it wants a date. */
const DATE_FORM = 'YYYY-MM-DD';

/** The part of a tree at a path, as a tree of its own. */
export function branch(tree: YamlTree, path: YamlPath, value: unknown): YamlTree {
  return { source: tree.source, value, faults: tree.faults, get document() { return tree.document; }, place: (at, part) => tree.place([...path, ...at], part) };
}

/** The place of a path in the value that was kept, with the elements left out counted in. */
export function placeInFile(path: YamlPath, dropped: readonly Dropped[]): YamlPath {
  return path.map((step, depth) => {
    if (typeof step !== 'number') return step;
    const list = path.slice(0, depth);
    const gone = dropped.filter((d) => d.list.length === list.length && d.list.every((s, i) => s === list[i])).map((d) => d.index).sort((a, b) => a - b);
    return gone.reduce((index, at) => (at <= index ? index + 1 : index), step);
  });
}
