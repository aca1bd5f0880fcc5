// Writes what is generated from the schemas and the rules, or with --check says what is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonSchemas } from './json-schemas.js';
import { ledgerPage } from './ledger-page.js';
import { lspPage } from './lsp-page.js';
import { rulePages } from './rule-pages.js';

const root = process.cwd();
const check = process.argv.includes('--check');

const files = new Map<string, string>([...jsonSchemas(), ...rulePages(root), ...ledgerPage(root), lspPage()]);
const stale: string[] = [];
for (const [path, text] of files) {
  const target = join(root, path);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
// A page without a rule is stale too.
for (const folder of ['docs/rules']) {
  const target = join(root, folder);
  if (!existsSync(target)) continue;
  for (const name of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
    const path = `${folder}/${name.replaceAll('\\', '/')}`;
    if (!path.endsWith('.md') || files.has(path)) continue;
    stale.push(path);
    if (!check) rmSync(join(root, path));
  }
}
if (check && stale.length > 0) {
  process.stderr.write(`stale generated files (npm run generate):\n${stale.map((s) => `  ${s}\n`).join('')}`);
  process.exit(1);
}
process.stdout.write(check ? `${files.size} generated files are fresh\n` : `${stale.length} of ${files.size} files written\n`);
