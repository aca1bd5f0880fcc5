// Everything a newcomer can prove: types, lint, freshness of generated files, all tests, the rules' own tests.
import { spawnSync } from 'node:child_process';
import { provideEditors } from './editors.mjs';
import { install, run, ROOT } from './install.mjs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

install();
const editors = provideEditors();
let passed = 0;
let failed = 0;
const step = (name, command, args) => {
  process.stdout.write(`\n— ${name}\n`);
  const ok = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
  if (ok) passed++; else failed++;
};

if (editors.missing.length > 0) {
  process.stdout.write(`\nnot here, and not tried: ${editors.missing.join(', ')}\n`);
  if (editors.required) failed += editors.missing.length;
}
run(process.execPath, ['scripts/build.mjs']);
step('types', 'npx', ['tsc', '--noEmit', '-p', 'tsconfig.json']);
step('house rules', 'npx', ['eslint', '.']);
step('generated files are fresh', process.execPath, ['dist/generate.js', '--check']);

const folder = mkdtempSync(join(tmpdir(), 'hegui-test-'));
const report = join(folder, 'vitest.json');
process.stdout.write('\n— tests\n');
spawnSync('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
try {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  // A file that could not be loaded has no tests to fail.
  failed += result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  if (result.numTotalTests === 0) failed++;
} catch {
  failed++;
}
rmSync(folder, { recursive: true, force: true });

process.stdout.write('\n— rule tests\n');
spawnSync(process.execPath, ['dist/hegui.js', 'test', '--no-color'], { cwd: ROOT, stdio: 'inherit' });
const rules = spawnSync(process.execPath, ['dist/hegui.js', 'test', '--format', 'json'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
try {
  const tests = JSON.parse(rules.stdout).tests.filter(({ kind }) => kind !== 'todo');
  passed += tests.filter(({ ok }) => ok).length;
  failed += tests.filter(({ ok }) => !ok).length;
  if (tests.length === 0) failed++;
} catch {
  failed++;
}

process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
