import { describe, expect, test } from 'vitest';
import { LookupTable } from '../../schemas/table.js';
import { scopeMisses } from '../../server/rules/business-scope.js';
import { isCreditCode } from '../../server/rules/code-check.js';

const title = { zh: '词', en: 'words' };
const aliases = LookupTable.parse({
  id: 'scope-aliases', title, keys: ['name'], columns: ['same'],
  rows: [...['售后服务', '销售', '生产', '制造', '的', '和', '安装'].map((name) => ({ name, same: [] })), { name: '空调', same: ['空气调节设备', '家用电器'] }],
});
const misses = (scope: string, licence: string) => scopeMisses(scope, licence, aliases).misses;

describe('credit codes', () => {
  test('the check character of GB 32100-2015', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode(' 91350100m000100y43 ')).toBe(true);
  });

  test('a changed character, a wrong length, a letter that the alphabet lacks', () => {
    for (const wrong of ['91350100M000100Y44', '91350101M000100Y43', '91350100M000100Y4', '91350100M000100Y433', '9135010OM000100Y43', '91350100I000100Y43', '']) expect(isCreditCode(wrong), wrong).toBe(false);
  });

  test('each single changed digit is noticed', () => {
    const code = '91350100M000100Y43';
    for (let i = 2; i < 8; i++) {
      const digit = code[i] === '9' ? '0' : String(Number(code[i]) + 1);
      expect(isCreditCode(code.slice(0, i) + digit + code.slice(i + 1))).toBe(false);
    }
  });
});

describe('scope against licence', () => {
  test.each([
    ['the same', '家用空调销售', '家用空调销售；货物进出口', []],
    ['the activity differs', '家用空调的售后服务', '家用空调制造', []],
    ['by another name', '空调的安装和售后服务', '空气调节设备销售', []],
    ['by a wider name', '家用空调', '家用电器销售', []],
    ['activities alone say nothing', '销售和售后服务', '家具制造', []],
    ['one of two is missing', '家用空调、燃气热水器的售后服务', '空气调节设备销售；家具制造', ['燃气热水器的售后服务']],
    ['brackets and commas part items', '电梯（含扶梯）、家具', '家具制造，电梯安装。', ['含扶梯']],
    ['an empty licence covers nothing', '家具', '', ['家具']],
    ['twice the same miss is one', '电梯、电梯', '家具', ['电梯']],
  ])('%s', (_name, scope, licence, expected) => {
    expect(misses(scope, licence)).toEqual(expected);
  });

  test('without a table plain words are compared', () => {
    expect(scopeMisses('家具', '木质家具', undefined).misses).toEqual([]);
    expect(scopeMisses('家具', '电梯', undefined).misses).toEqual(['家具']);
  });
});
