import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DecisionsFile } from '../../schemas/project.js';
import { AssertCheck, ConsistentCheck, CoverCheck, Due, EvidenceCheck, Fix, ForbidCheck, ReferenceCheck, Respell, Rule, RuleTest, ValueFormat } from '../../schemas/rule.js';
import { Metric, Milestone } from '../../schemas/table.js';
import { Topic } from '../../schemas/vocabulary.js';
import { builtinPacks } from '../../server/workspace/packs.js';
import { runRuleTests } from '../../server/lint-tests.js';
import { readCalendars } from '../../server/project/calendars.js';
import { readConfig } from '../../server/project/config.js';
import { BUILTIN_TABLES, RECORDS, SUMMARY_TABLES } from '../../server/rules/builtin-tables.js';
import { FUNCTIONS, NATIVE_FUNCTIONS } from '../../server/rules/cel-functions.js';
import { DETECTOR_NAMES } from '../../server/rules/detector-names.js';
import { loadRules } from '../../server/rules/load.js';
import { MACROS } from '../../server/rules/macro.js';
import type { PackInput } from '../../server/rules/model.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { sourceText } from '../../server/text/source.js';
import { shown } from '../rules/fixtures.js';
import { blocksOf, pageText } from './blocks.js';

const FOLDER = 'my-rules';
const builtin = builtinPacks(process.cwd());
const CHECKS = { cover: CoverCheck, evidence: EvidenceCheck, assert: AssertCheck, forbid: ForbidCheck, consistent: ConsistentCheck, reference: ReferenceCheck };

describe.each(['rule-language.md', 'rule-language.en.md'])('docs/%s', (page) => {
  const blocks = blocksOf(page);
  const text = pageText(page);
  const own = blocks.filter(({ file }) => file?.startsWith(`${FOLDER}/`)).map(({ file, text: written }) => sourceText(file!, written));
  const packOf = (more: readonly ReturnType<typeof sourceText>[] = []): PackInput => ({ folder: FOLDER, builtin: false, files: [...own, ...more] });
  const load = (more?: readonly ReturnType<typeof sourceText>[]) => loadRules([...builtin, packOf(more)], null);
  const problems = (loaded: ReturnType<typeof load>) => shown(loaded, loaded.faults.filter(({ file }) => file.startsWith(`${FOLDER}/`)));
  // `my-rules/…` alone, in one place, shows how a file is named.
  const fragments = blocks.filter(({ file, language, text: written }) => file === null && language === 'yaml' && written.includes('checks:'));

  it('has files that load as one pack, whose rules pass their own tests', () => {
    const loaded = load();
    expect(own.length).toBeGreaterThan(10);
    expect(problems(loaded)).toEqual([]);
    const tests = runRuleTests({ ...loaded, rules: loaded.rules.filter(({ file }) => file.startsWith(`${FOLDER}/`)) }, vocabularyOf(loaded, undefined));
    expect(tests.length).toBeGreaterThan(4);
    expect(tests.filter(({ kind, ok }) => kind !== 'todo' && !ok).map(({ test, detail }) => `${test.name}: ${detail}`)).toEqual([]);
  });

  it('has lines of rules that load, inside a rule', () => {
    expect(fragments.length).toBeGreaterThanOrEqual(6);
    const rules = fragments.map(({ text: written }, i) => ({
      id: `fragment-${i}`, code: `FRAGMENT-${i}`, title: { zh: '段', en: 'lines' }, level: 'warning', due: 'drafting', source: [{ ref: 'x', verified: 'practice' }],
      message: { zh: '错', en: 'wrong' }, why: { zh: '因', en: 'because' }, remedy: { zh: '改', en: 'change' }, ...(parse(written) as object),
    }));
    expect(problems(load([sourceText(`${FOLDER}/fragments.yaml`, JSON.stringify({ rules }))]))).toEqual([]);
  });

  it('shows project files that are read without a fault', () => {
    const configs = blocks.filter(({ file }) => file === 'hegui.yaml');
    expect(configs.length).toBeGreaterThan(1);
    for (const { text: written } of configs) expect(readConfig(sourceText('hegui.yaml', written)).faults.filter(({ kind }) => kind !== 'no-enterprise-type')).toEqual([]);
    const decisions = blocks.filter(({ file }) => file === 'decisions.yaml');
    expect(decisions).toHaveLength(1);
    for (const { text: written } of decisions) expect(DecisionsFile.safeParse(parse(written)).error).toBeUndefined();
    const calendars = blocks.filter(({ file }) => file?.startsWith('calendar-'));
    expect(calendars).toHaveLength(1);
    expect(readCalendars(calendars.map(({ file, text: written }) => sourceText(file!, written))).faults).toEqual([]);
  });

  const code = [...text.matchAll(/`([^`\n]+)`/g), ...blocks.map(({ text: written }) => ['', written])].map(([, inside]) => inside).join('\n');
  const unnamed = (names: Iterable<string>) => [...names].filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code));

  it('names every table, function and detector', () => {
    expect(unnamed(Object.keys({ ...BUILTIN_TABLES, ...SUMMARY_TABLES }))).toEqual([]);
    expect(unnamed([...Object.keys(FUNCTIONS), ...MACROS, ...NATIVE_FUNCTIONS, ...DETECTOR_NAMES])).toEqual([]);
  });

  it('names every key of a rule, its tests and checks, of a metric and of a milestone', () => {
    expect(unnamed(Object.keys(Rule.shape).filter((key) => key !== 'fault'))).toEqual([]);
    expect(unnamed([...Object.keys(RuleTest.shape), ...Object.keys(Metric.shape), ...Object.keys(Milestone.shape), ...Object.keys(Topic.shape)])).toEqual([]);
    for (const [kind, check] of Object.entries(CHECKS)) {
      const start = text.indexOf(`**${kind}**`);
      const part = /^\*\*[a-z]+\*\*|^## /m.exec(text.slice(start + kind.length + 4));
      const section = text.slice(start, start + kind.length + 4 + part!.index);
      expect(Object.keys(check.shape).filter((key) => !new RegExp(`(?<![\\w-])${key}(?![\\w-])`).test(section)), kind).toEqual([]);
    }
    expect(unnamed(Due.options)).toEqual([]);
    expect(unnamed([...Object.keys(Fix.shape), ...Respell.options, ...ValueFormat.options])).toEqual([]);
    for (const [kind, list] of [['guard', ForbidCheck.shape.guard], ['same', ConsistentCheck.shape.same], ['ignore', ConsistentCheck.shape.ignore]] as const) {
      expect(unnamed((list.unwrap().element as { options: string[] }).options), kind).toEqual([]);
    }
  });

  it('names no function that there is not', () => {
    const known = new Set([...Object.keys(FUNCTIONS), ...MACROS, ...NATIVE_FUNCTIONS]);
    const section = text.slice(text.search(/^## 8\. /m), text.search(/^## 9\. /m));
    const called = [...section.matchAll(/`([^`\n]+)`/g)].flatMap(([, inside]) => [...inside!.matchAll(/\b([a-z][A-Za-z_]*)\(/g)].map(([, name]) => name!));
    expect(called.length).toBeGreaterThan(15);
    expect([...new Set(called)].filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(RECORDS)).toContain('Period');
  });
});
