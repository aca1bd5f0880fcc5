import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities, quantityInCell } from '../../../server/document/facts/quantities.js';
import { normalisePhrase } from '../../../server/text/mapped-text.js';
import { expectLinear } from './linear.js';

/** kind value[–to] unit bound, one a figure. */
function read(text: string): string[] {
  return findQuantities(normalisePhrase(text)).map(show);
}
function show(q: ReturnType<typeof findQuantities>[number]): string {
  return `${q.kind} ${q.value}${q.to === null ? '' : `–${q.to}`} ${q.unit} ${q.bound}`;
}

describe('findQuantities: durations', () => {
  it.each<[string, string]>([
    ['24小时', 'duration 24 小时 exact'], ['二十四小时', 'duration 24 小时 exact'], ['２４ 小时', 'duration 24 小时 exact'],
    ['24 h', 'duration 24 小时 exact'], ['≤24h', 'duration 24 小时 at-most'], ['<= 24h', 'duration 24 小时 at-most'], ['＜48小时', 'duration 48 小时 at-most'],
    ['30分钟', 'duration 0.5 分钟 exact'], ['15 秒内回复', 'duration 0.004167 秒 at-most'],
    ['壹年', 'duration 8760 年 exact'], ['三年', 'duration 26280 年 exact'], ['36个月', 'duration 25920 月 exact'], ['十二个月', 'duration 8640 月 exact'],
    ['半年', 'duration 4380 年 exact'], ['半个月', 'duration 360 月 exact'], ['半小时', 'duration 0.5 小时 exact'], ['一个半小时', 'duration 1.5 小时 exact'],
    ['两年半', 'duration 21900 年 exact'], ['1.5小时', 'duration 1.5 小时 exact'], ['1小时30分钟', 'duration 1.5 小时 exact'], ['1小时30分', 'duration 1.5 小时 exact'],
    ['两年零三个月', 'duration 19680 年 exact'], ['1天12小时', 'duration 36 天 exact'], ['一个季度', 'duration 2160 季度 exact'], ['两周', 'duration 336 周 exact'],
    ['3个自然日', 'duration 72 天 exact'], ['7日内', 'duration 168 天 at-most'], ['3月内', 'duration 2160 月 at-most'], ['一星期', 'duration 168 周 exact'],
    ['不超过48小时', 'duration 48 小时 at-most'], ['不得超过 48 小时', 'duration 48 小时 at-most'], ['最长不超过48小时', 'duration 48 小时 at-most'],
    ['控制在4小时以内', 'duration 4 小时 at-most'], ['24小时之内', 'duration 24 小时 at-most'], ['24小时（含）以内', 'duration 24 小时 at-most'], ['24小时以下', 'duration 24 小时 at-most'],
    ['至少3年', 'duration 26280 年 at-least'], ['不少于3年', 'duration 26280 年 at-least'], ['不低于5年', 'duration 43800 年 at-least'], ['3年以上', 'duration 26280 年 at-least'],
    ['≥3年', 'duration 26280 年 at-least'], ['保存期限不得少于三年', 'duration 26280 年 at-least'], ['超过24小时未响应', 'duration 24 小时 at-least'], ['满3年', 'duration 26280 年 at-least'],
    ['24-48小时', 'duration 24–48 小时 range'], ['2～4小时', 'duration 2–4 小时 range'], ['24小时至48小时', 'duration 24–48 小时 range'], ['3到5天', 'duration 72–120 天 range'],
    ['七至十日', 'duration 168–240 天 range'], ['2—4小时内', 'duration 2–4 小时 range'], ['30分钟-2小时', 'duration 0.5–2 小时 range'], ['半年至一年', 'duration 4380–8760 年 range'],
    ['P0：15分钟', 'duration 0.25 分钟 exact'], ['1.24小时内响应', 'duration 24 小时 at-most'], ['1、24小时内响应', 'duration 24 小时 at-most'], ['最迟3天', 'duration 72 天 at-most'],
    ['少于2小时', 'duration 2 小时 at-most'], ['限时2小时', 'duration 2 小时 at-most'], ['达24h', 'duration 24 小时 at-least'], ['十分钟', 'duration 0.166667 分钟 exact'],
    ['接报修后24小时响应', 'duration 24 小时 exact'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
});

describe('findQuantities: other kinds', () => {
  it.each<[string, string]>([
    ['1个工作日', 'workdays 1 工作日 exact'], ['3个工作日内', 'workdays 3 工作日 at-most'], ['三个工作日', 'workdays 3 工作日 exact'], ['3-5个工作日', 'workdays 3–5 工作日 range'],
    ['五至七个工作日', 'workdays 5–7 工作日 range'], ['15 工作日以内', 'workdays 15 工作日 at-most'], ['两个工作天', 'workdays 2 工作日 exact'],
    ['95 %', 'percent 95 % exact'], ['95％', 'percent 95 % exact'], ['百分之九十五', 'percent 95 % exact'], ['百分之百', 'percent 100 % exact'], ['九成以上', 'percent 90 成 at-least'],
    ['≥98.5%', 'percent 98.5 % at-least'], ['不低于95%', 'percent 95 % at-least'], ['达到95%以上', 'percent 95 % at-least'], ['百分之九十至百分之九十五', 'percent 90–95 % range'],
    ['95%-98%', 'percent 95–98 % range'], ['90~95%', 'percent 90–95 % range'], ['3‰', 'percent 0.3 % exact'], ['低于2%', 'percent 2 % at-most'],
    ['500元', 'money 500 元 exact'], ['¥500', 'money 500 元 exact'], ['￥ 1,200.50', 'money 1200.5 元 exact'], ['人民币500元', 'money 500 元 exact'], ['20万元', 'money 200000 元 exact'],
    ['5千元以下', 'money 5000 元 at-most'], ['不少于10万元', 'money 100000 元 at-least'], ['100-500元', 'money 100–500 元 range'], ['500余元', 'money 500 元 exact'], ['1.5亿元', 'money 150000000 元 exact'],
    ['100km以内', 'distance 100000 公里 at-most'], ['100公里', 'distance 100000 公里 exact'], ['20万公里', 'distance 200000000 公里 exact'], ['1.5米', 'distance 1.5 米 exact'], ['50m以内', 'distance 50 米 at-most'],
    ['每季度一次', 'count 1 次/季度 exact'], ['每年不少于2次', 'count 2 次/年 at-least'], ['每年至少组织一次', 'count 1 次/年 at-least'], ['2次/年', 'count 2 次/年 exact'], ['每周一次', 'count 1 次/周 exact'],
    ['一年两次', 'count 2 次/年 exact'], ['半年一次', 'count 1 次/半年 exact'], ['每半年进行1次', 'count 1 次/半年 exact'], ['每月度两次', 'count 2 次/月 exact'],
    ['3名售后服务管理师', 'count 3 名 exact'], ['至少一名', 'count 1 名 at-least'], ['18家网点', 'count 18 家 exact'], ['27项指标', 'count 27 项 exact'], ['满意度90分以上', 'count 90 分 at-least'],
    ['每隔3个月保养', 'count 1 次/3个月 exact'], ['每两年不少于1次', 'count 1 次/两年 at-least'], ['每半年', 'count 1 次/半年 exact'],
    ['同一问题维修2次', 'count 2 次 exact'], ['40课时', 'count 40 课时 exact'], ['3倍', 'count 3 倍 exact'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
  it.each<[string, string[]]>([
    ['24小时内响应，48小时内到达', ['duration 24 小时 at-most', 'duration 48 小时 at-most']],
    ['不低于5年或20万公里', ['duration 43800 年 at-least', 'distance 200000000 公里 at-least']],
    ['每3个月进行一次', ['count 1 次/3个月 exact']],
    ['整机一年，主要部件三年，压缩机10年', ['duration 8760 年 exact', 'duration 26280 年 exact', 'duration 87600 年 exact']],
    ['2小时内派人，100km以内24小时到达', ['duration 2 小时 at-most', 'distance 100000 公里 at-most', 'duration 24 小时 exact']],
    ['7天无理由退货，15天内换货', ['duration 168 天 exact', 'duration 360 天 at-most']],
    ['自签收之日起七日内申请，退款于三个工作日内到账', ['duration 168 天 at-most', 'workdays 3 工作日 at-most']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
});

describe('findQuantities: what is no figure', () => {
  it.each([
    '7×24小时', '7*24小时服务', '7x24小时', '5×8小时', '7天×24小时', '24小时热线', '24小时全天候服务', '24小时服务电话', '每天24小时', '全天24小时开通', '24小时外出救援', '24小时在线客服',
    '2026年5月1日', '二〇二六年五月一日', '2026年', '2026-05-01', '2026.5.1', '2026年5月', '5月15日', '每月15日前', '5月1日至7日', '2026-2027年', '2011—2015年',
    '第三条', '第3年', '第5.3条', '第一次', '6.2.3', '1.2', '第十二章', '第3个工作日',
    '0722-3810136', '400-800-8888', '13812345678', '0571-88888888转3', 'GB/T 27922-2011', 'ISO 9001:2015', 'QR-07', 'BCD-215', 'P0级', 'v1.2', '订单号20260501001',
    '三包', '一次性告知', '24K', '4K显示', '十分满意', '万一', '前后一致', '统一', '一个客户', '一种方法', '一家公司', '两者', '5S管理', '9:00-18:00', '9时30分', '18：00',
    '满意度调查', '三方协议', '八成新', '七八天', '提高5个百分点', '27.5.1条', '1台账', '3家具', '2项目', '百分之', '100M宽带', '2.4G', '三级', '四星级', '年度', '半成品', '前后两端',
  ])('%s', (text) => expect(read(text)).toEqual([]));
});

describe('findQuantities: places', () => {
  it('slices back to the figure without its bound words', () => {
    const text = normalisePhrase('接到报修后不超过２４小时响应，人民币500元以内，百分之九十五以上，1个半小时，24小时至48小时');
    expect(findQuantities(text).map((q) => text.slice(q.from, q.end))).toEqual(['24小时', '人民币500元', '百分之九十五', '1个半小时', '24小时至48小时']);
  });
  it('stays inside any text, in order, and never throws', () => {
    const letters = fc.constantFrom(...'0123456789.,-~至到一二十百万半个小时分钟工作日天年月%元次每不超过于内以上×(); 第a/:');
    fc.assert(fc.property(fc.string({ unit: letters, maxLength: 60 }), (text) => {
      let last = 0;
      for (const q of findQuantities(text)) {
        expect(q.from).toBeGreaterThanOrEqual(last);
        expect(q.end).toBeGreaterThan(q.from);
        expect(q.end).toBeLessThanOrEqual(text.length);
        expect(Number.isFinite(q.value)).toBe(true);
        if (q.to !== null) expect(q.to).toBeGreaterThan(q.value);
        last = q.end;
      }
    }), { numRuns: 2000 });
  });
  it('takes linear time', () => {
    for (const piece of ['24小时内', '1-', '7×24', '每', '不超过', '一个半', '3,', '1.', '零一', '¥', '每年一']) expectLinear((n) => findQuantities(piece.repeat(n)), 2000, piece);
  });
});

describe('quantityInCell', () => {
  const show1 = (cell: string, header: string) => {
    const q = quantityInCell(cell, header);
    return q && show(q);
  };
  it.each<[string, string, string | null]>([
    ['24', '响应时间(小时)', 'duration 24 小时 exact'], ['≤24', '响应时间(h)', 'duration 24 小时 at-most'], ['3', '保修期/年', 'duration 26280 年 exact'],
    ['95', '目标值(%)', 'percent 95 % exact'], ['≥95', '目标(%)', 'percent 95 % at-least'], ['2-4', '到达(小时)', 'duration 2–4 小时 range'], ['24以内', '时限(小时)', 'duration 24 小时 at-most'],
    ['24小时', '响应时间(小时)', null], ['24', '响应时间', null], ['见附件', '响应时间(小时)', null], ['', '响应时间(小时)', null], ['约24', '时限(小时)', null], ['3', '名称(代号)', null],
  ])('%s under %s', (cell, header, expected) => expect(show1(cell, header)).toBe(expected));
});
