import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentHash } from '../../server/workspace/attachments.js';
import { isInside, readText, walk } from '../../server/workspace/files.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { folderWith } from './folder.js';

const read = (root: string, path: string) => readText(path, { absolute: join(root, path), size: NODE_FILES.stat(join(root, path))?.size ?? 0 }, NODE_FILES);

describe('walk', () => {
  it('finds files by path and size, without hidden ones, locks and packages', () => {
    const root = folderWith({ 'manual/手册.md': '# 手册', 'manual/~$手册.md': '', '.git/config': '', 'node_modules/x/a.md': '', 'a/.b/c.md': '', '证据/照片.jpg': 'xyz' });
    expect([...walk(root, NODE_FILES).files].map(([path, { size }]) => [path, size]).sort()).toEqual([['manual/手册.md', 8], ['证据/照片.jpg', 3]]);
  });

  it('does not follow links that loop or lead outside, and names them', () => {
    const root = folderWith({ 'manual/a.md': '# a' });
    const outside = folderWith({ 'secret.md': '# secret', 'deep/x.md': '' });
    symlinkSync('..', join(root, 'manual/up'));
    symlinkSync('.', join(root, 'self'));
    symlinkSync(outside, join(root, 'away'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'manual/secret.md'));
    symlinkSync('nowhere', join(root, 'broken'));
    symlinkSync('ring-b', join(root, 'ring-a'));
    symlinkSync('ring-a', join(root, 'ring-b'));
    const { files, faults } = walk(root, NODE_FILES);
    expect([...files.keys()]).toEqual(['manual/a.md']);
    expect(faults.map(({ kind, file }) => [kind, file])).toEqual([['file-outside', 'away'], ['file-outside', 'manual/secret.md'], ['symlink-loop', 'manual/up'], ['symlink-loop', 'self']]);
  });

  it('takes linked files inside, and linked folders once, under their own name', () => {
    const root = folderWith({ 'manual/a.md': '# a', 'files/x.pdf': 'x' });
    symlinkSync('../files/x.pdf', join(root, 'manual/x.pdf'));
    symlinkSync('manual', join(root, 'alias'));
    expect([...walk(root, NODE_FILES).files.keys()].sort()).toEqual(['files/x.pdf', 'manual/a.md', 'manual/x.pdf']);
  });

  it('walks a root that is itself reached by a link', () => {
    const root = folderWith({ 'real/manual/a.md': '# a' });
    symlinkSync('real', join(root, 'link'));
    expect(walk(join(root, 'link'), NODE_FILES)).toMatchObject({ faults: [] });
    expect([...walk(join(root, 'link'), NODE_FILES).files.keys()]).toEqual(['manual/a.md']);
  });

  it('leaves projects inside apart', () => {
    const root = folderWith({ 'a.md': '', 'clients/one/hegui.yaml': '', 'clients/one/manual/m.md': '', 'clients/two/hegui.yaml': '' });
    const { files, nested } = walk(root, NODE_FILES);
    expect([...files.keys()]).toEqual(['a.md']);
    expect(nested).toEqual([join(root, 'clients/one'), join(root, 'clients/two')]);
  });

  it('is empty for an empty or missing folder', () => {
    const root = folderWith({});
    mkdirSync(join(root, 'empty'));
    expect(walk(join(root, 'empty'), NODE_FILES).files.size).toBe(0);
    expect(walk(join(root, 'missing'), NODE_FILES).files.size).toBe(0);
  });
});

describe('isInside', () => {
  it('does not take a longer name for a folder inside', () => {
    expect(isInside('/a/bc', '/a/b')).toBe(false);
    expect(isInside('/a/b/c', '/a/b')).toBe(true);
    expect(isInside('/a', '/')).toBe(true);
  });
});

describe('readText', () => {
  it('reads text without its mark, with its hash, and CRLF as it is', () => {
    const root = folderWith({ 'a.md': '\uFEFF# 手册\r\n' });
    expect(read(root, 'a.md')).toMatchObject({ file: { path: 'a.md', source: { text: '# 手册\r\n' }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }, faults: [] });
    expect(read(folderWith({ 'e.md': '' }), 'e.md')).toMatchObject({ file: { source: { text: '' } }, faults: [] });
  });

  it('names files that are binary, in an unknown encoding, too large, or gone, and reads none of them', () => {
    const root = folderWith({ 'b.md': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), 'e.md': Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'l.md': 'x' });
    truncateSync(join(root, 'l.md'), 26 * 1024 * 1024);
    expect(read(root, 'b.md')).toMatchObject({ file: { source: null }, faults: [{ kind: 'file-binary', file: 'b.md' }] });
    expect(read(root, 'e.md')).toMatchObject({ file: { source: null }, faults: [{ kind: 'file-encoding' }] });
    expect(read(root, 'l.md')).toMatchObject({ file: { source: null, sha256: null }, faults: [{ kind: 'file-too-large', args: { size: 26, limit: 25 } }] });
    expect(read(root, 'gone.md')).toMatchObject({ file: { source: null }, faults: [{ kind: 'file-missing' }] });
  });

  it('reads GB18030 as what it says', () => {
    const root = folderWith({ 'gb.md': Buffer.from('# \xca\xdb\xba\xf3\xb7\xfe\xce\xf1\xca\xd6\xb2\xe1\n', 'latin1') });
    expect(read(root, 'gb.md').file.source?.text).toBe('# 售后服务手册\n');
  });
});

describe('attachmentHash', () => {
  it('hashes a file, and takes the hash of a Git LFS pointer from the pointer', () => {
    const root = folderWith({ 'a.bin': 'abc' });
    const oid = 'c'.repeat(64);
    writeFileSync(join(root, 'p.jpg'), `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`);
    expect(attachmentHash({ absolute: join(root, 'a.bin'), size: 3 }, NODE_FILES)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(attachmentHash({ absolute: join(root, 'p.jpg'), size: 130 }, NODE_FILES)).toBe(oid);
    expect(attachmentHash({ absolute: join(root, 'none'), size: 3 }, NODE_FILES)).toBeNull();
  });
});
