import { buildScanner, type OwnedPhrase } from '../../../server/rules/automaton.js';
import type { PhraseOwner, Scanner } from '../../../server/text/scanner.js';

const CONCEPTS: Readonly<Record<string, string>> = {
  'actor': '公司 客服部 客服人员 售后服务部 维修人员 工程师', 'duty': '负责 受理 处理 登记 回访 组织 联系 安排',
  'obligation': '应当 必须 应 不得', 'channel': '电话 热线 微信', 'offer': '免费 可申请 全额退款', 'frequency': '每月 每季度 每年 定期', 'deadline-word': '以内 小时内 工作日内 当日',
  'negation': '暂无 暂未 尚未 没有 未建立 未设立 不涉及', 'definition': '是指', 'quotation-law': '经营者应当 本法所称', 'history': '原规定', 'example-word': '例如 比如',
  'kind-law': '制定本法 本法所称 国务院令 县级以上 人民政府 责令改正 没收违法所得 吊销 构成犯罪的 行政处罚 附则 罚则',
  'kind-software': 'readme git openapi 接口文档 错误码 字段 微服务 组件 幂等 schema 前端架构 技术栈',
  'kind-contract': '甲方 乙方 本合同 违约金 定金 付款方式 一式两份 各执一份 合同总价 签约日期',
  'kind-service-manual': '售后服务手册 售后服务 服务热线 保修 投诉处理 回访 三包 退换货 服务承诺 维修网点',
};
/** Names of topics; each is a term, too. */
const TOPICS: Readonly<Record<string, string>> = {
  'complaint-handling': '投诉处理 投诉', 'training': '培训', 'customer-relations': '回访', 'installation': '安装', 'repair': '维修', 'delivery': '配送', 'outlets': '服务网点', 'spare-parts': '备件', 'waste-recycling': '废旧回收',
};
const SUBJECTS: Readonly<Record<string, string>> = {
  'response-time': '响应 响应时间', 'arrival-time': '到达 上门', 'repair-time': '修复 维修时限', 'refund-time': '退款 到账', 'return-window': '无理由退货 可退货',
  'return-visit-time': '回访', 'complaint-resolution-time': '投诉处理 投诉…处理 投诉…办结', 'complaint-feedback-time': '投诉…答复', 'warranty-period': '保修 质保期 保修期 “三包”期限',
  'complaint-resolution-rate': '投诉解决率', 'satisfaction-rate': '满意度', 'spare-parts-supply': '备件供应', 'training-frequency': '培训',
};

/** What each subject is measured in, as the vocabulary has it. */
function kindsOf(subject: string): string {
  if (/-rate$/.test(subject)) return 'percent';
  if (/-frequency$/.test(subject)) return 'count duration';
  if (/-supply$/.test(subject)) return 'duration workdays percent';
  return subject === 'warranty-period' ? 'duration' : 'duration workdays';
}

export function testScanner(): Scanner {
  const phrases: OwnedPhrase[] = [];
  const add = (role: PhraseOwner['role'], lists: Readonly<Record<string, string>>, partOf: (owner: string) => string = () => ''): void => {
    for (const [owner, list] of Object.entries(lists)) for (const phrase of list.split(' ')) phrases.push({ phrase, owner: { role, owner, part: partOf(owner) } });
  };
  add('concept', CONCEPTS);
  add('name', TOPICS);
  add('term', TOPICS);
  add('subject', SUBJECTS, kindsOf);
  return buildScanner(phrases);
}
