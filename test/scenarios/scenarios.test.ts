import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Report, Reports } from '../../schemas/report.js';
import { reportProblems } from '../properties/report-invariants.js';
import { folderTexts } from './folder-texts.js';
import { lack, misfit } from './match.js';
import { play, type Played } from './play.js';
import { readScenario } from './scenario.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

describe('the built command', () => {
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.scenario')).sort()) {
    it.concurrent(name.replace(/\.scenario$/, ''), async () => {
      await play(readScenario(readFileSync(join(FOLDER, name), 'utf8')), look);
    });
  }
});

function look(played: Played, folder: string): void {
  const { run, status, stdout, stderr } = played;
  const problems: string[] = [];
  const note = (part: string, problem: string | null) => { if (problem) problems.push(`${part}: ${problem}`); };
  note('stderr', misfit(run.stderr, stderr));
  if (status !== run.status) note('status', `expected ${run.status}, got ${status}`);
  if (run.stdout !== null) note('stdout', misfit(run.stdout, stdout));
  for (const { path, text } of run.written) note(path, misfit(text, played.written.get(path) ?? ''));
  if (run.json !== null) note('json', lack(parse(run.json), JSON.parse(stdout)));
  if (run.jsonLacks !== null) {
    const unwanted: unknown = parse(run.jsonLacks);
    if (lack(unwanted, JSON.parse(stdout)) === null) note('json', `contains ${JSON.stringify(unwanted)}`);
  }
  if (/^hegui check .*--format json/.test(run.command) && stdout !== '') problems.push(...reportsIn(stdout).flatMap((report) => reportProblems(report, folderTexts(folder, run))));
  expect(problems.join('\n'), run.command).toBe('');
}

/** The reports that a run printed. Throws where they are not what the schema says. */
function reportsIn(stdout: string): Report[] {
  const json: unknown = JSON.parse(stdout);
  return typeof json === 'object' && json !== null && 'projects' in json ? Reports.parse(json).projects : [Report.parse(json)];
}
