import { describe, expect, test } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { foldingRanges } from '../../server/language/folding.js';
import { selectionRanges } from '../../server/language/selection-ranges.js';
import { SEMANTIC_LEGEND, semanticTokens, semanticTokensDelta } from '../../server/language/semantic-tokens.js';
import type { View } from '../../server/language/view.js';
import { viewWithMarks } from './marks.js';
import { READING, withManual } from './reading-project.js';
import { viewOfTexts } from './view.js';

/** `type.modifiers text` of each token from an offset on. */
function tokens(view: View, path: string, from = 0): string[] {
  const source = view.sources.get(path)!;
  const { data } = semanticTokens(view, source);
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length, type, modifiers] = data.slice(i, i + 5) as [number, number, number, number, number];
    [line, character] = down > 0 ? [line + down, right] : [line, character + right];
    const start = source.lines.offset({ line, character });
    if (start < from) continue;
    const names = SEMANTIC_LEGEND.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    found.push(`${[SEMANTIC_LEGEND.tokenTypes[type], ...names].join('.')} ${source.text.slice(start, start + length)}`);
  }
  return found;
}

describe('semantic tokens', () => {
  test('ids, forms, documents, standards, days, figures and placeholders', () => {
    for (const lineEnd of ['\n', '\r\n']) {
      const body = '客服专员 2 小时内响应报修，登记 QR-18，见 EV-105 和《维修程序》，执行 GB/T 27922-2011，自 2026-05-01 起。投诉处理：待补充。';
      const view = viewOfTexts(Object.fromEntries(Object.entries(withManual(body)).map(([path, text]) => [path, text.replaceAll('\n', lineEnd)])));
      expect(tokens(view, 'manual/手册.md', view.sources.get('manual/手册.md')!.text.indexOf(body))).toEqual([
        'number.readonly 2 小时', 'property QR-18', 'variable EV-105', 'class 《维修程序》', 'namespace GB/T 27922-2011', 'enumMember 2026-05-01', 'macro.discounted 待补充',
      ]);
    }
  });
  test('a list of forms defines them, and defined terms are marked where they are used', () => {
    expect(tokens(viewOfTexts(READING), 'manual/表单.md')).toContain('property.definition QR-07');
    const view = viewOfTexts(withManual('## 第三章 术语\n\n- 服务工单：系统里的单据\n\n## 第四章 其他\n\n填写服务工单。'));
    expect(tokens(view, 'manual/手册.md').filter((token) => token.startsWith('type'))).toEqual(['type.definition.discounted 服务工单', 'type.discounted 服务工单']);
  });
  test('a part gives the tokens of that part', () => {
    const view = viewOfTexts(withManual('登记 QR-18，由客服专员负责。'));
    const source = view.sources.get('manual/手册.md')!;
    const start = source.text.indexOf('登记 QR-18');
    expect(semanticTokens(view, source, { start, end: source.text.length }).data).toEqual([source.lines.position(start).line, 3, 5, 1, 0]);
  });
  test('a delta turns the last result into the next', () => {
    const apply = (before: readonly number[], after: readonly number[]) => {
      const edits = semanticTokensDelta(before, after);
      expect(edits.length).toBeLessThanOrEqual(1);
      return edits.reduce((data, { start, deleteCount, data: added }) => [...data.slice(0, start), ...(added ?? []), ...data.slice(start + deleteCount)], [...before]);
    };
    const data = (body: string) => {
      const view = viewOfTexts(withManual(body));
      return semanticTokens(view, view.sources.get('manual/手册.md')!).data;
    };
    const states = ['', '登记 QR-18。', '登记 QR-18、QR-07。', '登记 QR-07。', '另见 EV-105。\n\n登记 QR-07。'].map(data);
    for (const before of states) for (const after of states) expect(apply(before, after)).toEqual(after);
    expect(semanticTokensDelta(states[1]!, states[1]!)).toEqual([]);
    expect(apply([1, 1, 1, 1, 1], [1, 1])).toEqual([1, 1]);
  });
});

describe('folding', () => {
  const fold = (texts: Record<string, string>, path: string) => {
    const view = viewOfTexts(texts);
    return foldingRanges(view, view.sources.get(path)!).map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`);
  };
  const text = '---\ntitle: 手册\nversion: A/0\n---\n\n# 手册\n\n## 一章\n\n<!--\n注\n-->\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n1. 甲项由专人办理。\n   - 乙项\n   - 丙项\n2. 丁项由专人办理。\n\n### 小节\n\n```text\nx\n```\n\n> 引\n> 用\n\n## 二章\n\n内容\n';
  test('sections, front matter, comments, tables, items, fences and quotes', () => {
    const expected = ['1-4 region', '8-30', '10-12 comment', '14-16', '18-20', '23-30', '25-27', '29-30', '32-34'];
    expect(fold({ 'hegui.yaml': '', 'manual/手册.md': text }, 'manual/手册.md')).toEqual(expected);
    expect(fold({ 'hegui.yaml': '', 'manual/手册.md': text.replaceAll('\n', '\r\n') }, 'manual/手册.md')).toEqual(expected);
  });
  test('YAML by its keys and items, whether or not it can be read', () => {
    const yaml = '# 一\n# 二\nenterprise:\n  name: 甲\n  type: production\nitems:\n- id: a\n  text: |\n    - 不是项\n    key:\n\n- id: b\n  x: [\n';
    for (const written of [yaml, yaml.replaceAll('\n', '\r\n')]) expect(fold({ 'hegui.yaml': written }, 'hegui.yaml')).toEqual(['1-2 comment', '3-5', '6-13', '7-10', '8-10', '12-13']);
  });
});

describe('selection ranges', () => {
  const chain = (texts: Record<string, string>) => {
    const { view, at } = viewWithMarks(texts);
    const steps: string[] = [];
    for (let range: SelectionRange | undefined = selectionRanges(view, at.source, [at.offset])[0]; range; range = range.parent) {
      steps.push(at.source.text.slice(view.wire.offset(at.source, range.range.start), view.wire.offset(at.source, range.range.end)));
    }
    return steps;
  };
  test('word, id, piece, clause, paragraph, sections, document', () => {
    const steps = chain(withManual('第一句。客服专员登记 QR-1¦8，当日回复。第三句。'));
    expect(steps.slice(0, 5)).toEqual(['18', 'QR-18', '客服专员登记 QR-18', '客服专员登记 QR-18，当日回复。', '第一句。客服专员登记 QR-18，当日回复。第三句。']);
    expect(steps.at(-3)).toMatch(/^### 2\.1 受理/);
    expect(steps.at(-2)).toMatch(/^## 第二章/);
    expect(steps.at(-1)).toMatch(/^---/);
  });
  test('cell, row, table', () => {
    const steps = chain(withManual('| 甲 | 乙 |\n| --- | --- |\n| 一 | 二¦三 |\n| 四 | 五 |')).map((step) => step.trim());
    expect(steps[0]).toBe('二三');
    expect(steps).toContain('| 一 | 二三 |');
    expect(steps).toContain('| 甲 | 乙 |\n| --- | --- |\n| 一 | 二三 |\n| 四 | 五 |');
  });
});
