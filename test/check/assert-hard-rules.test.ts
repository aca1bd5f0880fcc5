import { expect, test } from 'vitest';
import { compiled, run } from './assert-fixture.js';

/** The hard rules of the study on the rule language, as far as its own tables carry them. */

test('minor-nc-deadline: working days, tiered levels', () => {
  const loaded = compiled(`- assert:
    each: nonconformities
    as: nc
    where: nc.level == "minor" && has(nc.submitted)
    let: { days: 'workdaysBetween(nc.issued, nc.submitted)' }
    that: days <= params.minor_nc_workdays
    at: submitted
- assert: { each: nonconformities, as: nc, where: nc.level == "minor" && !has(nc.submitted), that: 'today <= addWorkdays(nc.issued, params.minor_nc_workdays)', at: issued }
- level: warning
  assert: { each: nonconformities, as: nc, where: nc.level == "minor" && !has(nc.submitted), that: 'today > addWorkdays(nc.issued, params.minor_nc_workdays) || workdaysBetween(today, addWorkdays(nc.issued, params.minor_nc_workdays)) > 3', at: issued }
`, {}, 'params: { minor_nc_workdays: 15wd }');
  const config = (submitted: string) => `certification:\n  nonconformities:\n    - { id: NC-1, level: 轻微, issued: 2026-09-18${submitted} }\n`;
  expect(run(loaded, { config: config(', submitted: 2026-10-15') }).found).toEqual([[], [], []]);
  const late = run(loaded, { config: config(', submitted: 2026-10-16') });
  expect(late.found).toEqual([['hegui.yaml: 2026-10-16'], [], []]);
  expect(late.args).toMatchObject([{ days: 16, minor_nc_workdays: 15, found: '2026-10-16', level: 'minor' }]);
  expect(run(loaded, { config: config('') }, '2026-10-13').found).toEqual([[], [], ['hegui.yaml: 2026-09-18']]);
  expect(run(loaded, { config: config('') }, '2026-10-16').found).toEqual([[], ['hegui.yaml: 2026-09-18'], []]);
  expect(run(loaded, { config: config('') }, '2026-10-09').found).toEqual([[], [], []]);
});

test('run-records-every-month: quantifying over calendar periods', () => {
  const loaded = compiled(`- assert: { each: 'months(profile.systemEffective, profile.application)', as: m, that: 'evidence.exists(e, e.phase == "run" && has(e.period) && overlaps(e.period, m))', at: certification.systemEffective }`);
  const config = 'certification: { systemEffective: 2026-05-10, application: 2026-09-01 }\n';
  const evidence = 'items:\n  - { id: A, type: photo, date: 2026-05-20 }\n  - { id: B, type: work-order, period: { from: 2026-06-15, to: 2026-07-02 } }\n  - { id: C, type: contract, date: 2026-08-05 }\n';
  const { found, args } = run(loaded, { config, evidence });
  expect(found).toEqual([['hegui.yaml: 2026-05-10', 'hegui.yaml: 2026-05-10']]);
  expect(args.map((a) => a['m'])).toEqual(['2026-08', '2026-09']);
  expect(run(loaded, { config: 'certification: { application: 2026-09-01 }\n', evidence })).toMatchObject({ found: [[]], skipped: ['hegui.yaml does not give certification.systemEffective'] });
  expect(run(loaded, { config }).skipped[0]).toMatch(/^there is no evidence manifest/);
});

test('same-evidence-at-every-outlet: outlets × kinds', () => {
  const loaded = compiled(`- assert: { each: outlets, as: o, where: 'o.status == "营业"', by: { each: params.outlet_kinds, as: kind }, that: 'evidence.where("outlet_id", o.outlet_id).exists(e, e.type == kind)', at: o.outlet_id }`, {}, 'params: { outlet_kinds: [photo, work-order] }');
  const evidence = `items:
  - { id: A, type: photo, outlet_id: W1 }
  - { id: B, type: work-order, outlet_id: W1 }
  - { id: C, type: photo, outlet_id: W2 }
tables:
  outlets:
    - { outlet_id: W1, name: 一, address: x, contact: y, status: 营业 }
    - { outlet_id: W2, name: 二, address: x, contact: y, status: 营业 }
    - { outlet_id: W3, name: 三, address: x, contact: y, status: 停业 }
`;
  const { found, args, skipped } = run(loaded, { config: 'enterprise: {}\n', evidence });
  expect([found, skipped]).toEqual([[['evidence/e.yaml: W2']], [null]]);
  expect(args).toMatchObject([{ kind: 'work-order', name: '二', found: 'W2' }]);
});

