import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode } from './encode.js';
import type { Run, Scenario } from './scenario.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Another build may stand in, as while several people work on one tree. */
export const HEGUI = process.env['HEGUI_BINARY'] ?? join(ROOT, 'dist', 'hegui.js');

export interface Played { readonly run: Run; readonly status: number; readonly stdout: string; readonly stderr: string; readonly written: ReadonlyMap<string, string> }

/** Runs the commands of a scenario, one after the other, in a folder of their own. The folder's path is shown as `<here>`. */
export async function play(scenario: Scenario, look: (played: Played, folder: string) => void): Promise<void> {
  const here = realpathSync(mkdtempSync(join(tmpdir(), 'hegui-scenario-')));
  try {
    for (const { kind, path, options, text } of scenario.files) {
      const absolute = join(here, path);
      mkdirSync(dirname(absolute), { recursive: true });
      if (kind === 'copy') cpSync(join(ROOT, options[0]!), absolute, { recursive: true });
      else if (kind === 'link') symlinkSync(options[0]!, absolute);
      else writeFileSync(absolute, encode(text, options));
    }
    for (const run of scenario.runs) {
      const [program, ...args] = run.command.replaceAll('<here>', here).split(/\s+/);
      if (program !== 'hegui') throw new Error(`commands begin with hegui: ${run.command}`);
      const ran = await hegui(args, join(here, run.cwd), run.input);
      const plain = (output: string) => output.replaceAll(here, '<here>');
      const written = new Map(run.written.map(({ path }) => [path, readFileSync(join(here, path), 'utf8')]));
      look({ run, status: ran.status, stdout: plain(ran.stdout), stderr: plain(ran.stderr), written }, here);
    }
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}

/** Runs the built command. The machine's colours and locale are shut out. */
export function hegui(args: readonly string[], cwd: string, input: string | Uint8Array = ''): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const { NODE_OPTIONS: _options, FORCE_COLOR: _colour, ...env } = process.env;
    const child = spawn(process.execPath, [HEGUI, ...args], { cwd, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => { resolve({ status: status ?? -1, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }); });
    child.stdin.on('error', () => { /* a command that reads no input closes it */ });
    child.stdin.end(input);
  });
}
