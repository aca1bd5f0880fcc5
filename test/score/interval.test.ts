import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { Standard } from '../../schemas/standard.js';
import { leavesOf } from '../../server/check/leaves.js';
import type { LeafCoverage } from '../../server/check/model.js';
import { leafPoints, type LeafPoints } from '../../server/score/points.js';
import { gradeOf, scoreOf } from '../../server/score/score.js';

const standard = Standard.parse(parse(readFileSync('rules/standards/gbt27922-2011.yaml', 'utf8')));
const leaves = leavesOf(standard);
const NONE = { possible: 0, confirmed: 0, bonus: 0 };

const covered = (leaf: string, documented: LeafCoverage['documented'] = 1, evidenced: LeafCoverage['evidenced'] = 1): LeafCoverage =>
  ({ leaf, documented, evidenced, status: documented === 1 ? 'covered' : documented === 0 ? 'missing' : 'partial', evidence: [], where: [], attested: false });
const excluded = (leaf: string): LeafCoverage => ({ leaf, documented: null, evidenced: null, status: 'excluded', evidence: [], where: [], attested: false });

/** Random points within each leaf's bounds that keep every chapter's sum: a random start, then the rest moved about. */
function randomPoints(points: readonly LeafPoints[], random: () => number): Map<string, number> {
  const result = new Map<string, number>();
  for (const chapter of standard.chapters) {
    const own = points.filter((p) => p.chapter === chapter.key);
    const values = own.map((p) => p.low + random() * (p.high - p.low));
    let rest = chapter.points - values.reduce((a, b) => a + b, 0);
    for (let round = 0; round < 100 && Math.abs(rest) > 1e-9; round++) {
      own.forEach((p, i) => {
        const room = rest > 0 ? p.high - values[i]! : p.low - values[i]!;
        const move = rest > 0 ? Math.min(room, rest) * (round < 50 ? random() : 1) : Math.max(room, rest) * (round < 50 ? random() : 1);
        values[i]! += move;
        rest -= move;
      });
    }
    expect(Math.abs(rest)).toBeLessThan(1e-6);
    own.forEach((p, i) => result.set(p.key, values[i]!));
  }
  return result;
}

