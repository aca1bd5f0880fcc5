import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../../server/document/facts/facts.js';
import { buildDocument } from './build-document.js';
import { testScanner } from './test-scanner.js';
import { expectLinear } from './linear.js';

const scanner = testScanner();
function read(text: string) {
  const document = buildDocument(text);
  return collectFacts(document, scanner).claims.map((c) => ({ ...c, words: `${c.subject} ${document.source.text.slice(c.span.start, c.span.end)}` }));
}
const words = (text: string) => read(text).map((c) => c.words);

describe('claims: subject', () => {
  it.each<[string, string[]]>([
    ['响应时间不超过24小时', ['response-time 24小时']], ['24小时内响应', ['response-time 24小时']], ['接到报修后，24小时内响应，48小时内到达现场', ['response-time 24小时', 'arrival-time 48小时']],
    ['2小时内响应、24小时内到达', ['response-time 2小时', 'arrival-time 24小时']], ['质保期一年', ['warranty-period 一年']], ['整机享受3年保修', ['warranty-period 3年']],
    ['保修期内接到报修后24小时内上门', ['arrival-time 24小时']], ['投诉后24小时内处理', ['complaint-resolution-time 24小时']], ['投诉在2个工作日内答复', ['complaint-feedback-time 2个工作日']],
    ['响应时间：市区24小时，郊区48小时', ['response-time 24小时', 'response-time 48小时']], ['满意度不低于95%', ['satisfaction-rate 95%']], ['投诉解决率达到98%以上', ['complaint-resolution-rate 98%']],
    ['退款在3-5个工作日内到账', ['refund-time 3-5个工作日']], ['7天无理由退货', ['return-window 7天']], ['响应时间为95%', []], ['质保期3个工作日', []], ['24小时服务热线', []], ['保存3年', []],
    ['超过24小时未响应的，扣50元', []], ['签收15日后，方可到账', []], ['投诉解决率90%，按时回复率98%', ['complaint-resolution-rate 90%']], ['满意度调查抽取不少于5%', []], ['每年培训2次', ['training-frequency 2次']],
    ['入职7日内接受培训', []], ['备件供应每月统计一次', []], ['停产后备件供应不少于5年', ['spare-parts-supply 5年']], ['不超过24小时响应', ['response-time 24小时']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));

  it('takes the subject from the column, the first cell, the heading or the line that leads in', () => {
    expect(words('| 区域 | 响应时间 | 到达时间 |\n|-|-|-|\n| 市区 | 2小时 | 24小时 |')).toEqual(['response-time 2小时', 'arrival-time 24小时']);
    expect(words('| 项目 | 市区 | 郊区 |\n|-|-|-|\n| 响应 | 2小时 | 4小时 |\n| 其他 | 2小时 | 4小时 |')).toEqual(['response-time 2小时', 'response-time 4小时']);
    expect(words('| 区域 | 响应时间（小时） |\n|-|-|\n| 市区 | 2 |')).toEqual(['response-time 2']);
    expect(words('# 手册\n\n## 3 响应时间\n\n市区24小时，郊区48小时。')).toEqual(['response-time 24小时', 'response-time 48小时']);
    expect(words('# 响应时间\n\n市区24小时。')).toEqual([]);
    expect(words('响应时间：\n\n- 市区24小时\n- 郊区48小时\n\n其他48小时')).toEqual(['response-time 24小时', 'response-time 48小时']);
    expect(words('响应时间：\n1、市区24小时\n2、郊区48小时')).toEqual(['response-time 24小时', 'response-time 48小时']);
    expect(words('# 手册\n\n## 投诉处理\n\n客服人员应在2小时内登记。')).toEqual([]);
  });
  it('says nothing for placeholders, contents and code', () => {
    expect(words('响应时间24小时待补充')).toEqual([]);
    expect(words('响应时间24小时 ........ 12')).toEqual([]);
    expect(words('```\n响应时间24小时\n```')).toEqual([]);
  });
});

describe('claims: for whom and what', () => {
  const areas = (text: string) => read(text).map((c) => c.area);
  it.each<[string, string[]]>([
    ['市区24小时内到达，郊区48小时内到达', ['市区', '郊区']], ['到达时间：省内24小时，省外48小时', ['省内', '省外']], ['城区用户，接到报修后24小时内响应', ['市区']], ['24小时内响应', ['']],
    ['偏远地区（新疆、西藏）到达时间为72小时', ['偏远地区']], ['服务半径100km以内的，24小时内到达；超出100km的，48小时内到达', ['100公里以内', '100公里以外']],
    ['| 区域 | 响应时间 |\n|-|-|\n| 市区 | 2小时 |\n| 农村 | 4小时 |', ['市区', '农村']], ['| 项目 | 市区 | 省外 |\n|-|-|-|\n| 响应 | 2小时 | 4小时 |', ['市区', '省外']],
    ['# 手册\n\n## 市区服务\n\n24小时内响应', ['市区']], ['市区24小时内到达，村里48小时内到达', ['市区', '']], ['郊区24小时内响应，48小时内到达', ['郊区', '郊区']],
  ])('%s', (text, expected) => expect(areas(text)).toEqual(expected));
  it.each<[string, string]>([
    ['安装类需求24小时内响应', '安装'], ['接到投诉后，24小时内响应', '投诉'], ['报修24小时内响应', '报修'], ['24小时内响应', ''],
  ])('activity of %s', (text, expected) => expect(read(text)[0]!.activity).toBe(expected));
  it.each<[string, string[]]>([
    ['整机保修1年，压缩机保修10年', ['整机', '压缩机']], ['冰箱整机保修1年，主要部件3年', ['冰箱 整机', '冰箱 主要部件']], ['结构件保修一年', ['结构件']], ['本公司产品保修一年', ['']],
    ['| 品类 | 整机 | 主要部件 |\n|-|-|-|\n| 台式机 | 保修1年 | 保修3年 |', ['台式机 整机', '台式机 主要部件']], ['退款到账：支付宝1天，银行卡3天', ['支付宝', '银行卡']],
  ])('product of %s', (text, expected) => expect(read(text).map((c) => c.product)).toEqual(expected));
  it.each<[string, string]>([
    ['一般投诉24小时内处理', '一般'], ['重大投诉24小时内处理', '重大'], ['紧急情况24小时内响应', '紧急'], ['一般24小时内响应', ''], ['P1故障24小时内响应', 'p1'],
  ])('severity of %s', (text, expected) => expect(read(text)[0]!.severity).toBe(expected));
});

describe('claims: role and context', () => {
  it.each<[string, string]>([
    ['24小时内响应', 'promise'], ['满意度目标为95%', 'target'], ['满意度≥95%', 'target'], ['质保期不少于3年', 'promise'], ['本季度满意度为96%', 'reported'], ['满意度达到了97%', 'reported'], ['2026年满意度为98%', 'reported'],
    ['满意度95%', 'promise'], ['# 手册\n\n## 服务目标\n\n满意度95%', 'target'], ['实际满意度为93%', 'reported'], ['| 项目 | 目标 | 实际值 |\n|-|-|-|\n| 满意度 | 95% | 97% |', 'target'],
  ])('%s', (text, role) => expect(read(text)[0]!.role).toBe(role));
  it('tells target and result of a row apart', () => {
    expect(read('| 项目 | 目标 | 实际值 |\n|-|-|-|\n| 满意度 | 95% | 97% |').map((c) => c.role)).toEqual(['target', 'reported']);
  });
  it.each<[string, string]>([
    ['24小时内响应', 'plain'], ['响应是指24小时内联系客户', 'definition'], ['经营者应当7天无理由退货', 'quotation'], ['原规定24小时内响应', 'history'], ['例如24小时内响应', 'example'], ['公司尚未建立24小时内投诉响应', 'negated'],
  ])('%s', (text, context) => expect(read(text)[0]!.context).toBe(context));
});

it('takes linear time on one long clause', () => {
  for (const piece of ['市区投诉24小时响应，', '市区投诉24小时响应', '24小时', '响应、', '100km以内24小时到达，']) expectLinear((n) => read(piece.repeat(n)), 250, piece);
});
