import { describe, expect, test } from 'vitest';
import { prepareRename, rename, type Renamed } from '../../server/language/rename.js';
import { applied, viewWithMarks } from './marks.js';

const HEGUI = 'enterprise: { type: 生产型 }\nmanuals: [manual/**/*.md, manual/**/*.yaml]\n';
const FORMS = '# 记录表单清单\n\n| 编号 | 名称 |\n| --- | --- |\n| QR-07 | 服务工单 |\n| QR-08 | 派工单 |\n';
const DOCUMENTS = {
  'hegui.yaml': HEGUI,
  'manual/手册.md': '# 手册\r\n\r\n换货按《退换¦货管理程序》（AB-CX-02）执行，填写《服务工单》（QR-07）。\r\n',
  'manual/程序.md': '---\r\ntitle: "退换货管理程序"\r\ndoc_no: AB-CX-02\r\n---\r\n\r\n# 退换货管理程序\r\n\r\n当日受理。\r\n',
  'manual/表单.md': FORMS,
};

function renamed(texts: Record<string, string>, newName: string): { texts: Record<string, string>; result: Renamed } {
  const { view, at } = viewWithMarks(texts);
  expect(prepareRename(view, at)).toHaveProperty('range');
  const result = rename(view, at, newName);
  if (!result || 'refused' in result) throw new Error(`refused: ${result?.refused ?? 'no name'}`);
  return { texts: applied(view, texts, result.edit), result };
}

function refused(texts: Record<string, string>, newName: string, locale: 'zh-CN' | 'en' = 'zh-CN'): string | null {
  const { view, at } = viewWithMarks(texts, { locale });
  const result = rename(view, at, newName);
  return result && 'refused' in result ? result.refused : null;
}

