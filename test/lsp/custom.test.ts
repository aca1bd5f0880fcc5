import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Report } from '../../schemas/report.js';
import { Timeline } from '../../schemas/timeline.js';
import { run } from '../cli/machine.js';
import { Client, uriOf } from './client.js';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const OPTIONS = { today: '2026-09-01', notify: true };
const ROOT = join(SAMPLES, 'retail-faulty');

test('report, score and timeline are what the command line prints', async () => {
  const client = await Client.start({ folders: [ROOT], options: OPTIONS });
  const asked = { uri: uriOf(join(ROOT, 'hegui.yaml')) };
  // Also while documents are open: the hashes are those of their texts.
  client.open(join(ROOT, 'hegui.yaml'), readFileSync(join(ROOT, 'hegui.yaml'), 'utf8'));
  const [report, score, timeline, projects] = await Promise.all([
    client.request<Report>('hegui/report', asked), client.request<{ coverage: object; score: object; indicators: object[] }>('hegui/score', asked),
    client.request<Timeline>('hegui/timeline', asked), client.request<{ uri: string; findings: { error: number } }[]>('hegui/projects', null),
  ]);
  const cli = async (command: string) => JSON.parse((await run(SAMPLES, [command, 'retail-faulty', '--format', 'json', '--today', '2026-09-01'])).out) as unknown;
  const checked = Report.parse(await cli('check'));
  expect({ ...Report.parse(report), tool: checked.tool }).toEqual(checked);
  expect(score).toMatchObject({ coverage: checked.coverage, score: checked.score, indicators: checked.indicators });
  expect(Timeline.parse(timeline)).toEqual(await cli('timeline'));
  expect(projects).toEqual([expect.objectContaining({ uri: uriOf(ROOT), lone: false, findings: expect.objectContaining({ error: checked.findings.filter((f) => f.level === 'error').length }) as unknown })]);
  await client.stop();
});

test('a name, or what stands at a place, is explained', async () => {
  const client = await Client.start({ folders: [ROOT], options: OPTIONS });
  const uri = uriOf(join(ROOT, 'hegui.yaml'));
  expect(await client.request('hegui/explain', { uri, id: '5.3.2' })).toMatchObject({ id: '5.3.2', text: expect.stringContaining('5.3.2') as unknown });
  expect(await client.request('hegui/explain', { uri, id: 'no-such-thing' })).toBeNull();
  const all = await client.all();
  const [file, items] = [...all].find(([, found]) => found.some(({ code }) => code === 'REF-04')) ?? [...all].find(([at]) => at.endsWith('.md'))!;
  const [found] = items.filter(({ code, range }) => code !== undefined && range.end.character > range.start.character);
  expect(await client.request('hegui/explain', { uri: file, position: found!.range.start })).toMatchObject({ text: expect.stringMatching(/\S/) as unknown });
  await expect(client.request('hegui/explain', { id: 5 })).rejects.toThrow(/hegui\/explain/);
  expect(await client.request('hegui/report', { uri: 'file:///nowhere/at/all.md' })).toBeNull();
  await client.stop();
});

test('who asks for it is told of each run, with its reason and its time', async () => {
  const client = await Client.start({ folders: [ROOT], options: OPTIONS });
  const told: { uri: string; reason: string; milliseconds: number; findings: number }[] = [];
  client.connection.onNotification('hegui/didJudge', (one: (typeof told)[number]) => { told.push(one); });
  await client.request('hegui/projects', null);
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(join(ROOT, 'hegui.yaml')), type: 2 }] });
  const report = await client.request<Report>('hegui/report', { uri: uriOf(ROOT) });
  expect(told.at(-1)).toMatchObject({ uri: uriOf(ROOT), reason: 'workspace/didChangeWatchedFiles', findings: report.findings.length });
  await client.stop();
});
