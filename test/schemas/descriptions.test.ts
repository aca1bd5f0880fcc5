import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { jsonSchemas } from '../../scripts/json-schemas.js';
import { descriptionOf, type KeyDescriptions } from '../../schemas/description.js';
import { FORMATS, type Format } from '../../schemas/formats.js';
import { schemaKeys } from '../../server/text/schema-keys.js';

/** A YAML manual's sections nest without end. */
const DEEPEST = 9;

interface Definition { readonly shape?: Record<string, z.ZodType>; readonly element?: z.ZodType; readonly valueType?: z.ZodType; readonly innerType?: z.ZodType; readonly in?: z.ZodType; readonly out?: z.ZodType; readonly options?: readonly z.ZodType[]; readonly getter?: () => z.ZodType }

/** The paths of all keys that a schema has, found apart from the code under test; `*` for names of the file's own. */
function paths(schema: z.ZodType, at: readonly string[] = []): string[] {
  const def = schema.def as unknown as Definition;
  if (at.length > DEEPEST) return [];
  if (def.shape) return Object.entries(def.shape).flatMap(([name, inner]) => [[...at, name].join('/'), ...paths(inner, [...at, name])]);
  if (def.getter) return at.filter((step) => step === 'sections').length > 1 ? [] : paths(def.getter(), at);
  if (def.valueType) return [[...at, '*'].join('/'), ...paths(def.valueType, [...at, '*'])];
  if (def.element) return paths(def.element, at);
  return [def.innerType, def.in, def.out, ...(def.options ?? [])].flatMap((inner) => (inner ? paths(inner, at) : []));
}

function described(keys: KeyDescriptions, at: readonly string[] = []): string[] {
  return Object.entries(keys).flatMap(([name, { keys: below }]) => [[...at, name].join('/'), ...described(below, [...at, name])]);
}

describe.each(Object.entries(FORMATS) as [string, Format][])('the keys of %s', (name, { schema, keys }) => {
  const known = [...new Set(paths(schema))];

  it('are known', () => { expect(known.length).toBeGreaterThan(1); });

  it('are all described, in both languages', () => {
    expect(known.filter((path) => !descriptionOf(keys, path.split('/')))).toEqual([]);
    for (const path of described(keys)) {
      const { zh, en } = descriptionOf(keys, path.split('/'))!;
      expect(zh, path).toMatch(/[\u4e00-\u9fff]|^id$/);
      expect(en, path).not.toMatch(/[\u4e00-\u9fff].*[\u4e00-\u9fff]{6}/);
    }
  });

  it('are no keys that the schema does not have', () => {
    // A manifest's defaults are open: what stands there is described as that of an item. Rows of a table have names of their own.
    const open = name === 'evidence' ? /^defaults\// : /^rules\/tests\/.*\/(?:profile)\//;
    expect(described(keys).filter((path) => !known.includes(path) && !open.test(path))).toEqual([]);
  });

  it('are described in the JSON Schema', () => {
    const json = JSON.parse(jsonSchemas().find(([path]) => path === `schemas/${name}.schema.json`)![1]) as { properties?: Record<string, { description?: string }> };
    for (const top of schemaKeys(schema, [])) expect(json.properties![top]!.description, top).toBe(`${keys[top]!.zh}\n${keys[top]!.en}`);
  });
});

describe('hegui.schema.json', () => {
  const [, text] = jsonSchemas().find(([path]) => path === 'schemas/hegui.schema.json')!;
  const { enterprise, certification } = (JSON.parse(text) as { properties: Record<string, { properties: Record<string, { enum?: string[]; format?: string; items?: { enum?: string[] } }> }> }).properties;

  it('takes the words of either language', () => {
    expect(enterprise!.properties['type']!.enum).toEqual(['production', 'sales', 'service', '生产型', '销售型', '服务型']);
    expect(enterprise!.properties['industries']!.items!.enum).toContain('家电');
  });

  it('knows dates', () => { expect(certification!.properties['application']!.format).toBe('date'); });
});
