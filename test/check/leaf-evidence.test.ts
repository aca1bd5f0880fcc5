import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadBuiltin } from '../../scripts/builtin.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { lint } from '../../server/lint.js';
import { buildProject } from '../../server/project/build.js';
import type { SnapshotFile } from '../../server/project/model.js';
import { sourceText } from '../../server/text/source.js';

const TODAY = '2026-09-01';
const rules = loadBuiltin(process.cwd());

function lintItems(items: readonly Record<string, unknown>[], more: { tables?: Record<string, unknown>; decisions?: unknown; files?: Record<string, string>; certification?: Record<string, unknown> } = {}) {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const files = { 'f.txt': 'a', ...more.files };
  const ledgers = Object.entries(more.files ?? {}).map(([path, text]) => file(path, text));
  return lint(buildProject({
    name: '.', config: file('hegui.yaml', stringify({ enterprise: { type: 'production' }, certification: { systemEffective: '2026-05-01', stage: 'running', ...more.certification } })),
    decisions: more.decisions === undefined ? null : file('decisions.yaml', stringify({ decisions: more.decisions })), points: null,
    manuals: [file('manual/手册.md', '# 售后服务手册\n\n## 总则\n\n本手册由综合部归档。\n')],
    manifests: [file('清单.yaml', stringify({ items, ...(more.tables ? { tables: more.tables } : {}) }))], ledgers,
    attachments: new Map(Object.entries(files).map(([path, text]) => [path, { size: text.length, sha256: 'aa' }])), faults: [],
  }, vocabularyOf(rules, undefined)), rules, { today: TODAY });
}

const leaf = (result: ReturnType<typeof lintItems>, key: string) => result.leaves.find((l) => l.leaf === key)!;
const item = (own: Record<string, unknown>) => ({ id: 'A', type: 'record-form', indicators: ['5.1.5.1'], date: '2026-08-01', file: 'f.txt', ...own });
const COMPLAINT = { id: 'C-1', received_at: '2026-08-01 09:00', channel: '热线', content: '噪声' };

