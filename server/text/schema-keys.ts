import type { z } from 'zod';
import type { YamlPath } from './yaml.js';

/** What of a zod schema's definition is looked at. */
export interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly getter?: () => z.ZodType;
  readonly defaultValue?: unknown;
}

/**
 * The keys that a schema allows at a path of the data, in the schema's order; empty where it allows any key, or none.
 * For "did you mean": pass `(path) => schemaKeys(Schema, path)` to `validate`.
 */
export function schemaKeys(schema: z.ZodType, path: YamlPath): string[] {
  return [...new Set(schemasAt(schema, path).flatMap(objects).flatMap((shape) => Object.keys(shape)))];
}

/** The schemas of what may stand at a path of the data; several where there are alternatives, none where nothing may. */
export function schemasAt(schema: z.ZodType, path: YamlPath): z.ZodType[] {
  let at = [schema];
  for (const step of path) at = at.flatMap((s) => below(s, step));
  return at;
}

export function definition(schema: z.ZodType): Definition {
  return schema.def as unknown as Definition;
}

/** The schemas behind optional, default, union and the like. */
export function unwrapped(schema: z.ZodType): z.ZodType[] {
  const def = definition(schema);
  if (def.getter) return unwrapped(def.getter());
  const inner = [def.innerType, def.in, def.out, ...(def.options ?? [])].filter((s) => s !== undefined);
  return inner.length > 0 ? inner.flatMap(unwrapped) : [schema];
}

function objects(schema: z.ZodType): Record<string, z.ZodType>[] {
  return unwrapped(schema).flatMap((s) => {
    const { shape } = definition(s);
    return shape ? [shape] : [];
  });
}

function below(schema: z.ZodType, step: string | number): z.ZodType[] {
  return unwrapped(schema).flatMap((s) => {
    const { shape, element, valueType } = definition(s);
    const found = typeof step === 'number' ? element : shape && Object.hasOwn(shape, step) ? shape[step] : valueType;
    return found ? [found] : [];
  });
}
