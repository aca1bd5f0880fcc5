import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { runRuleTests, type RuleTestResult } from '../../server/lint-tests.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import type { CompiledRule, CompiledRules } from '../../server/rules/model.js';

const Sentence = z.strictObject({ at: z.string(), text: z.string().min(1), rules: z.array(z.string()).min(1) })
  .or(z.strictObject({ at: z.string(), text: z.string().min(1), context: z.string().min(1) }));
export type Sentence = z.infer<typeof Sentence>;

/** The sentences of the certification guide, in its order. */
export function guideSentences(): Sentence[] {
  return z.strictObject({ sentences: z.array(Sentence) }).parse(parse(readFileSync('test/guide/sentences.yaml', 'utf8'))).sentences;
}

/** One rule behind a sentence, with the tests that show it: found when broken, silent when kept. */
export interface Proof {
  readonly code: string;
  readonly rule: CompiledRule | null;
  readonly breaks: readonly RuleTestResult[];
  readonly keeps: readonly RuleTestResult[];
}

/** Runs the tests of every rule that a sentence names. */
export function proofs(sentences: readonly Sentence[], rules: CompiledRules): ReadonlyMap<string, Proof> {
  const codes = [...new Set(sentences.flatMap((s) => ('rules' in s ? s.rules : [])))];
  const found = new Map(codes.map((code) => [code, rules.rules.find((r) => r.rule.code === code) ?? null]));
  const wanted = new Set([...found.values()].flatMap((rule) => (rule ? [rule.id] : [])));
  const results = runRuleTests({ ...rules, rules: rules.rules.filter(({ id }) => wanted.has(id)) }, vocabularyOf(rules, undefined));
  return new Map(codes.map((code) => {
    const rule = found.get(code)!;
    const own = results.filter((r) => r.rule.id === rule?.id);
    return [code, { code, rule, breaks: own.filter((r) => r.kind === 'fail'), keeps: own.filter((r) => r.kind === 'pass') }];
  }));
}