describe('the evidenced side of a leaf', () => {
  it.each([
    ['a record that is there', {}, 1],
    ['one that names no file', { file: undefined }, 0.5],
    ['a policy where records are asked for', { type: 'policy-document' }, 0.5],
    ['a policy that says itself that it is of running', { type: 'policy-document', phase: 'run' }, 1],
    ['a record of building the system', { type: 'rectification', phase: 'build' }, 0.5],
    ['a missing file', { file: 'g.txt' }, 0],
    ['a file out of the project', { file: '../f.txt' }, 0],
    ['a changed file', { sha256: 'bb' }, 0],
    ['the last day of twelve months', { date: '2025-09-01', phase: 'review' }, 1],
    ['a day later', { date: '2025-08-31', phase: 'review' }, 0],
    ['dated tomorrow', { date: '2026-09-02' }, 0],
    ['made tomorrow', { created: '2026-09-02' }, 0],
    ['a month that is not over', { date: undefined, period: { from: '2026-08-15', to: '2026-09-15' } }, 1],
    ['the day the system took effect', { date: '2026-05-01' }, 1],
    ['the day before', { date: '2026-04-30' }, 0],
    ['another leaf', { indicators: ['5.1.5.2'] }, 0],
    ['the whole group, of a type that the leaf asks for', { indicators: ['5.1.5'] }, 1],
    ['the whole group, of another type', { indicators: ['5.1.5'], type: 'photo' }, 0],
    ['a leaf of which the key is the beginning', { indicators: ['5.1.5.10'] }, 0],
  ] as const)('%s', (_, own, expected) => {
    expect(leaf(lintItems([item(own)]), '5.1.5.1').evidenced).toBe(expected);
  });

  it('takes the later of two items with one id for none', () => {
    const { evidence } = leaf(lintItems([item({ type: 'policy-document' }), item({})]), '5.1.5.1');
    expect(evidence.map(({ share, reason }) => [share, reason?.en.includes('used before') ?? null])).toEqual([[0.5, false], [0, true]]);
  });

  it('counts a ledger by its rows', () => {
    const ledger = { id: 'T', type: 'complaint-ledger', indicators: ['5.3.2'], date: '2026-08-01' };
    const evidenced = (own: Record<string, unknown>, more = {}) => leaf(lintItems([{ ...ledger, ...own }], more), '5.3.2/records').evidenced;
    expect(evidenced({}, { tables: { complaints: [COMPLAINT] } })).toBe(1);
    expect(evidenced({}, { tables: { complaints: [] } })).toBe(0);
    expect(evidenced({})).toBe(0.5);
    expect(evidenced({ file: 'l.csv' }, { files: { 'l.csv': '投诉编号,渠道,受理时间,投诉内容\nC-1,热线,2026-08-01 09:00,噪声\n' } })).toBe(1);
    expect(evidenced({ file: 'l.csv' }, { files: { 'l.csv': '投诉编号,渠道,受理时间,投诉内容\n' } })).toBe(0);
    // The rows of another file are not this item's.
    expect(evidenced({ file: 'l.csv' }, { files: { 'l.csv': '投诉编号,渠道,受理时间,投诉内容\n' }, tables: { complaints: [COMPLAINT] } })).toBe(0);
    expect(evidenced({ file: 'f.txt' })).toBe(1);
  });

  it('follows people who attest an item, or stand for a changed file, until they no longer do', () => {
    const decision = { id: 'D', evidence: 'A', reason: '现场看过', by: '张工', at: '2026-08-01' };
    const attested = lintItems([item({ file: 'g.txt' })], { decisions: [{ ...decision, kind: 'attested', indicator: '5.3.2' }] });
    expect(leaf(attested, '5.3.2/records')).toMatchObject({ documented: 1, evidenced: 1, evidence: [{ id: 'A', share: 1 }] });
    expect(leaf(attested, '5.1.5.1').evidenced).toBe(0);
    const rehashed = (more: Record<string, unknown>) => lintItems([item({ sha256: 'bb' })], { decisions: [{ ...decision, kind: 'rehash', ...more }] });
    expect(leaf(rehashed({}), '5.1.5.1').evidenced).toBe(1);
    expect(rehashed({}).findings.map(({ code }) => code)).not.toContain('EVD-03');
    expect(leaf(rehashed({ expires: '2026-08-31' }), '5.1.5.1').evidenced).toBe(0);
    expect(rehashed({ evidence: 'B' }).findings.map(({ code }) => code)).toContain('EVD-03');
  });

  it('is nothing for an empty manifest, and the rules of both sides say nothing of it', () => {
    const result = lintItems([]);
    expect(leaf(result, '5.1.5.1')).toMatchObject({ evidenced: 0, evidence: [] });
    expect(result.findings.filter(({ code }) => /^(?:EVD|COV)-/.test(code))).toEqual([]);
  });

  it('does not tell a hole twice that a cover rule tells', () => {
    const result = lintItems([item({})]);
    expect(leaf(result, '5.1.5.1').documented).toBe(0);
    expect(result.findings.filter(({ code }) => code === 'COV-02')).toEqual([]);
  });
});

describe('a manifest of 10,000 items that nobody filled in', () => {
  it('gives at most two findings for each type', () => {
    const types = [...rules.evidenceTypes.keys()];
    const result = lintItems(Array.from({ length: 10_000 }, (_, i) => ({ id: `E-${i}`, type: types[i % types.length] })));
    const found = result.findings.filter(({ code }) => /^(?:EVD|COV)-/.test(code));
    expect(found.length).toBeLessThanOrEqual(2 * types.length + 6);
    // Nothing is lost: what every item lacks is one finding with every place.
    expect(Math.max(...found.map(({ occurrences }) => occurrences.length))).toBe(10_000);
    expect(result.verdict.failures).toEqual([]);
    // A rule may lack a ledger here, but none may give up for the number of items.
    expect(result.verdict.skipped.filter(({ rule, reason }) => rule.startsWith('evidence/') && ['too-many-rows', 'too-many-steps', 'failed'].includes(reason.phrase))).toEqual([]);
  }, 120_000);
});
