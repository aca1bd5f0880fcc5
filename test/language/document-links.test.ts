import { expect, test } from 'vitest';
import { documentLinks } from '../../server/language/document-links.js';
import { pathOf, shown, viewWithMarks } from './marks.js';

const HEGUI = 'enterprise: { type: 生产型 }\nmanuals: { primary: «manual/手册.md», include: [manual/**/*.md] }\nrules:\n  DOC-11: off\n  no-such-rule: off\n';

/** The links of one file are exactly the marked ones; gives their targets in order. */
function links(path: string, texts: Record<string, string>): (string | undefined)[] {
  const { view, expected } = viewWithMarks(texts);
  const found = documentLinks(view, view.sources.get(path)!);
  expect(shown(view, found.map(({ range }) => ({ range, path })))).toEqual(expected.filter((mark) => mark.startsWith(`${path}:`)));
  return found.map(({ target }) => target && pathOf(target));
}

test('manuals: links, images, titles and numbers of documents', () => {
  const texts = {
    'hegui.yaml': HEGUI.replace(/[«»]/g, ''),
    'manual/手册.md': '# 手册\n\n按《«退换货管理程序»》（«AB-CX-02»）执行，见[附图](«../图/流程 图.png» "图")、[外部](https://example.com/a.md)、[上级](../../x.md)、[本章](#a)。\n\n![无](../无.png)\n\n[程序][p]\n\n[p]: «./%E7%A8%8B%E5%BA%8F.md»#a\n',
    'manual/程序.md': '---\ntitle: 退换货管理程序\ndoc_no: AB-CX-02\n---\n\n# 退换货管理程序\n\n见《«手册»》。\n',
    '图/流程 图.png': '',
  };
  // A blank needs brackets in Markdown.
  const written = { ...texts, 'manual/手册.md': texts['manual/手册.md'].replace('(«../图/流程 图.png» ', '(<«../图/流程 图.png»> ') };
  expect(links('manual/手册.md', written).sort()).toEqual(['manual/程序.md', 'manual/程序.md', 'manual/程序.md', '图/流程 图.png']);
  expect(links('manual/程序.md', written)).toEqual(['manual/手册.md']);
});

test('YAML: files of the project, pages of rules', () => {
  const texts = {
    'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n\n内容。\n',
    'decisions.yaml': 'decisions:\n  - { id: D-1, kind: deferred, rule: DOC-11, where: { file: «manual/手册.md» }, reason: 无, by: 张三, at: 2026-08-01 }\n',
    'evidence/m.yaml': 'items:\n  - { id: EV-1, type: record-form, file: "«a/台账.csv»" }\n  - { id: EV-2, type: record-form, file: «evidence/a/台账.csv» }\n  - { id: EV-3, type: record-form, file: https://example.com/a.pdf }\n  - { id: EV-4, type: record-form, file: ../../a.pdf }\n  - { id: EV-5, type: record-form, file: missing.pdf }\ntables:\n  complaints: [«a/台账.csv»]\n',
    'evidence/a/台账.csv': '投诉编号,投诉时间\n',
  };
  expect(links('hegui.yaml', texts)).toEqual(['manual/手册.md']);
  expect(links('decisions.yaml', texts)).toEqual(['manual/手册.md']);
  expect(links('evidence/m.yaml', texts)).toEqual(['evidence/a/台账.csv', 'evidence/a/台账.csv', 'evidence/a/台账.csv']);
  const { view } = viewWithMarks(texts);
  const page = documentLinks(view, view.sources.get('hegui.yaml')!, (path) => `package:/${path}`).find(({ target }) => target?.startsWith('package'));
  expect(page).toEqual({ range: { start: { line: 3, character: 2 }, end: { line: 3, character: 8 } }, target: 'package:/docs/rules/documents/forms-registered.md' });
});

test('a list of evidence in a sheet', () => {
  expect(links('evidence/证据清单.csv', {
    'hegui.yaml': HEGUI.replace(/[«»]/g, ''), 'manual/手册.md': '# 手册\n',
    'evidence/证据清单.csv': '证据编号,证据名称,证据类型,对应指标,文件\nZJ-1,台账,record-form,5.3.2,«a/ZJ-1.txt»\nZJ-2,台账,record-form,5.3.2,a/ZJ-2.txt\n', 'evidence/a/ZJ-1.txt': '台账',
  })).toEqual(['evidence/a/ZJ-1.txt']);
});
