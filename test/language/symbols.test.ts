import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DocumentSymbol, Location } from 'vscode-languageserver-types';
import { documentSymbols } from '../../server/language/document-symbols.js';
import { MOST_SYMBOLS, workspaceSymbols } from '../../server/language/workspace-symbols.js';
import type { View } from '../../server/language/view.js';
import { pathOf, viewWithMarks } from './marks.js';
import { viewOfFolder } from './view.js';

const HEGUI = 'enterprise: { type: 生产型 }\npacks: [./我的规则]\n';

function outline(view: View, path: string): string[] {
  const source = view.sources.get(path)!;
  const lines = ({ name, detail, range, selectionRange, children }: DocumentSymbol, depth: number): string[] => {
    const selected = source.text.slice(view.wire.offset(source, selectionRange.start), view.wire.offset(source, selectionRange.end));
    return [`${'  '.repeat(depth)}${name}${detail ? ` | ${detail}` : ''} @${range.start.line}-${range.end.line} ${selected}`, ...(children ?? []).flatMap((child) => lines(child, depth + 1))];
  };
  return documentSymbols(view, source).flatMap((symbol) => lines(symbol, 0));
}

const TEXTS = {
  'hegui.yaml': HEGUI,
  'manual/手册.md': '# **手册**\n\n## 第一章 总则\n\n### 1.1 目的\n\n规定售后服务。\n\n### 1.2 范围\n\n全部商品。\n\n## 第二章 投诉处理\n\n当日受理。\n',
  'manual/程序.yaml': 'title: 培训程序\nmeta: { doc_no: AB-CX-01 }\nsections:\n  - no: "1"\n    title: 目的\n    text: 规定培训。\n    sections:\n      - { title: 对象, text: 全员 }\n',
  'evidence/m.yaml': 'items:\n  - id: EV-1\n    title: 投诉台账\n    type: record-form\n  - { id: EV-2, type: record-form }\ntables: { complaints: a.csv }\n',
  'evidence/a.csv': '投诉编号,投诉时间\n',
  'manual/表单.md': '# 记录表单清单\n\n| 编号 | 名称 |\n| --- | --- |\n| QR-07 | 投诉处理单 |\n',
  '我的规则/pack.yaml': 'id: own\nversion: "1"\ntitle: { zh: 自有规则, en: Own rules }\n',
  '我的规则/rules.yaml': 'rules:\n  - id: my-rule\n    code: OWN-01\n    title: { zh: 热线写明, en: Hotline stated }\n    level: warning\n    due: drafting\n    source: [{ ref: 惯例, verified: practice }]\n    checks:\n      - forbid: { pattern: 待定热线 }\n    message: { zh: 没有热线, en: no hotline }\n    why: { zh: 惯例, en: practice }\n    remedy: { zh: 写明, en: state it }\n',
};

test('outlines', () => {
  const { view } = viewWithMarks(TEXTS);
  expect(outline(view, 'manual/手册.md')).toEqual([
    '手册 @0-14 手册', '  第一章 总则 @2-10 第一章 总则', '    1.1 目的 @4-6 1.1 目的', '    1.2 范围 @8-10 1.2 范围', '  第二章 投诉处理 @12-14 第二章 投诉处理',
  ]);
  expect(outline(view, 'manual/程序.yaml')).toEqual(['培训程序 @0-7 培训程序', '  目的 @3-7 目的', '    对象 @7-7 对象']);
  expect(outline(view, 'evidence/m.yaml')).toEqual(['items @0-4 items', '  EV-1 投诉台账 | record-form @1-3 EV-1', '  EV-2 | record-form @4-4 EV-2', 'tables @5-5 tables', '  complaints | a.csv @5-5 complaints']);
  expect(outline(view, 'hegui.yaml')).toEqual(['enterprise @0-0 enterprise', '  type | 生产型 @0-0 type', 'packs @1-1 packs']);
  expect(outline(view, '我的规则/rules.yaml').slice(0, 4)).toEqual(['rules @0-11 rules', '  OWN-01 my-rule | 热线写明 @1-11 OWN-01', '    id | my-rule @1-1 id', '    code | OWN-01 @2-2 code']);
  expect(outline(view, 'evidence/a.csv')).toEqual([]);
});

test('half-written files have an outline', () => {
  const { view } = viewWithMarks({ 'hegui.yaml': 'enterprise:\n  type: [\nrules:\n  ', 'manual/a.md': '', 'manual/b.yaml': '- a: {\n', 'evidence/m.yaml': 'items:\n  - id:\n  - \n  - { id: EV-1, ' });
  for (const source of view.sources.values()) expect(() => documentSymbols(view, source)).not.toThrow();
});

describe.each(readdirSync('samples').filter((name) => !name.includes('.')))('%s', (sample) => {
  test('every symbol lies in its file and its parent, in order, and its selection in it', () => {
    const view = viewOfFolder(`samples/${sample}`);
    let count = 0;
    for (const source of view.sources.values()) {
      const check = (symbols: readonly DocumentSymbol[], from: number, to: number): void => {
        let last = from;
        for (const { name, range, selectionRange, children = [] } of symbols) {
          const [start, end, selected, behind] = [range.start, range.end, selectionRange.start, selectionRange.end].map((position) => view.wire.offset(source, position)) as [number, number, number, number];
          count++;
          if (name.trim() === '' || !(last <= start && start <= selected && selected <= behind && behind <= end && end <= to)) expect.fail(`${source.path}: ${name} ${[last, start, selected, behind, end, to].join(' ')}`);
          check(children, start, end);
          last = end;
        }
      };
      check(documentSymbols(view, source), 0, source.text.length);
    }
    expect(count).toBeGreaterThan(50);
  });
});

test('the project’s names by a query', () => {
  const { view } = viewWithMarks(TEXTS);
  const names = (query: string) => workspaceSymbols(view, query).map(({ name, location }) => `${name} ${pathOf(location.uri)}:${(location as Location).range.start.line}`);
  expect(names('投诉')).toEqual(['QR-07 投诉处理单 manual/表单.md:4', 'EV-1 投诉台账 evidence/m.yaml:1', '第二章 投诉处理 manual/手册.md:12']);
  expect(names('ｅｖ-1')[0]).toBe('EV-1 投诉台账 evidence/m.yaml:1');
  expect(names('qr07')).toEqual([]);
  expect(names('QR-07')).toEqual(['QR-07 投诉处理单 manual/表单.md:4']);
  expect(names('own')[0]).toBe('OWN-01 热线写明 我的规则/rules.yaml:1');
  expect(names('处理 第二')).toEqual(['第二章 投诉处理 manual/手册.md:12']);
  expect(names('AB-CX')).toEqual(['AB-CX-01 培训程序 manual/程序.yaml:0']);
  expect(names('a.csv')).toEqual(['evidence/a.csv evidence/a.csv:0']);
  expect(names('没有这个')).toEqual([]);
  expect(names('').some((name) => name.includes('手册'))).toBe(true);
  // What comes with Hegui is found where it can be shown.
  expect(names('forms-registered')).toEqual([]);
  expect(workspaceSymbols(view, 'DOC-11', (path) => path)[0]?.location.uri).toBe('rules/documents/references.yaml');
  const large = viewOfFolder('samples/care-conforming');
  expect(workspaceSymbols(large, 'e').length).toBe(MOST_SYMBOLS);
});
