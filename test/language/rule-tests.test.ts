import { describe, expect, it } from 'vitest';
import { ruleTestLenses } from '../../server/language/rule-test-lens.js';
import { countTests, listTests, runTests } from '../../server/language/rule-tests.js';
import { sourceText } from '../../server/text/source.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { TEXTS } from './yaml/project.js';
import { viewOfTexts } from './view.js';

const PATH = 'my-rules/rules.yaml';
/** One test that passes, one that fails, one that is known to. */
const RULE = `${TEXTS[PATH]!.slice(0, TEXTS[PATH]!.indexOf('    tests:'))}${[
  '    tests:', '      pass:', '        - name: whole', '          manual: |', '            # 售后服务手册', '', '            ## 上门清洗', '', '            客服预约，每台清洗收费 120 元。', '', '            工程师清洗后填写服务记录并归档。', '          expect: none',
  '      fail:', '        - { name: "nothing at all", manual: "# 手册\\n" }', '        - { name: not so, manual: "# 售后服务手册\\n\\n## 上门清洗\\n\\n客服预约，每台清洗收费 120 元。\\n\\n工程师清洗后填写服务记录并归档。\\n" }',
  '      todo:', '        - { name: later, manual: "# 手册\\n\\n## 洗空调\\n" , expect: none }', '',
].join('\n')}`;

function viewWith(rules: string, config = TEXTS['hegui.yaml']!, locale: 'zh-CN' | 'en' = 'zh-CN') {
  return viewOfTexts({ ...TEXTS, [PATH]: rules, 'hegui.yaml': config }, { locale });
}

describe('a rule’s own tests', () => {
  const view = viewWith(RULE);
  const { rules } = view.result;
  const source = rules.sources.get(PATH)!;

  it('are listed where they are written, without being run', () => {
    const listed = listTests(rules, { rule: 'mine/cleaning' });
    expect(listed.map(({ id, kind, label }) => [id, kind, label])).toEqual([
      ['mine/cleaning/pass/0', 'pass', 'whole'], ['mine/cleaning/fail/0', 'fail', 'nothing at all'], ['mine/cleaning/fail/1', 'fail', 'not so'], ['mine/cleaning/todo/0', 'todo', 'later'],
    ]);
    expect(listed.map(({ file, span }) => [file, source.text.slice(span.start, span.end)])).toEqual([[PATH, 'whole'], [PATH, '"nothing at all"'], [PATH, 'not so'], [PATH, 'later']]);
    expect(listTests(rules, { pack: 'mine' })).toEqual(listed);
    expect(listTests(rules, { file: PATH })).toEqual(listed);
    expect(listTests(rules).length).toBeGreaterThan(500);
  });

  it('are run, and say what was expected and found', () => {
    const outcomes = runTests(rules, vocabularyOf(rules, undefined), { rule: 'mine/cleaning' }, 'zh-CN');
    expect(outcomes.map(({ label, outcome }) => [label, outcome])).toEqual([['whole', 'passed'], ['nothing at all', 'passed'], ['not so', 'failed'], ['later', 'todo']]);
    const [whole, , wrong] = outcomes;
    expect(whole!.message).toBe('');
    expect(wrong!.message).toBe('应为 [{}]，实际 none');
    expect(wrong!.id).toBe('mine/cleaning/fail/1');
    expect(runTests(rules, vocabularyOf(rules, undefined), { rule: 'mine/cleaning' }, 'en')[2]!.message).toBe('expected [{}], found none');
  });

  it('judge the rule as it is written, whatever hegui.yaml makes of it', () => {
    const off = viewWith(RULE, `${TEXTS['hegui.yaml']!.replace(/rules:.*\n/, '')}rules: { CLEAN-01: off }\n`).result.rules;
    expect(off.find('CLEAN-01')!.off).toBe(true);
    expect(runTests(off, vocabularyOf(off, undefined), { rule: 'mine/cleaning' }, 'zh-CN').map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'failed', 'todo']);
  });

  it('are those of the text that is being written', () => {
    const changed = viewWith(RULE.replace('## 上门清洗\n\n            客服', '## 洗洗\n\n            客服')).result.rules;
    expect(runTests(changed, vocabularyOf(changed, undefined), { rule: 'mine/cleaning' }, 'zh-CN')[0]!.outcome).toBe('failed');
  });

  it('have a lens above them', () => {
    const [lens, ...more] = ruleTestLenses(view, source);
    expect(more).toEqual([]);
    expect(source.text.slice(source.lines.offset(lens!.range.start), source.lines.offset(lens!.range.end))).toBe('tests');
    expect(lens!.command).toEqual({ title: '▶ 运行测试（4 个）', command: 'hegui.runRuleTests', arguments: [{ rule: 'mine/cleaning', file: 'file:///project/my-rules/rules.yaml' }] });
    const counts = countTests(runTests(rules, vocabularyOf(rules, undefined), { rule: 'mine/cleaning' }, 'zh-CN'));
    expect(ruleTestLenses(view, source, counts)[0]!.command!.title).toBe('▶ 运行测试 · 2 通过 / 1 失败 / 1 待办');
    expect(ruleTestLenses(viewWith(RULE, undefined, 'en'), source, counts)[0]!.command!.title).toBe('▶ Run tests · 2 passed / 1 failed / 1 to do');
  });

  it('have none in broken or other texts', () => {
    expect(ruleTestLenses(view, sourceText(PATH, 'rules: [}: "'))).toEqual([]);
    expect(ruleTestLenses(view, sourceText('hegui.yaml', 'rules: {}\n'))).toEqual([]);
  });
});
