import { describe, expect, test } from 'vitest';
import type { Locale } from '../../schemas/localized.js';
import { hover } from '../../server/language/hover.js';
import { shown, viewWithMarks } from './marks.js';
import { withManual } from './reading-project.js';

const crlf = (texts: Record<string, string>) => Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));

/** What a hover at ¦ says; it stands between « and ». */
function hovered(texts: Record<string, string>, locale: Locale = 'zh-CN'): string {
  const { view, at, expected } = viewWithMarks(texts, { locale });
  const found = hover(view, at);
  if (!found?.range) throw new Error('nothing to say');
  expect(shown(view, [{ range: found.range, path: at.source.path }])).toEqual(expected);
  return (found.contents as { value: string }).value;
}

const CASES: readonly { name: string; body: string; zh: readonly string[]; en: readonly string[] }[] = [
  { name: 'an item of evidence', body: '满意度见 «EV-1¦05»。', zh: ['**EV-105** 满意度报告', '文件在', '有效至*：2027-06-01', '✓ 5.3.1/satisfaction'], en: ['Valid until*: 2027-06-01', '(present)'] },
  { name: 'an item whose file is missing', body: '| 证据 | 内容 |\n| --- | --- |\n| «¦EV-106» | 记录 |', zh: ['文件不存在，不计', '✗ 5.3.2/records'], en: ['its file is missing'] },
  { name: 'a form', body: '客服专员当日登记 «QR-18¦»。', zh: ['**QR-18** 投诉处理单', '保存期限：5 年', '正文引用 1 次'], en: ['referred to 1 time in the text'] },
  { name: 'a form that no list has', body: '客服专员当日登记 «QR-¦99»。', zh: ['没有列入记录表单清单'], en: ['not in the list of forms'] },
  { name: 'a document', body: '具体见«《维修¦程序》»。', zh: ['编号 JJ-CX-01', '维修.yaml:1'], en: ['no. JJ-CX-01'] },
  { name: 'a superseded standard', body: '执行 «GB/T 1¦8760-2002»。', zh: ['已被 GB/T 18760-2025 替代'], en: ['replaced by GB/T 18760-2025'] },
  { name: 'a figure', body: '客服专员接到报修后 «2¦4 小时»内响应。', zh: ['**24 小时**（即 1 天）', '响应时间', '≠ 30 分钟', '≠ 2 小时'], en: ['Response time', 'Elsewhere'] },
  { name: 'a day', body: '计划于 «2026-09-1¦1» 召开评审会。', zh: ['**2026-09-11** 周五 · 还有 10 天', '（2026-10-20）39 天'], en: ['Friday · in 10 days'] },
  { name: 'an indicator', body: '本节对应指标 «5.3.¦2»。', zh: ['**5.3.2**', '5.3.2/records'], en: ['5.3.2/records'] },
  { name: 'a heading', body: '### «2.2 投诉¦处理回访»\n\n回访由客服专员在 3 日内完成。', zh: ['✓ 回访与顾客确认', '✗ 归档', '1 句计入，0 句不计', '5.3.2/timely-resolution'], en: ['✗ Filing'] },
];

describe('hover', () => {
  for (const { name, body, zh, en } of CASES) {
    test(name, () => {
      const text = hovered(withManual(body));
      for (const part of zh) expect(text).toContain(part);
      const english = hovered(crlf(withManual(body)), 'en');
      for (const part of en) expect(english).toContain(part);
    });
  }

  test('a word of the vocabulary says what it stands for, and what its clause counts for', () => {
    const text = hovered(withManual('客服专员办结后 3 日内再次«回¦访»顾客并确认投诉处理结果。'));
    expect(text).toContain('**回访** 指 投诉处理的要点“回访与顾客确认”');
    expect(text).toContain('这一句计入');
    expect(text).toMatch(/- 投诉处理（.*回访与顾客确认.*）/);
  });

  test('a clause says why it counts for nothing', () => {
    const bare = hovered(withManual('«天气¦不错。»'));
    expect(bare).toContain('没有写明谁、何时或怎样做');
  });

  test('a finding tells its rule, its source and what to do', () => {
    const text = hovered(withManual('执行 «GB/T 1¦8760-2002»。'));
    expect(text).toContain('REF-01 引用的法规标准现行有效');
    expect(text).toContain('*来源*：被替代文件对照表（逐条注明来源）（公开转载）');
    expect(text).toContain('*建议*：改为引用现行版本');
  });

  test('a term that the manual defines is explained where it is used', () => {
    const text = hovered(withManual('## 第三章 术语和定义\n\n| 术语 | 定义 |\n| --- | --- |\n| 周转机 | 维修期间借给顾客的商品 |\n\n## 第四章 其他\n\n维修人员带上«周¦转机»出发。'));
    expect(text).toContain('**周转机** 维修期间借给顾客的商品');
  });

  test('the title says how the project stands', () => {
    const texts = withManual('');
    texts['manual/手册.md'] = texts['manual/手册.md']!.replace('# 售后服务手册', '# «售后¦服务手册»');
    expect(hovered(texts)).toMatch(/文件覆盖 \d+ % · 证据覆盖 \d+ % · 评分 \d+(?:–\d+)? \/ 100/);
  });

  test('a number of a section is no indicator', () => {
    const { view, at } = viewWithMarks(withManual('### 5.3¦.9 其他\n\n见 5.3.2。'));
    expect((hover(view, at)?.contents as { value: string }).value).not.toContain('文件覆盖');
  });

  test('personal numbers are masked, and marks have no effect', () => {
    const text = hovered({ ...withManual('见 «EV-10¦7»。'), 'evidence/附.yaml': 'items:\n  - { id: EV-107, title: "[点我](http://x) 13812345678 *重要*", type: record-form, date: 2026-06-01 }\n' });
    expect(text).not.toContain('13812345678');
    expect(text).toContain('\\[点我\\]');
  });

  test('says nothing in other files, past the end and in an older text', () => {
    const { view } = viewWithMarks(withManual('¦'));
    const config = view.sources.get('hegui.yaml')!;
    expect(hover(view, { source: config, offset: 3 })).toBeNull();
    const source = view.sources.get('manual/手册.md')!;
    for (const offset of [-5, source.text.length, source.text.length + 99]) expect(() => hover(view, { source, offset })).not.toThrow();
  });
});
