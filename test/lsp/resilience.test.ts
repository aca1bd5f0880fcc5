import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { folderWith } from '../cli/folder.js';
import { ABLE, Client, uriOf } from './client.js';
import { Editor } from './editor.js';
import { serverInProcess } from './in-process.js';

const CONFIG = 'enterprise: { type: production }\n';
const MANUAL = '# 售后服务手册\n\n## 投诉处理\n\n最终解释权归本公司所有。\n';

test('what clients send that makes no sense costs an answer, never the session', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const client = await Client.start({ folders: [root], options: { today: 'yesterday', lone: 7 } });
  const path = join(root, 'manual/手册.md');
  expect(client.logged.concat(await client.all().then(() => client.logged)).some((line) => line.includes('initializationOptions'))).toBe(true);
  client.notify('textDocument/didChange', { textDocument: { uri: uriOf(path), version: 9 }, contentChanges: [{ text: 'x' }] });
  client.notify('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
  client.open(path, MANUAL);
  const far = { line: 99_999, character: 99_999 };
  client.notify('textDocument/didChange', { textDocument: { uri: uriOf(path), version: 2 }, contentChanges: [{ range: { start: far, end: far }, text: '\n尾\n' }] });
  for (const method of ['hover', 'completion', 'definition', 'references', 'documentHighlight', 'prepareRename', 'selectionRange']) {
    for (const uri of [uriOf(path), 'untitled:Untitled-1', 'file:///nowhere.md', 'https://example.org/a.md', 'no uri at all']) {
      const answer = await client.request(`textDocument/${method}`, { textDocument: { uri }, position: far, positions: [far], context: { includeDeclaration: true } }).catch((error: unknown) => error);
      expect(answer, `${method} ${uri}`).not.toBeUndefined();
    }
  }
  await expect(client.request('textDocument/unheardOf', {})).rejects.toThrow();
  expect((await client.pull(path)).map(({ code }) => code)).toContain('TERM-01');
  await client.stop();
});

test('a reader that throws is one diagnostic and one line in the log; the session goes on and recovers', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL, 'manual/二.md': MANUAL });
  let broken = true;
  const lines: string[] = [];
  const files = { ...NODE_FILES, read: (path: string) => { if (broken && path.endsWith('二.md')) throw new Error('the disk is on fire'); return NODE_FILES.read(path); } };
  const connection = await serverInProcess([root], { machine: { files } });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => { lines.push(message); });
  const all = async () => (await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] })).items.flatMap((item) => ('items' in item ? item.items : []));
  const found = await all();
  expect(found.filter(({ code }) => code === 'hegui/failure')).toHaveLength(1);
  expect(found[0]!.message).toContain('the disk is on fire');
  expect(lines.filter((line) => line.includes('the disk is on fire'))).not.toHaveLength(0);
  broken = false;
  await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(root, 'manual/二.md')), type: 2 }] });
  const after = await all();
  expect(after.filter(({ code }) => code === 'hegui/failure')).toHaveLength(0);
  expect(after.map(({ code }) => code)).toContain('TERM-01');
  connection.dispose();
});

test('a file over the limit is named and left, whether it is open or not', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const huge = join(root, 'manual/大.md');
  mkdirSync(join(root, 'manual'), { recursive: true });
  writeFileSync(huge, Buffer.alloc(26 * 1024 * 1024, 'a'));
  const client = await Client.start({ folders: [root], options: { today: '2026-09-01' } });
  const [only] = await client.pull(huge);
  expect(only?.message).toMatch(/25/);
  expect((await client.pull(join(root, 'manual/手册.md'))).map(({ code }) => code)).toContain('TERM-01');
  await client.stop();
});

test('requests that the client takes back are answered as taken back', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const connection = await serverInProcess([root]);
  const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
  const source = new CancellationTokenSource();
  const asked = connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
  source.cancel();
  await expect(asked).rejects.toMatchObject({ code: -32800 });
  connection.dispose();
});

test('a client that does not tell of files sees changes on the disk after a save', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL });
  const { didChangeWatchedFiles: _, ...workspace } = ABLE.workspace;
  const client = await Client.start({ folders: [root], options: { today: '2026-09-01' }, capabilities: { ...ABLE, workspace } });
  const path = join(root, 'manual/手册.md');
  client.open(path, MANUAL);
  await client.pull(path);
  writeFileSync(join(root, 'manual/三.md'), MANUAL);
  client.notify('textDocument/didSave', { textDocument: { uri: uriOf(path) } });
  expect((await client.pull(join(root, 'manual/三.md'))).map(({ code }) => code)).toContain('TERM-01');
  await client.stop();
});

test('memory stays bounded over many edits', async () => {
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL + '客服专员受理投诉后 24 小时内联系顾客，并填写 QR-07 归档。\n\n'.repeat(100) });
  const connection = await serverInProcess([root]);
  const editor = new Editor(root, connection);
  editor.show('manual/手册.md');
  const edits = Number(process.env['HEGUI_EDITS'] ?? 400);
  const heaps: number[] = [];
  for (let n = 0; n < edits; n++) {
    const at = 40 + ((n * 37) % 3000);
    editor.edit('manual/手册.md', at, n % 2 === 0 ? at : at + 1, n % 2 === 0 ? '改' : '');
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: uriOf(join(root, 'manual/手册.md')) } });
    if (n % Math.floor(edits / 5) === 0) {
      // vitest.config.ts hands it out: without it the heap would tell of nothing.
      globalThis.gc!();
      heaps.push(process.memoryUsage().heapUsed / 1e6);
    }
  }
  expect(heaps.at(-1)! - heaps[1]!).toBeLessThan(20);
  connection.dispose();
});
