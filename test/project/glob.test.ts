import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../server/project/glob.js';

describe('matcherOf', () => {
  it.each([
    ['manual/**/*.md', 'manual/手册.md', true], ['manual/**/*.md', 'manual/a/b/手册.MD', true], ['manual/**/*.md', 'manual/a.yaml', false],
    ['*.md', 'a/b.md', false], ['*.{md,yaml}', 'a.yaml', true], ['手册/**', '手册/一/二.md', true], ['./manual', 'manual/a.md', true],
    ['manual/a.md', 'manual/a.md', true], ['第?章.md', '第一章.md', true], ['[一二]*.md', '二、投诉.md', true], ['[!一]*.md', '一.md', false],
    ['**', 'a/b', true], ['*.md', '.hidden.md', false], ['a{b,c{d,e}}f', 'acef', true], ['a{b', 'a{b', true], ['a[b', 'a[b', true],
  ])('%s on %s: %s', (glob, path, expected) => { expect(matcherOf([glob])(path)).toBe(expected); });

  it('takes out what a leading ! names', () => {
    const match = matcherOf(['manual/**', '!manual/旧版/**']);
    expect([match('manual/a.md'), match('manual/旧版/a.md')]).toEqual([true, false]);
  });

  // Whether `x/**` matches x itself depends on x in picomatch; here it does.
  it('agrees with picomatch on what both know', () => {
    const step = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '手'), minLength: 1, maxLength: 4 }).filter((s) => !s.includes('**'));
    const glob = fc.array(fc.oneof(step, fc.constant('**')), { minLength: 1, maxLength: 4 }).map((steps) => steps.join('/')).filter((g) => /[*?]/.test(g) && !g.endsWith('/**'));
    const path = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '手'), minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }).map((steps) => steps.join('/'));
    fc.assert(fc.property(glob, path, (g, p) => { expect(matcherOf([g])(p), `${g} on ${p}`).toBe(picomatch(g)(p)); }), { numRuns: 2000 });
  });

  it('is quick on globs made to hang a backtracking matcher', () => {
    const began = process.cpuUsage();
    const path = `${'a'.repeat(250)}/`.repeat(15);
    expect(matcherOf([`${'*a'.repeat(60)}b`, `${'**/*a*/'.repeat(40)}x`, '{a,b}'.repeat(50)])(path)).toBe(false);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(500);
  });
});
