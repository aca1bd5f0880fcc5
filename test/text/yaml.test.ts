import { describe, expect, it } from 'vitest';
import { sourceText } from '../../server/text/source.js';
import { readYaml } from '../../server/text/yaml.js';

const read = (text: string) => readYaml(sourceText('a.yaml', text));
const faults = (text: string) => read(text).faults.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

describe('readYaml', () => {
  it('reads plain data only, whatever schema and tags the file asks for', () => {
    expect(read('%YAML 1.1\n---\na: 2026-05-01\nb: yes\nc: !!timestamp 2026-01-01\nd: !!binary aGk=\ne: !!set { x, y }\nf: !mine z\n')).toMatchObject({
      value: { a: '2026-05-01', b: 'yes', c: '2026-01-01', d: 'aGk=', e: { x: null, y: null }, f: 'z' }, faults: [],
    });
  });

  it('refuses aliases to what they stand in, at the alias, and no others', () => {
    expect(faults('a: &a { b: *a }')).toEqual([['yaml-aliases', '*a']]);
    expect(faults('&a [[1, [*a]]]')).toEqual([['yaml-aliases', '*a']]);
    expect(faults('a: &a\n  *a : b\n')).toEqual([['yaml-aliases', '*a']]);
    expect(read('a: &a [1]\nb: *a\n')).toMatchObject({ value: { a: [1], b: [1] }, faults: [] });
    expect(read('a: &a { b: &a x, c: *a }\n')).toMatchObject({ value: { a: { b: 'x', c: 'x' } }, faults: [] });
  });

  it('names each key that stands a second time, and takes the last', () => {
    const text = 'a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"a": 4\n1: x\n"1": y\n';
    expect(faults(text)).toEqual([['yaml-duplicate-key', 'a'], ['yaml-duplicate-key', '"a"'], ['yaml-duplicate-key', '"1"'], ['yaml-duplicate-key', 'c']]);
    const { value, place } = read(text);
    expect(value).toEqual({ a: 4, b: { c: 2 }, 1: 'y' });
    const { start, end } = place(['b', 'c']);
    expect(text.slice(start, end)).toBe('2');
  });

  it('gives the first error without the line end, the same in CRLF', () => {
    for (const end of ['\n', '\r\n']) {
      const text = `a: 1${end}b: [1${end}c: 2${end}`;
      expect(read(text).faults.map(({ kind }) => kind)).toEqual(['yaml-syntax']);
      for (const { span } of read(text).faults) expect(text.slice(span.start, span.end)).not.toMatch(/[\r\n]$/);
    }
  });

  it('refuses what nests too deep before it is parsed, however it nests', () => {
    const ways = ['- ', '? ', '- ? ', '[', '{a: ', '- ['].map((piece) => piece.repeat(150_000));
    const steps = (mark: string) => Array.from({ length: 1_000 }, (_, i) => ' '.repeat(i) + mark).join('\n');
    for (const text of [...ways, steps('a:'), steps('-'), steps('- a:')]) expect(read(text).faults.map(({ kind }) => kind), text.slice(0, 20)).toEqual(['yaml-too-deep']);
    // Depth is not length: many steps side by side, and text that only looks like steps.
    expect(read('- - a\n'.repeat(5_000)).faults).toEqual([]);
    expect(read(`a: |\n${Array.from({ length: 1_000 }, (_, i) => ' '.repeat(1 + (i % 50)) + 'x\n').join('')}`).faults).toEqual([]);
    expect(read('a: b: c\n'.repeat(2_000)).value).toBeUndefined();
  });

  it('takes linear time on many keys', () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `k${i}: ${i}\n`).join('');
    const began = performance.now();
    const tree = read(text);
    for (let i = 0; i < 100_000; i++) tree.place([`k${i}`]);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(tree.faults).toEqual([]);
  });
});
