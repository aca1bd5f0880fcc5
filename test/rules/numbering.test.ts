import { expect, test } from 'vitest';
import { headingNumber, numberingBreaks } from '../../server/rules/numbering.js';

test.each([
  ['5.3.2', 2], ['第六章', 6], ['一', 1], ['(二)', 2], ['（十一）', 11], ['3', 3], ['第十二条', 12],
])('%s counts %i', (text, value) => { expect(headingNumber(text)?.value).toBe(value); });

test.each(['附录A', 'A.1', '', '5.3.x'])('%s is no number', (text) => { expect(headingNumber(text)).toBeNull(); });

const breaks = (...numbers: (string | [string, number])[]) =>
  numberingBreaks(numbers.map((n) => (typeof n === 'string' ? { number: n, parent: 0 } : { number: n[0], parent: n[1] })));

test('a gap, a repeated and a reversed number are breaks', () => {
  expect(breaks('1', '2', '4')).toEqual([2]);
  expect(breaks('第一章', '第二章', '第二章')).toEqual([2]);
  expect(breaks(['6.1', 6], ['6.3', 6], ['6.2', 6])).toEqual([1, 2]);
});

test('series of different places and styles are apart; sub-numbers begin with 1', () => {
  expect(breaks('1', '2', '一', '二', ['2.1', 2], ['2.2', 2], ['3.1', 3])).toEqual([]);
  expect(breaks('4', '5')).toEqual([]);
  expect(breaks(['2.2', 2])).toEqual([0]);
});
