import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hegui-privacy-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('personal data in what is printed', () => {
  const runs = ['text', 'json', 'markdown'].flatMap((format) => ['zh-CN', 'en'].map((locale) => `check client --all --today 2026-09-01 --format ${format} --locale ${locale}`));
  const others = ['matrix client --view standard --format json', 'matrix client --format markdown', 'score client --format json', 'check client/manual/手册.md --format json --quiet'];
  for (const line of [...runs, ...others]) {
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
