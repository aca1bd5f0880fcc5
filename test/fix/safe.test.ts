import { describe, expect, it } from 'vitest';
import { edited } from '../../server/fix/edits.js';
import { fixAll } from '../../server/fix/fix-all.js';
import { codeKey, meantCode, meantWord } from '../../server/fix/misspelling.js';
import { applied, textBench, textsOf } from './workshop.js';

const MANIFEST = 'evidence/manifest.yaml';

/** What the safe fixes of a project make of its texts, pass by pass until nothing is left; each with both kinds of line end. */
function repaired(texts: Record<string, string>, path: string, files: Record<string, string> = {}): string {
  const run = (crlf: boolean) => {
    let bench = textBench(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, crlf ? text.replaceAll('\n', '\r\n') : text])), '2026-09-01', files);
    for (let pass = 0; pass < 3; pass++) {
      const edits = fixAll(bench.result);
      if (edits.length > 0) bench = applied(bench, edits);
    }
    expect(fixAll(bench.result)).toEqual([]);
    return textsOf(bench).get(path)!;
  };
  expect(run(true)).toBe(run(false).replaceAll('\n', '\r\n'));
  return run(false);
}

const config = (text: string) => repaired({ 'hegui.yaml': text }, 'hegui.yaml');
const manifest = (text: string, files?: Record<string, string>) => repaired({ 'hegui.yaml': 'enterprise: { type: production }\n', [MANIFEST]: text }, MANIFEST, files);

describe('safe fixes of hegui.yaml and manifests', () => {
  it.each([
    ['a date with slashes', 'certification:\n  application: 2026/9/1 # 申请\n', 'certification:\n  application: 2026-09-01 # 申请\n'],
    ['a date with dots', 'certification:\n  application: 2026.9.1\n', 'certification:\n  application: 2026-09-01\n'],
    ['a date in Chinese, in quotes', 'certification:\n  application: "2026年9月1日"\n', 'certification:\n  application: 2026-09-01\n'],
    ['a date in full-width digits', 'certification:\n  application: ２０２６-０９-０１\n', 'certification:\n  application: 2026-09-01\n'],
    ['a key that is one letter off', 'enterprize:\n  type: production\n', 'enterprise:\n  type: production\n'],
    ['a key with letters swapped', 'certification: { systemEffcetive: 2026-05-01 }\n', 'certification: { systemEffective: 2026-05-01 }\n'],
    ['a value that is one letter off', 'enterprise: { type: prodution }\n', 'enterprise: { type: production }\n'],
    ['a value with an ending that adds nothing', 'enterprise: { type: 生产型企业 }\n', 'enterprise: { type: 生产型 }\n'],
    ['a value in another case, in quotes', "enterprise: { type: 'Production' }\n", "enterprise: { type: 'production' }\n"],
    ['a number in quotes', "enterprise: { type: production, employees: '320' }\n", 'enterprise: { type: production, employees: 320 }\n'],
    ['a number in full-width digits', 'enterprise: { type: production, employees: ３２０ }\n', 'enterprise: { type: production, employees: 320 }\n'],
    ['a number with separators, in quotes', 'enterprise: { type: production, employees: "1,320" }\n', 'enterprise: { type: production, employees: 1320 }\n'],
    ['a text that YAML takes for a number', 'enterprise: { type: production, hotline: 4006001234 }\n', "enterprise: { type: production, hotline: '4006001234' }\n"],
  ])('repair %s', (_, written, expected) => {
    expect(config(written)).toBe(expected);
  });

  it.each([
    ['a date without its year', 'certification:\n  application: 9/1\n'],
    ['a date that may be read twice', 'certification:\n  application: 1/9/2026\n'],
    ['a day that no calendar has', 'certification:\n  application: 2026/2/30\n'],
    ['a date with its time', 'certification:\n  application: 2026/9/1 8:30\n'],
    ['another star', 'certification: { target: 二星 }\n'],
    ['a word that says the opposite', 'enterprise: { type: 非生产型 }\n'],
    ['a key whose right spelling stands beside it', 'certification: { systemEffective: 2026-05-01, sytemEffective: 2026-06-01 }\n'],
    ['a key that is nothing like one', 'enterprise: { type: production, boss: 王 }\n'],
    ['a number that is none', "enterprise: { type: production, employees: '约 320' }\n"],
    ['the name of a rule to be switched off', 'enterprise: { type: production }\nrules: { gbt27922/complaint-lopp: off }\n'],
  ])('leave %s to people', (_, written) => {
    expect(config(written)).toBe(written);
  });

  it('repair an item: its type, its date, its indicator, its version', () => {
    const before = 'items:\n  - id: EV-001\n    title: 培训\n    type: training-recrod\n    indicators: [5.3.2/record, 5.1.4.1]\n    date: 2026/8/1\n    version: 1.0\n';
    expect(manifest(before)).toBe('items:\n  - id: EV-001\n    title: 培训\n    type: training-record\n    indicators: [5.3.2/records, 5.1.4.1]\n    date: 2026-08-01\n    version: \'1.0\'\n');
  });

  it('leave an indicator with another figure to people', () => {
    const before = 'items:\n  - { id: EV-001, title: 培训, type: training-record, indicators: [5.1.5.9], date: 2026-08-01 }\n';
    expect(manifest(before)).toBe(before);
  });

  it('find the one file that a path can only mean, and no other', () => {
    const item = (file: string) => `items:\n  - { id: XJ-01, title: 巡检, type: record-form, file: ${file} }\n`;
    const files = { 'evidence/files/XJ-01-巡检记录.txt': 'a', 'evidence/files/XJ-02-巡检记录.txt': 'b' };
    expect(manifest(item('files/XJ-01-巡检纪录.txt'), files)).toBe(item('files/XJ-01-巡检记录.txt'));
    expect(manifest(item('files/XJ-03-巡检记录.txt'), files)).toBe(item('files/XJ-03-巡检记录.txt'));
    expect(manifest(item('files/XJ-01-培训记录.txt'), files)).toBe(item('files/XJ-01-培训记录.txt'));
  });

  it('name evidence of a nonconformity as the manifest has it', () => {
    const text = (id: string) => `enterprise: { type: service }\ncertification:\n  stage: rectification\n  nonconformities:\n    - { id: NC-1, level: 轻微, issued: 2026-08-01, submitted: 2026-08-20, evidence: [${id}] }\n`;
    const items = 'items:\n  - { id: ZG-007, title: 改进后的回访记录, type: record-form }\n';
    expect(repaired({ 'hegui.yaml': text('zg－7'), [MANIFEST]: items }, 'hegui.yaml')).toBe(text('ZG-007'));
    expect(repaired({ 'hegui.yaml': text('ZG-008'), [MANIFEST]: items }, 'hegui.yaml')).toBe(text('ZG-008'));
  });
});

