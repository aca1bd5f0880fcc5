import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DecisionsFile } from '../../schemas/project.js';
import type { Finding } from '../../server/check/model.js';
import { decide, type Wish } from '../../server/fix/decide.js';
import { offersFor } from '../../server/fix/offers.js';
import { applied, textBench, textsOf, type Bench } from './workshop.js';

const CONFIG = 'enterprise: { type: production }\n';
const MANUAL = '# 手册\n\n## 承诺\n\n最终解释权归本公司所有。\n\n## 保修\n\n本公司享有最终解释权。\n';
const SAID: Omit<Wish, 'kind'> = { reason: '律师函已经确认', by: '王经理' };

const bench = (decisions?: string, manual = MANUAL) => textBench({ 'hegui.yaml': CONFIG, '手册.md': manual, ...(decisions === undefined ? {} : { 'decisions.yaml': decisions }) });
const about = ({ result }: Bench, rule: string): Finding => result.findings.find((finding) => finding.rule === rule)!;
const RULE = 'claims/final-interpretation';
const decided = (before: Bench, wish: Wish = { kind: 'deferred', ...SAID }) => applied(before, decide({ judged: before.result, finding: about(before, RULE) }, wish));
const textOf = (after: Bench) => textsOf(after).get('decisions.yaml');

describe('a decision', () => {
  it('begins decisions.yaml, one block, with where, who, when and until when', () => {
    const after = decided(bench());
    // The hashes are what they are: eight digits of what is decided, twelve of the line.
    const [, id] = /id: (D-20260901-[0-9a-f]{8})\n/.exec(textOf(after)!) ?? [];
    const [, hash] = /textHash: ([0-9a-f]{12}) }/.exec(textOf(after)!) ?? [];
    expect(textOf(after)).toBe([
      'version: 1', 'decisions:', `  - id: ${id}`, '    kind: deferred', '    rule: claims/final-interpretation',
      `    where: { file: 手册.md, section: 承诺, textHash: ${hash} }`, '    reason: 律师函已经确认', '    by: 王经理', '    at: 2026-09-01', '    expires: 2026-11-30', '',
    ].join('\n'));
    expect(after.result.findings.some(({ rule }) => rule === RULE)).toBe(false);
    expect(after.result.verdict.decisions.inForce).toHaveLength(1);
  });

  it('is put among others by its id, however the file ends its lines', () => {
    const others = 'version: 1\r\n# 两人共用\r\ndecisions:\r\n  - id: D-1\r\n    kind: bonus\r\n    reason: 获奖\r\n    by: 李\r\n    at: 2026-08-01\r\n  # 后来的\r\n  - id: Z-9\r\n    kind: bonus\r\n    reason: 获奖\r\n    by: 李\r\n    at: 2026-08-01';
    const text = textOf(decided(bench(others)))!;
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(DecisionsFile.parse(parse(text)).decisions.map(({ id }) => id)).toEqual(['D-1', expect.stringMatching(/^D-20260901-/), 'Z-9']);
    expect(text).toContain('# 两人共用');
    expect(text).toContain('# 后来的');
  });

  it.each([['', 1], ['# 空\n', 1], ['version: 1\ndecisions: []\n', 1], ['decisions:\n', 1], ['version: 1\n', 1], ['decisions: []', 1]])('is put into %j', (written, number) => {
    const after = decided(bench(written));
    expect(DecisionsFile.parse(parse(textOf(after)!)).decisions).toHaveLength(number);
    expect(after.result.findings.some(({ rule }) => rule === RULE)).toBe(false);
  });

  it('is not offered where the file cannot be kept in order', () => {
    for (const written of ['decisions: [{ id: D-1, kind: bonus, reason: 获奖, by: 李, at: 2026-08-01 }]\n', 'decisions: {\n', '- a\n']) {
      expect(decide({ judged: bench(written).result, finding: about(bench(), RULE) }, { kind: 'deferred', ...SAID })).toEqual([]);
    }
    const lone = textBench({ '手册.md': MANUAL });
    expect(offersFor(lone.result, about(lone, RULE)).filter(({ kind }) => kind === 'decide')).toEqual([]);
  });

  it('taken twice is one', () => {
    const once = decided(bench());
    expect(decide({ judged: once.result, finding: about(bench(), RULE) }, { kind: 'deferred', ...SAID })).toEqual([]);
  });

  it('of two people has one id, and of two places two', () => {
    const ids = (text: string) => [...text.matchAll(/id: (\S+)/g)].map((m) => m[1]);
    const before = bench();
    expect(ids(textOf(decided(before))!)).toEqual(ids(textOf(decided(before, { kind: 'deferred', reason: '另有理由', by: '李' }))!));
    expect(ids(textOf(decided(before))!)).not.toEqual(ids(textOf(decided(bench(undefined, MANUAL.replace('## 承诺', '## 服务承诺'))))!));
  });

  it('without a reason has no effect until somebody fills it in', () => {
    const open = decided(bench(), { kind: 'deferred' });
    expect(open.result.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining([RULE, 'input/decision-open']));
    expect(textOf(open)).toContain('reason: 【待填写：理由】');
    expect(textOf(open)).toContain('by: 【待填写：姓名】');
    const filled = bench(textOf(open)!.replace('【待填写：理由】', '律师函已经确认').replace('【待填写：姓名】', '王'));
    expect(filled.result.findings.map(({ rule }) => rule)).not.toContain(RULE);
    expect(bench(textOf(open)!.replace('【待填写：姓名】', '王')).result.findings.map(({ rule }) => rule)).toContain('input/decision-open');
  });

  it('is taken out again by its finding, the others kept', () => {
    const two = 'version: 1\ndecisions:\n  - id: D-1\n    kind: deferred\n    rule: claims/superlatives\n    reason: 旧\n    by: 李\n    at: 2026-08-01\n  # 加分\n  - id: D-2\n    kind: bonus\n    reason: 获奖\n    by: 李\n    at: 2026-08-01\n';
    const before = bench(two);
    const unused = about(before, 'input/decision-unused');
    const drop = offersFor(before.result, unused).find(({ kind }) => kind === 'drop')!;
    expect(drop).toMatchObject({ class: 'choice', title: { zh: '删去决定“D-1”' } });
    const after = applied(before, drop.edits());
    expect(textOf(after)).toBe('version: 1\ndecisions:\n  # 加分\n  - id: D-2\n    kind: bonus\n    reason: 获奖\n    by: 李\n    at: 2026-08-01\n');
    expect(after.result.findings.some(({ rule }) => rule === 'input/decision-unused')).toBe(false);
  });

  it.each([['expires: 2026-08-30', 'input/decision-expired'], ['rule: claims/nothing-like-it', 'input/decision-unmatched']])('that is over (%s) is taken out, the last leaves an empty list', (line, rule) => {
    const before = bench(`version: 1\ndecisions:\n  - id: D-1\n    kind: deferred\n    ${line.startsWith('rule') ? line : `rule: claims/superlatives\n    ${line}`}\n    reason: 旧\n    by: 李\n    at: 2026-08-01\n`);
    const drop = offersFor(before.result, about(before, rule)).find(({ kind }) => kind === 'drop')!;
    const after = applied(before, drop.edits());
    expect(textOf(after)).toBe('version: 1\ndecisions: []\n');
    expect(after.result.findings.some((finding) => finding.rule.startsWith('input/decision'))).toBe(false);
  });

  it('names a rule as it is spelt', () => {
    const before = bench('version: 1\ndecisions:\n  - id: D-1\n    kind: deferred\n    rule: claims/final-interpretaton\n    reason: 旧\n    by: 李\n    at: 2026-08-01\n');
    const offer = offersFor(before.result, about(before, 'input/decision-unmatched')).find(({ kind }) => kind === 'respell')!;
    expect(offer.class).toBe('choice');
    const after = applied(before, offer.edits());
    expect(textOf(after)).toContain('rule: claims/final-interpretation\n');
    expect(after.result.findings.some(({ rule }) => rule === RULE || rule.startsWith('input/decision'))).toBe(false);
  });
});

