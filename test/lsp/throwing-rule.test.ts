import { join } from 'node:path';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { expect, test, vi } from 'vitest';
import type * as Forbid from '../../server/check/forbid.js';
import { folderWith } from '../cli/folder.js';
import { uriOf } from './client.js';
import { serverInProcess } from './in-process.js';

vi.mock('../../server/check/forbid.js', async (original) => {
  const real = await original<typeof Forbid>();
  const checkForbid: typeof Forbid.checkForbid = (rule, ...rest) => {
    if (rule.rule.code === 'TERM-01') throw new Error('the rule is broken');
    return real.checkForbid(rule, ...rest);
  };
  return { ...real, checkForbid };
});

test('a rule that throws is one diagnostic and one line in the log; every other rule goes on', async () => {
  const root = folderWith({ 'hegui.yaml': 'enterprise: { type: production }\n', 'manual/手册.md': '# 售后服务手册\n\n## 声明\n\n最终解释权归本公司所有，一经售出，概不退换。\n' });
  const connection = await serverInProcess([root]);
  const lines: string[] = [];
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => { lines.push(message); });
  const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  const all = items.flatMap((item) => ('items' in item ? item.items.map((one) => ({ uri: item.uri, ...one })) : []));
  expect(all.filter(({ code }) => code === 'hegui/failure')).toEqual([expect.objectContaining({ uri: uriOf(join(root, 'hegui.yaml')), message: expect.stringContaining('the rule is broken') as unknown })]);
  expect(lines.filter((line) => line.includes('the rule is broken'))).toHaveLength(1);
  expect(all.map(({ code }) => code)).toContain('TERM-02');
  expect(all.map(({ code }) => code)).not.toContain('TERM-01');
  connection.dispose();
});
