import { cpSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { preparedRules } from '../../scripts/prepared-rules.js';
import { NODE_FILES } from '../../server/cli/node-files.js';
import { builtinPacks } from '../../server/cli/packs.js';
import { readPrepared } from '../../server/cli/prepared-packs.js';
import { loadRules } from '../../server/rules/load.js';
import type { CompiledRules } from '../../server/rules/model.js';
import { isValidated } from '../../server/rules/pack-files.js';
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
  return { validated: inputs.filter(isValidated).map(({ folder }) => folder), rules: loadRules(inputs, null) };
}

/** All that a run could ask of the rules. */
function everything(rules: CompiledRules) {
  return {
    rules: rules.rules.map(({ when, checks, reads, ...rest }) => ({
      ...rest, when: when?.text, reads: [...reads].sort(),
      checks: checks.map(({ kind, check, expressions, pattern }) => ({ kind, check, pattern: pattern?.source, expressions: [...expressions].map(([key, { text }]) => [key, text]) })),
    })),
    packs: rules.packs.map(({ pack, digest, folder }) => ({ pack, digest, folder })),
    vocabulary: [rules.topics, rules.concepts, rules.subjects, rules.tables, rules.evidenceTypes, rules.lookups, rules.templates, rules.phrases, rules.standards, rules.views],
    chapters: rules.chapters, faults: rules.faults, fingerprint: rules.scanner.fingerprint, hits: rules.scanner.scan(MANUAL),
    sources: [...rules.sources].map(([path, { text }]) => [path, text]),
  };
}

describe('prepared packs', () => {
  it('say what their YAML says, at the same places', () => {
    const made = packageWith();
    const { validated, rules } = load(made, true);
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
    const { validated } = load(packageWith(edit(RULE, (text) => `${text}\n`)), true);
    expect(validated).toEqual(builtinPacks(REPOSITORY).map(({ folder }) => folder).filter((folder) => folder !== 'rules/input'));
  });

  it('a mistake, at its place', () => {
    const made = packageWith(edit(RULE, (text) => text.replace(/\n {4}level:/, '\n    levle:')));
    const { faults } = load(made, true).rules;
    expect(faults).toEqual(load(made, false).rules.faults);
    expect(faults.map(({ kind, file }) => [kind, file])).toContainEqual(['unknown-key', RULE]);
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
    expect(everything(fast.rules)).toEqual(everything(load(made, false).rules));
  });
});

describe('what was prepared is left alone', () => {
  it.each([
    ['by another build', () => prepared.replace('this build', 'that build')], ['if it is damaged', () => prepared.slice(0, 5000)], ['if it is empty', () => ''], ['if it is something else', () => 'null'],
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
  });
});