describe('a changed file of evidence', () => {
  const item = (hash: string) => `items:\n  - { id: XJ-01, title: 巡检记录, type: record-form, file: XJ-01.txt, sha256: ${hash} }\n`;
  const OLD = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  const project = (file: string, decisions?: string) =>
    textBench({ 'hegui.yaml': CONFIG, '手册.md': '# 手册\n', 'evidence/manifest.yaml': item(OLD), ...(decisions ? { 'decisions.yaml': decisions } : {}) }, '2026-09-01', { 'evidence/XJ-01.txt': file });
  const changed = ({ result }: Bench) => result.findings.find(({ rule, cause }) => rule === 'evidence/file-sound' && cause === 'mismatch');

  it('is stood for by a decision with a reason, for this content only; its manifest is left alone', () => {
    const before = project('新内容');
    const after = applied(before, decide({ judged: before.result, finding: changed(before)! }, { kind: 'rehash', ...SAID }));
    expect(changed(after)).toBeUndefined();
    expect(textsOf(after).get('evidence/manifest.yaml')).toBe(item(OLD));
    expect(changed(project('又改了', textOf(after)))).toBeDefined();
  });

  it('is not stood for without a reason', () => {
    const before = project('新内容');
    const after = applied(before, offersFor(before.result, changed(before)!).find(({ kind }) => kind === 'rehash')!.edits());
    expect(changed(after)).toBeDefined();
    expect(after.result.findings.map(({ rule }) => rule)).toContain('input/decision-open');
  });
});
