import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../../server/document/facts/facts.js';
import { isNegated } from '../../../server/document/facts/negation.js';
import { buildDocument } from './build-document.js';
import { testScanner } from './test-scanner.js';
import { expectLinear } from './linear.js';

const scanner = testScanner();
const discounts = (text: string) => collectFacts(buildDocument(text), scanner).units.map((unit) => unit.discount);

describe('discounts', () => {
  it.each<[string, string | null]>([
    ['客服部负责受理客户投诉。', null], ['24小时内响应。', null], ['投诉应登记。', null], ['投诉电话400。', null], ['每季度培训。', null], ['当日投诉。', null], ['免费维修。', null],
    ['24小时救援。', null], ['客服时间周一至周五 8:30—17:00。', null], ['运费由买家承担，登记备查。', null],
    ['投诉处理是服务的重要环节。', 'bare'], ['公司以客户为中心。', 'bare'], ['受理投诉。', 'bare'],
    ['投诉处理：待补充', 'placeholder'], ['投诉处理XXX', 'placeholder'], ['客服部应在【待填写：小时】内受理客户的投诉，登记并在办结后组织回访，回访结果归入档案', 'placeholder'], ['……', 'placeholder'],
    ['客服部电话TODO', 'placeholder'], ['XX公司客服部应在24小时内受理客户投诉并登记。', null], ['客服部应在24小时内受理并登记客户的投诉，其余受理渠道待补充。', null],
    ['例如：客服部应在24小时内受理投诉。', 'example'], ['（例如24小时内响应）', 'example'], ['客服部应受理投诉，例如商品破损。', null],
    ['经营者应当在24小时内处理。', 'quoted-law'], ['经营者应当七日内退货，公司受理退货申请。', null],
    ['公司暂未建立投诉处理机制。', 'negated'], ['公司没有培训计划。', 'negated'], ['投诉处理制度尚未建立。', 'negated'], ['废旧回收：暂无。', 'negated'], ['公司尚未建立24小时内响应的机制。', 'negated'], ['暂无。', 'negated'],
    ['如没有投诉，客服部应每月登记。', null], ['没有投诉时应每月登记。', null], ['客服部不得没有投诉电话。', null], ['用户没有保养维修的，应收费。', null], ['客服部应登记尚未参加培训的人员。', null], ['无论有没有投诉，应每月登记。', null],
    ['投诉处理、培训、回访、安装、备件', 'enumerated'], ['投诉处理、培训、回访、安装等应免费', 'enumerated'], ['客服部应在24小时内处理投诉、安排维修、组织培训并回访', null], ['投诉、培训、回访应登记', null], ['公司下设投诉组、培训组、回访组、安装组，负责日常工作', null],
  ])('%s', (text, expected) => expect(discounts(text)).toEqual([expected]));

  it('keeps apart what is denied and what there is', () => {
    expect(discounts('公司暂未设立服务网点，但客户可拨打维修电话。')).toEqual(['negated', null]);
  });
  it('names code and contents before anything else', () => {
    expect(discounts('```\n客服部应在24小时内受理\n```')).toEqual(['code']);
    expect(discounts('投诉处理待补充 ........ 12')).toEqual(['contents']);
  });
  it('counts the steps of an ordered list under a heading, not of a short one or of bullets', () => {
    expect(discounts('# 手册\n\n## 流程\n\n1. 咨询\n2. 派工\n3. 归档')).toEqual([null, null, null]);
    expect(discounts('# 手册\n\n## 流程\n\n1. 咨询\n2. 派工')).toEqual(['bare', 'bare']);
    expect(discounts('# 手册\n\n## 流程\n\n- 咨询\n- 派工\n- 归档')).toEqual(['bare', 'bare', 'bare']);
    expect(discounts('1. 咨询\n2. 派工\n3. 归档')).toEqual(['bare', 'bare', 'bare']);
  });
  it('judges a table row as a whole', () => {
    expect(discounts('| 项目 | 时限 |\n|-|-|\n| 投诉 | 24小时 |\n| 投诉 | 暂无 |\n| 投诉 | 待补充 |\n| 投诉 | 重要 |')).toEqual([null, 'negated', 'placeholder', 'bare']);
  });
});

describe('isNegated', () => {
  const negated = (text: string, row = false) => {
    const hits = scanner.scan(text);
    return isNegated(text, hits.filter((h) => h.owner.owner === 'negation'), hits.filter((h) => h.owner.role === 'term'), row);
  };
  it.each([
    '公司暂未建立投诉处理机制', '目前没有培训计划', '投诉处理制度尚未建立', '培训暂无', '公司尚未设立,也未安排投诉处理', '本公司暂未建立接到通知后,由专人处理投诉的流程', '(3)我司目前尚未开展培训', '在郊区没有服务网点', '公司没有专门的投诉处理部门', '没有处理投诉的制度',
  ])('denies: %s', (text) => expect(negated(text)).toBe(true));
  it.each([
    '如没有投诉,应登记', '若尚未培训,不得上岗', '没有投诉的,按月登记', '没有收到投诉时,按月登记', '投诉完毕后客户没有其他意见', '客户没有异议,投诉关闭', '尚未参加培训的人员应补课', '投诉处理及时', '公司没有收到款项,培训照常',
    '一旦没有备件,应登记', '确保没有投诉', '不得没有培训', '公司未建立投诉制度的,应整改',
    '30天内没有重复投诉得20分', '没有修好的重新安排维修', '没有备件凭证,因灾害损坏的,不予维修', '维修后没有再次投诉的工单数',
  ])('does not deny: %s', (text) => expect(negated(text)).toBe(false));
  it('reaches the label of a row, not another cell', () => {
    expect(negated('项目:投诉处理;内容:暂无;', true)).toBe(true);
    expect(negated('项目:投诉处理;要求:没有积压;备注:24小时;', true)).toBe(false);
  });
  it('takes linear time', () => {
    for (const piece of ['没有投诉', '没有,', '投诉没有;']) expectLinear((n) => negated(piece.repeat(n)), 2000, piece);
  });
});
