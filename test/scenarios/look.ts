import { parse } from 'yaml';
import { Report, Reports } from '../../schemas/report.js';
import { reportProblems } from '../properties/report-invariants.js';
import { folderTexts } from './folder-texts.js';
import { lack, misfit } from './match.js';
import type { Played } from './play.js';

/** What a command did otherwise than its scenario says, and what does not hold for its report that must hold for every one. */
export function look(played: Played, folder: string): string[] {
  const { run, status, stdout, stderr } = played;
  const problems: string[] = [];
  const note = (part: string, problem: string | null) => { if (problem) problems.push(`${part}: ${problem}`); };
  note('stderr', misfit(run.stderr, stderr));
  if (status !== run.status) note('status', `expected ${run.status}, got ${status}; stdout:\n${stdout.slice(0, 3000)}`);
  if (run.stdout !== null) note('stdout', misfit(run.stdout, stdout));
  for (const { path, text } of run.written) note(path, misfit(text, played.written.get(path) ?? ''));
  const json: unknown = run.json !== null || run.jsonLacks !== null || isReport(run.command, stdout) ? JSON.parse(stdout) : null;
  if (run.json !== null) note('json', lack(parse(run.json), json));
  if (run.jsonLacks !== null) {
    const unwanted: unknown = parse(run.jsonLacks);
    if (lack(unwanted, json) === null) note('json', `contains ${JSON.stringify(unwanted)}`);
  }
  if (isReport(run.command, stdout)) problems.push(...reportsIn(json).flatMap((report) => reportProblems(report, folderTexts(folder, run))));
  return problems;
}

function isReport(command: string, stdout: string): boolean {
  return /^hegui check .*--format json/.test(command) && stdout !== '';
}

/** The reports that a run printed. Throws where they are not what the schema says. */
function reportsIn(json: unknown): Report[] {
  return typeof json === 'object' && json !== null && 'projects' in json ? Reports.parse(json).projects : [Report.parse(json)];
}
