import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/folder.js';
import { Client, uriOf } from './client.js';

const RULES = readFileSync(new URL('own-rule.yaml', import.meta.url), 'utf8');
const PACK = 'id: own\nversion: 1.0.0\nedition: "2026.1"\ntitle: { zh: 自有规则, en: Own rules }\n';

interface Outcome { readonly id: string; readonly label: string; readonly outcome?: string; readonly message?: string; readonly uri: string; readonly range: { start: { line: number; character: number } } }

test('hegui/ruleTests lists the tests of the project’s own packs, hegui/runRuleTests runs them as they are being written', async () => {
  const root = folderWith({ 'hegui.yaml': 'enterprise: { type: production }\npacks: [./own]\n', 'manual/手册.md': '# 手册\n', 'own/pack.yaml': PACK, 'own/rules.yaml': RULES });
  const client = await Client.start({ folders: [root], options: { today: '2026-09-01' } });
  const path = join(root, 'own/rules.yaml');
  const listed = await client.request<Outcome[]>('hegui/ruleTests', { uri: uriOf(root) });
  expect(listed.map(({ id, label }) => `${id} ${label}`)).toEqual(['own/no-final-say/pass/0 没有', 'own/no-final-say/fail/0 有']);
  for (const { label, range, uri } of listed) {
    expect(uri).toBe(uriOf(path));
    expect(RULES.split('\n')[range.start.line]!.slice(range.start.character)).toMatch(new RegExp(`^${label}`));
  }
  const lens = async () => (await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: uriOf(path) } })).map(({ command }) => command!.title);
  client.open(path, RULES);
  expect(await lens()).toEqual([expect.stringContaining('2')]);
  const ran = await client.request<Outcome[]>('workspace/executeCommand', { command: 'hegui.runRuleTests', arguments: [{ file: uriOf(path), rule: 'own/no-final-say' }] });
  expect(ran.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
  expect(await lens()).toEqual([expect.stringContaining('2 通过')]);
  client.change(path, 2, RULES.replace('pattern: 最终解释权', 'pattern: 不会出现'));
  const broken = await client.request<Outcome[]>('hegui/runRuleTests', { uri: uriOf(root) });
  expect(broken.map(({ outcome }) => outcome)).toEqual(['passed', 'failed']);
  expect(broken[1]!.message).toMatch(/应为/);
  await client.stop();
});
