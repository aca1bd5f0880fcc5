import { readFileSync, truncateSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Report, Reports } from '../../schemas/report.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { folderWith } from './folder.js';
import { run } from './machine.js';

// Each run loads all packs.
vi.setConfig({ testTimeout: 60_000 });

const MANUAL = '# 售后服务管理手册\n\n## 投诉处理\n\n暂未建立投诉处理制度。\n';
const CONFIG = 'enterprise: { name: 某某电器有限公司, type: production }\n';
const project = { 'client/hegui.yaml': CONFIG, 'client/manual/手册.md': MANUAL };
const reportOf = (text: string) => Report.parse(JSON.parse(text));

describe('hegui', () => {
  it('prints help and version', async () => {
    expect(await run('/', [])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('hegui check [PATH…]') as string });
    expect(await run('/', ['score', '--help', '--locale', 'en'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage  hegui score') as string });
    expect(await run('/', ['--version'])).toEqual({ code: 0, out: 'hegui 9.9.9\n', err: '' });
  });

  it('says in one line, in the language asked for, what makes no sense', async () => {
    expect(await run('/', ['check', '--formt', 'json'])).toEqual({ code: 2, out: '', err: 'hegui: hegui check 没有选项 --formt，是不是 --format；见 hegui check --help\n' });
    expect(await run('/', ['check', '/no/where.md', '--locale', 'en'])).toEqual({ code: 2, out: '', err: 'hegui: there is no /no/where.md\n' });
    expect((await run(folderWith({}), ['check'])).code).toBe(2);
  });
});

describe('hegui check', () => {
  it('reports a project as JSON that its schema allows, the same bytes each time', async () => {
    const cwd = folderWith(project);
    const first = await run(cwd, ['check', 'client', '--format', 'json']);
    expect(first).toMatchObject({ code: 1, err: '' });
    const report = reportOf(first.out);
    expect(report).toMatchObject({ today: '2026-09-01', stage: 'drafting', tool: { version: '9.9.9' }, failures: [] });
    expect(report.inputs.map(({ file }) => file)).toEqual(['hegui.yaml', 'manual/手册.md']);
    expect(report.topics).toHaveLength(30);
    expect(report.topics.find(({ id }) => id === 'complaint-handling')).toMatchObject({ cause: 'negated' });
    expect((await run(cwd, ['check', 'client', '--format', 'json'])).out).toBe(first.out);
    expect((await run(join(cwd, 'client'), ['check', '--format', 'json', 'manual/手册.md'])).out).toBe(first.out);
  });

  it('reports several projects together, with a row each', async () => {
    const cwd = folderWith({ ...project, 'b.md': MANUAL });
    const { out } = await run(cwd, ['check', '--format', 'json', 'client', 'b.md']);
    const reports = Reports.parse(JSON.parse(out));
    expect(reports.summary.map(({ project: name, low }) => [name, low === null])).toEqual([['b.md', true], ['client', false]]);
  });

  it('goes by the day, the stage and the language that are given', async () => {
    const cwd = folderWith({ 'hegui.yaml': `${CONFIG}certification: { systemEffective: 2026-05-01 }\n`, 'manual/手册.md': MANUAL });
    const stage = async (...more: string[]) => reportOf((await run(cwd, ['check', '--format', 'json', ...more])).out);
    expect(await stage()).toMatchObject({ stage: 'running' });
    expect(await stage('--today', '2026-04-30')).toMatchObject({ stage: 'drafting', today: '2026-04-30' });
    expect(await stage('--stage', 'stage1')).toMatchObject({ stage: 'stage1' });
    expect((await run(cwd, ['check', '--locale', 'en'])).out).toMatch(/complaint/i);
  });

  it('fails on errors, on gates and on a hegui.yaml that cannot be read', async () => {
    const cwd = folderWith({ ...project, 'broken/hegui.yaml': 'enterprise: [\n', 'broken/manual/a.md': MANUAL });
    expect((await run(cwd, ['score', 'client'])).code).toBe(0);
    expect(await run(cwd, ['score', 'client', '--min-coverage', '90', '--locale', 'en'])).toMatchObject({ code: 1, err: expect.stringContaining('client: 0 % documented, below 90 %') as string });
    expect(await run(cwd, ['check', 'broken'])).toMatchObject({ code: 2, err: expect.stringContaining('hegui.yaml 读不懂') as string });
  });

  it('reads one manual from standard input', async () => {
    const cwd = folderWith(project);
    const lone = reportOf((await run(cwd, ['check', '--stdin', '--format', 'json'], { input: MANUAL })).out);
    expect(lone.inputs.map(({ file }) => file)).toEqual(['stdin.md']);
    expect(lone.score).toBeNull();
    const inside = reportOf((await run(cwd, ['check', '--stdin', '--stdin-filename', 'client/manual/手册.md', '--format', 'json'], { input: '# 空\n' })).out);
    expect(inside.topics.find(({ id }) => id === 'complaint-handling')).toMatchObject({ status: 'missing', cause: 'missing' });
  });

  it('names broken files as findings and goes on with the rest', async () => {
    const cwd = folderWith({
      'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL, 'manual/空.md': '', 'manual/图.md': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'manual/大.md': 'x', 'manual/坏.yaml': 'a: [', 'evidence/清单.yaml': 'items: [{ id: A, type: 营业执照, file: 无.pdf }]\n',
    });
    truncateSync(join(cwd, 'manual/大.md'), 26 * 1024 * 1024);
    const report = reportOf((await run(cwd, ['check', '--format', 'json'])).out);
    const input = report.findings.filter(({ rule }) => rule.startsWith('input/')).map(({ rule, file }) => [rule, file]);
    expect(input).toEqual(expect.arrayContaining([
      ['input/file-empty', 'manual/空.md'], ['input/file-binary', 'manual/图.md'], ['input/file-too-large', 'manual/大.md'], ['input/yaml-syntax', 'manual/坏.yaml']
    ]));
    // What is wrong with an item of evidence is a rule's business, at any stage.
    expect(report.findings.filter(({ rule, file }) => rule === 'evidence/file-sound' && file === 'evidence/清单.yaml')).toHaveLength(1);
    for (const { message } of report.findings) expect(message).not.toMatch(/\{[a-z]+\}/);
  });

  it('writes to a file, whole and without colours, and prints nothing', async () => {
    const cwd = folderWith(project);
    expect(await run(cwd, ['check', 'client', '--output', 'out.txt'], { isTTY: true })).toMatchObject({ out: '' });
     
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).not.toMatch(/\u001b/);
    expect(readdirSync(cwd).sort()).toEqual(['client', 'out.txt']);
    expect((await run(cwd, ['check', 'client', '--output', 'no/folder.txt'])).code).toBe(2);
    expect(existsSync(join(cwd, 'no'))).toBe(false);
  });

  it('uses colours on a terminal only, and never against NO_COLOR or --no-color', async () => {
    const cwd = folderWith(project);
     
    const coloured = async (line: string[], more: Parameters<typeof run>[2]) => /\u001b\[/.test((await run(cwd, line, more)).out);
    expect(await coloured(['check', 'client'], { isTTY: true })).toBe(true);
    expect(await coloured(['check', 'client'], {})).toBe(false);
    expect(await coloured(['check', 'client'], { env: { FORCE_COLOR: '1' } })).toBe(true);
    expect(await coloured(['check', 'client'], { isTTY: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured(['check', 'client', '--no-color'], { isTTY: true })).toBe(false);
  });

  it('adds statistics when asked', async () => {
    const cwd = folderWith(project);
    expect(reportOf((await run(cwd, ['check', 'client', '--format', 'json', '--stats'])).out).stats).toMatchObject({ manuals: 1, milliseconds: 0 });
    expect(reportOf((await run(cwd, ['check', 'client', '--format', 'json'])).out).stats).toBeUndefined();
  });

  it('shows an internal failure as one, with exit 2', async () => {
    const files = { ...NODE_FILES, list: () => { throw new Error('disk on fire'); } };
    expect(await run(folderWith(project), ['check', 'client'], { files })).toMatchObject({ code: 2, err: expect.stringContaining('disk on fire') as string });
  });
});

describe('the other commands', () => {
  it('make a table by the type of enterprise, or the standard’s own', async () => {
    const cwd = folderWith(project);
    const json = JSON.parse((await run(cwd, ['matrix', 'client', '--format', 'json'])).out) as { rows: unknown[]; derived: boolean };
    expect(json.rows).toHaveLength(27);
    expect((JSON.parse((await run(cwd, ['matrix', 'client', '--view', 'standard', '--format', 'json'])).out) as { rows: unknown[] }).rows).toHaveLength(44);
    expect(await run(cwd, ['matrix', 'client', '--view', 'none', '--locale', 'en'])).toMatchObject({ code: 2, err: expect.stringContaining('there is no view none') as string });
    expect((await run(cwd, ['matrix', 'client', '--format', 'markdown'])).out).toContain('人工结论');
  });

  it('explain rules, codes and indicators, and suggest what was meant', async () => {
    const cwd = folderWith({});
    for (const name of ['input/yaml-syntax', 'INPUT-01', '5.1.2.2']) expect(await run(cwd, ['explain', name])).toMatchObject({ code: 0, err: '' });
    expect(await run(cwd, ['explain', 'input/yaml-sytnax', '--locale', 'en'])).toMatchObject({ code: 2, err: expect.stringContaining('did you mean input/yaml-syntax?') as string });
  });

  it('run the rules’ own tests, of all packs or of some', async () => {
    const cwd = folderWith({});
    expect(await run(cwd, ['test', 'nothing', '--locale', 'en'])).toMatchObject({ code: 2, err: expect.stringContaining('there is no pack nothing') as string });
    const { out } = await run(cwd, ['test', 'input', '--locale', 'en']);
    expect(out).toContain('0 of 0 rule tests passed');
  });
});
