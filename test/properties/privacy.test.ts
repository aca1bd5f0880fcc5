import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from '../evidence/workbook/write-xlsx.js';
import { hegui } from '../scenarios/play.js';
import { MOBILES, RESIDENTS } from './personal-numbers.js';

const [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = MOBILES;
const [r1, r2, r3, r4, r5, r6, r7, r8] = RESIDENTS;

/** A project with personal numbers wherever a person might write one, and faults around them, so that they come into messages. */
const FILES: Readonly<Record<string, string>> = {
  'client/hegui.yaml': `enterprise: { name: 某某电器有限公司, type: 联系人${m1}, hotline: 13900139002 }\nrules: { '身份证${r1}': off }\nmanuals: [manual/**]\n`,
  'client/manual/手册.md': [
    '---', 'title: 售后服务管理手册', `approved_by: 张三 ${m3}`, '---', '', '# 售后服务管理手册', '', '## 投诉处理', '',
    `投诉受理人李四，手机${m4}，身份证${r2}，待补充。`, '', '| 姓名 | 电话 | 身份证 |', '| --- | --- | --- |', `| 王五 | ${m5} | ${r3} |`, '',
    `> 最终解释权归本公司所有，咨询请拨${m6}。`, '', `- 尽快联系 ${m7}（${r4}）`, '', `    ${m8} XXX ${r5}`, '', `接到报修后 24 小时内上门，联系 ${m9}。`, '', `接到报修后 48 小时内上门，联系 ${m9}。`, '', `填写 QR-${99}，交 ${m10}。`, '',
  ].join('\n'),
  'client/manual/程序.yaml': `title: 培训管理程序\ntext: 培训联系人 ${m11}，待补充\nsections: 联系人 ${r6}\n`,
  'client/evidence/清单.yaml': [
    'items:', `  - { id: EV-001, type: 打给${m12}, title: 甲 }`, `  - { id: EV-001, type: photo, owner: ${m1} }`, `  - { id: EV-002, type: photo, file: ${m2}.pdf, indicators: [${r7}] }`,
    'tables:', '  complaints: 台账.csv', '  outlets:', `    - { outlet_id: WD-1, name: 甲, address: ${m3}, 备注${m4}: 乙 }`, `    - { outlet_id: WD-1, name: 乙, address: ${m5} }`, '',
  ].join('\n'),
  'client/evidence/台账.csv': `投诉编号,受理时间,投诉内容,联系人${m6}\n${r8},不详${m7},找 ${m8},\n${r8},${m9},找 ${m10},\n`,
  'client/decisions.yaml': [
    'decisions:', `  - { id: D-1, kind: deferred, rule: '${m11}', reason: 已电话 ${m12} 确认, by: 赵六 ${r1}, at: 2026-08-01 }`,
    `  - { id: D-2, kind: deferred, rule: TERM-02, reason: 身份证 ${r2}, by: ${m1}, at: 2026-08-01, expires: 2026-08-02 }`,
    `  - { id: 'D-3 ${m8}', kind: attested, topic: funds, reason: ${r3}, by: 赵六${m2}, at: 2026-08-01 }`, `  - { id: D-4, kind: 推迟${r4}, reason: 甲, by: 乙, at: 今天 }`, '',
  ].join('\n'),
};

/** A project far on its way, whose numbers stand in workbooks, nonconformities, milestones and file names. */
const LATER: Readonly<Record<string, string | Uint8Array>> = {
  'later/hegui.yaml': [
    `enterprise: { name: 某某电器有限公司 ${m1}, type: 服务型, contact: 张三 ${m2}, products: [{ name: 甲 ${r1} }], regions: ['${m3}'] }`,
    'certification:', `  certifier: 某认证 ${m4}`, '  prepared: 2026-01-01', '  systemEffective: 2026-03-01', '  application: 2026-07-01', '  stage1: 2026-08-01', '  stage2: 2026-08-20',
    '  nonconformities:', `    - { id: 'NC ${m5}', level: 轻微, issued: 2026-08-21, text: 顾客 ${m6} 投诉, owner: 李四 ${r2}, due: 2026-09-10, evidence: ['${m7}'], submitted: 2026-08-30 }`,
    `    - { id: 'NC ${r3}', level: 严重, issued: 2026-12-20, text: 'x', owner: '${m8}' }`, `  bids: [{ date: 2026-10-01, title: '投标 ${m9}' }]`,
    'calendars: []', 'evidence: [证据/*]', '',
  ].join('\n'),
  'later/手册.md': '# 售后服务管理手册\n\n## 投诉处理\n\n客服部受理投诉。\n',
  'later/证据/证据清单.xlsx': writeXlsx({ sheets: [{ name: `清单${m1}`, rows: [
    ['证据编号', '证据名称', '证据类型', '文件', '日期', '责任人', '密级', `备注${m12}`],
    [`EV ${m10}`, `顾客 ${m11} 回访`, `回访${m2}`, `${m3}.pdf`, '2026-08-01', `王五 ${r4}`, `${m4}`, r5], [`EV ${m10}`, '重号', '照片', `照片/${r6}.jpg`, `${m5}`, `赵六${m6}`, '内部', ''],
    [`ZS ${r7}`, `证书 ${m7}`, '证照', '', '2026-08-01', m8, '敏感个人信息', ''],
  ] }] }),
  'later/证据/台账.xlsx': writeXlsx({ sheets: [
    { name: `投诉${m2}`, rows: [['投诉编号', '投诉时间', '客户编号', '处理人', `联系人${m3}`], [m4, '不详' + m5, r1, m6, ''], [r2, '2026-08-01', m7, r3, '']] },
    { name: '工单', rows: [['工单号', '报修时间', '完成时间', '工程师', '收费'], [Number(m8), '2026-08-01', m9, r4, m10]] },
    { name: '人员', rows: [['工号', '姓名', '岗位', '离职日期'], [m11, '张三', '维修工程师', `${m12}`], [r5, '李四', '维修工程师', '']] },
    { name: '回访', rows: [['编号', '工单号', '回访时间'], [r6, m1, '2026-08-02']] },
    { name: '网点', rows: [['网点编号', '网点名称', '地址', '联系方式', '负责人'], [m2, `站 ${m3}`, `路 ${r7}`, m4, '陈七'], [r8, `站 ${m5}`, `路 ${r7}`, m6, '陈八']] },
  ] }),
  'later/证据/台账.yaml': `tables: { complaints: '台账.xlsx#投诉${m2}', workOrders: '台账.xlsx#工单', staff: '台账.xlsx#人员', returnVisits: '台账.xlsx#回访', outlets: '台账.xlsx#网点', trainings: '台账.xlsx#培训${m7}' }\n`,
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hegui-privacy-'));
  for (const [path, text] of Object.entries({ ...FILES, ...LATER })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('personal data in what is printed', () => {
  const runs = ['text', 'json', 'markdown'].flatMap((format) => ['zh-CN', 'en'].map((locale) => `check client --all --today 2026-09-01 --format ${format} --locale ${locale}`));
  const others = ['matrix client --view standard --format json', 'matrix client --format markdown', 'score client --format json', 'check client/manual/手册.md --format json --quiet'];
  const checks = ['text', 'json', 'markdown'].map((format) => `check later --all --today 2026-12-24 --format ${format}`);
  const timelines = ['text', 'json', 'ics', 'html'].map((format) => `timeline later --all --today 2026-12-24 --format ${format}`);
  const later = [...checks, ...timelines, `${checks[0]!} --locale en`, `${timelines[3]!} --locale en`];
  for (const line of [...runs, ...others, ...later]) {
    it.concurrent(`is masked: hegui ${line}`, { timeout: 300_000 }, async () => {
      const { status, stdout, stderr } = await hegui(line.split(' '), folder);
      expect(status).toBeLessThan(2);
      const output = stdout + stderr;
      expect(output.length).toBeGreaterThan(500);
      // Nowhere, however it is spaced or cut into lines.
      const bare = output.replace(/[\s-]+/g, '').toUpperCase();
      expect([...MOBILES, ...RESIDENTS].filter((number) => bare.includes(number)).map((number) => `${number}: ${lineWith(output, number)}`)).toEqual([]);
      if (line.startsWith('check') && line.includes('--all')) expect(output).toMatch(/1[3-9]\d(?:\\?\*)+\d\d/);
    });
  }
});

function lineWith(output: string, number: string): string {
  return output.split('\n').find((line) => line.toUpperCase().includes(number)) ?? 'over several lines';
}
