import { runRuleTests, type RuleTestResult } from '../lint-tests.js';
import type { CompiledRules } from '../rules/model.js';
import { EXIT } from './exit.js';
import { vocabularyOf } from '../workspace/rule-shelf.js';
import { Session } from './session.js';
import { UsageError } from '../workspace/usage-error.js';

/**
 * `hegui test`: the rules' own tests. A pack is named by its id, or by its folder, which is then loaded as with --pack.
 * Exit 1 if a test fails; known misses (`todo`) are counted only.
 */
export function test(session: Session): number {
  const { args, io } = session;
  const folders = args.paths.filter((name) => /[/\\.]/.test(name));
  const loading = folders.length === 0 ? session : new Session({ ...args, packs: [...args.packs, ...folders] }, io);
  const { rules } = loading.rulesFor(null);
  const wanted = packsOf(rules, args.paths, folders);
  const results = runRuleTests({ ...rules, rules: rules.rules.filter(({ pack }) => wanted.has(pack)) }, vocabularyOf(rules, undefined));
  session.deliver(args.format === 'json' ? jsonOf(results) : textOf(results, session));
  const broken = rules.faults.length > 0 && folders.length > 0;
  return results.some(({ kind, ok }) => kind !== 'todo' && !ok) || broken ? EXIT.findings : EXIT.clean;
}

function packsOf(rules: CompiledRules, names: readonly string[], folders: readonly string[]): ReadonlySet<string> {
  const known = new Map(rules.packs.map(({ pack, folder }) => [pack.id, folder]));
  if (names.length === 0) return new Set(known.keys());
  return new Set(names.map((name) => {
    const plain = name.replaceAll('\\', '/').replace(/\/+$/, '');
    const id = folders.includes(name) ? [...known].find(([, folder]) => folder === plain)?.[0] : known.has(name) ? name : undefined;
    if (id === undefined) throw new UsageError({ zh: `没有规则包 ${name}；可用：${[...known.keys()].join('、')}`, en: `there is no pack ${name}; known: ${[...known.keys()].join(', ')}` });
    return id;
  }));
}

function textOf(results: readonly RuleTestResult[], { locale }: Session): string {
  const failed = results.filter(({ kind, ok }) => kind !== 'todo' && !ok);
  const judged = results.filter(({ kind }) => kind !== 'todo');
  const count = (verdict: RuleTestResult['verdict']) => judged.filter((result) => result.verdict === verdict).length;
  const counts = `TP ${count('TP')}  FP ${count('FP')}  FN ${count('FN')}  TN ${count('TN')}  todo ${results.length - judged.length}`;
  const summary = locale === 'en'
    ? `${judged.length - failed.length} of ${judged.length} rule tests passed  ${counts}`
    : `规则测试 ${judged.length} 个，通过 ${judged.length - failed.length} 个  ${counts}`;
  return [...failed.map(({ rule, test: one, kind, detail }) => `✗ ${rule.id}  ${kind}: ${one.name}\n    ${detail}`), summary, ''].join('\n');
}

function jsonOf(results: readonly RuleTestResult[]): string {
  const rows = results.map(({ rule, test: one, kind, verdict, ok, detail }) => ({ rule: rule.id, name: one.name, kind, verdict, ok, detail }));
  return `${JSON.stringify({ version: 1, tests: rows }, null, 2)}\n`;
}
