import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/folder.js';
import { ABLE, Client, uriOf } from './client.js';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const TODAY = { today: '2026-09-01' };
const CONFIG = 'enterprise: { type: production }\n';
const MANUAL = '# 售后服务手册\n\n## 投诉处理\n\n最终解释权归本公司所有。\n';

function sample(name: string): string {
  const root = folderWith({});
  cpSync(join(SAMPLES, name), root, { recursive: true });
  return root;
}

test('a client that pulls gets one document, the whole workspace, and what is unchanged as unchanged', async () => {
  const root = sample('retail-faulty');
  const client = await Client.start({ folders: [root], options: TODAY });
  expect(client.initialized.capabilities).toMatchObject({ textDocumentSync: { change: 2 }, diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } });
  const all = await client.all();
  expect([...all.keys()].every((uri) => uri.startsWith(`${uriOf(root)}/`))).toBe(true);
  const [uri, items] = [...all][0]!;
  expect(await client.pull(fileURLToPath(uri))).toEqual(items);
  const full = await client.request<{ kind: string; resultId: string }>('textDocument/diagnostic', { textDocument: { uri } });
  expect(full.kind).toBe('full');
  const again = await client.request<{ kind: string }>('textDocument/diagnostic', { textDocument: { uri }, previousResultId: full.resultId });
  expect(again.kind).toBe('unchanged');
  expect(await client.stop()).toBe(0);
});

test('a client that does not pull is told, with versions, also of files that it never opened', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const client = await Client.start({ folders: [root], options: TODAY, capabilities: {} });
  const path = join(root, 'manual/手册.md');
  await client.request('hegui/projects', null);
  const codes = () => (client.pushed.get(uriOf(path))?.diagnostics ?? []).map(({ code }) => code);
  expect(codes()).toContain('TERM-01');
  client.open(path, MANUAL);
  client.change(path, 2, MANUAL.replace('最终解释权归本公司所有。', '受理后 24 小时内回复。'));
  await client.request('hegui/projects', null);
  expect(codes()).not.toContain('TERM-01');
  expect(client.pushed.get(uriOf(path))?.version).toBe(2);
  await client.stop();
});

test('many edits at once are judged once, in their last state', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const client = await Client.start({ folders: [root], options: TODAY });
  const path = join(root, 'manual/手册.md');
  client.open(path, MANUAL);
  await client.pull(path);
  const before = client.logged.length;
  // In one piece, as they come where somebody types faster than the server judges.
  client.process.stdin!.write(Buffer.concat([...Array(28).keys()].map((n) => {
    const params = { textDocument: { uri: uriOf(path), version: n + 2 }, contentChanges: [{ text: `${MANUAL}${'加'.repeat(n)}\n` }] };
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didChange', params }));
    return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
  })));
  await client.pull(path);
  const runs = client.logged.slice(before).filter((line) => line.includes('textDocument/didChange'));
  expect(runs).toHaveLength(1);
  expect(runs[0]).toMatch(/findings · textDocument\/didChange 手册\.md · \d+\.\d ms$/);
  await client.stop();
});

test('hegui.yaml and packs take effect while they are being written, and other files are asked for again', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const client = await Client.start({ folders: [root], options: TODAY });
  const [config, manual] = [join(root, 'hegui.yaml'), join(root, 'manual/手册.md')];
  const codes = async () => (await client.pull(manual)).map(({ code }) => code);
  expect(await codes()).toContain('TERM-01');
  const asked = client.asked.length;
  client.open(config, CONFIG);
  client.change(config, 2, `${CONFIG}rules: { TERM-01: off }\n`);
  expect(await codes()).not.toContain('TERM-01');
  expect(client.asked.slice(asked)).toContain('workspace/diagnostic/refresh');
  client.change(config, 3, `${CONFIG}packs: [./own]\n`);
  expect((await client.pull(config)).length).toBeGreaterThan(0);
  mkdirSync(join(root, 'own'));
  const pack = 'id: own\nversion: 1.0.0\nedition: "2026.1"\ntitle: { zh: 自有规则, en: Own rules }\n';
  writeFileSync(join(root, 'own/pack.yaml'), pack);
  const rules = readFileSync(new URL('own-rule.yaml', import.meta.url), 'utf8');
  writeFileSync(join(root, 'own/rules.yaml'), rules);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(root, 'own')), type: 1 }] });
  expect(await codes()).toContain('OWN-01');
  client.open(join(root, 'own/rules.yaml'), rules);
  client.change(join(root, 'own/rules.yaml'), 2, rules.replace('最终解释权', '不会出现的词'));
  expect(await codes()).not.toContain('OWN-01');
  await client.stop();
});

