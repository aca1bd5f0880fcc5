import { describe, expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { completion, resolveCompletion } from '../../server/language/completion.js';
import type { View } from '../../server/language/view.js';
import { nextNumbers } from '../../server/language/completion/front-matter.js';
import { viewWithMarks } from './marks.js';
import { READING, withManual } from './reading-project.js';
import { viewOfTexts } from './view.js';

interface Completed { readonly view: View; readonly items: readonly CompletionItem[]; accept(label: string): string; detail(label: string): string | undefined; replaced(label: string): string }

/** Completions at ¦, and the line of the cursor after one of them is taken. */
function complete(texts: Record<string, string>, snippets = false): Completed {
  const { view, at } = viewWithMarks(texts);
  const { items } = completion(view, at, { snippets });
  const named = (label: string) => {
    const item = items.find((one) => one.label === label);
    if (!item) throw new Error(`no ${label} among ${items.map((one) => one.label).join(', ')}`);
    return item;
  };
  const span = (label: string) => {
    const { range } = named(label).textEdit as TextEdit;
    return [view.wire.offset(at.source, range.start), view.wire.offset(at.source, range.end)] as const;
  };
  const { text } = at.source;
  return {
    view, items,
    detail: (label) => named(label).detail,
    replaced: (label) => text.slice(...span(label)),
    accept(label) {
      const [start, end] = span(label);
      const whole = text.slice(0, start) + (named(label).textEdit as TextEdit).newText + text.slice(end);
      return whole.slice(text.lastIndexOf('\n', start - 1) + 1).split(/\r?\n/)[0]!;
    },
  };
}
const labels = ({ items }: Completed) => items.map(({ label }) => label);
const crlf = (texts: Record<string, string>) => Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));

describe('completion in front matter', () => {
  test('offers the keys that are not there yet', () => {
    const found = complete(withManual('', 'title: 手册\ndo¦\n'));
    expect(labels(found)).toContain('doc_no');
    expect(labels(found)).not.toContain('title');
    expect(found.accept('doc_no')).toBe('doc_no: ');
  });
  test('in Chinese where the keys there are Chinese', () => {
    const found = complete(withManual('', '文件名称: 手册\n¦\n'));
    expect(found.accept('文件编号')).toBe('文件编号: ');
    expect(labels(found)).not.toContain('doc_no');
  });
  test('offers words for a status, days for a date, the next number, what hegui.yaml says', () => {
    expect(labels(complete(withManual('', 'status: ¦\n')))).toEqual(['受控', '非受控', '作废']);
    const dates = complete(withManual('', 'effective:¦\n'));
    expect(labels(dates)).toEqual(['2026-09-01', '2026-05-01', '2026-10-20']);
    expect(dates.accept('2026-05-01')).toBe('effective: 2026-05-01');
    expect(dates.detail('2026-05-01')).toBe('体系实施日期');
    expect(labels(complete(withManual('', 'doc_no: J¦\n')))).toContain('JJ-CX-02');
    expect(complete(withManual('', 'company: 旧¦名\n')).accept('甲公司')).toBe('company: 甲公司');
  });
  test('works while the front matter is not closed, and under meta of a YAML manual', () => {
    expect(labels(complete({ ...READING, 'manual/新.md': '---\ntitle: 新\nsta¦' }))).toContain('status');
    const yaml = complete({ ...READING, 'manual/维修.yaml': READING['manual/维修.yaml']!.replace('  doc_no: JJ-CX-01\n', '  doc_no: JJ-CX-01\n  ver¦\n') });
    expect(yaml.accept('version')).toBe('  version: ');
  });
  test('numbers go on where their series ends', () => {
    expect(nextNumbers(['CC-CX-09', 'CC-CX-02', 'CC-SC-01', '无'])).toEqual(['CC-CX-10', 'CC-SC-02']);
  });
});

