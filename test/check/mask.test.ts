import { describe, expect, it } from 'vitest';
import { mask } from '../../server/check/mask.js';

describe('mask', () => {
  it.each([
    ['13800138021', '138******21'], ['Tel.13800138021', 'Tel.138******21'], ['TEL13900138021', 'TEL139******21'], ['+86-15012345678', '+86-150******78'],
    ['+8615112345678', '+86151******78'], ['177 1234 0005', '177 **** **05'], ['186-9876-5406', '186-****-**06'], ['手机_14712345678', '手机_147******78'],
    ['16612345678_备用', '166******78_备用'], ['wx13112345678', 'wx131******78'], ['a/13212345678', 'a/132******78'], ['13812345678-分机', '138******78-分机'],
    ['１３８００１３８０２１', '１３８******２１'], ['11010519491231002X', '110*************2X'],
  ])('%s', (text, masked) => expect(mask(text)).toBe(masked));

  it('leaves alone what is nobody’s number', () => {
    for (const text of ['400-277-6180', '2026-09-01', 'GB/T 27922-2011', '订单 20138001380001234567', '3–5 个工作日', '138****1234']) expect(mask(text)).toBe(text);
  });

  it('keeps the length of every text, also where lower case would not', () => {
    for (const text of ['İ13800138021', '甲13800138021乙', '']) expect(mask(text)).toHaveLength(text.length);
  });
});