test('nothing stale is left of files and projects that are closed, renamed, removed or switched', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const client = await Client.start({ folders: [root], options: TODAY });
  const manual = join(root, 'manual/手册.md');
  const told = await client.all();
  const previous = [...told.keys()].map((uri) => ({ uri, value: 'older' }));
  renameSync(manual, join(root, 'manual/新名.md'));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(manual), type: 3 }, { uri: uriOf(join(root, 'manual/新名.md')), type: 1 }] });
  const after = await client.request<{ items: { uri: string; items?: unknown[] }[] }>('workspace/diagnostic', { previousResultIds: previous });
  expect(after.items.find(({ uri }) => uri === uriOf(manual))?.items).toEqual([]);
  expect(after.items.find(({ uri }) => uri === uriOf(join(root, 'manual/新名.md')))?.items?.length).toBeGreaterThan(0);
  rmSync(join(root, 'hegui.yaml'));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(root, 'hegui.yaml')), type: 3 }] });
  expect((await client.all()).size).toBe(0);
  await client.stop();
});

test('several folders are several projects, each by its own hegui.yaml; a folder that goes takes its findings with it', async () => {
  const one = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const two = folderWith({ 'a/hegui.yaml': 'enterprise: { type: sales }\n', 'a/manual/手册.md': MANUAL, 'b/hegui.yaml': CONFIG, 'b/manual/手册.md': MANUAL });
  const client = await Client.start({ folders: [one, two], options: TODAY });
  const projects = await client.request<{ uri: string }[]>('hegui/projects', null);
  expect(projects.map(({ uri }) => uri).sort()).toEqual([uriOf(one), uriOf(join(two, 'a')), uriOf(join(two, 'b'))].sort());
  client.notify('workspace/didChangeWorkspaceFolders', { event: { removed: [{ uri: uriOf(two), name: 'two' }], added: [] } });
  expect([...(await client.all()).keys()].every((uri) => uri.startsWith(uriOf(one)))).toBe(true);
  await client.stop();
});

test('a manual of no project is judged while it is open, or only when somebody asks', async () => {
  const root = folderWith({ '手册.md': MANUAL });
  const path = join(root, '手册.md');
  const always = await Client.start({ folders: [root], options: TODAY });
  always.open(path, MANUAL);
  expect((await always.pull(path)).map(({ code }) => code)).toContain('TERM-01');
  always.close(path);
  expect((await always.all()).size).toBe(0);
  await always.stop();
  const asked = await Client.start({ folders: [root], options: { ...TODAY, lone: 'asked' } });
  asked.open(path, MANUAL);
  expect(await asked.pull(path)).toEqual([]);
  expect(await asked.request('hegui/checkDocument', { uri: uriOf(path) })).toBe(true);
  expect((await asked.pull(path)).map(({ code }) => code)).toContain('TERM-01');
  await asked.stop();
});

test.each(['utf-16', 'utf-8', 'utf-32'])('positions are %s where the client wants that', async (encoding) => {
  const line = '😀𠮷：最终解释权归本公司所有。';
  const text = `# 售后服务手册\n\n## 声明\n\n${line}\n`;
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': text });
  const client = await Client.start({ folders: [root], options: TODAY, capabilities: { ...ABLE, general: { positionEncodings: [encoding] } } });
  expect(client.initialized.capabilities.positionEncoding).toBe(encoding);
  const path = join(root, 'manual/手册.md');
  const units = (part: string) => (encoding === 'utf-8' ? Buffer.byteLength(part) : encoding === 'utf-32' ? [...part].length : part.length);
  const found = async () => (await client.pull(path)).find(({ code }) => code === 'TERM-01')!.range;
  const range = await found();
  const at = [...Array(line.length).keys()].find((i) => units(line.slice(0, i)) === range.start.character)!;
  expect(line.slice(at)).toMatch(/^最终解释权/);
  client.open(path, text);
  // Typed after the two wide characters: what follows moves by one.
  const after = { line: 4, character: units('😀𠮷') };
  client.notify('textDocument/didChange', { textDocument: { uri: uriOf(path), version: 2 }, contentChanges: [{ range: { start: after, end: after }, text: '另' }] });
  expect((await found()).start.character).toBe(range.start.character + units('另'));
  await client.stop();
});

test('words are in the client’s language', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  for (const [locale, word] of [['zh-cn', /依据/], ['en-GB', /Why/], [undefined, /依据/]] as const) {
    const client = await Client.start({ folders: [root], options: TODAY, ...(locale ? { locale } : {}) });
    const found = (await client.pull(join(root, 'manual/手册.md'))).find(({ code }) => code === 'TERM-01');
    expect(found?.message).toMatch(word);
    await client.stop();
  }
});
