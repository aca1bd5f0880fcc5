import type { Locale } from '../../schemas/localized.js';
import type { RuleTest } from '../../schemas/rule.js';
import { runRuleTests, type RuleTestResult } from '../lint-tests.js';
import type { ProjectVocabulary } from '../project/build.js';
import { changedRule } from '../rules/changed-rule.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { readYaml, type YamlPath, type YamlTree } from '../text/yaml.js';

/** Which tests are meant: those of one rule (full id), of one pack, of one file, or of all packs. */
export interface TestSelection { readonly rule?: string; readonly pack?: string; readonly file?: string }

/** One of a rule's own tests, where it is written. */
export interface PlacedTest {
  /** The same from run to run, as long as the test keeps its place among those of its kind: `pack/rule/fail/0`. */
  readonly id: string;
  readonly rule: string;
  readonly code: string;
  readonly kind: RuleTestResult['kind'];
  readonly label: string;
  readonly file: string;
  /** Of its name. */
  readonly span: Span;
}

export interface TestOutcome extends PlacedTest {
  /** `todo`: a known miss, whatever it gave. */
  readonly outcome: 'passed' | 'failed' | 'todo';
  /** What was expected and what was found; empty where the test is in order. */
  readonly message: string;
  readonly expected: string;
  readonly found: string;
}

/** How the tests of one rule ended. */
export interface TestCounts { readonly passed: number; readonly failed: number; readonly todo: number }

const KINDS = ['pass', 'fail', 'todo'] as const;
const trees = new WeakMap<SourceText, YamlTree>();

/** The tests of rules, without running them, by rule and in the order of their kinds. */
export function listTests(rules: CompiledRules, selection: TestSelection = {}): PlacedTest[] {
  return selected(rules.rules, selection).flatMap((rule) => KINDS.flatMap((kind) => rule.rule.tests[kind].map((test, i) => placed(rule, kind, i, test, rules))));
}

/** Runs tests on the rules as they are loaded, with the levels and numbers that they were written with: what a project overrides is its own affair. */
export function runTests(rules: CompiledRules, vocabulary: ProjectVocabulary, selection: TestSelection, locale: Locale): TestOutcome[] {
  const written = rules.rules.map(asWritten);
  const byName = new Map(written.map((rule) => [rule.id, rule]));
  const find = (name: string) => byName.get(rules.find(name)?.id ?? '');
  const results = runRuleTests({ ...rules, rules: selected(written, selection), find }, vocabulary);
  const seen = new Map<string, number>();
  return results.map(({ rule, kind, test, ok, expected, found }) => {
    const key = `${rule.id}/${kind}`;
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    const message = ok ? '' : locale === 'en' ? `expected ${expected}, found ${found}` : `应为 ${expected}，实际 ${found}`;
    return { ...placed(rule, kind, index, test, rules), outcome: kind === 'todo' ? 'todo' : ok ? 'passed' : 'failed', message, expected, found };
  });
}

/** By full id of the rule. */
export function countTests(outcomes: readonly TestOutcome[]): ReadonlyMap<string, TestCounts> {
  const counts = new Map<string, { passed: number; failed: number; todo: number }>();
  for (const { rule, outcome } of outcomes) {
    const own = counts.get(rule) ?? { passed: 0, failed: 0, todo: 0 };
    own[outcome]++;
    counts.set(rule, own);
  }
  return counts;
}

/** Where a rule's tests begin in a text: the key `tests`; null where it has none. */
export function testsPlace(source: SourceText, ruleId: string): Span | null {
  const path = rulePath(source, ruleId);
  if (!path) return null;
  const place = treeOf(source).place([...path, 'tests'], 'key');
  return source.text.startsWith('tests', place.start + (/["']/.test(source.text[place.start] ?? '') ? 1 : 0)) ? place : null;
}

function asWritten(rule: CompiledRule): CompiledRule {
  const { params, level } = rule.rule;
  return rule.off || rule.level !== level || rule.params !== params ? changedRule(rule, { params, level, off: false, origins: {} }) : rule;
}

function selected(rules: readonly CompiledRule[], { rule, pack, file }: TestSelection): CompiledRule[] {
  return rules.filter((one) => (rule === undefined || one.id === rule) && (pack === undefined || one.pack === pack) && (file === undefined || one.file === file));
}

function placed({ id, rule, file, span }: CompiledRule, kind: PlacedTest['kind'], index: number, test: RuleTest, { sources }: CompiledRules): PlacedTest {
  const source = sources.get(file);
  const path = source && rulePath(source, rule.id);
  return { id: `${id}/${kind}/${index}`, rule: id, code: rule.code, kind, label: test.name, file, span: path ? treeOf(source).place([...path, 'tests', kind, index, 'name']) : span };
}

function rulePath(source: SourceText, ruleId: string): YamlPath | null {
  const { value } = treeOf(source);
  const rules: unknown = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)['rules'] : null;
  if (!Array.isArray(rules)) return null;
  const index = rules.findIndex((rule: unknown) => rule !== null && typeof rule === 'object' && (rule as Record<string, unknown>)['id'] === ruleId);
  return index < 0 ? null : ['rules', index];
}

function treeOf(source: SourceText): YamlTree {
  let tree = trees.get(source);
  if (!tree) trees.set(source, (tree = readYaml(source)));
  return tree;
}
