import { expect, test } from 'vitest';
import { ProjectConfig } from '../../schemas/project.js';
import { Rule, RuleFile } from '../../schemas/rule.js';
import { schemaKeys } from '../../server/text/schema-keys.js';

test('the keys at a path, through lists, defaults, unions, records and aliases', () => {
  expect(schemaKeys(RuleFile, [])).toEqual(['rules']);
  expect(schemaKeys(RuleFile, ['rules', 3, 'title'])).toEqual(['zh', 'en']);
  expect(schemaKeys(Rule, ['checks', 0])).toEqual(expect.arrayContaining(['cover', 'assert', 'level', 'message']));
  expect(schemaKeys(Rule, ['checks', 0, 'assert', 'by'])).toEqual(['each', 'as', 'where']);
  expect(schemaKeys(Rule, ['tests', 'pass', 0])).toContain('manual');
  expect(schemaKeys(Rule, ['checks', 0, 'cover', 'aspects', 1])).toEqual(['claim', 'atMost', 'atLeast']);
  expect(schemaKeys(ProjectConfig, ['certification', 'certificate'])).toEqual(['number', 'issued', 'expires', 'grade', 'scope']);
  expect(schemaKeys(ProjectConfig, ['manuals'])).toEqual(['primary', 'include', 'notOwn']);
  expect(schemaKeys(ProjectConfig, ['rules', 'x'])).toEqual(['level', 'params']);
  expect(schemaKeys(ProjectConfig, ['nowhere', 'at', 2])).toEqual([]);
});
