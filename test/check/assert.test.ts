import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Standard } from '../../schemas/standard.js';
import { MOST_ROWS } from '../../server/check/assert.js';
import { compiled, run } from './assert-fixture.js';

const STANDARD = Standard.parse(parse(readFileSync('rules/standards/gbt27922-2011.yaml', 'utf8')));
const CONFIG = 'enterprise: { name: 某某公司, type: production, employees: 30 }\ncertification: { application: 2026-09-01 }\n';
const MANUAL = '---\nversion: A/0\nissued: 2026-05-20\neffective: 2026年5月1日\n---\n\n# 售后服务手册\r\n\r\n## 第一章 响应\r\n\r\n客服中心在24小时内响应客户报修，依据《退换货管理制度》处理。\r\n';

describe('where a finding stands', () => {
  test('without each: at a key of hegui.yaml, else at its certification, else at the manual', () => {
    const plain = compiled('- assert: { that: "profile.type == \\"sales\\"" }');
    expect(run(plain, { config: CONFIG, manuals: { 'm.md': MANUAL } }).found).toEqual([['hegui.yaml: certification']]);
    expect(run(plain, { config: 'enterprise: { type: service }\n' }).found).toEqual([['hegui.yaml: enterprise']]);
    const at = compiled('- assert: { that: today < profile.application, at: certification.application }');
    expect(run(at, { config: CONFIG }).found).toEqual([['hegui.yaml: 2026-09-01']]);
    const lone = compiled('- assert: { that: documents.size() > 1 }');
    expect(run(lone, { manuals: { 'm.md': MANUAL } }).found).toEqual([['m.md: 售后服务手册']]);
    expect(run(lone, {}).results[0]!.violations).toMatchObject([{ file: 'client', span: { start: 0, end: 0 } }]);
  });

  test('in a manual: claims, references, headings, control fields, with their section', () => {
    const one = (each: string, at: string) => run(compiled(`- assert: { each: ${each}, as: x, that: 'false'${at} }`), { config: CONFIG, manuals: { 'm.md': MANUAL } });
    expect(one('headings', '').found).toEqual([['m.md: 第一章 响应']]);
    expect(one('references', '').found).toEqual([[expect.stringContaining('退换货管理制度')]]);
    expect(one('references', '').results[0]!.violations[0]!.section).toBe('第一章 响应');
    expect(one('documents', ', at: effective').found).toEqual([['m.md: 2026年5月1日']]);
    expect(one('documents', '').found).toEqual([['m.md: 售后服务手册']]);
  });

  test('control fields are columns of a document', () => {
    const loaded = compiled('- assert: { each: documents, as: d, where: has(d.issued) && has(d.effective), that: d.issued <= d.effective, at: d.effective }');
    const { found, args } = run(loaded, { config: CONFIG, manuals: { 'm.md': MANUAL } });
    expect(found).toEqual([['m.md: 2026年5月1日']]);
    expect(args).toMatchObject([{ issued: '2026-05-20', effective: '2026-05-01', version: 'A/0', found: '2026-05-01', own: { zh: '是', en: 'yes' } }]);
  });

  test('mentions of a concept', () => {
    const loaded = compiled('- assert: { each: "mentions(\\"urgent\\")", as: m, that: "false" }', { 'concepts/c.yaml': 'concepts: [{ id: urgent, title: { zh: 紧急, en: Urgent }, terms: [立即, 马上] }]\n' });
    const { found } = run(loaded, { config: CONFIG, manuals: { 'm.md': '# 手册\n\n## 立即响应\n\n客服马上处理，暂无人员立即上门。\n' } });
    expect(found[0]!.sort()).toEqual(['m.md: 立即', 'm.md: 立即', 'm.md: 马上']);
  });
});

describe('what is too many to list', () => {
  const rows = (n: number, values: (i: number) => string) => `tables:\n  outlets:\n${Array.from({ length: n }, (_, i) => `    - { outlet_id: W${i}, name: ${values(i)}, address: x, contact: y }`).join('\n')}\n`;

  test('groups of a file: twelve, the last says how many follow', () => {
    const each = compiled('- assert: { each: outlets, as: o, that: "false", groupBy: o.outlet_id }');
    const { found, args } = run(each, { config: CONFIG, evidence: rows(500, () => '一') });
    expect(found[0]).toHaveLength(12);
    expect(args.map(({ more }) => more)).toEqual([...Array.from({ length: 11 }, () => undefined), 488]);
    expect(run(each, { config: CONFIG, evidence: rows(12, () => '一') }).args.every(({ more }) => more === undefined)).toBe(true);
  });

  test('one place is one occurrence, whatever it lacks there', () => {
    const each = (by: string) => run(compiled(`- assert: { each: outlets, as: o, by: { each: '${by}', as: k }, that: "false", at: outlet_id, groupBy: '"all"', list: k }`), { config: CONFIG, evidence: rows(2, () => '一') }).results[0]!.violations;
    expect(each('["a", "b", "c"]')).toMatchObject([{ args: { count: 6, listed: { zh: 'a、b、c' } } }]);
    expect(each('["a", "b", "c"]')[0]!.occurrences).toHaveLength(2);
  });

  test('the words of a group are those of its first', () => {
    const each = compiled(`- assert: { each: outlets, as: o, that: "false", groupBy: '"all"', list: o.name }`);
    expect(run(each, { config: CONFIG, evidence: rows(50, (i) => `站${i}`) }).args).toMatchObject([{ outlet_id: 'W0', count: 50, listed: { zh: expect.stringMatching(/^站0、站1、.* 等 50 个$/) as string } }]);
  });
});

