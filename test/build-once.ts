import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command, for tests that start it as a user does. `npm test` builds it first; here only where it is missing. */
export default function buildOnce(): void {
  const built = fileURLToPath(new URL('../dist/hegui.js', import.meta.url));
  if (existsSync(built)) return;
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' });
  if (status !== 0) throw new Error(`node scripts/build.mjs failed:\n${stderr}`);
}
