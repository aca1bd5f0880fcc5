import { expect, test } from 'vitest';
import { fileRenames, type Move } from '../../server/language/file-renames.js';
import { applied, move, viewWithMarks } from './marks.js';

const TEXTS = {
  'hegui.yaml': 'enterprise: { type: 生产型 }\nmanuals: { primary: manual/手册.md, include: [manual/**/*.md] }\npoints: data/points.yaml\npacks: [rules/own]\n',
  'decisions.yaml': "decisions:\n  - { id: D-1, kind: deferred, rule: DOC-11, where: { file: 'manual/手册.md' }, reason: 无, by: 张三, at: 2026-08-01 }\n",
  'data/points.yaml': 'points: {}\n',
  'manual/手册.md': '# 手册\n\n见[程序](./程序.md#三)、![图](../图/a%20b.png)、[网](https://example.com/程序.md)、[p]。\n\n[p]: 程序.md "程序"\n',
  'manual/程序.md': '# 程序\n\n回到[手册](手册.md)。\n',
  '图/a b.png': '',
  'evidence/m.yaml': 'items:\r\n  - { id: EV-1, type: record-form, file: files/a.txt }\r\n  - { id: EV-2, type: record-form, file: "evidence/files/a.txt" }\r\n  - { id: EV-3, type: record-form, file: ../manual/程序.md }\r\ntables:\r\n  complaints: [ledgers/台账.csv]\r\n',
  'evidence/files/a.txt': 'a', 'evidence/ledgers/台账.csv': '投诉编号,投诉时间\n',
  'rules/own/pack.yaml': 'id: own\nversion: "1"\ntitle: { zh: 自有, en: Own }\n',
};

function after(...moves: readonly Move[]): { texts: Record<string, string>; notes: readonly string[] } {
  const { view } = viewWithMarks(TEXTS);
  const { edit, notes } = fileRenames(view, moves);
  const texts = applied(view, TEXTS, edit);
  for (const { from, to } of moves) move(texts, from, to);
  return { texts, notes };
}

test('an attachment: paths from the manifest’s folder and from the root', () => {
  const { texts, notes } = after({ from: 'evidence/files/a.txt', to: 'evidence/2026/b, c.txt' });
  expect(texts['evidence/m.yaml']).toBe(TEXTS['evidence/m.yaml'].replace('file: files/a.txt', "file: '2026/b, c.txt'").replace('evidence/files/a.txt', 'evidence/2026/b, c.txt'));
  expect(notes).toEqual([]);
});

test('a manual: hegui.yaml, decisions, links to it and its own links', () => {
  const { texts } = after({ from: 'manual/手册.md', to: 'manual/总则/售后 手册.md' });
  expect(texts['hegui.yaml']).toContain('primary: manual/总则/售后 手册.md,');
  expect(texts['decisions.yaml']).toContain("file: 'manual/总则/售后 手册.md'");
  expect(texts['manual/程序.md']).toBe('# 程序\n\n回到[手册](%E6%80%BB%E5%88%99/%E5%94%AE%E5%90%8E%20%E6%89%8B%E5%86%8C.md)。\n');
  expect(texts['manual/总则/售后 手册.md']).toBe('# 手册\n\n见[程序](../程序.md#三)、![图](../../%E5%9B%BE/a%20b.png)、[网](https://example.com/程序.md)、[p]。\n\n[p]: ../程序.md "程序"\n');
});

test('a linked manual that is evidence, too', () => {
  const { texts } = after({ from: 'manual/程序.md', to: 'manual/退换货程序.md' });
  expect(texts['manual/手册.md']).toContain('[程序](./退换货程序.md#三)');
  expect(texts['manual/手册.md']).toContain('[p]: 退换货程序.md "程序"');
  expect(texts['evidence/m.yaml']).toContain('file: ../manual/退换货程序.md }');
});

test('folders, and several at once', () => {
  const { texts } = after({ from: 'evidence/ledgers', to: 'evidence/台账' }, { from: 'data', to: '数据' }, { from: 'rules/own', to: 'rules/自有' }, { from: '图', to: 'manual/图' });
  expect(texts['evidence/m.yaml']).toContain('complaints: [台账/台账.csv]');
  expect(texts['hegui.yaml']).toContain('points: 数据/points.yaml\npacks: [rules/自有]\n');
  expect(texts['manual/手册.md']).toContain('![图](%E5%9B%BE/a%20b.png)');
});

test('a manifest that moves takes its paths along', () => {
  const { texts } = after({ from: 'evidence/m.yaml', to: 'evidence/总部/m.yaml' });
  expect(texts['evidence/总部/m.yaml']).toBe(TEXTS['evidence/m.yaml'].replace('file: files/a.txt', 'file: ../files/a.txt').replace('../manual/程序.md', '../../manual/程序.md').replace('[ledgers/', '[../ledgers/'));
});

test('what the patterns of hegui.yaml will no longer take in is said', () => {
  expect(after({ from: 'manual/程序.md', to: '程序.md' }).notes).toEqual(['程序.md 不在 hegui.yaml 的 manuals 范围内，移动后不再检查；请相应修改 manuals']);
  expect(after({ from: '图/a b.png', to: '图/c.png' }).notes).toEqual([]);
});
