import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from './main.js';
import { NODE_FILES } from '../workspace/node-files.js';
import type { Io } from './io.js';
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
const io: Io = {
  files: NODE_FILES,
  stdout: (text) => { process.stdout.write(text); },
  stderr: (text) => { process.stderr.write(text); },
  stdin: readStdin,
  asker: process.stdin.isTTY ? () => terminalAsker(process.stdin, process.stdout) : undefined,
  now: () => new Date(),
  cwd: process.cwd(),
  env: process.env,
  isTTY: process.stdout.isTTY,
  columns: process.stdout.columns,
  packageFolder: folder,
  prepared: typeof HEGUI_BUILD === 'string' ? { path: fileURLToPath(new URL('rules.jsonl', import.meta.url)), build: HEGUI_BUILD } : undefined,
  version: typeof HEGUI_VERSION === 'string' ? HEGUI_VERSION : (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version,
};
process.exitCode = await main(process.argv.slice(2), io);
