import { describe, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions, decisionEdit, DECIDE_KIND, FIX_ALL_KIND, GO_TO, OPEN_RULE, type ActionContext } from '../../server/language/code-actions.js';
import type { View } from '../../server/language/view.js';
import { marked, viewOfFolder, viewOfTexts } from './view.js';

const CONFIG = 'enterprise: { type: production }\n';

function actionsAt(texts: Record<string, string>, context: ActionContext = {}, locale: View['locale'] = 'zh-CN'): CodeAction[] {
  const { texts: plain, path, offset } = marked({ 'hegui.yaml': CONFIG, ...texts }, '¦');
  const view = viewOfTexts(plain, { locale });
  return codeActions(view, view.sources.get(path)!, { start: offset, end: offset }, context);
}

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const TWO = { 'manual/a.md': '# 手册\n\n本手册依据 GB/T 279¦22-2012 编制。\n\n## 引用\n\nGB 27922。\n', 'manual/b.md': '# 程序\n\n依据GB27922。\n' };

describe('code actions', () => {
  it('name the rule and what happens; what is safe comes first and is preferred', () => {
    const actions = actionsAt(TWO);
    expect(actions[0]).toMatchObject({ title: 'REF-04 “GB/T 27922-2012”改为“GB/T 27922-2011”', kind: 'quickfix', isPreferred: true });
    expect(actions.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
    expect(actions.filter(({ kind }) => kind !== FIX_ALL_KIND).every(({ title }) => /^[A-Z]+-[A-Z0-9.-]+ \S/.test(title))).toBe(true);
    expect(titles(actionsAt(TWO, {}, 'en'))[0]).toBe('REF-04 Change “GB/T 27922-2012” to “GB/T 27922-2011”');
  });

  it('say the same in the report', () => {
    const view = viewOfFolder('samples/appliance-faulty');
    expect(view.findings.some(({ shown }) => shown.fixes.some((fix) => fix.class === 'safe'))).toBe(true);
    for (const { finding, shown } of view.findings) {
      const source = view.sources.get(finding.file);
      if (!source) continue;
      const offered = titles(codeActions(view, source, finding.span));
      expect(shown.fixes.map(({ title }) => `${finding.code} ${title}`).filter((title) => !offered.includes(title))).toEqual([]);
    }
  });

  it('fix all of a rule in the project', () => {
    const all = actionsAt(TWO).find(({ title }) => title.includes('整个项目'))!;
    expect(all.title).toBe('REF-04 整个项目同一规则的 3 处全部改正');
    expect((all.edit!.documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }) => [textDocument.uri.split('/').at(-1), textDocument.version, edits.length])).toEqual([['a.md', null, 2], ['b.md', null, 1]]);
  });

  it('decide, with a new file where there is none', () => {
    const decide = actionsAt(TWO).filter(({ kind }) => kind === DECIDE_KIND);
    expect(titles(decide)).toEqual(['REF-04 误报：记录决定（理由、人员、到期日）', 'REF-04 暂缓，缺口照算：记录决定']);
    expect(decide[0]!.edit!.documentChanges).toMatchObject([{ kind: 'create', uri: 'file:///project/decisions.yaml' }, { edits: [{ newText: expect.stringContaining('【待填写：理由】') as unknown }] }]);
    expect(titles(actionsAt(TWO, { only: [DECIDE_KIND] }))).toEqual(titles(decide));
  });

  it('record what a person says', () => {
    const { texts } = marked({ 'hegui.yaml': CONFIG, ...TWO }, '¦');
    const view = viewOfTexts(texts);
    const { shown } = view.findings.find(({ finding }) => finding.code === 'REF-04')!;
    const edit = decisionEdit(view, shown.fingerprint, { kind: 'false-positive', reason: '引用的是旧版', by: '王', expires: '2026-10-01' });
    expect(JSON.stringify(edit)).toContain('引用的是旧版');
    expect(JSON.stringify(edit)).toContain('expires: 2026-10-01');
    expect(decisionEdit(view, 'nothing', { kind: 'deferred' })).toBeNull();
    expect(decisionEdit(view, shown.fingerprint, { kind: 'attested' })).toBeNull();
  });

  it('open the rule’s page', () => {
    expect(actionsAt(TWO).find(({ command }) => command?.command === OPEN_RULE)!.command!.arguments).toEqual(['documents/standard-number']);
  });

  it('insert a skeleton once, and then lead to it', () => {
    const manual = (more: string) => ({ '手册.md': `# 手册¦\n\n## 培训\n\n每月培训一次。\n${more}` });
    const actions = actionsAt(manual(''));
    const insert = actions.find(({ title }) => title.includes('插入“投诉处理”章节骨架'))!;
    const [change] = insert.edit!.documentChanges as TextDocumentEdit[];
    const text = (change!.edits[0] as { newText: string }).newText;
    const again = actionsAt({ '手册.md': `# 手册\n\n## 培训\n\n每月培训一次。\n${text.replace('## 投诉处理', '## 投诉¦处理')}` });
    expect(titles(again).filter((title) => title.includes('插入“投诉处理”'))).toEqual([]);
    expect(again.find(({ command }) => command?.command === GO_TO)!.command!.arguments![0]).toContain('%E6%89%8B%E5%86%8C.md');
  });

  it('fix everything safe in a file, when asked for it', () => {
    const only = actionsAt(TWO, { only: ['source.fixAll'] });
    expect(only).toMatchObject([{ kind: FIX_ALL_KIND, title: '改正本文件所有不改变原意的问题（2 处）' }]);
    expect(actionsAt(TWO, { triggerKind: 2 }).some(({ kind }) => kind === FIX_ALL_KIND)).toBe(false);
    expect(actionsAt({ '手册.md': '# 手册\n\n¦最终解释权归本公司所有。\n' }, { only: ['source'] })).toEqual([]);
    expect(actionsAt(TWO, { only: ['refactor'] })).toEqual([]);
  });

  it('answer at odd places, and where nothing is wrong', () => {
    const view = viewOfTexts({ 'hegui.yaml': 'enterprise: {\n', '手册.md': '', 'evidence/manifest.yaml': '- a\n\t- b\n' });
    for (const source of view.sources.values()) for (const at of [0, 3, source.text.length, 10_000]) expect(Array.isArray(codeActions(view, source, { start: at, end: at }))).toBe(true);
  });
});