test('where() takes several values: the rows of any of them, each once', () => {
  const evidence = 'items:\n  - { id: A, type: photo, indicators: [5.1.1, 5.3.2] }\n  - { id: B, type: photo, indicators: [5.3.2] }\n  - { id: C, type: photo }\n';
  const listed = (expression: string) => run(compiled(`- assert: { let: { ids: '${expression}.column("id")' }, that: "false" }`), { config: CONFIG, evidence }).args[0]!['ids'];
  expect(listed('evidence.where("id", ["B", "X", "A", "B"])')).toEqual(['B', 'A']);
  expect(listed('evidence.where("indicators", ["5.1.1", "5.3.2"])')).toEqual(['A', 'B']);
  expect(listed('evidence.where("id", [])')).toEqual([]);
  expect(listed('evidence.filter(e, true).where("id", ["C", "A"])')).toEqual(['A', 'C']);
});

describe('what cannot be judged', () => {
  const evidence = 'tables:\n  outlets:\n    - { outlet_id: W1, name: 一, address: x, contact: y, staff_count: 3 }\n    - { outlet_id: W2, name: 二, address: x, contact: y }\n    - { outlet_id: W3, name: 三, address: x, contact: y, staff_count: 1 }\n';

  test('a row with an unknown value is neither; the others are judged', () => {
    const { found, skipped } = run(compiled('- assert: { each: outlets, as: o, that: o.staff_count >= 2 }'), { config: CONFIG, evidence });
    expect(found).toEqual([[expect.stringContaining('outlet_id: W3')]]);
    expect(skipped).toEqual(['Outlets (outlets): Staff (staff_count) is not filled in (1)']);
  });

  test('no manifest, no ledger, no hegui.yaml', () => {
    const each = compiled('- assert: { each: outlets, as: o, that: o.staff_count >= 2 }');
    expect(run(each, { config: CONFIG }).skipped).toEqual(['there is no evidence manifest']);
    expect(run(each, { config: CONFIG, evidence: 'items: []\n' }).skipped).toEqual(['the ledger “Outlets (outlets)” was not supplied']);
    const dates = compiled('- assert: { that: today < profile.application }');
    expect(run(dates, { manuals: { 'm.md': MANUAL } })).toMatchObject({ found: [[]], skipped: ['hegui.yaml does not give certification.application'] });
  });

  test('rows and steps have a limit', () => {
    const many = (n: number) => `tables:\n  complaints:\n${Array.from({ length: n }, (_, i) => `    - { id: T${i}, received_at: 2026-05-01, customer_key: K }\n`).join('')}`;
    const rows = compiled('- assert: { each: complaints, as: c, by: { each: complaints, as: d }, that: "true" }');
    const start = performance.now();
    expect(run(rows, { config: CONFIG, evidence: many(400) }).skipped).toEqual([`more than ${MOST_ROWS} rows: the rest was not judged`]);
    const steps = compiled('- assert: { each: complaints, as: c, that: "complaints.where(\\"customer_key\\", c.customer_key).exists(d, d.id == \\"none\\")" }');
    expect(run(steps, { config: CONFIG, evidence: many(2600) }).skipped[0]).toMatch(/^more than 5000000 steps/);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('messages', () => {
  test('parameters, let, columns of both rows and what was found', () => {
    const loaded = compiled('- assert: { each: outlets, as: o, by: { each: params.kinds, as: kind }, let: { half: o.staff_count / 3 }, that: half > 1, at: o.staff_count }', {}, 'params: { kinds: [photo], limit: 48h, share: 97% }');
    const { args } = run(loaded, { config: CONFIG, evidence: 'tables:\n  outlets:\n    - { outlet_id: W1, name: 一, address: x, contact: y, staff_count: 2, remote: 否 }\n' });
    expect(args).toMatchObject([{ kinds: ['photo'], limit: 48, share: 97, outlet_id: 'W1', name: '一', remote: { zh: '否', en: 'no' }, kind: 'photo', half: 0.6667, found: 2 }]);
  });

  test('rules over findings and coverage', () => {
    const loaded = compiled('- assert: { each: coverage, as: c, where: c.status == "missing", that: "findings.where(\\"topic\\", c.topic).exists(f, f.level == \\"error\\")" }', {}, 'phase: summary');
    const { tables } = run(loaded, { config: CONFIG });
    const after = tables.withSummary([{ topic: 'training', status: 'missing', cause: 'missing', met: [], missing: [], where: [], attested: false }], [], STANDARD, []);
    expect(loaded.rules[0]!.checks[0]!.expressions.get('where')!.evaluate({ ...after.scope(loaded.rules[0]!), c: { status: 'missing' } })).toBe(true);
    expect(loaded.rules[0]!.checks[0]!.expressions.get('that')!.evaluate(Object.assign(after.scope(loaded.rules[0]!), { c: { topic: 'training' } }))).toBe(false);
  });
});
