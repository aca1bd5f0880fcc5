import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { withFile } from '../../server/cli/stdin.js';
import { projectAbove, resolveTargets } from '../../server/workspace/targets.js';
import { type UsageError } from '../../server/workspace/usage-error.js';
import { folderWith } from './folder.js';

const CONFIG = 'enterprise: { type: production }\n';
const targets = (cwd: string, ...paths: string[]) => resolveTargets(paths, cwd, NODE_FILES).map(({ root, read: { snapshot } }) => ({
  name: snapshot.name, lone: root === null, config: snapshot.config?.path ?? null, manuals: snapshot.manuals.map(({ path }) => path),
}));
const project = { 'client/hegui.yaml': CONFIG, 'client/manual/手册.md': '# 手册', 'client/evidence/清单.yaml': 'items: []\n', 'client/notes.md': '# 笔记' };

describe('resolveTargets', () => {
  it('takes a folder with hegui.yaml as a project, and anything in it as that project, once', () => {
    const cwd = folderWith(project);
    const client = { name: 'client', lone: false, config: 'hegui.yaml', manuals: ['manual/手册.md'] };
    expect(targets(cwd, 'client')).toEqual([client]);
    expect(targets(cwd, './client/')).toEqual([client]);
    expect(targets(cwd, 'client/manual/手册.md', 'client/manual', 'client/hegui.yaml', 'client/evidence/清单.yaml')).toEqual([client]);
    expect(targets(join(cwd, 'client'))).toEqual([{ ...client, name: '.' }]);
    expect(targets(join(cwd, 'client/manual'), '手册.md')).toMatchObject([{ name: join(cwd, 'client') }]);
  });

  it('takes a file that its project does not read for itself', () => {
    const cwd = folderWith(project);
    expect(targets(cwd, 'client/notes.md')).toEqual([{ name: 'client/notes.md', lone: true, config: null, manuals: ['client/notes.md'] }]);
  });

  it('takes several loose files as a project each, sorted', () => {
    const cwd = folderWith({ 'b.md': '# b', 'x/a.yaml': 'title: a\n' });
    expect(targets(cwd, 'x/a.yaml', './b.md', 'b.md').map(({ name, lone, manuals }) => [name, lone, manuals])).toEqual([['b.md', true, ['b.md']], ['x/a.yaml', true, ['x/a.yaml']]]);
  });

  it('takes a folder without hegui.yaml as one project without a profile', () => {
    const cwd = folderWith({ 'docs/a.md': '# a', 'docs/b.md': '# b', 'docs/sub/c.md': '' });
    expect(targets(cwd, 'docs')).toEqual([{ name: 'docs', lone: false, config: null, manuals: ['a.md', 'b.md'] }]);
  });

  it('takes the projects inside a folder that is none itself', () => {
    const cwd = folderWith({ ...project, 'other/hegui.yaml': CONFIG, 'other/手册/a.md': '' });
    expect(targets(cwd).map(({ name, manuals }) => [name, manuals])).toEqual([['client', ['manual/手册.md']], ['other', ['手册/a.md']]]);
  });

  it('names what is not there, what cannot be checked, and where nothing is', () => {
    const cwd = folderWith({ 'a.docx': 'x', 'empty/readme.txt': '', ...project });
    const words = (...paths: string[]) => {
      try {
        targets(cwd, ...paths);
      } catch (error) {
        return (error as UsageError).text.en;
      }
      return null;
    };
    expect(words('client', 'gone.md')).toBe('there is no gone.md');
    expect(words('a.docx')).toContain('a.docx cannot be checked');
    expect(words('empty')).toContain('no manual to check in empty');
    expect(words('client')).toBeNull();
  });

  it('does not look for hegui.yaml beyond the repository', () => {
    const cwd = folderWith({ 'hegui.yaml': CONFIG, 'repo/.git/HEAD': '', 'repo/docs/a.md': '# a' });
    expect(targets(cwd, 'repo/docs/a.md')).toMatchObject([{ lone: true }]);
    expect(projectAbove(join(cwd, 'repo/docs'), NODE_FILES)).toBeNull();
    expect(projectAbove(cwd, NODE_FILES)).toBe(cwd);
  });

  it('reads ledgers, hashes and attachments that manifests name, and nothing outside', () => {
    const cwd = folderWith({
      'hegui.yaml': `${CONFIG}points: licensed/p.yaml\n`, 'licensed/p.yaml': 'points: {}\n', 'decisions.yaml': 'decisions: []\n', 'manual/a.md': '# a', 'evidence/files/a.jpg': 'abc', 'evidence/files/b.jpg': 'b',
      'evidence/台账.csv': '编号\n', 'evidence/清单.yaml': 'items:\n  - { id: A, type: x, file: files/a.jpg, sha256: 00 }\n  - { id: B, type: x, file: files/b.jpg }\n  - { id: C, type: x, file: ../../../etc/passwd, sha256: 00 }\ntables: { complaints: 台账.csv, outlets: ../../x.csv, staff: 无.csv }\n',
      'evidence/工时.xlsx': 'x', 'evidence/more.yaml': 'tables: { workOrders: 工时.xlsx#1 }\n',
    });
    symlinkSync('/etc/passwd', join(cwd, 'evidence/files/link.jpg'));
    const [{ read: { snapshot } }] = resolveTargets([], cwd, NODE_FILES) as [ReturnType<typeof resolveTargets>[number]];
    expect(snapshot.ledgers.map(({ path, source, bytes }) => [path, source !== null, bytes?.length])).toEqual([['evidence/工时.xlsx', false, 1], ['evidence/台账.csv', true, undefined]]);
    expect(snapshot.points?.path).toBe('licensed/p.yaml');
    expect(snapshot.decisions?.path).toBe('decisions.yaml');
    expect(snapshot.attachments.get('evidence/files/a.jpg')).toMatchObject({ size: 3, sha256: expect.stringMatching(/^ba7816bf/) as string });
    expect(snapshot.attachments.get('evidence/files/b.jpg')).toEqual({ size: 1, sha256: null });
    expect(snapshot.attachments.has('evidence/files/link.jpg')).toBe(false);
    expect(snapshot.faults.map(({ kind, file }) => [kind, file])).toEqual([['file-outside', 'evidence/files/link.jpg']]);
  });

  it('takes decisions that the operator hands in instead of the project’s', () => {
    const cwd = folderWith({ ...project, 'client/decisions.yaml': '', 'mine.yaml': 'decisions: []\n' });
    const [target] = resolveTargets(['client'], cwd, NODE_FILES, { decisions: { shown: 'mine.yaml', absolute: join(cwd, 'mine.yaml') }, calendars: [] });
    expect(target?.read.snapshot.decisions?.path).toBe('mine.yaml');
  });
});

describe('withFile', () => {
  const bytes = new TextEncoder().encode('# 未保存');

  it('puts unsaved text in place of a file of its project', () => {
    const cwd = folderWith(project);
    const [target] = resolveTargets(['client/manual/手册.md'], cwd, withFile(NODE_FILES, join(cwd, 'client/manual/手册.md'), bytes));
    expect(target?.read.snapshot).toMatchObject({ name: 'client', manuals: [{ source: { text: '# 未保存' } }] });
  });

  it('reads a file that was never saved, in a project or alone', () => {
    const cwd = folderWith(project);
    const [inside] = resolveTargets(['client/manual/新.md'], cwd, withFile(NODE_FILES, join(cwd, 'client/manual/新.md'), bytes));
    expect(inside?.read.snapshot.manuals.map(({ path }) => path)).toEqual(['manual/手册.md', 'manual/新.md']);
    const [alone] = resolveTargets(['stdin.md'], cwd, withFile(NODE_FILES, join(cwd, 'stdin.md'), bytes));
    expect(alone).toMatchObject({ root: null, read: { snapshot: { name: 'stdin.md', manuals: [{ path: 'stdin.md', source: { text: '# 未保存' } }] } } });
  });
});
