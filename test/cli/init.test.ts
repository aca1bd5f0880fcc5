import { PassThrough } from 'node:stream';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { terminalAsker } from '../../server/cli/terminal-asker.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { UsageError } from '../../server/workspace/usage-error.js';
import { folderWith } from './folder.js';
import { run } from './machine.js';

vi.setConfig({ testTimeout: 120_000 });

const FLAGS = ['--type', '销售型', '--industries', '电商', '--name', '示例商贸有限公司', '--effective', '2026年9月1日', '--yes'];
const configOf = (root: string) => parse(readFileSync(join(root, 'hegui.yaml'), 'utf8')) as { enterprise: Record<string, unknown>; certification: Record<string, unknown> };

describe('hegui init', () => {
  it('writes a project from flags into a folder that is not there yet, and says what to do next', async () => {
    const cwd = folderWith({});
    const { code, out, err } = await run(cwd, ['init', 'a/demo', ...FLAGS, '--today', '2026-11-24']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('  + 手册/售后服务管理手册.md\n');
    expect(out.trimEnd().split('\n').slice(-4)).toEqual(['下一步：', expect.stringContaining('1. '), expect.stringContaining('2. '), '  3. 检查：hegui check a/demo']);
    expect(configOf(join(cwd, 'a/demo'))).toMatchObject({ enterprise: { type: 'sales', industries: ['ecommerce'], name: '示例商贸有限公司' }, certification: { systemEffective: '2026-09-01' } });
    expect(readdirSync(join(cwd, 'a/demo')).sort()).toEqual(['hegui.yaml', '手册', '申请材料清单.md', '证据'].sort());
  });

  it('writes the evidence list as a sheet where asked', async () => {
    const cwd = folderWith({});
    const { out } = await run(cwd, ['init', ...FLAGS, '--evidence-list', 'csv']);
    expect(out).toContain('  + 证据/证据清单.csv\n  + 证据/台账.yaml\n');
    expect(out).toContain('在 证据/证据清单.csv 登记证据');
    expect(await run(folderWith({}), ['init', ...FLAGS, '--evidence-list', 'docx'])).toMatchObject({ code: 2, err: expect.stringContaining('可用：yaml、csv') as string });
  });

  it('only lists files with --dry-run', async () => {
    const cwd = folderWith({});
    const { code, out } = await run(cwd, ['init', ...FLAGS, '--dry-run', '--locale', 'en']);
    expect(code).toBe(0);
    expect(out).toMatch(/^would write into \.:\n {2}\+ hegui\.yaml\n/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('never writes over anything: a hegui.yaml stops it, other files stay', async () => {
    const cwd = folderWith({ 'hegui.yaml': 'enterprise: { name: 甲 }\n', '手册/售后服务管理手册.md': '# 我的手册\n', '证据/证据清单.yaml': 'items: []\n', '证据/台账/投诉台账.csv': '' });
    expect(await run(cwd, ['init', ...FLAGS])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('已有 hegui.yaml') as string });
    expect(readFileSync(join(cwd, 'hegui.yaml'), 'utf8')).toBe('enterprise: { name: 甲 }\n');
    const { code, out } = await run(cwd, ['init', ...FLAGS, '--force']);
    expect(code).toBe(0);
    expect(out).toContain('  = 手册/售后服务管理手册.md  已有内容，未动\n');
    expect(out).toContain('  = 证据/证据清单.yaml  已有内容，未动\n');
    expect(out).toContain('  + 证据/台账/投诉台账.csv\n');
    expect(readFileSync(join(cwd, '手册/售后服务管理手册.md'), 'utf8')).toBe('# 我的手册\n');
    expect(configOf(cwd).enterprise).toMatchObject({ name: '示例商贸有限公司' });
  });

  it('sets no second manual and no second manifest beside those that are there', async () => {
    const cwd = folderWith({ 'manual/服务手册.md': '# 服务手册\n', 'evidence/清单.yaml': 'items: []\n', '说明.md': '# 说明\n' });
    const { out } = await run(cwd, ['init', ...FLAGS]);
    expect(out).toContain('已有手册 manual/服务手册.md，不另建');
    expect(out).toContain('已有证据清单 evidence/清单.yaml，不另建');
    expect(out).toContain('说明.md 不在 手册/ 下');
    expect(existsSync(join(cwd, '手册'))).toBe(false);
    expect(existsSync(join(cwd, '证据'))).toBe(false);
  });

  it.each([
    [['--type', '生产商'], '没有“生产商”，是不是 生产型'], [['--industries', 'ecommerce,ecomerce'], '没有“ecomerce”，是不是 ecommerce'], [['--credit-code', '91330500MA2B000001'], '不是有效的统一社会信用代码'],
    [['--effective', '2026-02-30'], '应为日期'], [['--outlets', 'viele'], '应为整数'], [['--name', ''], '应为一行文字'], [['--target', '六星'], '六星'],
  ])('refuses %j, and writes nothing', async (flags, problem) => {
    const cwd = folderWith({});
    expect(await run(cwd, ['init', ...flags, '--yes'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(problem) as string });
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('asks for what the flags leave open, again where an answer makes no sense, and takes an empty one for open', async () => {
    const cwd = folderWith({});
    const input = ['批发', '服务型', '电梯，IT设备', '甲电梯服务有限公司', '', '电梯维修服务', '四星级', '2026/6/1', '', '6', 'x', '120', ''].join('\n');
    const { code, out } = await run(cwd, ['init', '--effective', '2026-09-01'], { input });
    expect(code).toBe(0);
    expect(out).toContain('没有“批发”');
    expect(out).toContain('应为整数');
    expect(out).not.toContain('体系文件实施的日期');
    expect(configOf(cwd)).toMatchObject({
      enterprise: { type: 'service', industries: ['elevator', 'it-equipment'], name: '甲电梯服务有限公司', scope: '电梯维修服务', outlets: 6, employees: 120 },
      certification: { target: '四星', prepared: '2026-06-01', systemEffective: '2026-09-01' },
    });
    expect(configOf(cwd).enterprise['creditCode']).toBeUndefined();
  });

  it('asks in English, and leaves open what nobody answers', async () => {
    const cwd = folderWith({});
    const { code, out } = await run(cwd, ['init', '--locale', 'en'], { input: 'Sales\n' });
    expect(code).toBe(0);
    expect(out).toContain('Type of enterprise (production, sales, service): Sales\n');
    expect(configOf(cwd).enterprise).toEqual({ type: 'sales', industries: [] });
  });

  it('says what could not be written', async () => {
    const files = { ...NODE_FILES, write: (path: string, text: string) => { if (path.endsWith('.csv')) throw new Error('disk full'); NODE_FILES.write(path, text); } };
    expect(await run(folderWith({}), ['init', ...FLAGS], { files })).toMatchObject({ code: 2, err: expect.stringContaining('disk full') as string });
    const cwd = folderWith({ demo: 'a file' });
    expect(await run(cwd, ['init', 'demo', ...FLAGS])).toMatchObject({ code: 2, err: expect.stringContaining('demo 不是文件夹') as string });
  });

  it('leaves a folder of the file’s name alone', async () => {
    const cwd = folderWith({});
    mkdirSync(join(cwd, '申请材料清单.md'));
    writeFileSync(join(cwd, '申请材料清单.md', 'a.txt'), 'a');
    expect((await run(cwd, ['init', ...FLAGS])).out).toContain('  = 申请材料清单.md  已有内容，未动');
  });
});

describe('a terminal', () => {
  const terminal = () => {
    const input = new PassThrough();
    const output = new PassThrough();
    return { input, output, asker: terminalAsker(input, output) };
  };

  it('gives lines pasted together one after the other, and null when it ends', async () => {
    const { input, output, asker } = terminal();
    input.write('甲\n乙\n');
    expect(await asker.ask('问一：')).toBe('甲');
    expect(await asker.ask('问二：')).toBe('乙');
    const waiting = asker.ask('问三：');
    input.end();
    expect(await waiting).toBeNull();
    expect(await asker.ask('问四：')).toBeNull();
    expect(String(output.read())).toContain('问二：');
  });

  it('is asked through its own port, and closed in the end', async () => {
    const cwd = folderWith({});
    const closed = vi.fn();
    const answers = ['sales', null];
    await run(cwd, ['init'], { asker: () => ({ ask: () => Promise.resolve(answers.shift() ?? null), close: closed }) });
    expect(closed).toHaveBeenCalledOnce();
    expect(configOf(cwd).enterprise).toMatchObject({ type: 'sales' });
  });

  it('writes nothing where the person breaks off', async () => {
    const cwd = folderWith({});
    const breakOff = () => Promise.reject(new UsageError({ zh: '已中断，没有写任何文件', en: 'broken off' }));
    expect(await run(cwd, ['init'], { asker: () => ({ ask: breakOff, close: () => { /* nothing */ } }) })).toMatchObject({ code: 2, err: 'hegui: 已中断，没有写任何文件\n' });
    expect(readdirSync(cwd)).toEqual([]);
  });
});
