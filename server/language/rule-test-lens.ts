import type { CodeLens } from 'vscode-languageserver-types';
import type { SourceText } from '../text/source.js';
import { testsPlace, type TestCounts } from './rule-tests.js';
import type { View } from './view.js';

const WORDS = {
  'zh-CN': { run: '▶ 运行测试', count: (n: number) => `（${n} 个）`, ended: ({ passed, failed, todo }: TestCounts) => ` · ${passed} 通过 / ${failed} 失败 / ${todo} 待办` },
  en: { run: '▶ Run tests', count: (n: number) => ` (${n})`, ended: ({ passed, failed, todo }: TestCounts) => ` · ${passed} passed / ${failed} failed / ${todo} to do` },
} as const;

/** Above the tests of each rule in a pack's file: how many there are, or how they ended the last time, and the command that runs them. */
export function ruleTestLenses(view: View, source: SourceText, last: ReadonlyMap<string, TestCounts> = new Map()): CodeLens[] {
  const w = WORDS[view.locale];
  return view.result.rules.rules.filter(({ file }) => file === source.path).flatMap(({ id, rule }): CodeLens[] => {
    const { pass, fail, todo } = rule.tests;
    const count = pass.length + fail.length + todo.length;
    const place = count === 0 ? null : testsPlace(source, rule.id);
    if (!place) return [];
    const ended = last.get(id);
    return [{
      range: view.wire.range(source, place),
      command: { title: w.run + (ended ? w.ended(ended) : w.count(count)), command: 'hegui.runRuleTests', arguments: [{ rule: id, file: view.wire.uri(source.path) }] },
    }];
  });
}
