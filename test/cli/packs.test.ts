import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { builtinPacks, operatorPack, projectPacks } from '../../server/workspace/packs.js';
import { dayInShanghai } from '../../server/workspace/today.js';
import { UsageError } from '../../server/workspace/usage-error.js';
import { readConfig } from '../../server/project/config.js';
import { sourceText } from '../../server/text/source.js';
import { folderWith } from './folder.js';

const repository = new URL('../..', import.meta.url).pathname;

describe('packs', () => {
  it('hands in every folder of rules/, with its files sorted', () => {
    const packs = builtinPacks(repository);
    const input = packs.find(({ folder }) => folder === 'rules/input')!;
    expect(input.builtin).toBe(true);
    expect(input.files.map(({ path }) => path)).toContain('rules/input/pack.yaml');
    expect(input.files.map(({ path }) => path)).toEqual(input.files.map(({ path }) => path).sort());
  });

  it('reads the packs of hegui.yaml inside the project only', () => {
    const root = folderWith({ 'my-rules/pack.yaml': 'id: mine\n', 'my-rules/rules/a.yaml': '', 'my-rules/notes.txt': '', 'file.yaml': '' });
    const away = folderWith({ 'pack.yaml': 'id: away\n' });
    symlinkSync(away, join(root, 'linked'));
    const text = 'packs: [./my-rules, gbt27922, ../away, linked, nowhere, file.yaml]\n';
    const { packs, faults } = projectPacks(root, readConfig(sourceText('hegui.yaml', text)), 'hegui.yaml', new Set(['gbt27922']), NODE_FILES);
    expect(packs.map(({ folder, files }) => [folder, files.map(({ path }) => path)])).toEqual([['my-rules', ['my-rules/pack.yaml', 'my-rules/rules/a.yaml']]]);
    expect(faults.map(({ kind, span }) => [kind, text.slice(span.start, span.end)])).toEqual([
      ['file-outside', '../away'], ['file-outside', 'linked'], ['file-missing', 'nowhere'], ['file-missing', 'file.yaml'],
    ]);
  });

  it('reads a pack from anywhere if the operator names it', () => {
    const away = folderWith({ 'pack.yaml': 'id: away\n' });
    expect(operatorPack(away, '/', NODE_FILES)).toMatchObject({ pack: { folder: away, builtin: false }, faults: [] });
    expect(() => operatorPack('nowhere', away, NODE_FILES)).toThrow(UsageError);
  });
});

describe('dayInShanghai', () => {
  it('is the day there, whatever the machine’s zone', () => {
    expect(dayInShanghai(new Date('2026-08-31T15:59:59Z'))).toBe('2026-08-31');
    expect(dayInShanghai(new Date('2026-08-31T16:00:00Z'))).toBe('2026-09-01');
  });
});