test('device-staff-certified-on-service-day: temporal join with related rows', () => {
  const loaded = compiled(`- assert: { each: workOrders, as: w, where: w.device, at: engineer_id, that: 'certificates.where("holder", w.engineer_id).exists(c, c.issue <= w.finished_at && (!has(c.expiry) || w.finished_at <= c.expiry))', related: 'certificates.where("holder", w.engineer_id)' }`);
  const evidence = `tables:
  workOrders:
    - { id: G1, reported_at: 2026-06-29 08:00, finished_at: 2026-06-30 18:00, engineer_id: E1, device: 是 }
    - { id: G2, reported_at: 2026-07-01 08:00, finished_at: 2026-07-01 18:00, engineer_id: E1, device: 是 }
    - { id: G3, reported_at: 2026-07-01 08:00, finished_at: 2026-07-01 18:00, engineer_id: E2, device: 否 }
  certificates:
    - { no: C1, name: 上岗证, holder: E1, issue: 2025-07-01, expiry: 2026-06-30 }
`;
  const { found, related } = run(loaded, { config: 'enterprise: {}\n', evidence });
  expect(found).toEqual([['evidence/e.yaml: E1']]);
  expect(related).toEqual([[expect.stringContaining('no: C1')]]);
  expect(run(loaded, { config: 'enterprise: {}\n', evidence: evidence.slice(0, evidence.indexOf('  certificates')) })).toMatchObject({ found: [[]], skipped: ['the ledger “Certificates (certificates)” was not supplied (2)'] });
});

test('one-person-one-place: overlap', () => {
  const loaded = compiled(`- assert: { each: 'overlapping(workOrders, "engineer_id", "arrived_at", "finished_at")', as: p, that: p.a.outlet_id == p.b.outlet_id, at: b.arrived_at, related: '[p.a]' }`);
  const evidence = `tables:
  workOrders:
    - { id: G1, reported_at: 2026-06-01, arrived_at: 2026-06-01 09:00, finished_at: 2026-06-01 11:00, engineer_id: E1, outlet_id: W1 }
    - { id: G2, reported_at: 2026-06-01, arrived_at: 2026-06-01 10:00, finished_at: 2026-06-01 12:00, engineer_id: E1, outlet_id: W2 }
    - { id: G3, reported_at: 2026-06-01, arrived_at: 2026-06-01 12:00, finished_at: 2026-06-01 13:00, engineer_id: E1, outlet_id: W1 }
    - { id: G4, reported_at: 2026-06-01, arrived_at: 2026-06-01 10:00, finished_at: 2026-06-01 12:00, engineer_id: E2, outlet_id: W2 }
`;
  const { found, related } = run(loaded, { config: 'enterprise: {}\n', evidence });
  expect(found).toEqual([['evidence/e.yaml: 2026-06-01 10:00']]);
  expect(related[0]![0]).toContain('G1');
});

test('data-too-regular: named statistics', () => {
  const loaded = compiled(`- assert: { let: { s: 'stats(workOrders.column("response_minutes"))' }, that: 's.n < 20 || s.topShare <= 0.5' }`);
  const evidence = (minutes: (i: number) => number) => `tables:\n  workOrders:\n${Array.from({ length: 20 }, (_, i) => `    - { id: G${i}, reported_at: 2026-06-01, response_minutes: ${minutes(i)} }\n`).join('')}`;
  expect(run(loaded, { config: 'enterprise: {}\n', evidence: evidence((i) => i) }).found).toEqual([[]]);
  expect(run(loaded, { config: 'enterprise: {}\n', evidence: evidence(() => 30) }).found).toEqual([['hegui.yaml: enterprise']]);
});

test('contents-equal-headings, and numbering', () => {
  const loaded = compiled(`- assert: { each: contents, as: t, that: 'headings.where("document", t.document).exists(h, h.title == t.title)', at: t }
- assert: { each: documents, as: d, by: { each: numberingBreaks(d.headings), as: b }, that: 'false', at: b }
`);
  const manual = '# 售后服务手册\n\n目录\n\n第一章 总则 ........ 1\n\n第二章 组织机构 ........ 2\n\n第三章 投诉管理 ........ 3\n\n## 第一章 总则\n\n本手册规定售后服务要求。\n\n## 第二章 组织机构\n\n公司设售后服务部。\n\n## 第四章 投诉处理\n\n客服中心受理投诉。\n';
  const { found } = run(loaded, { config: 'enterprise: {}\n', manuals: { 'm.md': manual } });
  expect(found[1]).toEqual(['m.md: 第四章 投诉处理']);
  expect(found[0]).toEqual(['m.md: 第三章 投诉管理 ........ 3']);
});

test('surveillance-gap: gaps in a sequence, tiered', () => {
  const loaded = compiled(`- { level: error, assert: { each: 'pairs(surveillance)', as: g, that: 'g.b.date <= addMonths(g.a.date, 12)', at: b.date } }
- { level: info, assert: { each: 'pairs(surveillance)', as: g, that: 'g.b.date >= addMonths(g.a.date, 9)', at: b } }
`);
  const { found } = run(loaded, { config: 'certification: { surveillance: [2026-01-31, 2027-01-31, 2028-02-01, 2028-06-01] }\n' });
  expect(found).toEqual([['hegui.yaml: 2028-02-01'], ['hegui.yaml: 2028-06-01']]);
});
