import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lintFolder, type Linted } from './lint-folder.js';
import { foundFor, plantedFaults } from './planted.js';

const TODAY = '2026-09-01';
const CONFORMING = 'samples/appliance-conforming';
const FAULTY = 'samples/appliance-faulty';
const RAW = 'samples/word-import-raw/手册.md';

const level = (linted: Linted, wanted: string) => linted.report.findings.filter((f) => f.level === wanted);

describe('the conforming sample', () => {
  const linted = lintFolder(CONFORMING, TODAY);

  it('has no error and no warning', () => {
    expect(level(linted, 'error')).toEqual([]);
    expect(level(linted, 'warning')).toEqual([]);
  });

  it('covers every topic that applies, and every leaf on both sides', () => {
    const open = linted.report.topics.filter((t) => t.status !== 'covered').map((t) => `${t.id} ${t.status}`);
    expect(open).toEqual(['ecommerce-service notApplicable', 'data-destruction notApplicable']);
    expect(linted.report.indicators.filter((i) => i.documented !== 1 || i.evidenced !== 1)).toEqual([]);
  });

  it('without its complaint chapter has exactly one new finding', () => {
    const before = new Set(linted.report.findings.map((f) => f.fingerprint));
    const without = lintFolder(CONFORMING, TODAY, (path, text) => {
      if (!path.endsWith('售后服务管理手册.md')) return text;
      const start = text.indexOf('## 第十六章');
      const end = text.indexOf('## 第十七章');
      expect(start).toBeGreaterThan(0);
      expect(end).toBeGreaterThan(start);
      return text.slice(0, start) + text.slice(end);
    });
    const added = without.report.findings.filter((f) => !before.has(f.fingerprint));
    expect(added.map((f) => f.message)).toHaveLength(1);
    expect(added[0]).toMatchObject({ rule: 'gbt27922/complaint-loop', level: 'error', cause: 'missing' });
    expect(added[0]!.also).toEqual(expect.arrayContaining(['GB-5.3.2-CHANNELS', 'GB-5.3.2-RECORDS', 'GUIDE-KPI-01']));
    const missing = without.report.topics.filter((t) => t.status === 'missing').map((t) => t.id);
    expect(missing.sort()).toEqual(['complaint-handling', 'complaint-resolution-rate']);
  });
});

describe.each([
  ['samples/retail-conforming', 'certified', ['data-destruction']],
  ['samples/care-conforming', 'rectification', ['ecommerce-service']],
] as const)('%s', (folder, stage, notApplicable) => {
  const linted = lintFolder(folder, TODAY);

  it('is at its stage without a single finding', () => {
    expect(linted.report.stage).toBe(stage);
    expect(linted.report.findings.map((f) => `${f.level} ${f.rule} ${f.message}`)).toEqual([]);
  });

  it('judges every rule that is due', () => {
    expect(linted.report.skipped).toEqual([]);
  });

  it('covers every topic that applies, and every leaf on both sides', () => {
    expect(linted.report.topics.filter((t) => t.status !== 'covered').map((t) => `${t.id} ${t.status}`)).toEqual(notApplicable.map((id) => `${id} notApplicable`));
    expect(linted.report.indicators.filter((i) => i.documented !== 1 || i.evidenced !== 1)).toEqual([]);
  });
});

describe.each([[FAULTY], ['samples/retail-faulty'], ['samples/care-faulty']])('the faulty twin %s', (folder) => {
  const linted = lintFolder(folder, TODAY);
  const planted = plantedFaults(folder);
  const codes = new Map(linted.result.findings.map((f) => [f.rule, f.code]));

  it('has planted faults of different kinds', () => {
    expect(planted.length).toBeGreaterThanOrEqual(20);
    expect(new Set(planted.map((p) => p.cause)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(planted.map((p) => p.rule)).size).toBeGreaterThanOrEqual(18);
  });

  it.each(planted.map((p) => [p.id, p] as const))('%s is found', (_, fault) => {
    expect(foundFor(fault, linted.report, codes, folder).length, `${fault.rule} ${fault.cause} at “${fault.at}”`).toBeGreaterThan(0);
  });

  it('has nothing at error level that was not planted', () => {
    const expected = new Set(planted.flatMap((fault) => foundFor(fault, linted.report, codes, folder)));
    expect(level(linted, 'error').filter((f) => !expected.has(f)).map((f) => `${f.rule} ${f.file} ${f.message}`)).toEqual([]);
  });
});

describe('the raw manual', () => {
  const linted = lintFolder(RAW, TODAY);

  it('is as long as a real one', () => {
    expect(readFileSync(RAW).length).toBeGreaterThan(120 * 1024);
  });

  it('gives at most 60 findings, 25 of them errors, and no grade', () => {
    expect(linted.report.findings.length).toBeLessThanOrEqual(60);
    expect(level(linted, 'error').length).toBeLessThanOrEqual(25);
    expect(linted.report.score).toBeNull();
  });

  it('names its gaps and takes nothing missing for covered', () => {
    const { gaps } = parse(readFileSync('samples/word-import-raw/faults.yaml', 'utf8')) as { gaps: { topic: string; status: string }[] };
    const status = new Map(linted.report.topics.map((t) => [t.id, t.status]));
    expect(gaps.filter((gap) => status.get(gap.topic) === 'covered').map((g) => g.topic)).toEqual([]);
  });
});

describe('errors', () => {
  it('are at most 30 % of the rules that are due, at every stage and for every kind of enterprise', () => {
    const { rules } = lintFolder(RAW, TODAY);
    const stages = ['drafting', 'running', 'application', 'stage1', 'stage2', 'rectification', 'certified', 'surveillance', 'upgrade'];
    for (const type of ['production', 'sales', 'service'] as const) {
      for (const [i, stage] of stages.entries()) {
        const due = rules.rules.filter((r) => !r.rule.fault && stages.indexOf(r.rule.due) <= i && (!r.rule.appliesTo?.types || r.rule.appliesTo.types.includes(type)));
        const errors = due.filter((r) => r.level === 'error' || r.checks.some((c) => c.check.level === 'error'));
        expect(errors.length / due.length, `${type} at ${stage}: ${errors.length} of ${due.length}`).toBeLessThanOrEqual(0.3);
      }
    }
  });
});
