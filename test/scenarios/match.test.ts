import { describe, expect, it } from 'vitest';
import { encode } from './encode.js';
import { fitsLine, lack, misfit } from './match.js';
import { readScenario } from './scenario.js';

describe('a pattern of lines', () => {
  const fits = (pattern: string, text: string) => misfit(pattern, text) === null;

  it('is the whole text, but for what [[…]] stands for', () => {
    expect(fits('a\nb\n', 'a\nb\n')).toBe(true);
    expect(fits('a\n', 'a\nb\n')).toBe(false);
    expect(fits('', 'a\n')).toBe(false);
    expect(fits('a\n[[…]]\n', 'a\n')).toBe(true);
    expect(fits('a\n[[…]]\n', 'a\nb\nc\n')).toBe(true);
    expect(fits('[[…]]\nc\n', 'a\nb\nc\n')).toBe(true);
    expect(fits('[[…]]\nb\n', 'a\nb\nc\n')).toBe(false);
    expect(fits('[[…]]\nb\n[[…]]\nc\n', 'a\nb\nx\nc\n')).toBe(true);
    expect(fits('[[…]]\nc\n[[…]]\nb\n[[…]]\n', 'a\nb\nc\n')).toBe(false);
    expect(fits('a\n[[…]]\na\n', 'a\n')).toBe(false);
  });

  it('has [[…]] inside a line for any characters', () => {
    expect(fitsLine('a[[…]]c', 'abc')).toBe(true);
    expect(fitsLine('a[[…]]c', 'ac')).toBe(true);
    expect(fitsLine('a[[…]]a', 'a')).toBe(false);
    expect(fitsLine('[[…]]b[[…]]b[[…]]', 'abc')).toBe(false);
  });
});

describe('a part of a value', () => {
  it('is contained key by key, element by element', () => {
    const value = { list: [{ a: 1, b: 'x' }, { a: 2 }], plain: ['p', 'q'], none: [], n: 5, nil: null };
    for (const part of [{ n: 5 }, { list: [{ a: 2 }, { b: 'x' }] }, { list: { length: 2 } }, { plain: ['p', 'q'] }, { none: [] }, { n: '>= 5' }, { nil: null }, { list: [{ b: '[[…]]' }] }]) expect(lack(part, value), JSON.stringify(part)).toBeNull();
    for (const part of [{ n: 6 }, { list: [{ a: 2, b: 'x' }] }, { list: [] }, { plain: ['p'] }, { n: '< 5' }, { gone: null }, { nil: 0 }, { none: [{}] }]) expect(lack(part, value), JSON.stringify(part)).not.toBeNull();
  });
});

describe('a scenario file', () => {
  it('has files, then commands with what is expected of each', () => {
    const { files, runs } = readScenario('What it shows.\n\n====file a.md crlf====\none\n\n====link b a.md====\n====command in x====\nhegui check\n====status====\n1\n====stdout====\n====json lacks====\n{}\n');
    expect(files).toEqual([{ kind: 'file', path: 'a.md', options: ['crlf'], text: 'one\n' }, { kind: 'link', path: 'b', options: ['a.md'], text: '' }]);
    expect(runs).toMatchObject([{ command: 'hegui check', cwd: 'x', status: 1, stdout: '', stderr: '', json: null, jsonLacks: '{}\n' }]);
  });

  it('that makes no sense is refused', () => {
    for (const text of ['', '====status====\n0\n', '====command====\nhegui\n', '====command====\nhegui\n====status====\n0\n====file a====\n', '====fiel a====\n']) expect(() => readScenario(text), text).toThrow();
  });

  it('writes the encodings that it names', () => {
    expect(Buffer.from(encode('投a\n', ['gb18030'])).toString('hex')).toBe('cdb6610a');
    expect(Buffer.from(encode('投\n', ['utf-16be', 'bom', 'crlf'])).toString('hex')).toBe('feff6295000d000a');
    expect(encode('ab', ['fill', '7'])).toHaveLength(6);
    expect(encode('ab', ['pad', '7'])).toHaveLength(7);
  });
});
