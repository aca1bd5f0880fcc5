import { describe, expect, test } from 'vitest';
import { definition } from '../../server/language/definition.js';
import { documentHighlight } from '../../server/language/document-highlight.js';
import { namesOf } from '../../server/language/names/name-index.js';
import { standsAlone, tokensAt, titleKey } from '../../server/language/names/name-key.js';
import { references } from '../../server/language/references.js';
import { pathOf, shown, viewWithMarks } from './marks.js';

const HEGUI = 'enterprise: { type: 生产型 }\nmanuals: [manual/**/*.md, manual/**/*.yaml]\n';
const FORMS = '# 记录表单清单\n\n| 编号 | 名称 |\n| --- | --- |\n| QR-07 | 服务工单 |\n| QR-071 | 派工单 |\n';

/** All places of the name at the cursor are exactly the marked ones. */
function finds(texts: Record<string, string>): ReturnType<typeof viewWithMarks> {
  const marked = viewWithMarks(texts);
  expect(shown(marked.view, references(marked.view, marked.at))).toEqual(marked.expected);
  return marked;
}

describe('a name and its mentions', () => {
  test('evidence: manifest, decisions, hegui.yaml, a ledger, running text', () => {
    finds({
      'hegui.yaml': `${HEGUI}certification:\n  nonconformities:\n    - { id: NC-01, level: 轻微, issued: 2026-08-01, evidence: ["«EV-001»", EV-002] }\n`,
      'decisions.yaml': 'decisions:\n  - id: D-01\n    kind: attested\n    indicator: 5.3.2\n    evidence: «EV-0|01»\n    reason: 见 «EV-001» 第 3 页，另见 EV-0011\n    by: 张三\n    at: 2026-08-01\n',
      'manual/手册.md': '---\ntitle: 手册\nbasis: 依据 «ＥＶ－００１» 编制\n---\n\n# 手册\n\n投诉台账见**«EV-001»**、EV-001-1 和 [图](files/EV-001.png)，«ev-001»/EV-002 各一份。\n\n| 证据 | 说明 |\n| --- | --- |\n| «EV-001» | 台账 |\n\n`«EV-001»`\n',
      'evidence/manifest.yaml': "# «EV-001» 是台账\nitems:\n  - id: '«EV-001»'\n    title: 投诉台账（«EV-001»）\n    type: record-form\n    file: files/EV-001.txt\n    owner: EV-001\n    evidence_refs: [EV-002, «EV-001»]\n  - { id: EV-002, type: record-form, evidence_refs: [«EV-001»] }\ntables:\n  selfScores: ledgers/自评.csv\n",
      'evidence/ledgers/自评.csv': '指标编号,指标名称,分值,得分,证据编号\n5.3.2,投诉,4,3,"EV-002、«EV-001»"\n5.1.1,EV-001,2,1,«EV-001»\n',
    });
  });
  test('evidence without letters is told by where it stands', () => {
    finds({
      'hegui.yaml': HEGUI,
      'manual/手册.md': '# 手册\n\n见 0012 号文件。\n',
      'evidence/manifest.yaml': 'items:\n  - { id: «00|12», type: record-form, version: 0012 }\n  - { id: A-2, type: record-form, evidence_refs: ["«0012»"] }\n',
    });
  });
  test('evidence in a sheet', () => {
    finds({
      'hegui.yaml': HEGUI,
      'manual/手册.md': '# 手册\n\n见 «ZJ-1¦»。\n',
      'evidence/证据清单.csv': '证据编号,证据名称,证据类型,对应指标,文件\n«ZJ-1»,台账,record-form,5.3.2,a/ZJ-1.txt\nZJ-11,表,record-form,5.3.2,\n',
    });
  });
  test('form numbers: register, text, headings, tables, front matter, contents, manifest', () => {
    finds({
      'hegui.yaml': HEGUI,
      'manual/手册.md': '---\ntitle: 手册\nforms: [«QR-07», QR-071]\n---\n\n# 手册\n\n## 目录\n\n- 附 «QR-07» 服务工单 ........ 3\n\n## 填写 «QR-07»\n\n完工后填写«qr－0¦7»，不是 QR-071，也不是 XX-QR-07。\n\n| 步骤 | 表单 |\n| --- | --- |\n| 完工 | 填 «QR-07»、QR-071 |\n',
      'manual/表单.md': FORMS.replace('| QR-07 |', '| «QR-07» |'),
      'evidence/manifest.yaml': 'items:\n  - { id: EV-1, type: record-form, form_no: «QR-07» }\n  - id: EV-2\n    type: record-form\n    form_no: "«ＱＲ－０７»"\n',
    });
  });
  test('a product of the same letters is no form', () => {
    finds({
      'hegui.yaml': HEGUI,
      'manual/手册.md': '# 手册\n\n完工后填写 «QR-0¦7»。\n\n型号为QR-07的冰箱另有说明。\n',
      'manual/表单.md': FORMS.replace('| QR-07 |', '| «QR-07» |'),
    });
  });
  test('document numbers and titles', () => {
    const texts = {
      'hegui.yaml': HEGUI,
      'manual/手册.md': '# 手册\n\n换货按《«退换 货¦管理程序»》（AB-CX-02）执行，见《«退换货管理程序»（第二版）》。\n',
      'manual/程序.md': '---\ntitle: "«退换货管理程序»"\ndoc_no: AB-CX-02\n---\n\n# «退换货管理程序»\n\n顾客提出后当日受理。\n',
    };
    const { view, at } = finds(texts);
    expect(definition(view, at).map(({ uri }) => pathOf(uri))).toEqual(['manual/程序.md', 'manual/程序.md']);
    finds({
      'hegui.yaml': HEGUI,
      'manual/手册.md': '# 手册\n\n换货按《退换货管理程序》（«AB-C¦X-02»）执行。\n',
      'manual/程序.md': '---\ntitle: 退换货管理程序\ndoc_no: «AB-CX-02»\n---\n\n# 退换货管理程序\n\n顾客提出后当日受理。\n',
    });
  });
  test('indicators: manifest, decisions, points, a ledger; a standard before it is left out', () => {
    finds({
      'hegui.yaml': `${HEGUI}certification:\n  nonconformities:\n    - { id: NC-01, level: 轻微, issued: 2026-08-01, indicator: gbt27922-2011:«5.3.2» }\n`,
      'decisions.yaml': 'decisions:\n  - { id: D-01, kind: not-applicable, indicator: «5.3.2», reason: 无, by: 张三, at: 2026-08-01 }\n',
      'points.yaml': 'points:\n  "«5.3.2»": 4\n  5.3.2/records: 2\n',
      'manual/手册.md': '# 手册\n\n第 5.3.2 条。\n',
      'evidence/manifest.yaml': 'defaults:\n  indicators: [«5.3.2»]\nitems:\n  - { id: EV-1, type: record-form, indicators: [5.1.1.1, «5.|3.2»] }\n  - id: EV-2\n    type: record-form\n    indicators:\n      - gbt27922-2011:«5.3.2» # 5.3.2\n      - 5.3.2/records\ntables:\n  selfScores: 自评.csv\n',
      'evidence/自评.csv': '指标编号,指标名称,分值,得分\n«5.3.2»,投诉,4,3\n5.3.21,投诉,4,3\n',
    });
  });
  test('rules by id, short id and code', () => {
    const { view, at } = finds({
      'hegui.yaml': `${HEGUI}rules:\n  «DOC-|11»: off\n  documents/documents-exist: info\n`,
      'decisions.yaml': 'decisions:\n  - { id: D-01, kind: false-positive, rule: «documents/forms-registered», reason: 无, by: 张三, at: 2026-08-01 }\n',
      'manual/手册.md': '# 手册\n\nDOC-11\n',
    });
    expect(definition(view, at)).toEqual([]);
    const [there] = definition(view, at, (path) => `package:/${path}`);
    expect(there?.uri).toBe('package:/rules/documents/references.yaml');
    expect(there?.range.start).toEqual({ line: 1, character: 8 });
  });
  test('tables, columns and ledgers', () => {
    const texts = {
      'hegui.yaml': HEGUI,
      'manual/手册.md': '# 手册\n\n内容。\n',
      'evidence/a.yaml': 'tables:\n  complaints: ledgers/a.csv\n',
      'evidence/b.yaml': 'tables:\n  投诉台账:\n    - { 投诉编号: T-1, received_at: 2026-08-01 }\n',
      'evidence/ledgers/a.csv': '投诉编号,投诉时间\nT-2,2026-08-02\n',
    };
    finds({ ...texts, 'evidence/a.yaml': texts['evidence/a.yaml'].replace('complaints', '«com|plaints»'), 'evidence/b.yaml': texts['evidence/b.yaml'].replace('投诉台账', '«投诉台账»') });
    finds({ ...texts, 'evidence/b.yaml': texts['evidence/b.yaml'].replace('received_at', '«rece|ived_at»'), 'evidence/ledgers/a.csv': '投诉编号,«投诉时间»\nT-2,2026-08-02\n' });
    const { view, at } = finds({ ...texts, 'evidence/a.yaml': texts['evidence/a.yaml'].replace('ledgers/a.csv', '«ledg|ers/a.csv»') });
    expect(definition(view, at)).toEqual([{ uri: 'file:///project/evidence/ledgers/a.csv', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }]);
    const columns = viewWithMarks({ ...texts, 'evidence/ledgers/a.csv': '投诉编号,投诉|时间\nT-2,2026-08-02\n' });
    expect(definition(columns.view, columns.at, (path) => path)[0]?.uri).toBe('rules/vocabulary/tables/complaints.yaml');
  });
  test('a clause leads to its section', () => {
    const { view, at, expected } = viewWithMarks({ 'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n\n## 6 投诉\n\n见 6.2¦。\n\n### «6.2 回访»\n\n两日内回访。\n' });
    expect(shown(view, definition(view, at))).toEqual(expected);
  });
});

