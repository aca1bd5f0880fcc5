import { describe, expect, it } from 'vitest';
import { findPlaceholders } from '../../../server/document/facts/placeholders.js';
import { normalisePhrase } from '../../../server/text/mapped-text.js';
import { expectLinear } from './linear.js';

const read = (source: string) => {
  const text = normalisePhrase(source);
  return findPlaceholders(text).map((p) => `${p.kind} ${text.slice(p.from, p.end)}`);
};

describe('findPlaceholders', () => {
  it.each<[string, string[]]>([
    ['待补充', ['pending 待补充']], ['投诉处理流程：待补充。', ['pending 待补充']], ['本章待完善', ['pending 待完善']], ['时间待定', ['pending 待定']], ['内容待填写', ['pending 待填写']],
    ['【待填写：电话、邮箱】', ['slot 【待填写:电话、邮箱】']], ['客服热线为【待填写：电话】，受理投诉', ['slot 【待填写:电话】']], ['【】', ['slot 【】']], ['[请填写]', ['slot [请填写]']], ['【请填写公司名称】', ['slot 【请填写公司名称】']],
    ['（此处填写公司名称）', ['slot (此处填写公司名称)']], ['（请填写）', ['slot (请填写)']], ['TBD', ['pending tbd']], ['TODO：补充', ['pending todo']], ['Lorem ipsum dolor sit amet', ['pending lorem ipsum dolor sit amet']],
    ['XXX', ['pending xxx']], ['由XXX负责', ['blank xxx']], ['XX公司', ['blank xx']], ['××公司', ['blank ××']], ['×××有限公司', ['blank ×××']], ['电话：____', ['blank ____']], ['XX小时内', ['blank xx']], ['X个工作日', ['blank x']],
    ['XXXX年XX月XX日', ['blank xxxx', 'blank xx', 'blank xx']], ['20XX年', ['blank 20xx']], ['400-XXX-XXXX', ['blank 400-xxx-xxxx']], ['热线：XXXX。', ['blank xxxx']],
    ['……', ['pending ……']], ['（略）', ['pending (略)']], ['…', ['pending …']], ['...', ['pending ...']], ['此处省略', ['pending 此处省略']], ['责任人：XX', ['blank xx']],
    ['【待填写：小时】内响应，【待填写：天】内办结', ['slot 【待填写:小时】', 'slot 【待填写:天】']], ['待补充XXX', ['pending 待补充xxx']],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    '待客户确认后办理', '接待定制客户', '等待定位', '期待完善的服务', '有待完善', '优待', '招待定点', '文件编号：XX-SC-01', 'QP/XX-07', '138****1234', '张××', '客户填写《回访表》',
    '请填写售后服务单', '（请填写《售后申请表》后寄回）', '☐ 是 [ ] 否', '[请联系我们](http://a.cn)', '等等……', 'xx-jl-012', 'maxxx', 'EXXX', 'https://a.cn/xxx', '。', 'todo-list', '待机时间', '待办事项', 'linux系统', '7×24', '100×200',
    '【重要】', '《XX》', '略有不同', '策略', '待维修', '请按说明书操作', '[1] 参考文献', '待定金支付后发货',
  ])('finds none in %s', (text) => expect(read(text)).toEqual([]));

  it('takes linear time', () => {
    for (const piece of ['【', '【待', '[', 'x', '×', '_', '待', '(请', 'xx公司', '<请', 'lorem ', '此处', '…']) expectLinear((n) => findPlaceholders(piece.repeat(n)), 2500, piece);
  });
});
