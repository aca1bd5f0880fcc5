import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeAction, Diagnostic, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/folder.js';
import { ABLE, Client, uriOf } from './client.js';

const SAMPLE = fileURLToPath(new URL('../../samples/appliance-faulty', import.meta.url));
const FILE = 'manual/procedures/满意度调查程序.md';
const OPTIONS = { today: '2026-09-01' };

async function opened(more: object = {}, capabilities: object = ABLE) {
  const root = folderWith({});
  cpSync(SAMPLE, root, { recursive: true });
  const client = await Client.start({ folders: [root], options: { ...OPTIONS, ...more }, capabilities });
  const path = join(root, FILE);
  client.open(path, readFileSync(path, 'utf8'));
  return { root, client, path, uri: uriOf(path) };
}

const actionsAt = (client: Client, uri: string, found: Diagnostic, only?: string[]) =>
  client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: found.range, context: { diagnostics: [found], ...(only ? { only } : {}) } });

test('a finding offers its fix, what else is safe, decisions and its page; the fix carries the version it was made for', async () => {
  const { client, path, uri } = await opened();
  const found = (await client.pull(path)).find(({ code }) => code === 'REF-04')!;
  const actions = await actionsAt(client, uri, found);
  const fix = actions.find(({ isPreferred }) => isPreferred)!;
  expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [found] });
  expect(fix.edit!.documentChanges![0]).toMatchObject({ textDocument: { uri, version: 1 } });
  expect(actions.some(({ kind }) => kind === 'quickfix.hegui.decide')).toBe(true);
  expect(actions.some(({ command }) => command?.command === 'hegui.openRule')).toBe(true);
  const all = await actionsAt(client, uri, found, ['source.fixAll']);
  expect(all.map(({ kind }) => kind)).toEqual(['source.fixAll.hegui']);
  client.change(path, 2, applied(readFileSync(path, 'utf8'), fix.edit!));
  expect((await client.pull(path)).map(({ code }) => code)).not.toContain('REF-04');
  await client.stop();
});

test.each(['\n', '\r\n'])('a byte order mark on the disk and line ends %j survive a fix, whether the document is open or not', async (end) => {
  const { root, client, path, uri } = await opened();
  client.close(path);
  const text = readFileSync(path, 'utf8').replaceAll('\n', end);
  const onDisk = (now: string) => { writeFileSync(path, `\ufeff${now}`); client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] }); };
  onDisk(text);
  const wrong = async () => (await client.pull(path)).find(({ code }) => code === 'REF-04');
  const fixOf = async (found: Diagnostic) => (await actionsAt(client, uri, found)).find(({ isPreferred }) => isPreferred)!.edit!;
  const closed = await fixOf((await wrong())!);
  // An editor takes the mark off what it shows and writes it back when it saves.
  client.open(path, text);
  const open = await fixOf((await wrong())!);
  const edits = ({ documentChanges }: WorkspaceEdit) => documentChanges!.flatMap((change) => ('edits' in change ? change.edits : []));
  expect(edits(open)).toEqual(edits(closed));
  const fixed = applied(text, open);
  expect(fixed).toBe(text.replace('GB/T 27922-2012', 'GB/T 27922-2011'));
  client.close(path);
  onDisk(fixed);
  expect(await wrong()).toBeUndefined();
  expect(readFileSync(join(root, FILE), 'utf8')).toBe(`\ufeff${fixed}`);
  await client.stop();
});

