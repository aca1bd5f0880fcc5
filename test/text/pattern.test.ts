import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { nativePattern } from '../../server/text/native-pattern.js';
import { compilePattern, type SafePattern } from '../../server/text/pattern.js';

function compiled(source: string): SafePattern {
  const pattern = compilePattern(source);
  if ('problem' in pattern) throw new Error(pattern.problem);
  return pattern;
}

const found = (source: string, text: string) => compiled(source).matches(text).map(({ from, to }) => text.slice(from, to));

describe('patterns', () => {
  test('give all matches, leftmost first, with UTF-16 offsets', () => {
    expect(compiled('解释权(归|属于).{0,4}(公司|本店)').matches('本活动解释权归公司所有，解释权属于本店')).toEqual([
      { from: 3, to: 9 }, { from: 12, to: 19 },
    ]);
    expect(compiled('[^a]b').matches('𠮷b xb')).toEqual([{ from: 0, to: 3 }, { from: 4, to: 6 }]);
  });

  test('leave out empty matches and end', () => {
    expect(found('a{0,2}', 'baab𠮷a')).toEqual(['aa', 'a']);
    expect(found('a*', 'baab𠮷a')).toEqual(['aa', 'a']);
  });

  test('can be used again', () => {
    const pattern = compiled('x{1,3}');
    expect(pattern.matches('xx')).toEqual(pattern.matches('xx'));
  });

  test.each([
    ['售后(?=服务)', 2, /look ahead/], ['(?<!不)得', 0, /behind/], ['a(?!b)', 1, /ahead/], ['(a)b\\1', 4, /refer back/], ['(?P<n>a)\\k<n>', 8, /refer back/],
  ])('%s is refused with a sentence', (source, offset, problem) => {
    expect(compilePattern(source)).toEqual({ offset, problem: expect.stringMatching(problem) });
  });

  test('what looks like them inside a set or behind a backslash is not refused', () => {
    expect(found('[(?=]', 'a(=')).toEqual(['(', '=']);
    expect(found('\\(\\?=', 'x(?=')).toEqual(['(?=']);
    expect(found('[]a]', ']a')).toEqual([']', 'a']);
  });

  test.each([['投诉(', 0], ['ab[z-a]', 3], ['a{3,1}', 1], ['x**', 1], ['a\\', 0]])('%s has its problem at %i', (source, offset) => {
    expect(compilePattern(source)).toMatchObject({ offset, problem: expect.stringMatching(/./) });
  });

  test('run natively only where proven linear', () => {
    for (const source of ['概不负责|恕不退换', '[0-9]{1,4}(小时|天)', 'a?b', '(?i)vip', '(?P<year>20\\d\\d)年', '\\bqr-\\d{2}\\b']) expect(nativePattern(source)).not.toBeNull();
    for (const source of ['a+', 'a*b', '(a+)+$', 'x{2,}', '(a?){30}a{30}', '.{0,100}.{0,100}', '\\pL', '[[:alpha:]]', '(?i)\\w', '(?s).', '\\Qa.b\\E']) expect(nativePattern(source)).toBeNull();
  });

  test('take linear time on what makes a backtracking engine hang', () => {
    const text = `${'a'.repeat(40_000)}b`;
    const start = performance.now();
    for (const source of ['(a+)+$', '(a|aa)*c', '(a?){30}a{30}c', '(.{0,200}){3}c']) compiled(source).matches(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('match the same natively as by automaton', () => {
    const atom = fc.constantFrom('a', 'b', '客', '𠮷', '.', '[a客]', '[^b\\n]', '\\d', '\\s', '\\.', '(a|b客)', '(?:ab|a)', '[\\]a-]', '\\x{5ba2}', '^', '$', '\\w', '\\S', '{', '-', '[^\\s]');
    const part = fc.tuple(atom, fc.constantFrom('', '?', '{2}', '{0,3}', '{1,2}?', '??')).map(([a, q]) => (a === '{' || '^$'.includes(a) ? a : a + q));
    const pattern = fc.array(fc.array(part, { minLength: 1, maxLength: 4 }).map((p) => p.join('')), { minLength: 1, maxLength: 3 }).map((p) => p.join('|'));
    const text = fc.array(fc.constantFrom('a', 'b', '客', '𠮷', '1', ' ', '\n', '.', ']', '-', '\u3000', '{'), { maxLength: 20 }).map((c) => c.join(''));
    fc.assert(fc.property(pattern, text, (source, value) => {
      if (nativePattern(source) === null) return;
      const expected: [number, number][] = [];
      const matcher = RE2JS.compile(source).matcher(value);
      while (matcher.find()) if (matcher.end() > matcher.start()) expected.push([matcher.start(), matcher.end()]);
      expect(compiled(source).matches(value).map(({ from, to }) => [from, to])).toEqual(expected);
    }), { numRuns: 2000 });
  });
});
