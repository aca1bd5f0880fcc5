import { expect, test } from 'vitest';
import { parameterOf, parseLiteral } from '../../server/rules/literal.js';

test.each([
  ['48h', 'duration', 48], ['30min', 'duration', 0.5], ['1d', 'duration', 24], ['3wd', 'workdays', 3], ['12mo', 'duration', 8640], ['3y', 'duration', 26280],
  ['97%', 'percent', 97], ['1.5h', 'duration', 1.5], [7, 'number', 7], [true, 'boolean', true], ['一级', 'text', '一级'], ['48 h', 'text', '48 h'], ['h', 'text', 'h'],
  ['-3d', 'text', '-3d'], ['3days', 'text', '3days'],
])('%s is %s %s', (literal, kind, value) => {
  expect(parseLiteral(literal)).toEqual({ kind, value });
});

test('lists stay lists', () => {
  expect(parseLiteral(['a', 3])).toEqual({ kind: 'list', value: ['a', 3] });
});

test('a reference to a parameter', () => {
  expect(parameterOf('params.response_max')).toBe('response_max');
  expect(parameterOf('48h')).toBeNull();
  expect(parameterOf(3)).toBeNull();
});
