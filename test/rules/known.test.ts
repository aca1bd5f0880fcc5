import { expect, test } from 'vitest';
import { loadBuiltin } from '../../scripts/builtin.js';
import { runRuleTests } from '../../server/lint-tests.js';
import { CelEnvironment } from '../../server/rules/cel-environment.js';
import { compileExpression } from '../../server/rules/cel.js';
import { Unknown } from '../../server/rules/expression.js';
import { FactTable } from '../../server/rules/fact-table.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';

const environment = CelEnvironment.create({ tables: new Map(), lookups: new Map(), concepts: new Map(), evidenceFields: [] });

function value(text: string, scope: Record<string, unknown>): unknown {
  const compiled = compileExpression(text, environment);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled.evaluate(scope);
}

const absent = { evidence: new Unknown('no-manifest') };
const empty = { evidence: new FactTable('evidence', () => []) };

test('known() tells a ledger that nobody supplied from an empty one', () => {
  expect(value('known(evidence)', absent)).toBe(false);
  expect(value('known(evidence)', empty)).toBe(true);
  expect(value('known(evidence) && evidence.exists(e, e.id == "a")', absent)).toBe(false);
  expect(value('evidence.exists(e, e.id == "a")', absent)).toBeInstanceOf(Unknown);
  expect(value('["a"].filter(x, !known(evidence)).size()', absent)).toBe(1);
});

test('known() takes a table or list only', () => {
  expect(compileExpression('known(today)', environment)).toHaveProperty('problem');
});

const builtin = loadBuiltin(process.cwd());

test('a test of a summary rule may be judged with other rules, whose findings are not its own', () => {
  const summary = builtin.find('GUIDE-ST1-04')!;
  const run = (beside: boolean) => {
    const alone = (tests: typeof summary.rule.tests.fail) => tests.map(({ beside: _, ...test }) => test);
    const { pass, fail, todo } = summary.rule.tests;
    const rule = beside ? summary : { ...summary, rule: { ...summary.rule, tests: { pass: alone(pass), fail: alone(fail), todo } } };
    return runRuleTests({ ...builtin, rules: [rule] }, vocabularyOf(builtin, undefined));
  };
  expect(run(true).every(({ ok }) => ok)).toBe(true);
  // Nobody else finds anything, so that there is nothing to summarise.
  expect(run(false).filter(({ kind, ok }) => kind === 'fail' && ok)).toEqual([]);
});

test('the chapters that document review wants are topics', () => {
  const rows = builtin.lookups.get('required-chapters')!.rows;
  expect(rows.map((row) => row['topic']).filter((topic) => !builtin.topics.has(String(topic)))).toEqual([]);
});
