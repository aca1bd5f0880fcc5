import { describe, expect, it } from 'vitest';
import { clauseName, findReferences } from '../../../server/document/facts/references.js';
import { plainText, spanOf } from '../../../server/text/mapped-text.js';
import { expectLinear } from './linear.js';

function read(source: string, register = false): string[] {
  const mapped = plainText(source, 0);
  const raw = (from: number, end: number) => {
    const span = spanOf(mapped, from, end);
    return source.slice(span.start, span.end);
  };
  return findReferences(mapped.text, raw, register).map((r) => `${r.kind} ${r.name}`);
}

describe('findReferences: titles', () => {
  it.each([
    ['《中华人民共和国消费者权益保护法》', 'law 中华人民共和国消费者权益保护法'], ['《消费者权益保护法》', 'law 消费者权益保护法'], ['《民法典》', 'law 民法典'],
    ['《医疗器械监督管理条例》', 'law 医疗器械监督管理条例'], ['《医疗器械网络销售监督管理办法》', 'law 医疗器械网络销售监督管理办法'],
    ['《部分商品修理更换退货责任规定》', 'law 部分商品修理更换退货责任规定'], ['《网络购买商品七日无理由退货暂行办法》', 'law 网络购买商品七日无理由退货暂行办法'],
    ['按照国家有关法律《产品召回管理规定》执行', 'law 产品召回管理规定'], ['《缺陷产品召回办法》第十二条', 'law 缺陷产品召回办法'],
    ['《售后服务管理办法》', 'document 售后服务管理办法'], ['根据《售后人员奖惩办法》', 'document 售后人员奖惩办法'], ['《退换货管理制度》', 'document 退换货管理制度'],
    ['《投诉处理程序》', 'document 投诉处理程序'], ['《售后服务管理手册》', 'document 售后服务管理手册'], ['《作业方法》', 'document 作业方法'], ['《配件管理规定》', 'document 配件管理规定'],
    ['《客户投诉处理单》', 'form 客户投诉处理单'], ['《售后服务满意度调查表》', 'form 售后服务满意度调查表'], ['《培训记录》', 'form 培训记录'], ['《备件台账》', 'form 备件台账'],
    ['《质量管理体系 要求》', 'standard 质量管理体系要求'], ['《商品售后服务评价体系》', 'standard 商品售后服务评价体系'],
    ['《商品售后服务评价体系》（GB/T 27922-2011）', 'standard gb/t 27922-2011'], ['《GB/T 27922-2011 商品售后服务评价体系》', 'standard gb/t 27922-2011'],
    ['《家用汽车产品修理更换退货责任规定（2021年修订）》', 'law 家用汽车产品修理更换退货责任规定'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
});

describe('findReferences: standards', () => {
  it.each([
    ['GB/T 27922-2011', 'standard gb/t 27922-2011'], ['ＧＢ／Ｔ ２７９２２—２０１１', 'standard gb/t 27922-2011'], ['GB/T27922', 'standard gb/t 27922'], ['GB 46864-2025', 'standard gb 46864-2025'],
    ['ISO 9001:2015', 'standard iso 9001:2015'], ['ISO9001', 'standard iso 9001'], ['ISO/IEC 27001:2022', 'standard iso/iec 27001:2022'], ['SB/T 10401-2006', 'standard sb/t 10401-2006'],
    ['YY/T 0316-2016', 'standard yy/t 0316-2016'], ['RB/T 306-2017', 'standard rb/t 306-2017'], ['TSG T5002-2017', 'standard tsg t5002-2017'], ['TSG 08-2017', 'standard tsg 08-2017'],
    ['DB33/T 1234-2020', 'standard db33/t 1234-2020'], ['T/CAS 123-2020', 'standard t/cas 123-2020'], ['Q/ABC 001-2024', 'standard q/abc 001-2024'], ['GB/T 19001.1-2016', 'standard gb/t 19001.1-2016'],
    ['按GB/T 27922-2011标准', 'standard gb/t 27922-2011'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
});

describe('findReferences: numbers of forms and documents', () => {
  it.each([
    ['填写QR-07', 'form qr-07'], ['记录于 QR/SH-001', 'form qr/sh-001'], ['XX-JL-012', 'form xx-jl-012'], ['BD-07', 'form bd-07'], ['JL-15', 'form jl-15'], ['QR-5.2-01', 'form qr-5.2-01'],
    ['QR8.2.1-01', 'form qr8.2.1-01'], ['HG-SC-01', 'document hg-sc-01'], ['XX-CX-01', 'document xx-cx-01'], ['JN.LY/QP-22-A/00-2015', 'document jn.ly/qp-22-a/00-2015'],
    ['表单编号：SH-07', 'form sh-07'], ['AB-12客户回访表', 'form ab-12'],
  ])('%s', (text, expected) => expect(read(text)).toEqual([expected]));
  it('keeps a form and its number apart', () => {
    expect(read('填写《客户投诉处理单》（QR-07）')).toEqual(['form 客户投诉处理单', 'form qr-07']);
    expect(read('《客户投诉处理单》（SH-07）')).toEqual(['form 客户投诉处理单', 'form sh-07']);
  });
  it('takes any capital number in a register', () => expect(read('SH-07', true)).toEqual(['form sh-07']));
  it.each([
    '型号BCD-215', 'BCD-215冰箱', '规格：KFR-35', 'KFR-35空调', 'BC/BD-200冷柜', '冷柜BD-200', 'UTF-8', 'SHA-256', 'COVID-19', 'SH-07', 'T+7', 'A/0', '版本 B/1', 'V1.0', 'USB-3',
    'https://a.cn/qr-07', 'user@qr-07.com', 'cs-agent-01', '24/7', 'P0-1', 'HTTP/2', 'HH:MM', '2026-05-01', 'abc',
  ])('finds none in %s', (text) => expect(read(text)).toEqual([]));
});

describe('findReferences: clauses', () => {
  it.each<[string, string[]]>([
    ['按第5.3条执行', ['clause 5.3']], ['见6.2', ['clause 6.2']], ['详见本手册 6.2.1 条', ['clause 6.2.1']], ['参见第三章', ['clause 3章']], ['见附录A', ['clause 附录a']], ['见附件3', ['clause 附件3']],
    ['按照6.2条', ['clause 6.2']], ['依照第十二条办理', ['clause 12条']], ['第三条第一款规定', []], ['适用第三条第一款规定', ['clause 3条']],
    ['《消费者权益保护法》第二十四条', ['law 消费者权益保护法']], ['本法第三条', []], ['见24小时', []], ['按1.5倍', []], ['第一次', []], ['第一部分内容见第二节', ['clause 2节']], ['见1.5%', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
  it.each([
    ['5.3.2', '5.3.2'], ['第5.3条', '5.3'], ['第三章', '3章'], ['第 3 章', '第 3 章'], ['第十二条', '12条'], ['一', '1'], ['（二）', '2'], ['附录A', '附录a'], ['六、', '6'], ['甲', '甲'],
  ])('clauseName(%s) = %s', (printed, name) => expect(clauseName(printed)).toBe(name));
});

describe('findReferences: text and places', () => {
  it('keeps the written form and slices back', () => {
    const source = '按 **《退换货\n管理制度》** 和ＧＢ/T 27922—2011，填 QR-07';
    const mapped = plainText(source, 0);
    const found = findReferences(mapped.text, (from, end) => source.slice(spanOf(mapped, from, end).start, spanOf(mapped, from, end).end));
    expect(found.map((r) => mapped.text.slice(r.from, r.end))).toEqual(['gb/t 27922—2011', 'qr-07']);
    expect(found.map((r) => r.text)).toEqual(['ＧＢ/T 27922—2011', 'QR-07']);
  });
  it('takes linear time', () => {
    for (const piece of ['《', '《甲', '第一', '第三条', 'gb/t ', 'qr-', 'ab-1-', 'a.b/', '见1.', '《甲》', 'gb/t 27922 ', '《甲》gb/t 1234 ']) {
      expectLinear((n) => {
        const text = piece.repeat(n);
        findReferences(text, (from, end) => text.slice(from, end));
      }, 2000, piece);
    }
  });
});
