import type { z } from 'zod';
import type { Fault, FaultKind } from '../text/fault.js';
import { schemaKeys } from '../text/schema-keys.js';
import { validate } from '../text/validate.js';
import type { YamlPath, YamlTree } from '../text/yaml.js';
import { scalarSpan } from './scalar-place.js';

/** A part of a pack's file: data with the tree that tells its places. Paths begin at this part. */
export interface Part {
  readonly tree: YamlTree;
  readonly path: YamlPath;
}

export interface Placed<T> extends Part { readonly value: T }

export function dataOf({ tree, path }: Part): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], tree.value);
}

/** Checks a part of a file against its schema, whatever the rest of the file is like. `known` has the keys that may have been meant. */
export function readPart<T>(part: Part, schema: z.ZodType<T>, faults: Fault[], data = dataOf(part), known: z.ZodType = schema): Placed<T> | null {
  const { tree, path } = part;
  const own: YamlTree = { source: tree.source, value: data, faults: [], document: null, place: (below, which) => tree.place([...path, ...below], which) };
  const checked = validate(schema, own, (below) => schemaKeys(known, below));
  faults.push(...checked.faults);
  return checked.value === null ? null : { ...part, value: checked.value };
}

export function faultIn(part: Part, kind: FaultKind, below: YamlPath, args: Fault['args'], which: 'key' | 'value' = 'value'): Fault {
  return { kind, file: part.tree.source.path, span: part.tree.place([...part.path, ...below], which), args };
}

/** A fault inside a text value: units from..to of it. */
export function faultInText(part: Part, kind: FaultKind, below: YamlPath, from: number, to: number, args: Fault['args']): Fault {
  return { kind, file: part.tree.source.path, span: scalarSpan(part.tree, [...part.path, ...below], from, to), args };
}

/** `rules/x.yaml:12`, for messages that name another place. */
export function placeName(part: Part, below: YamlPath = []): string {
  const { line } = part.tree.source.lines.position(part.tree.place([...part.path, ...below]).start);
  return `${part.tree.source.path}:${line + 1}`;
}