test('highlights are those of the file, definitions as written', () => {
  const { view, at } = viewWithMarks({ 'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n\n填写 QR-0¦7。QR-07 归档。\n', 'manual/表单.md': FORMS });
  expect(documentHighlight(view, at).map(({ range, kind }) => [range.start.character, kind])).toEqual([[3, 2], [9, 2]]);
  const items = viewWithMarks({ 'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n', 'evidence/m.yaml': 'items:\n  - { id: E|V-1, type: record-form }\n  - { id: EV-2, type: record-form, evidence_ids: [EV-1] }\n' });
  expect(documentHighlight(items.view, items.at).map(({ range, kind }) => [range.start.line, kind])).toEqual([[1, 3], [2, 2]]);
});

test('the register defines a form, not the procedures that list it', () => {
  const { view, at, expected } = viewWithMarks({ 'hegui.yaml': HEGUI, 'manual/手册.md': '# 程序\n\n填写 QR-07¦。\n\n## 相关记录\n\n- QR-07 服务工单\n', 'manual/表单.md': FORMS.replace('| QR-07 |', '| «QR-07» |') });
  expect(shown(view, definition(view, at))).toEqual(expected);
  expect(shown(view, references(view, at, false))).not.toContain(expected[0]);
});

test('odd places have no name', () => {
  const { view } = viewWithMarks({ 'hegui.yaml': 'enterprise: [', 'manual/手册.md': '', 'evidence/m.yaml': 'items:\n  - 3\n  -\n  - { id: [', 'evidence/证据清单.csv': '"' });
  for (const source of view.sources.values()) for (const offset of [-5, 0, 3, source.text.length, 1e9]) expect(namesOf(view).at(source, offset)?.name.kind ?? null).toBeOneOf([null, 'evidence']);
});

test('a longer name that contains a shorter one is another', () => {
  const alone = (text: string) => standsAlone(text, { start: text.indexOf('QR-07'), end: text.indexOf('QR-07') + 5 });
  for (const text of ['QR-07', '填写QR-07归档', '（QR-07）', 'QR-07.', 'QR-07/QR-08', '**QR-07**', 'QR-07——工单', 'QR-07, 3.5年', '|QR-07|']) expect([text, alone(text)]).toEqual([text, true]);
  for (const text of ['QR-071', 'A-QR-07', 'QR-07-1', 'QR-07-工单', 'QR-07.pdf', 'QR-07（扫描）.pdf', 'files/QR-07', 'a@QR-07', '#QR-07', 'QR-07.1', 'x.QR-07', 'QR-07_a', 'ＡQR-07']) expect([text, alone(text)]).toEqual([text, false]);
  expect(tokensAt('见 QR-07/QR-08。', 10)).toEqual([{ start: 2, end: 13 }, { start: 8, end: 13 }]);
  expect(titleKey('《服务 手册（试行）》')).toBe('服务手册');
});
