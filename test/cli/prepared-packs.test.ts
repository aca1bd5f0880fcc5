import { cpSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { preparedRules } from '../../scripts/prepared-rules.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { builtinPacks } from '../../server/workspace/packs.js';
import { provenOf, readPrepared } from '../../server/workspace/prepared-packs.js';
import type { CelExpression } from '../../server/rules/cel.js';
import type { Expression } from '../../server/rules/expression.js';
import { loadRules } from '../../server/rules/load.js';
import type { CompiledRules } from '../../server/rules/model.js';
import { isValidated } from '../../server/rules/pack-files.js';
import { sourceText } from '../../server/text/source.js';
import { folderWith } from './folder.js';
import { run } from './machine.js';

// Some runs load all packs from their YAML.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const REPOSITORY = new URL('../..', import.meta.url).pathname;
const RULE = 'rules/input/yaml.yaml';
const MANUAL = '# 售后服务管理手册\n\n## 投诉处理\n\n客户投诉 24 小时内响应，处理后回访，记录归档。最终解释权归本公司所有。\n';
const PROJECT = {
  'hegui.yaml': 'enterprise: { name: 某某电器有限公司, type: production }\nrules: { gbt27922/complaint-loop: { level: warning } }\n',
  'manual/手册.md': MANUAL, 'evidence/清单.yaml': 'items:\n  - { id: A, type: photo, titel: x }\n',
};

let prepared = '';
// Long tests without a pause keep vitest's worker from answering.
afterEach(() => new Promise<void>((resolve) => { setImmediate(resolve); }));
beforeAll(() => { prepared = preparedRules(REPOSITORY, 'this build').text; });

/** A package of its own, with prepared rules beside it and a copy of the rules to change. */
function packageWith(change: (folder: string) => void = () => undefined) {
  const folder = folderWith({ 'rules.jsonl': prepared });
  cpSync(join(REPOSITORY, 'rules'), join(folder, 'rules'), { recursive: true });
  change(folder);
  return { packageFolder: folder, prepared: { path: join(folder, 'rules.jsonl'), build: 'this build' } };
}

function edit(path: string, change: (text: string) => string): (folder: string) => void {
  return (folder) => {
    const text = readFileSync(join(folder, path), 'utf8');
    const changed = change(text);
    expect(changed).not.toBe(text);
    writeFileSync(join(folder, path), changed);
  };
}

function load(made: ReturnType<typeof packageWith>, usePrepared: boolean) {
  const found = usePrepared ? readPrepared(made.prepared, NODE_FILES) : null;
  const inputs = builtinPacks(made.packageFolder, NODE_FILES, found);
  const proven = provenOf(found, inputs);
  return { proven: proven !== null, validated: inputs.filter(isValidated).map(({ folder }) => folder), rules: loadRules(inputs, null, proven) };
}

/** All that a run could ask of the rules. */
function everything(rules: CompiledRules) {
  return {
    rules: rules.rules.map(({ when, checks, reads, ...rest }) => ({
      ...rest, when: described(when), reads: [...reads].sort(),
      checks: checks.map(({ kind, check, expressions, pattern }) => ({ kind, check, pattern: pattern?.source, expressions: [...expressions].map(([key, expression]) => [key, described(expression)]) })),
    })),
    metrics: [...rules.metrics.values()].map(({ expressions, reads, ...rest }) => ({ ...rest, reads: [...reads].sort(), expressions: Object.entries(expressions).map(([key, expression]) => [key, described(expression)]) })),
    milestones: [...rules.milestones.values()].map(({ expressions, ...rest }) => ({ ...rest, expressions: [...expressions].map(([key, expression]) => [key, described(expression)]) })),
    packs: rules.packs.map(({ pack, digest, folder }) => ({ pack, digest, folder })),
    vocabulary: [rules.topics, rules.concepts, rules.subjects, rules.tables, rules.evidenceTypes, rules.lookups, rules.templates, rules.phrases, rules.standards, rules.views],
    chapters: rules.chapters, faults: rules.faults, fingerprint: rules.scanner.fingerprint, hits: rules.scanner.scan(MANUAL),
    sources: [...rules.sources].map(([path, { text }]) => [path, text]),
  };
}

/** An expression with what its type check found out. */
function described(expression: Expression | null) {
  return expression && { text: expression.text, type: (expression as CelExpression).type, reads: [...expression.reads].sort() };
}

describe('prepared packs', () => {
  it('say what their YAML says, at the same places, and compile to the same', () => {
    const made = packageWith();
    const { proven, validated, rules } = load(made, true);
    expect(proven).toBe(true);
    expect(validated).toEqual(builtinPacks(REPOSITORY).map(({ folder }) => folder));
    expect(everything(rules)).toEqual(everything(load(made, false).rules));
  });

  it.each([
    'explain 5.3.2', 'explain input/yaml-syntax --locale en', 'explain complaint-handling', 'check manual/手册.md', 'check . --format json', 'check . --pack mine --format json', 'score .',
    'matrix . --format markdown', 'test documents',
  ])('give the same bytes: %s', async (line) => {
    const made = packageWith();
    const cwd = folderWith({ ...PROJECT, 'mine/pack.yaml': 'id: mine\nversion: "1"\ntitle: { zh: 我的, en: Mine }\n', 'mine/concepts/own.yaml': 'concepts:\n  - { id: own-words, title: { zh: 词, en: Words }, terms: [归档] }\n' });
    expect(await run(cwd, line.split(' '), made)).toEqual(await run(cwd, line.split(' '), { packageFolder: made.packageFolder }));
  });
});

describe('other packs beside prepared ones', () => {
  const beside = (files: Readonly<Record<string, string>>) => {
    const made = packageWith();
    const found = readPrepared(made.prepared, NODE_FILES)!;
    const builtin = builtinPacks(made.packageFolder, NODE_FILES, found);
    const mine = { folder: 'mine', builtin: false, files: Object.entries({ 'pack.yaml': 'id: mine\nversion: "1"\ntitle: { zh: 我的, en: Mine }\n', ...files }).map(([name, text]) => sourceText(`mine/${name}`, text)) };
    return { fast: loadRules([...builtin, mine], null, provenOf(found, builtin)), slow: loadRules([...builtinPacks(made.packageFolder, NODE_FILES, null), mine], null) };
  };

  it('are type-checked when they are loaded', () => {
    const { fast, slow } = beside({ 'metrics.yaml': 'metrics:\n  - { id: own_share, title: { zh: 数, en: Number }, unit: count, better: lower, formula: { zh: 数, en: Number }, source: [{ ref: x, verified: memory }], value: "size(complains)" }\n' });
    expect(fast.faults.map(({ kind, file }) => [kind, file])).toContainEqual(['bad-expression', 'mine/metrics.yaml']);
    expect(fast.faults).toEqual(slow.faults);
  });

  it('that bring a table of the name of a variable keep the built-in rules that use it from being judged, as ever', () => {
    const name = loadRules(builtinPacks(REPOSITORY), null).rules.flatMap(({ checks }) => checks.flatMap(({ check }) => ('assert' in check && check.assert.as !== undefined ? [check.assert.as] : [])))[0]!;
    const { fast, slow } = beside({ [`tables/${name}.yaml`]: `id: ${name}\ntitle: { zh: 表, en: Table }\ncolumns:\n  no: { type: text, title: { zh: 号, en: No. }, aliases: [号] }\n` });
    expect(fast.faults.filter(({ kind }) => kind === 'bad-expression').length).toBeGreaterThan(0);
    expect(fast.faults).toEqual(slow.faults);
    expect(fast.rules.map(({ id }) => id)).toEqual(slow.rules.map(({ id }) => id));
  });
});

describe('what is edited takes effect at once', () => {
  const shown = async (made: ReturnType<typeof packageWith>) => (await run(folderWith({}), ['explain', 'input/yaml-syntax'], made)).out.split(' ')[0];

  it('a rule, even if size and time of its file stay', async () => {
    const made = packageWith((folder) => {
      const { atime, mtime } = statSync(join(REPOSITORY, RULE));
      edit(RULE, (text) => text.replace(/(id: yaml-syntax[\s\S]*?zh: '?)YAML/, '$1YAMX'))(folder);
      utimesSync(join(folder, RULE), atime, mtime);
    });
    expect(await shown(made)).toBe('YAMX');
    expect(await shown(packageWith())).toBe('YAML');
  });

  it('only its own pack is read anew', () => {
    const { proven, validated } = load(packageWith(edit(RULE, (text) => `${text}\n`)), true);
    expect(proven).toBe(false);
    expect(validated).toEqual(builtinPacks(REPOSITORY).map(({ folder }) => folder).filter((folder) => folder !== 'rules/input'));
  });

  it('a mistake, at its place', () => {
    const made = packageWith(edit(RULE, (text) => text.replace(/\n {4}level:/, '\n    levle:')));
    const { faults } = load(made, true).rules;
    expect(faults).toEqual(load(made, false).rules.faults);
    expect(faults.map(({ kind, file }) => [kind, file])).toContainEqual(['unknown-key', RULE]);
  });

  it('a mistake in an expression, even of a pack that was not edited', () => {
    const own = packageWith(edit('rules/documents/control.yaml', (text) => text.replace('each: documents', 'each: documets')));
    const other = packageWith(edit('rules/vocabulary/tables/complaints.yaml', (text) => text.replace('\n  received_at:', '\n  received_on:')));
    for (const made of [own, other]) {
      const { faults } = load(made, true).rules;
      expect(faults).toEqual(load(made, false).rules.faults);
      expect(faults.length).toBeGreaterThan(0);
    }
  });

  it('a term of the vocabulary', () => {
    const made = packageWith(edit('rules/vocabulary/topics/complaint-handling.yaml', (text) => text.replace(/\nterms: \[/, '\nterms: [诉苦热线, ')));
    expect(load(made, true).rules.scanner.scan('拨打诉苦热线').map(({ owner }) => owner.owner)).toContain('complaint-handling');
  });

  it.each<[string, (folder: string) => void]>([
    ['a file more', (folder) => { writeFileSync(join(folder, 'rules/privacy/zz.yaml'), 'rules: nothing\n'); }],
    ['a file less', (folder) => { rmSync(join(folder, RULE)); }],
    ['a pack more', (folder) => { cpSync(join(folder, 'rules/input'), join(folder, 'rules/other'), { recursive: true }); }],
    ['a pack less', (folder) => { rmSync(join(folder, 'rules/privacy'), { recursive: true }); }],
    ['a byte order mark', edit(RULE, (text) => `\uFEFF${text}`)],
    ['other line ends', edit(RULE, (text) => text.replaceAll('\n', '\r\n'))],
  ])('%s', (_, change) => {
    const made = packageWith(change);
    const fast = load(made, true);
    expect(fast.validated.length).toBeGreaterThan(0);
    expect(fast.proven).toBe(false);
    expect(everything(fast.rules)).toEqual(everything(load(made, false).rules));
  });
});

describe('what was prepared is left alone', () => {
  it.each([
    ['by another build', () => prepared.replace('this build', 'that build')], ['if it is damaged', () => prepared.slice(0, 5000)], ['if it is empty', () => ''], ['if it is something else', () => 'null\nnull\nnull\n'],
  ])('%s', (_, text) => {
    const made = packageWith((folder) => { writeFileSync(join(folder, 'rules.jsonl'), text()); });
    expect(readPrepared(made.prepared, NODE_FILES)).toBeNull();
  });

  it('if there is none', () => {
    expect(readPrepared({ path: '/no/where', build: 'this build' }, NODE_FILES)).toBeNull();
  });

  it('and a pack with faults is not prepared, so that they are said each time', () => {
    const folder = packageWith(edit(RULE, (text) => text.replace(/\n {4}level:/, '\n    levle:'))).packageFolder;
    writeFileSync(join(folder, 'rules.jsonl'), preparedRules(folder, 'b').text);
    const found = readPrepared({ path: join(folder, 'rules.jsonl'), build: 'b' }, NODE_FILES)!;
    expect(Object.keys(found.packs)).not.toContain('rules/input');
    expect(Object.keys(found.packs)).toContain('rules/privacy');
    expect(found.phrases).toBeNull();
  });
});
