import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../document/facts/linear.js';
import { chineseNumeral, findNumerals, parseNumeral, readNumeral } from '../../server/text/numeral.js';

describe('parseNumeral', () => {
  it.each([
    ['24', 24], ['２４', 24], ['1,200', 1200], ['1,200.50', 1200.5], ['3.5', 3.5], ['３．５', 3.5], ['0.5', 0.5],
    ['3万', 30000], ['1.5亿', 150000000], ['2百万', 2000000], ['5千', 5000], ['20万', 200000], ['1.1万', 11000],
    ['零', 0], ['〇', 0], ['一', 1], ['两', 2], ['十', 10], ['十二', 12], ['二十', 20], ['二十四', 24], ['九十九', 99],
    ['一百', 100], ['一百零五', 105], ['一百二十', 120], ['一百二', 120], ['两千', 2000], ['一千零二十', 1020], ['三万五', 35000],
    ['一万零五百', 10500], ['二十万', 200000], ['一百二十三万四千五百六十七', 1234567], ['三亿', 300000000],
    ['壹', 1], ['壹佰', 100], ['叁拾陆', 36], ['伍仟', 5000], ['贰萬', 20000],
    ['半', 0.5], ['三点五', 3.5], ['十二点二五', 12.25], ['零点五', 0.5],
    ['百分之九十五', 0.95], ['百分之百', 1], ['百分之3.5', 0.035], ['千分之三', 0.003],
    ['二〇二六', 2026], ['二○二六', 2026], ['二零一九', 2019], ['一〇〇', 100], [' 七 ', 7],
  ])('%s is %d', (text, value) => expect(parseNumeral(text)).toBeCloseTo(value, 10));

  it.each(['', '天', '万一', '千万', '百', '十十', '一百零', '零五', '七八', '二三', '三百千', '一天', '3天', '百分之', '点五', '..', '亿万'])(
    '%s is no number', (text) => expect(parseNumeral(text)).toBeNull());
});

describe('readNumeral', () => {
  it('begins exactly where asked', () => {
    expect(readNumeral('共24小时', 0)).toBeNull();
    expect(readNumeral('共24小时', 1)).toEqual({ value: 24, from: 1, to: 3, form: 'digits' });
    expect(readNumeral('24', 2)).toBeNull();
  });
  it('tells how the number is written', () => {
    expect(readNumeral('二〇二六年', 0)?.form).toBe('positional');
    expect(readNumeral('二十六年', 0)?.form).toBe('chinese');
    expect(readNumeral('百分之五', 0)?.form).toBe('percent');
  });
  it('leaves units and words after the digits alone', () => {
    expect(readNumeral('5千米', 0)).toMatchObject({ value: 5, to: 1 });
    expect(readNumeral('5千克', 0)).toMatchObject({ value: 5, to: 1 });
    expect(readNumeral('下午三点五十分', 2)).toMatchObject({ value: 3, to: 3 });
    expect(readNumeral('1.2.3', 0)).toMatchObject({ value: 1.2, to: 3 });
  });
});

describe('findNumerals', () => {
  const values = (text: string) => findNumerals(text).map((n) => n.value);
  it.each([
    '前后一致', '万一出现故障', '三包服务', '十分满意', '一般投诉', '一定一律一旦', '统一管理', '唯一', '单一来源',
    '千万不要', '半成品', '两者', '四川', '五金', '百货', '零配件', '零部件', '周五', '星期一', '初三', '二手', '二维码', '同一客户', '逐一核对',
  ])('finds none in %s', (text) => expect(values(text)).toEqual([]));
  it.each<[string, number[]]>([
    ['24小时内响应，二十四小时内上门', [24, 24]],
    ['十分钟', [10]], ['不超过一天', [1]], ['超过三年', [3]], ['合同一年', [1]], ['每周一次', [1]], ['计划一次', [1]],
    ['三十天', [30]], ['两年半', [2, 0.5]], ['一个半小时', [1, 0.5]], ['百分之九十五以上', [0.95]], ['24-48', [24, 48]],
    ['第三条', [3]], ['二〇二六年五月一日', [2026, 5, 1]], ['３个工作日', [3]], ['七至十日', [7, 10]], ['周一至周五', []],
  ])('%s', (text, expected) => expect(values(text)).toEqual(expected));

  it('gives places that slice back', () => {
    const text = '接报后２４小时，或一百二十分钟，即百分之九十五';
    expect(findNumerals(text).map((n) => text.slice(n.from, n.to))).toEqual(['２４', '一百二十', '百分之九十五']);
  });
  it('is not slowed down by long runs', () => {
    for (const piece of ['一', '9', '万一', '1,', '零一', '百分之']) expectLinear((n) => findNumerals(piece.repeat(n)), 2500, piece);
    expect(findNumerals('一'.repeat(5000))).toEqual([]);
    expect(findNumerals('1,'.repeat(5000))).toHaveLength(5000);
  });
  it('reads any text without throwing, in order and inside it', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'零一二两十百千万亿半点分之百0９.,，天个周') }), (text) => {
      let last = 0;
      for (const n of findNumerals(text)) {
        expect(n.from).toBeGreaterThanOrEqual(last);
        expect(n.to).toBeGreaterThan(n.from);
        expect(n.to).toBeLessThanOrEqual(text.length);
        expect(Number.isFinite(n.value)).toBe(true);
        last = n.to;
      }
    }));
  });
});

describe('chineseNumeral', () => {
  it.each([
    [0, '零'], [7, '七'], [10, '十'], [12, '十二'], [20, '二十'], [24, '二十四'], [100, '一百'], [105, '一百零五'], [110, '一百一十'],
    [1020, '一千零二十'], [10500, '一万零五百'], [200000, '二十万'], [100010, '十万零一十'], [3.5, '三点五'], [-2, '负二'],
  ])('%d is %s', (value, text) => expect(chineseNumeral(value)).toBe(text));
  it('is read back', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => parseNumeral(chineseNumeral(n)) === n));
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => parseNumeral(chineseNumeral(n / 100)) === n / 100));
  });
});