describe('safe fixes of manuals', () => {
  const manual = (text: string) => repaired({ 'hegui.yaml': 'enterprise: { type: production }\n', '手册.md': text }, '手册.md');

  it('write the standard’s number, in text, front matter kept, and in a table', () => {
    expect(manual('---\ntitle: 手册\n---\n\n# 手册\n\n依据GB27922-2011和 GB／T 27922－2012。\n\n| 标准 | 名称 |\n| --- | --- |\n| GB 27922 | 体系 |\n'))
      .toBe('---\ntitle: 手册\n---\n\n# 手册\n\n依据GB/T 27922-2011和 GB/T 27922-2011。\n\n| 标准 | 名称 |\n| --- | --- |\n| GB/T 27922-2011 | 体系 |\n');
  });

  it('write the number of a form as its register has it', () => {
    const text = (form: string) => `# 手册\n\n## 投诉处理\n\n投诉受理后填写 ${form}，处理完毕归档。\n\n## 记录表单清单\n\n| 编号 | 名称 |\n| --- | --- |\n| QR-07 | 客户投诉处理单 |\n`;
    expect(manual(text('QR-7'))).toBe(text('QR-07'));
    expect(manual(text('QR-17'))).toBe(text('QR-17'));
  });
});

describe('words that can only mean one', () => {
  it.each([
    ['enterprize', ['enterprise', 'evidence'], 'enterprise'],
    ['ENTERPRISE', ['enterprise'], 'enterprise'],
    ['enterprise', ['enterprise'], null],
    ['cover', ['coves', 'coven'], null],
    ['abc', ['abd'], null],
    ['三星', ['四星', '五星'], null],
    ['5.1.4.9', ['5.1.4.1'], null],
    ['KPI-1', ['KPI-01', 'KPI-02'], 'KPI-01'],
  ])('%s of %j', (written, known, meant) => {
    expect(meantWord(written, known)).toBe(meant);
  });

  it('compare codes whatever stands between letters and figures', () => {
    expect(new Set(['QR－07', 'qr-07', 'QR7', 'QR 007', 'ＱＲ—０７'].map(codeKey))).toEqual(new Set(['qr-7']));
    expect(codeKey('QR-70')).not.toBe(codeKey('QR-07'));
    expect(meantCode('QR7', ['QR-07', 'QR-7'])).toBeNull();
  });

  it('make edits from behind, whatever their order', () => {
    expect(edited('一二三', [{ file: 'a', span: { start: 2, end: 3 }, text: 'C' }, { file: 'b', span: { start: 0, end: 3 }, text: '' }, { file: 'a', span: { start: 0, end: 1 }, text: 'A' }])).toBe('A二C');
  });
});