function mulberry(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('the standard', () => {
  it('has 3 chapters, 15 groups and 44 leaves, 100 points, and only the sourced numbers', () => {
    expect(standard.chapters).toHaveLength(3);
    expect(standard.chapters.flatMap((c) => c.groups)).toHaveLength(15);
    expect(leaves).toHaveLength(44);
    expect(new Set(leaves.map((l) => l.key)).size).toBe(44);
    expect(standard.chapters.map((c) => c.points)).toEqual([40, 35, 25]);
    expect(leaves.filter((l) => l.points !== null).map((l) => [l.key, l.points])).toEqual([['5.1.2.2', 5]]);
  });
});

describe('the score interval', () => {
  const statuses = fc.array(fc.constantFrom<[LeafCoverage['documented'], LeafCoverage['evidenced']]>([1, 1], [1, 0], [0, 1], [0.5, 1], [1, null], [0, null]), { minLength: 44, maxLength: 44 });

  it('holds the true score under 1,000 random admissible assignments of points', () => {
    let tried = 0;
    fc.assert(fc.property(statuses, fc.nat(), fc.uniqueArray(fc.nat({ max: 43 }), { maxLength: 6 }), (marks, seed, out) => {
      const random = mulberry(seed);
      const coverage = leaves.map((leaf, i) => (out.includes(i) ? excluded(leaf.key) : covered(leaf.key, ...marks[i]!)));
      const { score, points } = scoreOf(standard, coverage, null, 'guide', NONE);
      for (let n = 0; n < 20; n++) {
        const assigned = randomPoints(points, random);
        // Any truth behind what is not known: half done or evidence not judged may turn out either way.
        let earned = 0;
        let applicable = 0;
        for (const leaf of coverage) {
          if (leaf.status === 'excluded') continue;
          const truth = (v: number | null) => (v === 1 ? 1 : v === 0 ? 0 : Math.round(random()));
          earned += assigned.get(leaf.leaf)! * truth(leaf.documented) * truth(leaf.evidenced);
          applicable += assigned.get(leaf.leaf)!;
        }
        const real = (earned / applicable) * 100;
        expect(real).toBeGreaterThanOrEqual(score.low - 1e-6);
        expect(real).toBeLessThanOrEqual(score.high + 1e-6);
        tried++;
      }
    }), { numRuns: 50, seed: 27922 });
    expect(tried).toBeGreaterThanOrEqual(1000);
  });

  it('is tight: an admissible assignment reaches each end', () => {
    // Only the leaves of 5.3 earn: exactly its 25 points, whatever their split.
    const coverage = leaves.map((leaf) => covered(leaf.key, leaf.key.startsWith('5.3') ? 1 : 0));
    expect(scoreOf(standard, coverage, null, 'guide', NONE).score).toMatchObject({ low: 25, high: 25 });
    // One leaf of 5.3 earns: between 1 and 5 points.
    const one = leaves.map((leaf) => covered(leaf.key, leaf.key === '5.3.2/records' ? 1 : 0));
    expect(scoreOf(standard, one, null, 'guide', NONE).score).toMatchObject({ low: 1, high: 5 });
  });

  it('is one number when everything earns, or nothing does', () => {
    expect(scoreOf(standard, leaves.map((l) => covered(l.key)), null, 'guide', NONE).score).toMatchObject({ low: 100, high: 100, grades: ['五星'] });
    expect(scoreOf(standard, leaves.map((l) => covered(l.key, 0, 0)), null, 'guide', NONE).score).toMatchObject({ low: 0, high: 0, grades: ['未达标'] });
  });

  it('takes excluded leaves out of the denominator', () => {
    const coverage = leaves.map((l) => (l.key.startsWith('5.2') ? excluded(l.key) : covered(l.key)));
    const { score } = scoreOf(standard, coverage, null, 'guide', NONE);
    expect(score).toMatchObject({ low: 100, high: 100, applicable: { low: 65, high: 65 } });
  });

  it('subtracts confirmed deductions, adds at most one bonus, and fails at five deductions', () => {
    const all = leaves.map((l) => covered(l.key));
    expect(scoreOf(standard, all, null, 'guide', { possible: 3, confirmed: 2, bonus: 0 }).score).toMatchObject({ low: 98, high: 98, deductions: { possible: 3, confirmed: 2 } });
    expect(scoreOf(standard, all, null, 'guide', { possible: 0, confirmed: 2, bonus: 4 }).score).toMatchObject({ low: 99, high: 99, bonus: 1 });
    expect(scoreOf(standard, all, null, 'guide', { possible: 5, confirmed: 5, bonus: 0 }).score).toMatchObject({ low: 95, grades: ['未达标'] });
  });
});

describe('points.yaml', () => {
  it('makes a leaf official and narrows the others', () => {
    const points = leafPoints(standard, { points: { '5.3.2/records': 4 } });
    const leaf = points.find((p) => p.key === '5.3.2/records')!;
    expect(leaf).toMatchObject({ low: 4, high: 4, official: 4 });
    expect(leaf.estimated).not.toContain('points');
    expect(points.find((p) => p.key === '5.1.2.2')).toMatchObject({ low: 5, high: 5, official: 5 });
  });

  it('with all points of a chapter supplied gives one number', () => {
    const keys = leaves.filter((l) => l.key.startsWith('5.3')).map((l) => l.key);
    const points = Object.fromEntries(keys.map((k, i) => [k, i === 0 ? 4 : 3]));
    const coverage = leaves.map((l) => covered(l.key, l.key === keys[0] ? 1 : 0));
    expect(scoreOf(standard, coverage, { points }, 'guide', NONE).score).toMatchObject({ low: 4, high: 4 });
  });
});

describe('grades', () => {
  it('follow the guide or the published rules, which differ only for five stars', () => {
    const at = (score: number) => [gradeOf(standard, 'guide', score), gradeOf(standard, 'published', score)];
    expect(at(69)).toEqual(['未达标', '未达标']);
    expect(at(70)).toEqual(['达标', '达标']);
    expect(at(80)).toEqual(['三星', '三星']);
    expect(at(90)).toEqual(['四星', '四星']);
    expect(at(95)).toEqual(['四星', '五星']);
    expect(at(98)).toEqual(['五星', '五星']);
  });
});
