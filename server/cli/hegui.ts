import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_FILES } from '../workspace/node-files.js';
import type { Io } from './io.js';
import { serverSettings } from './server-settings.js';
import { terminalAsker } from './terminal-asker.js';

/** Set by the build. */
declare const HEGUI_VERSION: string | undefined;
/** Set by the build: tells whether rules.jsonl is of the same build. */
declare const HEGUI_BUILD: string | undefined;

/** The package's folder: above `dist/` when built, above `server/cli/` in the repository. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'rules', 'input', 'pack.yaml')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// `hegui check | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const folder = packageFolder();
const argv = process.argv.slice(2);
const installed = {
  files: NODE_FILES,
  packageFolder: folder,
  prepared: typeof HEGUI_BUILD === 'string' ? { path: fileURLToPath(new URL('rules.jsonl', import.meta.url)), build: HEGUI_BUILD } : undefined,
  version: typeof HEGUI_VERSION === 'string' ? HEGUI_VERSION : (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version,
};
const served = serverSettings(argv, process.cwd());
// Each loads its own part of the program: an editor does not wait for what only the command line needs, nor the other way round.
if (served) (await import('../lsp/stdio.js')).serveStdio(installed, served);
else process.exitCode = await run();

async function run(): Promise<number> {
  const { main } = await import('./main.js');
  const io: Io = {
    ...installed,
    stdout: (text) => { process.stdout.write(text); },
    stderr: (text) => { process.stderr.write(text); },
    stdin: readStdin,
    asker: process.stdin.isTTY ? () => terminalAsker(process.stdin, process.stdout) : undefined,
    now: () => new Date(),
    cwd: process.cwd(),
    env: process.env,
    isTTY: process.stdout.isTTY,
    columns: process.stdout.columns,
  };
  return main(argv, io);
}
