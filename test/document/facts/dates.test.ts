import { describe, expect, it } from 'vitest';
import { findDates } from '../../../server/document/facts/dates.js';
import { normalisePhrase } from '../../../server/text/mapped-text.js';
import { expectLinear } from './linear.js';

const read = (text: string) => findDates(normalisePhrase(text)).map((d) => `${d.iso} ${d.precision}${d.valid ? '' : ' invalid'}`);

describe('findDates', () => {
  it.each([
    ['2026-05-01', '2026-05-01 day'], ['2026/5/1', '2026-05-01 day'], ['2026.5.1', '2026-05-01 day'], ['2026年5月1日', '2026-05-01 day'], ['２０２６年５月１日', '2026-05-01 day'],
    ['2026 年 5 月 1 日', '2026-05-01 day'], ['2026年5月1号', '2026-05-01 day'], ['二〇二六年五月一日', '2026-05-01 day'], ['二零二六年十二月三十一日', '2026-12-31 day'],
    ['二○一九年三月', '2019-03-01 month'], ['二O二六年五月', '2026-05-01 month'], ['2026年5月', '2026-05-01 month'], ['2026年', '2026-01-01 year'], ['2026年度', '2026-01-01 year'],
    ['发布日期：20260501', '2026-05-01 day'], ['20260501实施', '2026-05-01 day'], ['自2026-05-01起施行', '2026-05-01 day'], ['date: 2026-05-01t10:00', '2026-05-01 day'],
    ['2026-02-30', '2026-02-30 day invalid'], ['2026年13月', '2026-13-01 month invalid'], ['2026-04-31', '2026-04-31 day invalid'], ['2026-00-10', '2026-00-10 day invalid'],
    ['2024-02-29', '2024-02-29 day'], ['2026-02-29', '2026-02-29 day invalid'], ['2000-02-29', '2000-02-29 day'], ['1900-02-29', '1900-02-29 day invalid'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));

  it.each([
    '20260501', '订单20260501', '日期编号120260501', 'GB/T 27922-2011', 'ISO 9001:2015', '5月1日', '26年5月1日', '3年', '1024-05-01', '2026.5.1.2', 'v2026.5.1', '12026-05-01',
    '2026-5', '192.168.2026.5', '400-2026-05-01-3', '二十年', '一二三四年', '三年五个月', '2011-2015', 'abc2026-05-01', '2026-05-012',
  ])('finds none in %s', (text) => expect(read(text)).toEqual([]));

  it('finds several and slices back', () => {
    const text = normalisePhrase('发布日期：２０２６年５月１日　实施日期：2026-06-01，修订于二〇二六年七月');
    expect(findDates(text).map((d) => text.slice(d.from, d.end))).toEqual(['2026年5月1日', '2026-06-01', '二〇二六年七月']);
  });
  it('takes linear time', () => {
    for (const piece of ['2026-', '2026年', '二〇', '20260501', '2026.5.', '1-']) expectLinear((n) => findDates(piece.repeat(n)), 2500, piece);
  });
});
