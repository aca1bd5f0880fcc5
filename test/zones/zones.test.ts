import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VECTORS } from './vectors.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hegui-zones-'));
const script = join(folder, 'entry.mjs');
/** Minutes that a zone lies behind UTC on 5 January 2026: proof that the child ran there. */
const ZONES: readonly (readonly [zone: string, offset: number])[] = [['Asia/Shanghai', -480], ['UTC', 0], ['America/Los_Angeles', 480]];

beforeAll(() => {
  buildSync({ entryPoints: [fileURLToPath(new URL('entry.ts', import.meta.url))], outfile: script, bundle: true, platform: 'node', format: 'esm', banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" } });
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function child(args: readonly string[], zone: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: { ...process.env, TZ: zone } });
  if (stdout === '') throw new Error(`exit ${status}: ${stderr}`);
  return stdout;
}

describe.each(ZONES)('in %s', (zone, offset) => {
  it('days, months and working days are those of the calendar', () => {
    expect(JSON.parse(child([script], zone))).toMatchObject({
      offset,
      workdays: VECTORS.map(([, end]) => end),
      years: [251, 248, 248],
      weekdays: [1, 6, 7, 7],
      months: ['2026-02-28', '2026-09-30', '2025-02-28', '2024-02-29', '2026-02-28'],
      days: ['2026-10-18', '2026-03-08', '2026-11-01', '2024-02-29', '2026-03-01'],
      rolled: '2026-10-19',
      between: [2, 2, 1, 3],
      quarters: ['2026-Q3', '2026-Q4'],
      moment: { day: '2026-03-08', time: '10:30:00' },
      today: ['2026-08-31', '2026-09-01', '2027-01-01'],
    });
  });
});

it('the command gives the same bytes in every zone', () => {
  const outputs = ZONES.map(([zone]) => child(['dist/hegui.js', 'check', 'samples/appliance-faulty', '--today', '2026-09-01', '--format', 'json'], zone));
  expect(outputs[0]).toContain('"today"');
  expect(new Set(outputs).size).toBe(1);
});
