/** A small project whose manual is being written: forms, evidence, a second document and a day still to come. */
export const READING: Readonly<Record<string, string>> = {
  'hegui.yaml': 'enterprise:\n  name: 甲公司\n  type: production\ncertification:\n  systemEffective: 2026-05-01\n  stage2: 2026-10-20\nmanuals: [manual/**/*.md, manual/**/*.yaml]\nevidence: [evidence/*.yaml]\n',
  'evidence/清单.yaml': [
    'items:',
    '  - { id: EV-105, title: 满意度报告, type: record-form, indicators: [5.3.1/satisfaction], file: 报告.txt, date: 2026-06-01 }',
    '  - { id: EV-106, title: 投诉处理记录, type: record-form, indicators: [5.3.2/records], file: 没有.txt, date: 2026-06-01 }',
    '',
  ].join('\n'),
  'evidence/报告.txt': '满意度 95%',
  'manual/表单.md': '---\ntitle: 记录表单清单\ndoc_no: JJ-BD-01\nversion: A/0\nstatus: 受控\nissued: 2026-04-01\n---\n\n# 记录表单清单\n\n| 编号 | 名称 | 保存期限 |\n| --- | --- | --- |\n| QR-07 | 服务工单 | 3 年 |\n| QR-18 | 投诉处理单 | 5 年 |\n',
  'manual/维修.yaml': 'title: 维修程序\nmeta:\n  doc_no: JJ-CX-01\nsections:\n  - no: "1"\n    title: 响应\n    text: 维修网点接到报修后 2 小时内响应。\n',
};

/** The project with its manual: what a test is about stands at the end of a chapter on complaints. */
export function withManual(body: string, front = 'title: 售后服务手册\ndoc_no: JJ-SC-01\n'): Record<string, string> {
  return {
    ...READING,
    'manual/手册.md': `---\n${front}---\n\n# 售后服务手册\n\n## 第一章 服务流程\n\n客服专员接到报修后 30 分钟内响应，登记 QR-07。\n\n## 第二章 投诉处理\n\n### 2.1 受理\n\n客服专员负责受理投诉，投诉热线 400-123-4567，24 小时内回复。\n\n${body}\n`,
  };
}
