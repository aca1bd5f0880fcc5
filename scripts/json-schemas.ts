import { z } from 'zod';
import { descriptionOf, type KeyDescriptions } from '../schemas/description.js';
import { FORMATS } from '../schemas/formats.js';
import { Report, Reports } from '../schemas/report.js';
import { Timeline, Timelines } from '../schemas/timeline.js';

/** What Hegui writes, besides the formats that people write. */
const WRITTEN = {
  report: [Report, '报告 / a report'],
  reports: [Reports, '多个项目的报告 / reports of several projects'],
  timeline: [Timeline, '时间线 / a timeline'],
  timelines: [Timelines, '多个项目的时间线 / timelines of several projects'],
} as const;

interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $defs?: Record<string, JsonSchema>;
}

/** The JSON Schema of every format that Hegui reads or writes, by path. Keys are described in both languages, so that other editors show what they mean. */
export function jsonSchemas(): [string, string][] {
  const read = Object.entries(FORMATS).map(([name, { schema, title, keys }]): [string, string] => {
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema;
    describe(json, [], keys);
    return written(name, `${title.zh} / ${title.en}`, json);
  });
  const out = Object.entries(WRITTEN).map(([name, [schema, title]]) => written(name, title, z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', reused: 'inline' })));
  return [...read, ...out];
}

function written(name: string, title: string, json: object): [string, string] {
  return [`schemas/${name}.schema.json`, `${JSON.stringify({ $id: `${name}.schema.json`, title, ...json }, null, 2)}\n`];
}

function describe(json: JsonSchema, path: readonly string[], keys: KeyDescriptions): void {
  const described = (below: JsonSchema, name: string) => {
    const at = [...path, name];
    const said = descriptionOf(keys, at);
    if (said) below.description = `${said.zh}\n${said.en}`;
    describe(below, at, keys);
  };
  for (const [name, below] of Object.entries(json.properties ?? {})) described(below, name);
  for (const below of Object.values(json.$defs ?? {})) describe(below, path, keys);
  if (typeof json.additionalProperties === 'object') described(json.additionalProperties, '*');
  for (const below of [json.anyOf, json.oneOf, json.allOf].flatMap((all) => all ?? [])) describe(below, path, keys);
  if (typeof json.items === 'object') describe(json.items, path, keys);
}
