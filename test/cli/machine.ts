import type { Io } from '../../server/cli/io.js';
import { main } from '../../server/cli/main.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';

const PACKAGE = new URL('../..', import.meta.url).pathname;

export interface Ran { readonly code: number; readonly out: string; readonly err: string }

/** Runs the command line in a folder, on 1 September 2026 in Shanghai unless told otherwise. */
export async function run(cwd: string, line: readonly string[], more: Partial<Io> & { input?: string } = {}): Promise<Ran> {
  // Runs without a pause between them keep vitest's worker from answering.
  await new Promise<void>((resolve) => { setImmediate(resolve); });
  let out = '';
  let err = '';
  const code = await main(line, {
    files: NODE_FILES, stdout: (text) => { out += text; }, stderr: (text) => { err += text; }, stdin: () => Promise.resolve(new TextEncoder().encode(more.input ?? '')),
    now: () => new Date('2026-09-01T02:00:00Z'), cwd, env: {}, isTTY: false, packageFolder: PACKAGE, version: '9.9.9', ...more,
  });
  return { code, out, err };
}