test('a decision is recorded with a reason by command, in a file that is made for it, and hides its finding', async () => {
  const { root, client, path, uri } = await opened();
  const found = (await client.pull(path)).find(({ code }) => code === 'REF-04')!;
  const { fingerprint } = found.data as { fingerprint: string };
  const decide = (more: object) => client.request('workspace/executeCommand', { command: 'hegui.decide', arguments: [{ uri, fingerprint, kind: 'deferred', ...more }] });
  expect(await decide({ reason: '等待客户确认引用的版本', by: '张三', expires: '2026-10-01' })).toBe(true);
  const [edit] = client.edits as WorkspaceEdit[];
  const target = edit!.documentChanges!.find((change): change is TextDocumentEdit => 'edits' in change)!;
  expect(target.textDocument.uri).toBe(uriOf(join(root, 'decisions.yaml')));
  let before = '';
  try { before = readFileSync(join(root, 'decisions.yaml'), 'utf8'); } catch { /* made by the edit */ }
  client.open(join(root, 'decisions.yaml'), applied(before, { documentChanges: [target] }));
  expect((await client.pull(path)).map(({ code }) => code)).not.toContain('REF-04');
  await expect(decide({ kind: 'because I say so' })).rejects.toThrow();
  await client.stop();
});

test('a client that asks people itself gets what to ask about instead of an edit', async () => {
  const { client, path, uri } = await opened({ commands: ['hegui.decide', 'hegui.openRule'] });
  expect(client.initialized.capabilities.executeCommandProvider?.commands).not.toContain('hegui.decide');
  const found = (await client.pull(path)).find(({ code }) => code === 'REF-04')!;
  const decisions = (await actionsAt(client, uri, found)).filter(({ kind }) => kind === 'quickfix.hegui.decide');
  expect(decisions.length).toBeGreaterThan(0);
  for (const { edit, command } of decisions) {
    expect(edit).toBeUndefined();
    expect(command).toMatchObject({ command: 'hegui.decide', arguments: [{ uri, fingerprint: (found.data as { fingerprint: string }).fingerprint }] });
  }
  await client.stop();
});

test('commands fix, show and explain', async () => {
  const { client, path, uri } = await opened();
  const found = (await client.pull(path)).find(({ code }) => code === 'REF-04')!;
  const execute = (command: string, ...given: unknown[]) => client.request<unknown>('workspace/executeCommand', { command, arguments: given });
  expect(await execute('hegui.fixAll', { uri })).toBe(true);
  expect(client.edits).toHaveLength(1);
  expect(await execute('hegui.fixAll', { uri, rule: 'no/such' })).toBe(false);
  expect(await execute('hegui.explain', '5.3.2', uri)).toMatchObject({ id: '5.3.2' });
  expect(await execute('hegui.showScore', uri)).toMatchObject({ coverage: {} });
  expect(await execute('hegui.showTimeline', uri)).toMatchObject({ today: '2026-09-01' });
  await execute('hegui.openRule', (found.data as { rule: string }).rule);
  expect(client.asked).toContain('window/showDocument');
  expect(await execute('hegui.unheardOf')).toBeNull();
  await client.stop();
});

test('a client without document changes gets plain ones', async () => {
  const { client, path, uri } = await opened({}, { ...ABLE, workspace: { ...ABLE.workspace, workspaceEdit: {} } });
  const found = (await client.pull(path)).find(({ code }) => code === 'REF-04')!;
  const fix = (await actionsAt(client, uri, found)).find(({ isPreferred }) => isPreferred)!;
  expect(Object.keys(fix.edit!.changes!)).toEqual([uri]);
  expect(fix.edit!.documentChanges).toBeUndefined();
  await client.stop();
});

/** The text with an edit's changes to it, which lie in lines of LF. */
function applied(text: string, { documentChanges = [] }: WorkspaceEdit): string {
  const lines = text.split('\n');
  const at = ({ line, character }: { line: number; character: number }) => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const edits = documentChanges.flatMap((change) => ('edits' in change ? change.edits : [])).flatMap((edit) => ('newText' in edit ? [{ from: at(edit.range.start), to: at(edit.range.end), text: edit.newText }] : []));
  return edits.sort((a, b) => b.from - a.from).reduce((now, { from, to, text: insert }) => now.slice(0, from) + insert + now.slice(to), text);
}
