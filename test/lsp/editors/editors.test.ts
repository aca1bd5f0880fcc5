import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../cli/folder.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const HEGUI = fileURLToPath(new URL('../../../dist/hegui.js', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../../samples/appliance-faulty', import.meta.url));
/** A file of the sample with a wrong number of the standard, which is safe to put right. */
const FILE = 'manual/procedures/满意度调查程序.md';
const CODE = 'REF-04';

const has = (command: string) => spawnSync(command, ['--version']).status === 0;

const EDITORS = [
  { name: 'Neovim', command: 'nvim', line: ['--clean', '--headless', '-u', 'NONE', FILE, '-c', `luafile ${join(HERE, 'neovim.lua')}`] },
  { name: 'Emacs with eglot', command: 'emacs', line: ['-Q', '--batch', '-l', join(HERE, 'eglot.el')] },
];

describe.each(EDITORS)('$name', ({ command, line }) => {
  // `npm test` installs the editors where it can, and says so where it cannot.
  test.skipIf(!has(command))('opens a sample, receives the diagnostics, applies a fix and saves', () => {
    const root = folderWith({});
    cpSync(SAMPLE, root, { recursive: true });
    const out = join(root, '.seen.json');
    const before = readFileSync(join(root, FILE), 'utf8');
    const { status, stderr } = spawnSync(command, line, {
      cwd: root, encoding: 'utf8', timeout: 90_000, input: '',
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', HEGUI, HEGUI_NODE: process.execPath, HEGUI_OUT: out, HEGUI_CODE: CODE, HEGUI_FILE: FILE },
    });
    expect(status, stderr).toBe(0);
    const seen = JSON.parse(readFileSync(out, 'utf8')) as { title: string };
    expect(seen.title).toContain('GB/T 27922-2011');
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(before.replace('GB/T 27922-2012', 'GB/T 27922-2011'));
  });
});