describe('rename', () => {
  test('evidence: quotes, lists, cells and text stay as they are around it', () => {
    const { texts, result } = renamed({
      'hegui.yaml': `${HEGUI}certification:\n  nonconformities:\n    - { id: NC-01, level: 轻微, issued: 2026-08-01, evidence: ["EV-1"] }\n`,
      'decisions.yaml': "decisions:\n  - { id: D-1, kind: attested, indicator: 5.3.2, evidence: 'EV-1', reason: 见 EV-1, by: 张三, at: 2026-08-01 }\n",
      'manual/手册.md': '# 手册\n\n见 **E¦V-1**、EV-10。\n',
      'evidence/m.yaml': 'items:\r\n  - id: EV-1 # EV-1\r\n    type: record-form\r\n    file: files/EV-1.txt\r\n  - { id: EV-10, type: record-form, evidence_refs: [EV-1, EV-10] }\r\ntables: { selfScores: l.csv }\r\n',
      'evidence/l.csv': '指标编号,分值,得分,证据编号\r\n5.3.2,4,3,"EV-10、EV-1"\r\n',
      'evidence/files/EV-1.txt': 'EV-1',
    }, 'JL-001');
    expect(result.note).toBeNull();
    expect(texts['hegui.yaml']).toContain('evidence: ["JL-001"]');
    expect(texts['decisions.yaml']).toContain("evidence: 'JL-001', reason: 见 JL-001,");
    expect(texts['manual/手册.md']).toBe('# 手册\n\n见 **JL-001**、EV-10。\n');
    expect(texts['evidence/m.yaml']).toBe('items:\r\n  - id: JL-001 # JL-001\r\n    type: record-form\r\n    file: files/EV-1.txt\r\n  - { id: EV-10, type: record-form, evidence_refs: [JL-001, EV-10] }\r\ntables: { selfScores: l.csv }\r\n');
    expect(texts['evidence/l.csv']).toContain('"EV-10、JL-001"\r\n');
  });
  test('forms and documents', () => {
    const form = renamed({ ...DOCUMENTS, 'manual/手册.md': '# 手册\n\n填写 ｑｒ－0¦7，QR-08 归档。\n', 'evidence/m.yaml': 'items:\n  - { id: EV-1, type: record-form, form_no: QR-07 }\n' }, 'QR-70');
    expect(form.texts['manual/手册.md']).toBe('# 手册\n\n填写 QR-70，QR-08 归档。\n');
    expect(form.texts['manual/表单.md']).toBe(FORMS.replace('QR-07', 'QR-70'));
    expect(form.texts['evidence/m.yaml']).toContain('form_no: QR-70 }');
    const title = renamed(DOCUMENTS, '退换货管理办法');
    expect(title.texts['manual/手册.md']).toContain('换货按《退换货管理办法》（AB-CX-02）执行');
    expect(title.texts['manual/程序.md']).toBe(DOCUMENTS['manual/程序.md'].replaceAll('退换货管理程序', '退换货管理办法'));
    const number = renamed({ ...DOCUMENTS, 'manual/程序.md': DOCUMENTS['manual/程序.md'].replace('doc_no: AB', 'doc_no: A¦B'), 'manual/手册.md': DOCUMENTS['manual/手册.md'].replace('¦', '') }, 'AB-CX-20');
    expect(number.texts['manual/手册.md']).toContain('（AB-CX-20）');
    expect(number.texts['manual/程序.md']).toContain('doc_no: AB-CX-20\r\n');
    const name = renamed({ ...DOCUMENTS, 'manual/手册.md': DOCUMENTS['manual/手册.md'].replace('¦', '').replace('服务工单', '服务工¦单') }, '服务派工单');
    expect(name.texts['manual/表单.md']).toContain('| QR-07 | 服务派工单 |');
  });
  test('a file called by its evidence’s id moves with it, where the editor can', () => {
    const texts = {
      'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n\n见 [执照](../evidence/files/EV-1-执照.txt)。\n',
      'evidence/m.yaml': 'items:\n  - { id: EV|-1, type: record-form, file: files/EV-1-执照.txt }\n  - { id: EV-2, type: record-form, file: "files/EV-1-执照.txt" }\n', 'evidence/files/EV-1-执照.txt': '执照',
    };
    const { view, at } = viewWithMarks(texts);
    const kept = rename(view, at, 'EV-5');
    expect(kept).toMatchObject({ note: '文件名里的编号没有改：evidence/files/EV-1-执照.txt' });
    const moved = rename(view, at, 'EV-5', true) as Renamed;
    const after = applied(view, texts, moved.edit);
    expect(after['evidence/files/EV-5-执照.txt']).toBe('执照');
    expect(after['evidence/m.yaml']).toBe('items:\n  - { id: EV-5, type: record-form, file: files/EV-5-执照.txt }\n  - { id: EV-2, type: record-form, file: "files/EV-5-执照.txt" }\n');
    expect(after['manual/手册.md']).toContain('](../evidence/files/EV-5-执照.txt)');
    expect(moved.note).toBeNull();
  });
  test('evidence files and workbooks are left alone, and named', () => {
    const { texts, result } = renamed({
      'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n\n见 EV¦-1。\n',
      'evidence/m.yaml': 'items:\n  - { id: EV-1, type: record-form }\n  - { id: EV-2, type: self-check, file: l.csv }\ntables: { selfScores: l.csv }\n',
      'evidence/l.csv': '指标编号,分值,得分,证据编号\n5.3.2,4,3,EV-1\n',
    }, 'EV-3');
    expect(texts['evidence/l.csv']).toContain('EV-1');
    expect(result.unchanged.map(({ file }) => file)).toEqual(['evidence/l.csv']);
    expect(result.note).toBe('另有 1 处没有改：evidence/l.csv。工作簿和作为证据的文件不由编辑器改动，请自行更新');
  });
  test('a spelling can be changed to the register’s own', () => {
    const { texts } = renamed({ ...DOCUMENTS, 'manual/手册.md': '# 手册\n\n填写 qr-0¦7。\n' }, 'QR-07');
    expect(texts['manual/手册.md']).toBe('# 手册\n\n填写 QR-07。\n');
    expect(texts['manual/表单.md']).toBe(FORMS);
  });
  test('what is not the user’s to name', () => {
    const manifest = { 'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n', 'evidence/m.yaml': 'items:\n  - { id: EV-1, type: record-form, indicators: [5.3|.2], file: a.txt }\n', 'evidence/a.txt': '' };
    const { view, at } = viewWithMarks(manifest);
    expect(prepareRename(view, at)).toEqual({ refused: '指标编号由标准确定，不能改名' });
    expect(refused(manifest, '5.3.3', 'en')).toBe('indicators are numbered by the standard');
    expect(refused({ ...manifest, 'hegui.yaml': `${HEGUI}rules: { DOC-|11: off }\n`, 'evidence/m.yaml': '' }, 'DOC-99')).toContain('规则的编号由规则包确定');
    expect(refused({ ...manifest, 'evidence/m.yaml': 'items:\n  - { id: EV-1, type: record-form, file: a|.txt }\n' }, 'b.txt')).toContain('资源管理器');
    expect(refused({ ...manifest, 'evidence/m.yaml': '', 'manual/手册.md': '# 手册\n\n依据《产品质¦量法》。\n' }, '质量法')).toContain('发布机关');
    expect(refused({ ...manifest, 'evidence/m.yaml': '', 'decisions.yaml': 'decisions:\n  - { id: D-1, kind: attested, topic: trai|ning, reason: 无, by: 张三, at: 2026-08-01 }\n' }, 'x')).toContain('主题');
    expect(refused({ ...manifest, 'evidence/m.yaml': '', 'decisions.yaml': 'decisions:\n  - { id: D-1, kind: attested, evidence: EV-|9, reason: 无, by: 张三, at: 2026-08-01 }\n' }, 'EV-8')).toContain('证据清单里没有这个编号');
    expect(refused({ ...manifest, 'evidence/m.yaml': '', 'manual/手册.md': '# 手册\n\n按《不存¦在的程序》执行。\n' }, '程序')).toContain('没有这个名称');
  });
  test('names that are malformed or taken', () => {
    const manifest = { 'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n', 'evidence/m.yaml': 'items:\n  - { id: EV|-1, type: record-form }\n  - { id: EV-2, type: record-form }\n' };
    for (const [name, why] of [['', '只能由文字'], ['EV 3', '只能由文字'], ['EV-3, x', '只能由文字'], ['a: b', '只能由文字'], ['003', '只是数字'], ['证据', '字母和数字'], ['1e5', '只是数字'], ['x'.repeat(61), '最多 60'], ['ｅｖ-2', '已被使用']] as const) {
      expect([name, refused(manifest, name)]).toEqual([name, expect.stringContaining(why)]);
    }
    const form = { ...DOCUMENTS, 'manual/手册.md': '# 手册\n\n填写 QR-0¦7。\n' };
    for (const [name, why] of [['QR-08', '已被使用'], ['AB-CX-02', '不会被认作'], ['ZZ-07', '不会被认作'], ['工单', '编号由字母']] as const) expect([name, refused(form, name)]).toEqual([name, expect.stringContaining(why)]);
    for (const [name, why] of [['《X》', '只能由文字'], ['办法（试行）', '只能由文字'], ['产品质量法', '法律法规'], ['手册', '已被使用']] as const) expect([name, refused(DOCUMENTS, name)]).toEqual([name, expect.stringContaining(why)]);
  });
  test('nothing to rename', () => {
    const { view, at } = viewWithMarks({ 'hegui.yaml': HEGUI, 'manual/手册.md': '# 手册\n\n没有¦名称。\n' });
    expect([prepareRename(view, at), rename(view, at, 'x')]).toEqual([null, null]);
  });
});