describe('completion of names', () => {
  test.each([
    ['见证据 ¦', 'EV-106', '见证据 EV-106'], ['见 [EV-1¦', 'EV-105', '见 [EV-105'], ['见 ev-1¦05。', 'EV-105', '见 EV-105。'],
    ['客服专员当日记入¦', 'QR-18', '客服专员当日记入QR-18'], ['结果见 QR-¦', 'QR-07', '结果见 QR-07'],
    ['具体见《¦', '维修程序', '具体见《维修程序》'], ['具体见《维¦》的规定', '维修程序', '具体见《维修程序》的规定'], ['填写《¦', '服务工单', '填写《服务工单》'],
    ['对应指标 5.3¦', '5.3.2/records', '对应指标 5.3.2/records'],
  ])('%s', (body, label, line) => {
    for (const texts of [withManual(body), crlf(withManual(body))]) expect(complete(texts).accept(label)).toBe(line);
  });
  test('items of the section’s own topic come first, with their titles', () => {
    const found = complete(withManual('见证据 ¦'));
    expect(labels(found).slice(0, 2)).toEqual(['EV-106', 'EV-105']);
    expect(found.detail('EV-106')).toBe('投诉处理记录');
    expect(found.items[0]!.filterText).toBe('EV-106 投诉处理记录');
  });
  test('documentation comes when it is asked for', () => {
    const { view, items } = complete(withManual('见证据 ¦'));
    expect(items[0]!.documentation).toBeUndefined();
    expect(JSON.stringify(resolveCompletion(view, items[0]!).documentation)).toContain('文件不存在');
    for (const data of [null, 7, {}, { of: 'evidence', name: 'nothing' }, { of: 'else', name: 'x' }, { of: 'aspect', name: 'x', topic: 'y' }]) expect(() => resolveCompletion(view, { label: 'x', data })).not.toThrow();
  });
});

describe('completion of sections', () => {
  test('behind ## the missing topics, numbered at their place, with headings below', () => {
    const found = complete(withManual('## ¦'));
    expect(found.accept('第三章 培训管理与员工激励')).toBe('## 第三章 培训管理与员工激励');
    expect(found.replaced('第三章 培训管理与员工激励')).toBe('## ');
    const covered = found.items.findIndex(({ detail }) => detail?.includes('缺失'));
    expect(covered).toBe(0);
    expect(found.items[0]!.filterText).toMatch(/^## 第三章 /);
    const sample = complete(withManual('## ¦', 'title: 手册\n'), true);
    const text = (sample.items.find(({ label }) => label.endsWith('投诉处理'))!.textEdit as TextEdit).newText;
    expect(text).toMatch(/\n### 3\.1 [\s\S]*\$\{1:【待填写/);
  });
  test('a level further in, and where the next number is taken', () => {
    expect(labels(complete(withManual('### ¦')))).toContain('2.2 服务宣传');
    expect(labels(complete(withManual('## ¦\n\n## 第三章 其他\n\n别的。')))).toContain('服务宣传');
    expect(complete(withManual('## 第九章 服¦')).accept('第九章 服务宣传')).toBe('## 第九章 服务宣传');
  });
  test('skeletons hold no places for a client without snippets, and keep the line ends', () => {
    const plain = complete(crlf(withManual('## ¦')));
    const { newText } = plain.items[0]!.textEdit as TextEdit;
    expect(newText).not.toContain('${');
    expect(newText.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(plain.items[0]!.insertTextFormat).toBeUndefined();
  });
  test('what the topic lacks, at the beginning of an item, as a place to fill in', () => {
    const found = complete(withManual('- 回¦'));
    expect(labels(found)).toEqual(['回访与顾客确认']);
    expect(found.accept('回访与顾客确认')).toMatch(/^- 回访与顾客确认：【待填写：.*】$/);
    expect(labels(complete(withManual('- ¦')))).not.toContain('受理渠道');
  });
  test('a skeleton and a place to fill in raise no figure', () => {
    const before = viewOfTexts(withManual('')).result;
    for (const body of ['## ¦', '- ¦']) {
      const { items } = complete(withManual(body));
      expect(items.length).toBeGreaterThan(3);
      for (const item of items.slice(0, 6)) {
        const after = viewOfTexts(withManual(`${body.startsWith('-') ? '- ' : ''}${(item.textEdit as TextEdit).newText}`)).result;
        expect(after.coverage.documented).toBeLessThanOrEqual(before.coverage.documented!);
        expect(after.score!.high).toBeLessThanOrEqual(before.score!.high);
      }
    }
  });
});

describe('completion of figures', () => {
  test('offers what is promised elsewhere', () => {
    const found = complete(withManual('维修网点接到报修后响应时间不超过¦'));
    expect(labels(found)).toEqual(['30 分钟', '2 小时']);
    expect(found.detail('2 小时')).toContain('维修.yaml:7');
    expect(complete(withManual('维修网点接到报修后响应 3¦')).accept('30 分钟')).toBe('维修网点接到报修后响应 30 分钟');
  });
});

test.each(['客服专员在¦', '客服专员 ¦', '客服专员负责受理¦', '| 表 | ¦ |', '```\n## ¦\n```', '共有 3¦', '# 投诉¦处理'])('nothing is offered in %s', (body) => {
  expect(complete(withManual(body)).items).toEqual([]);
});

test('nothing is offered in other files', () => {
  const view = viewOfTexts(READING);
  expect(completion(view, { source: view.sources.get('hegui.yaml')!, offset: 4 }, { snippets: true }).items).toEqual([]);
});
