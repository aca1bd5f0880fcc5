import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { offersFor } from '../../server/fix/offers.js';
import { messageOf } from '../../server/report/words.js';
import { applied, builtin, testBench, textBench, textsOf, type Bench } from './workshop.js';

interface Written { readonly items: readonly { readonly id: string; readonly type: string; readonly file?: string }[] }

const CONFIG = 'enterprise: { type: production }\n';
const offersOf = (bench: Bench, id: string) => bench.result.findings.flatMap((finding) => offersFor(bench.result, finding)).filter((offer) => offer.id === id);
const inserted = (bench: Bench, topic: string) => applied(bench, offersOf(bench, `insert:${topic}`)[0]!.edits());
const withManual = (manual: string, path = '手册.md') => textBench({ 'hegui.yaml': CONFIG, [path]: manual });
const manualOf = (bench: Bench, path = '手册.md') => textsOf(bench).get(path)!;

/** The headings of a manual, as they are written. */
const headings = (text: string) => text.split(/\r?\n/).filter((line) => /^#|^\*\*第|^第.章/.test(line));

describe('the skeleton of a missing section', () => {
  it('is a chapter at its place, with the number that is free and the depth of the others', () => {
    const after = inserted(withManual('# 手册\n\n## 第一章 人员配置与培训\n\n### 1.1 培训\n\n每月培训一次。\n\n## 第三章 改进\n\n略。\n'), 'complaint-handling');
    expect(headings(manualOf(after))).toEqual(['# 手册', '## 第一章 人员配置与培训', '### 1.1 培训', '## 第二章 投诉处理',
      '### 2.1 投诉渠道与受理', '### 2.2 分级、时限与升级', '### 2.3 处理步骤', '### 2.4 服务补救与外部争议', '### 2.5 统计与改进', '## 第三章 改进']);
    expect(manualOf(after)).toContain('每月培训一次。\n\n## 第二章 投诉处理\n\n### 2.1 投诉渠道与受理\n\n| 渠道');
    expect(manualOf(after)).toContain('期限】\n\n## 第三章 改进');
  });

  it('has no number where none is free, and changes none', () => {
    const after = inserted(withManual('# 手册\n\n## 第一章 培训\n\n每月培训一次。\n\n## 第二章 持续改进\n\n略。\n'), 'complaint-handling');
    expect(headings(manualOf(after)).filter((line) => line.startsWith('## '))).toEqual(['## 第一章 培训', '## 投诉处理', '## 第二章 持续改进']);
  });

  it('is the next section of its chapter', () => {
    const after = inserted(withManual('# 手册\n\n## 6 资源配置\n\n### 6.1 备件管理\n\n备件齐全。\n\n### 6.2 信息系统\n\n有工单系统。\n\n## 7 改进\n\n略。\n'), 'funds');
    expect(headings(manualOf(after))).toEqual(['# 手册', '## 6 资源配置', '### 6.1 备件管理', '### 6.2 信息系统', '### 6.3 经费保障与专项资金', '## 7 改进']);
  });

  it('goes under the heading that stands there and says nothing', () => {
    const after = inserted(withManual('# 手册\n\n## 投诉处理\n\n## 改进\n\n略。\n'), 'complaint-handling');
    expect(headings(manualOf(after)).slice(0, 3)).toEqual(['# 手册', '## 投诉处理', '### 投诉渠道与受理']);
    expect(manualOf(after).match(/## 投诉处理/g)).toHaveLength(1);
  });

  it('has only the parts that are missing where a section says something', () => {
    const before = withManual('# 手册\n\n## 投诉处理\n\n顾客可以拨打服务热线 400-600-1234 投诉，客服中心受理并登记。一般投诉 24 小时内答复，5 个工作日内办结。\n');
    const after = inserted(before, 'complaint-handling');
    const added = headings(manualOf(after)).filter((line) => line.startsWith('### '));
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThan(5);
  });

  it('looks like the headings of a manual without marks', () => {
    const manual = '**第一章　总则**\n\n本手册规定售后服务工作。\n\n**第二章　人员培训**\n\n一、计划\n\n每年制定培训计划，人事部负责。\n\n二、实施\n\n每月培训一次并考核。\n\n**第四章　持续改进**\n\n一、改进\n\n每季度分析一次问题。\n';
    const after = inserted(withManual(manual), 'complaint-handling');
    expect(manualOf(after)).toContain('\n\n**第三章　投诉处理**\n\n一、投诉渠道与受理\n\n');
  });

  it('keeps front matter and line ends', () => {
    const manual = '---\ntitle: 手册\ndoc_no: SC-01\n---\n\n# 手册\n\n## 培训\n\n每月培训一次。'.replaceAll('\n', '\r\n');
    const text = manualOf(inserted(withManual(manual), 'complaint-handling'));
    expect(text.startsWith('---\r\ntitle: 手册\r\ndoc_no: SC-01\r\n---\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('每月培训一次。\r\n\r\n## 投诉处理\r\n');
  });

  it('is a section of a YAML manual, with its number, its steps and its items', () => {
    const manual = 'title: 售后服务手册\nsections:\n  - no: "1"\n    title: 培训\n    text: 每月培训一次。\n  - no: "3"\n    title: 持续改进\n    text: 略。\n';
    const after = inserted(withManual(manual, 'manual/手册.yaml'), 'complaint-handling');
    const { sections } = parse(manualOf(after, 'manual/手册.yaml')) as { sections: { no: string; title: string; sections?: { title: string; steps?: string[] }[] }[] };
    expect(sections.map(({ no, title }) => [no, title])).toEqual([['1', '培训'], ['2', '投诉处理'], ['3', '持续改进']]);
    expect(sections[1]!.sections!.find(({ title }) => title === '处理步骤')!.steps).toHaveLength(5);
    expect(after.result.findings.filter(({ rule, file }) => rule.startsWith('input/') && file.endsWith('.yaml') && file !== 'hegui.yaml')).toEqual([]);
    expect(offersOf(after, 'insert:complaint-handling')).toEqual([]);
  });

  it.each([['# 手册\n\n## 培训\n\n每月培训一次。\n', '手册.md'], ['title: 手册\nsections:\n  - title: 培训\n    text: 每月培训一次。\n', 'manual/手册.yaml']])('says that it stands there, as long as a place is open', (manual, path) => {
    const after = inserted(withManual(manual, path), 'complaint-handling');
    const of = (bench: Bench) => bench.result.findings.find(({ topic }) => topic === 'complaint-handling')!;
    expect(messageOf(of(after), 'zh-CN')).toContain('（已插入骨架，待填写）');
    expect(messageOf(of(after), 'en')).toContain('(skeleton inserted, to be filled in)');
    expect(offersOf(after, 'insert:complaint-handling')).toEqual([]);
    const filled = textBench({ 'hegui.yaml': CONFIG, [path]: manualOf(after, path).replace(/【待填写[^】]*】/g, '某') });
    expect(filled.result.findings.filter(({ args }) => args['skeleton'] === 1)).toEqual([]);
  });
});

describe('the entry for a missing record', () => {
  const items = 'version: 1\nitems:\n  - id: EV-007\n    title: 营业执照\n    type: certificate\n    indicators: [5.1.1.1]\n    date: 2026-07-01\ntables: {}\n';
  const project = (manifest: string) => textBench({ 'hegui.yaml': 'enterprise: { type: production }\ncertification: { stage: stage1 }\n', '手册.md': '# 手册\n\n内容。\n', 'evidence/manifest.yaml': manifest });
  const begun = (bench: Bench, type: string) => applied(bench, offersOf(bench, `register:${type}`)[0]!.edits());

  it.each([['LF', items], ['CRLF', items.replaceAll('\n', '\r\n')]])('is the next of its series, all of it to be filled in (%s)', (_, manifest) => {
    const after = begun(project(manifest), 'training-record');
    const text = textsOf(after).get('evidence/manifest.yaml')!;
    const read = parse(text) as Written;
    expect(read.items.map(({ id, type }) => [id, type])).toEqual([['EV-007', 'certificate'], ['EV-008', 'training-record']]);
    expect(Object.keys(read.items[1]!)).toEqual(expect.arrayContaining(['title', 'file', 'owner', 'hours', 'trainer', 'attendees']));
    expect(text.startsWith(manifest.slice(0, manifest.indexOf('tables')))).toBe(true);
    if (manifest.includes('\r')) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('counts for nothing, and its finding says that it has been begun', () => {
    const before = project(items);
    const after = begun(before, 'training-record');
    expect(after.result.project.evidence.items).toHaveLength(1);
    expect(after.result.project.evidence.drafts.map(({ id }) => id)).toEqual(['EV-008']);
    const finding = after.result.findings.find(({ rule }) => rule === 'evidence/training-records')!;
    expect(messageOf(finding, 'zh-CN')).toContain('已插入骨架，待填写');
    expect(after.result.findings.some(({ rule }) => rule === 'input/item-open')).toBe(true);
    expect(offersOf(after, 'register:training-record')).toEqual([]);
    expect(after.result.coverage).toEqual(before.result.coverage);
  });

  it('begins its ledger with a header, where the project has none', () => {
    const rule = builtin.find('evidence/outlet-list')!;
    const before = testBench(rule, rule.rule.tests.fail[0]!);
    const edits = offersOf(before, 'register:outlet-list')[0]!.edits();
    const created = edits.find((edit) => 'create' in edit);
    expect(created).toMatchObject({ create: expect.stringMatching(/^evidence\/台账\/.+\.csv$/) as unknown });
    expect(created!.text).toMatch(/^\uFEFF[^\n]+\r\n$/);
    const read = parse(textsOf(applied(before, edits)).get('evidence/manifest.yaml')!) as Written;
    expect(read.items.at(-1)).toMatchObject({ type: 'outlet-list', file: (created as { create: string }).create.replace('evidence/', '') });
  });
});
