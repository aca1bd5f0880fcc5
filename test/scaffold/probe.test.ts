import { it } from 'vitest';
import { lintScaffold } from './scaffolded.js';
it('probe', () => {
  const { report } = lintScaffold({ type: 'sales', industries: ['ecommerce'], name: '示例商贸有限公司', effective: '2026-09-01' }, (text) => {
      const from = text.indexOf('### 16.1 投诉处理');
      const to = text.indexOf('### 16.2');
      return `${text.slice(0, from)}### 16.1 投诉处理\n\n客户服务部受理顾客投诉，投诉电话和在线客服每天八点至二十点有人值守，受理人当日登记到《投诉台账》，编号后转责任部门。`
        + `责任部门应在 2 小时内首次答复顾客，3 个工作日内查明原因、提出处理方案，重大投诉报分管副总经理批准。`
        + `办结后 3 日内由回访专员回访顾客，确认满意后归档，保存 3 年；每月统计投诉原因，重复发生的由责任部门采取纠正措施。\n\n${text.slice(to)}`;
    });
  for (const t of report.topics) if (t.status === 'covered' || t.status === 'partial') console.log(JSON.stringify(t));
});
