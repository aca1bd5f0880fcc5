import { describe, expect, it } from 'vitest';
import type { Report } from '../../schemas/report.js';
import { failedGates } from '../../server/cli/gates.js';

const NONE = { maxWarnings: null, minCoverage: null, minScore: null, target: null };
const report = (more: Partial<Pick<Report, 'coverage' | 'score'>> & { warnings?: number } = {}): Report => ({
  findings: Array.from({ length: more.warnings ?? 0 }, () => ({ level: 'warning' })), coverage: { documented: 0.8, evidenced: null },
  score: { low: 82, high: 93, grades: ['三星', '四星'] }, ...more,
}) as unknown as Report;
const failed = (asked: Partial<typeof NONE> | object, of = report()) => failedGates('client', of, { ...NONE, ...asked }).map(({ en }) => en);

describe('failedGates', () => {
  it('fails nothing that was not asked', () => { expect(failed({}, report({ warnings: 100 }))).toEqual([]); });

  it('counts warnings up to the number allowed', () => {
    expect(failed({ maxWarnings: 2 }, report({ warnings: 2 }))).toEqual([]);
    expect(failed({ maxWarnings: 0 }, report({ warnings: 1 }))).toEqual(['client: 1 warnings, more than 0']);
  });

  it('compares coverage in percent, never rounded up', () => {
    expect(failed({ minCoverage: 80 })).toEqual([]);
    expect(failed({ minCoverage: 80 }, report({ coverage: { documented: 0.7999, evidenced: null } }))).toEqual(['client: 79.9 % documented, below 80 %']);
    expect(failed({ minCoverage: 1 }, report({ coverage: { documented: null, evidenced: null } }))).toHaveLength(1);
  });

  it('judges score and grade on the low end, and fails where there is none', () => {
    expect(failed({ minScore: 82, target: '三星' })).toEqual([]);
    expect(failed({ minScore: 83, target: '四星' })).toEqual(['client: the low end of the estimated score is 82, below 83', 'client: the low end of the score is 三星, not 四星']);
    expect(failed({ minScore: 0, target: '达标' }, report({ score: null }))).toHaveLength(2);
  });
});
