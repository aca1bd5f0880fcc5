import { expect, test } from 'vitest';
import { jsonSchemas } from '../../scripts/json-schemas.js';

test('editors allow a certifier that is only a name, and know the keys of one with numbers', () => {
  const [, json] = jsonSchemas().find(([path]) => path === 'schemas/hegui.schema.json')!;
  const schema = JSON.parse(json) as { properties: { certification: { properties: { certifier: { type: unknown; properties: object } } } } };
  const { certifier } = schema.properties.certification.properties;
  expect(certifier.type).toEqual(['object', 'string']);
  expect(Object.keys(certifier.properties)).toEqual(['name', 'approvalNo', 'contractNo', 'parameters']);
});
