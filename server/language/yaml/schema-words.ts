import type { z } from 'zod';
import type { Localized } from '../../../schemas/localized.js';
import { VALUE_WORDS } from '../../../schemas/value-words.js';
import { definition, schemasAt, unwrapped } from '../../text/schema-keys.js';
import type { YamlPath } from '../../text/yaml.js';

/** A word that a schema allows, with the word of the closed list that it stands for (生产型 → production), and what that means. */
export interface SchemaWord { readonly text: string; readonly stands: string; readonly meaning: Localized | undefined }

export interface SchemaValue {
  readonly words: readonly SchemaWord[];
  readonly isBoolean: boolean;
  readonly isDate: boolean;
  readonly isNumber: boolean;
  readonly isText: boolean;
  /** Maps may be written here, lists, or either. */
  readonly isMap: boolean;
  readonly isList: boolean;
  readonly fallback: unknown;
}

/** What may be written as the value of any of these schemas. */
export function valueOfSchemas(schemas: readonly z.ZodType[]): SchemaValue {
  let known = values.get(schemas);
  if (!known) values.set(schemas, (known = readValue(schemas)));
  return known;
}

/** Hundreds of names may share what stands under them. */
const values = new WeakMap<readonly z.ZodType[], SchemaValue>();

function readValue(schemas: readonly z.ZodType[]): SchemaValue {
  const found: { -readonly [K in keyof SchemaValue]: SchemaValue[K] } & { words: SchemaWord[] } =
    { words: [], isBoolean: false, isDate: false, isNumber: false, isText: false, isMap: false, isList: false, fallback: undefined };
  const visit = (schema: z.ZodType): void => {
    const def = definition(schema);
    const meta = schema.meta() as { enum?: readonly string[]; format?: string } | undefined;
    if (meta?.enum) {
      const list = [...unwrapped(schema)].find((inner) => definition(inner).entries !== undefined);
      const meanings = list && VALUE_WORDS.get(list);
      for (const text of meta.enum) {
        const stands = schema.safeParse(text).data as string;
        found.words.push({ text, stands, meaning: meanings?.[stands] });
      }
      return;
    }
    if (meta?.format === 'date') found.isDate = true;
    else if (def.entries) for (const text of Object.values(def.entries)) found.words.push({ text, stands: text, meaning: VALUE_WORDS.get(schema)?.[text] });
    else if (def.values) for (const value of def.values) found.words.push({ text: String(value), stands: String(value), meaning: undefined });
    else if (def.type === 'boolean') found.isBoolean = true;
    else if (def.type === 'number') found.isNumber = true;
    else if (def.type === 'string') found.isText = true;
    else if (def.shape || def.valueType) found.isMap = true;
    else if (def.element) found.isList = true;
    if (def.defaultValue !== undefined) found.fallback ??= def.defaultValue;
    for (const inner of [def.getter?.(), def.innerType, def.in, def.out, ...(def.options ?? [])]) if (inner) visit(inner);
  };
  schemas.forEach(visit);
  return { ...found, words: [...new Map(found.words.map((word) => [word.text, word])).values()] };
}

/** A key that a schema allows in a map. */
export interface SchemaKey { readonly name: string; readonly required: boolean; readonly schemas: readonly z.ZodType[] }

/** The keys that may stand in the map at a path, those of all alternatives, in the schema's order. */
export function keysAt(schema: z.ZodType, path: YamlPath): SchemaKey[] {
  const keys = new Map<string, { name: string; required: boolean; schemas: z.ZodType[] }>();
  const shapes = schemasAt(schema, path).flatMap(unwrapped).flatMap((inner) => {
    const { shape } = definition(inner);
    return shape ? [shape] : [];
  });
  for (const shape of shapes) for (const [name, inner] of Object.entries(shape)) {
    const known = keys.get(name);
    // In several alternatives a key is required only where all ask for it.
    if (known) known.schemas.push(inner);
    else keys.set(name, { name, required: shapes.length === 1 && !isOptional(inner), schemas: [inner] });
  }
  return [...keys.values()];
}

/** Whether names of the file's own may stand as keys at a path. */
export function hasOwnNames(schema: z.ZodType, path: YamlPath): boolean {
  return schemasAt(schema, path).flatMap(unwrapped).some((inner) => definition(inner).valueType !== undefined);
}

/** The schemas of a list's elements. */
export function elementsOf(schemas: readonly z.ZodType[]): z.ZodType[] {
  return schemas.flatMap(unwrapped).flatMap((inner) => definition(inner).element ?? []);
}

function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success;
}
