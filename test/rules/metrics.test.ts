import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadBuiltin } from '../../scripts/builtin.js';
import { reasonWords } from '../../server/check/reason-words.js';
import { factTables } from '../../server/check/fact-tables.js';
import { collectFacts } from '../../server/document/facts/facts.js';
import { readDocument } from '../../server/document/read.js';
import { buildProject } from '../../server/project/build.js';
import type { SnapshotFile } from '../../server/project/model.js';
import { Unknown } from '../../server/rules/expression.js';
import { Exhausted, Meter } from '../../server/rules/meter.js';
import { METRIC_IN_SCOPE, type Measure, type MetricParts } from '../../server/rules/metric.js';
import { sourceText } from '../../server/text/source.js';
import { load, rule, rules as rulesFile, shown } from './fixtures.js';

const rules = loadBuiltin(process.cwd());
const Q2 = { from: '2026-04-01', to: '2026-06-30', label: '2026-Q2' };
type Row = Record<string, unknown>;
interface Ledgers { readonly [table: string]: readonly Row[] }
interface Surroundings { readonly manual?: string; readonly config?: Row; readonly today?: string; readonly items?: readonly Row[] }

function measuring(tables: Ledgers, { manual, config, today = '2026-09-01', items = [] }: Surroundings = {}): Measure {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const project = buildProject({
    name: 'client', config: config ? file('hegui.yaml', stringify(config)) : null, decisions: null, points: null,
    manuals: manual === undefined ? [] : [file('手册.md', manual)], manifests: [file('evidence/e.yaml', stringify({ version: 1, items, tables }))],
    ledgers: [], attachments: new Map(), faults: [],
  }, { scanner: rules.scanner, read: readDocument, facts: collectFacts, tables: rules.tables, evidenceTypes: rules.evidenceTypes, leaves: new Set() });
  expect(project.evidence.faults).toEqual([]);
  return factTables(project, rules, today).scope({ params: {} })[METRIC_IN_SCOPE] as Measure;
}

function parts(id: string, tables: Ledgers, around: Surroundings = {}, period = Q2): MetricParts {
  const counted = measuring(tables, around)(id, period, new Meter(1_000_000));
  if (counted instanceof Unknown) throw new Error(reasonWords(counted.reason, rules).en);
  return counted;
}

function reason(id: string, tables: Ledgers, around: Surroundings = {}): string {
  const counted = measuring(tables, around)(id, Q2, new Meter(1_000_000));
  return counted instanceof Unknown ? reasonWords(counted.reason, rules).en : `counted ${counted.value}`;
}

const orders: Row[] = [
  // 30 min response, 2 h arrival, 4 h to finish
  { id: 'WX-1', kind: '维修', serial_no: 'A1', reported_at: '2026-04-02T08:00:00', response_minutes: 30, arrived_at: '2026-04-02T10:00:00', finished_at: '2026-04-02T12:00:00' },
  // 1 h to dispatch, 24 h to arrive, 26 h to finish; the same machine as WX-1, 18 days later
  { id: 'WX-2', kind: '维修', serial_no: 'A1', reported_at: '2026-04-20T08:00:00', dispatched_at: '2026-04-20T09:00:00', arrived_at: '2026-04-21T08:00:00', finished_at: '2026-04-21T10:00:00' },
  // 3 h to dispatch, never arrived, 96 h to finish
  { id: 'WX-3', kind: '维修', serial_no: 'B2', reported_at: '2026-05-06T08:00:00', dispatched_at: '2026-05-06T11:00:00', finished_at: '2026-05-10T08:00:00' },
  // an installation: no repair
  { id: 'AZ-4', kind: '安装', serial_no: 'C3', reported_at: '2026-05-07T08:00:00', response_minutes: 150, arrived_at: '2026-05-07T20:00:00', finished_at: '2026-05-07T22:00:00' },
  // after the period
  { id: 'WX-5', kind: '维修', serial_no: 'D4', reported_at: '2026-07-01T08:00:00', response_minutes: 6000, arrived_at: '2026-07-09T08:00:00', finished_at: '2026-07-10T08:00:00' },
];
const promises = '# 售后服务手册\n\n## 服务承诺\n\n公司接到报修后 2 小时内响应。\n\n## 维修时限\n\n一般故障 24 小时内修复，重大故障 72 小时内修复。\n';

const shares: readonly [name: string, id: string, tables: Ledgers, numerator: number, denominator: number, around?: Surroundings][] = [
  ['responses within the promised 2 h', 'response_on_time', { workOrders: orders }, 2, 4, { manual: promises }],
  ['complaints closed', 'complaint_resolution_rate', { complaints: [
    { id: 'TS-1', received_at: '2026-04-01', closed_at: '2026-04-05', result: '已解决' }, { id: 'TS-2', received_at: '2026-06-30', closed_at: '2026-07-20' },
    { id: 'TS-3', received_at: '2026-05-01' }, { id: 'TS-4', received_at: '2026-05-02', closed_at: '2026-05-03', result: '未能解决' },
    { id: 'TS-5', received_at: '2026-05-03', status: '已办结' }, { id: 'TS-6', received_at: '2026-05-04', result: '已安排上门' }, { id: 'TS-7', received_at: '2026-07-01' },
  ] }, 3, 6],
  ['complaints of the last days that are open are not due', 'complaint_resolution_rate', { complaints: [
    { id: 'TS-1', received_at: '2026-06-01', closed_at: '2026-06-05' }, { id: 'TS-2', received_at: '2026-06-20' }, { id: 'TS-3', received_at: '2026-06-15' },
  ] }, 1, 2, { today: '2026-06-30' }],
  ['a ledger that has results only', 'complaint_resolution_rate', { complaints: [
    { id: 'TS-1', received_at: '2026-04-01', result: '更换主板' }, { id: 'TS-2', received_at: '2026-04-02', result: '无法解决' }, { id: 'TS-3', received_at: '2026-04-03' },
  ] }, 1, 3],
  ['complaints per order', 'complaint_rate', { complaints: [{ id: 'TS-1', received_at: '2026-04-01' }, { id: 'TS-2', received_at: '2026-03-31' }], workOrders: orders }, 1, 4],
  ['the bot alone', 'smart_cs_resolution', { smartService: [
    { date: '2026-04-30', sessions: 1000, transferred: 300, resolved: 650 }, { date: '2026-05-31', sessions: 1000, transferred: 400, repeated: 50, resolved: 700 }, { date: '2026-07-31', sessions: 10, resolved: 1 },
  ] }, 650 + 550, 2000],
  ['handed over and answered', 'transfer_success', { smartService: [{ date: '2026-04-30', sessions: 100, resolved: 60, transferred: 40, transfer_answered: 36 }, { date: '2026-05-31', sessions: 100, resolved: 60, transferred: 10, transfer_answered: 9 }] }, 45, 50],
  ['satisfied answers, five points', 'satisfaction', { surveyAnswers: [
    { id: 'W-1', answered_at: '2026-04-01', score: 5 }, { id: 'W-2', answered_at: '2026-04-02', score: 4 }, { id: 'W-3', answered_at: '2026-04-03', score: 3 },
    { id: 'W-4', answered_at: '2026-04-04', score: 2, satisfied: true }, { id: 'W-5', answered_at: '2026-04-05', score: 5, valid: false }, { id: 'W-6', answered_at: '2026-03-05', score: 1 },
  ] }, 3, 4],
  ['satisfied answers, a hundred points', 'satisfaction', { surveyAnswers: [{ id: 'W-1', answered_at: '2026-04-01', score: 80 }, { id: 'W-2', answered_at: '2026-04-02', score: 79.5 }] }, 1, 2],
  ['visited once or twice counts once', 'return_visit_rate', { workOrders: orders, returnVisits: [
    { work_order_id: 'WX-1', visited_at: '2026-04-05' }, { work_order_id: 'WX-1', visited_at: '2026-04-06' }, { work_order_id: 'WX-2', visited_at: '2026-04-19' }, { work_order_id: 'AZ-4', visited_at: '2026-05-08' },
  ] }, 2, 4],
  ['not reported again in 30 days', 'first_time_fix', { workOrders: orders }, 2, 3],
  ['finished within the longest promise, 72 h', 'repair_timely_rate', { workOrders: orders }, 2, 3, { manual: promises }],
  ['units sent back', 'return_rate', { returns: [{ id: 'TH-1', requested_at: '2026-05-01', quantity: 2 }, { id: 'TH-2', requested_at: '2026-05-02' }, { id: 'TH-3', requested_at: '2026-07-02' }], deliveries: [{ order_no: 'D-1', delivered_at: '2026-04-20', quantity: 59 }, { order_no: 'D-2', delivered_at: '2026-04-21' }] }, 3, 60],
  ['replaced within 48 h', 'damage_reship_timely', { reshipments: [
    { id: 'BF-1', order_no: 'D-1', damage_reported_at: '2026-04-01T08:00:00', shipped_at: '2026-04-03T08:00:00' }, { id: 'BF-2', order_no: 'D-2', damage_reported_at: '2026-04-01T08:00:00', shipped_at: '2026-04-03T08:01:00' }, { id: 'BF-3', order_no: 'D-3', damage_reported_at: '2026-04-02' },
  ] }, 1, 3],
  ['signed in to a training of the period', 'training_coverage', {
    staff: [{ staff_id: 'S1', position: '维修' }, { staff_id: 'S2', position: '维修' }, { staff_id: 'S3', position: '客服', left_at: '2026-05-01' }, { staff_id: 'S4', position: '客服' }, { staff_id: 'S5', position: '客服', joined_at: '2026-08-01' }],
    trainings: [{ id: 'PX-1', date: '2026-05-10', topic: '礼仪' }, { id: 'PX-2', date: '2026-02-10', topic: '礼仪' }],
    attendance: [{ training_id: 'PX-1', staff_id: 'S1' }, { training_id: 'PX-2', staff_id: 'S2' }, { training_id: 'PX-1', staff_id: 'S3' }, { training_id: 'PX-1', staff_id: 'S4', signed: false }],
  }, 1, 3],
  ['valid certificates', 'certified_ratio', {
    staff: [{ staff_id: 'S1', name: '俞年', position: '经理', service_manager: true }, { staff_id: 'S2', position: '经理', service_manager: true }, { staff_id: 'S3', position: '主管', is_manager: true }, { staff_id: 'S4', position: '维修' }],
    certificates: [{ no: 'Z-1', name: '售后服务管理师证书', holder: '俞年', issue: '2025-01-01', expiry: '2028-01-01' }, { no: 'Z-2', name: '售后服务管理师证书', holder: 'S2', issue: '2020-01-01', expiry: '2026-06-29' }, { no: 'Z-3', name: '电工证', holder: 'S3', issue: '2025-01-01' }],
  }, 1, 3],
  ['regions with an outlet in business', 'outlet_coverage', { outlets: [
    { outlet_id: 'WD-1', name: '杭州站', address: '甲路1号', contact: '4001', region: '浙江杭州', status: '营业' }, { outlet_id: 'WD-2', name: '宁波站', address: '乙路2号', contact: '4002', region: '浙江宁波', status: '营业' },
    { outlet_id: 'WD-3', name: '合肥站', address: '丙路3号', contact: '4003', region: '安徽合肥', status: '停业' }, { outlet_id: 'WD-4', name: '南昌站', address: '丁路4号', contact: '4004', region: '江西南昌', opened_at: '2026-08-01' },
  ] }, 1, 3, { config: { enterprise: { type: 'sales', regions: ['浙江', '安徽', '江西'] } } }],
  ['lines filled from stock', 'spare_parts_fill', { spareParts: [{ date: '2026-04-01', part_no: 'P1', requested: 2, filled: 2 }, { date: '2026-04-02', part_no: 'P2', requested: 3, filled: 2 }, { date: '2026-04-03', part_no: 'P3', requested: 0, filled: 0 }] }, 1, 2],
];

const values: readonly [name: string, id: string, tables: Ledgers, value: number, n: number][] = [
  ['mean of 0.5, 1, 3 and 2.5 h', 'response_time', { workOrders: orders }, 1.75, 4],
  ['median of 0.5, 1, 2.5 and 3 h', 'response_time_p50', { workOrders: orders }, 1.75, 4],
  ['nine tenths between 2.5 and 3 h', 'response_time_p90', { workOrders: orders }, 2.85, 4],
  ['mean of 2, 24 and 12 h', 'arrival_time', { workOrders: orders }, 38 / 3, 3],
  ['mean of 4, 26 and 96 h', 'repair_tat', { workOrders: orders }, 42, 3],
  ['mean of 5, 4 and 3 of 5', 'satisfaction_score', { surveyAnswers: [5, 4, 3].map((score, i) => ({ id: `W-${i}`, answered_at: '2026-05-01', score })) }, 80, 3],
  ['9 of 10 points that apply', 'selfscore', { selfScores: [{ indicator: '5.1.1.1', weight: 6, score: 5.5 }, { indicator: '5.1.1.2', weight: 4, score: 3.5 }, { indicator: '5.2.6', weight: 3, score: 0, applicable: false }] }, 90, 2],
];

describe('metrics counted by hand', () => {
  test('each metric has a case here', () => {
    expect([...rules.metrics.keys()].filter((id) => !shares.some((s) => s[1] === id) && !values.some((v) => v[1] === id))).toEqual([]);
    expect(rules.metrics.size).toBeGreaterThanOrEqual(17);
  });

  test.each(shares)('%s: %s', (_name, id, tables, numerator, denominator, around) => {
    expect(parts(id, tables, around)).toEqual({ value: expect.closeTo((100 * numerator) / denominator, 9) as number, numerator, denominator, n: denominator });
  });

  test.each(values)('%s: %s', (_name, id, tables, value, n) => {
    expect(parts(id, tables)).toEqual({ value: expect.closeTo(value, 9) as number, n });
  });

  test.each([...shares.map(([name, id, tables, , , around]) => [name, id, tables, around] as const), ...values.map(([name, id, tables]) => [name, id, tables, undefined] as const)])(
    'the order of rows does not matter, %s: %s', (_name, id, tables, around) => {
      const reversed = Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, [...rows].reverse()]));
      const [a, b] = [parts(id, tables, around), parts(id, reversed, around)];
      expect(b).toEqual({ ...a, value: expect.closeTo(a.value, 9) as number });
    },
  );
});

describe('what cannot be counted', () => {
  test.each([
    ['no ledger', 'complaint_rate', { workOrders: orders }, 'the ledger “Complaints (complaints)” was not supplied'],
    ['a column that nobody fills in', 'complaint_resolution_rate', { complaints: [{ id: 'TS-1', received_at: '2026-04-01', content: '噪声' }] }, 'Complaints (complaints): no row gives Closed (closed_at) or Result (result) or Status (status)'],
    ['nothing in the period', 'complaint_resolution_rate', { complaints: [{ id: 'TS-1', received_at: '2026-01-01', closed_at: '2026-01-02' }] }, 'there is nothing to count for Complaint resolution rate from 2026-04-01 to 2026-06-30'],
    ['a mean of nothing', 'repair_tat', { workOrders: [{ id: 'WX-1', reported_at: '2026-01-01', finished_at: '2026-01-02' }] }, 'there is nothing to count for Repair time, mean from 2026-04-01 to 2026-06-30'],
    ['no promise to measure by', 'response_on_time', { workOrders: orders }, 'there are no data for percentile()'],
    ['a metric that does not exist', 'complaint_quota', {}, 'there is no metric complaint_quota'],
  ])('%s', (_name, id, tables: Ledgers, why) => {
    expect(reason(id, tables)).toBe(why);
  });
});

describe('random ledgers', () => {
  /** A fixed sequence of numbers in 0 … 1. */
  const random = (seed: number) => () => ((seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648), seed / 2_147_483_648);

  test('a share is never more than the whole, and rows in any order give the same', () => {
    let counted = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const next = random(seed);
      const pick = <T>(...choices: T[]) => choices[Math.floor(next() * choices.length)]!;
      const day = () => `2026-0${1 + Math.floor(next() * 8)}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
      const maybe = (values: Row): Row => Object.fromEntries(Object.entries(values).filter(() => next() < 0.8));
      const tables: Ledgers = {
        complaints: Array.from({ length: 30 }, (_, i) => ({ id: `TS-${i}`, received_at: day(), ...maybe({ closed_at: day(), result: pick('已解决', '未解决', '更换', '处理中'), status: pick('已办结', '处理中') }) })),
        workOrders: Array.from({ length: 30 }, (_, i) => ({ id: `WX-${i}`, reported_at: day(), ...maybe({ kind: pick('维修', '安装'), serial_no: pick('A', 'B', 'C'), customer_key: pick('K1', 'K2'), finished_at: day(), dispatched_at: day(), response_minutes: Math.floor(next() * 300) }) })),
        returnVisits: Array.from({ length: 20 }, (_, i) => ({ work_order_id: `WX-${i * 2}`, visited_at: day() })),
        smartService: Array.from({ length: 8 }, () => ({ date: day(), sessions: 100, resolved: Math.floor(next() * 120), ...maybe({ transferred: Math.floor(next() * 90), repeated: Math.floor(next() * 60), transfer_answered: Math.floor(next() * 90) }) })),
        surveyAnswers: Array.from({ length: 20 }, (_, i) => ({ id: `W-${i}`, answered_at: day(), score: pick(1, 2, 3, 4, 5), ...maybe({ valid: next() < 0.9, satisfied: next() < 0.5 }) })),
        spareParts: Array.from({ length: 20 }, () => ({ date: day(), part_no: 'P', requested: Math.floor(next() * 4), filled: Math.floor(next() * 4) })),
        reshipments: Array.from({ length: 10 }, (_, i) => ({ id: `BF-${i}`, order_no: 'D', damage_reported_at: day(), ...maybe({ shipped_at: day() }) })),
      };
      const around = { manual: promises, today: day() };
      const [given, shuffled] = [measuring(tables, around), measuring(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows].sort(() => next() - 0.5)])), around)];
      for (const id of ['complaint_resolution_rate', 'smart_cs_resolution', 'transfer_success', 'satisfaction', 'return_visit_rate', 'first_time_fix', 'repair_timely_rate', 'response_on_time', 'spare_parts_fill', 'damage_reship_timely']) {
        const [a, b] = [given(id, Q2, new Meter(1_000_000)), shuffled(id, Q2, new Meter(1_000_000))];
        expect(b instanceof Unknown ? b.reason : b, `${id}, seed ${seed}`).toEqual(a instanceof Unknown ? a.reason : a);
        if (a instanceof Unknown) continue;
        counted++;
        expect(a.numerator!, `${id}, seed ${seed}`).toBeGreaterThanOrEqual(0);
        expect(a.numerator!, `${id}, seed ${seed}`).toBeLessThanOrEqual(a.denominator!);
      }
    }
    expect(counted).toBeGreaterThan(300);
  });
});

describe('the work of counting', () => {
  test('is paid once per period', () => {
    const measure = measuring({ complaints: Array.from({ length: 200 }, (_, i) => ({ id: `TS-${i}`, received_at: '2026-05-01', closed_at: '2026-05-02' })) });
    const first = measure('complaint_resolution_rate', Q2, new Meter(100_000));
    expect(measure('complaint_resolution_rate', { ...Q2 }, new Meter(1))).toBe(first);
    expect(() => measure('complaint_resolution_rate', { ...Q2, to: '2026-05-31' }, new Meter(100))).toThrow(Exhausted);
  });

  test('what one rule could not afford, another still counts', () => {
    const measure = measuring({ complaints: Array.from({ length: 200 }, (_, i) => ({ id: `TS-${i}`, received_at: '2026-05-01', closed_at: '2026-05-02' })) });
    expect(measure('complaint_resolution_rate', Q2, new Meter(250))).toBeInstanceOf(Unknown);
    expect(measure('complaint_resolution_rate', Q2, new Meter(100_000))).toMatchObject({ value: 100 });
  });
});

describe('metrics.yaml of a pack', () => {
  const metric = (more: string) => `metrics:\n  - id: share\n    title: { zh: 占比, en: share }\n    unit: percent\n    better: higher\n    formula: { zh: 算法, en: formula }\n    source: [{ ref: 惯例, verified: practice }]\n${more.replace(/^/gm, '    ').trimEnd()}\n`;
  const good = metric("numerator: documents.size()\ndenominator: documents.size()");
  const asking = (that: string) => rulesFile(rule(`checks:\n  - assert: { that: '${that}' }`));

  test.each([
    ['an unknown column', metric('value: documents.filter(d, d.pathh == "a").size()'), 'documents has no pathh: did you mean path?'],
    ['no number', metric('value: documents'), 'this gives list<DocumentsRow>, not a number'],
    ['a metric inside a metric', metric('value: metric("share", p)'), 'a metric is not counted from another metric'],
    ['parameters of rules', metric('value: params.x'), 'the rule has no parameter x'],
    ['neither value nor quotient', metric('numerator: documents.size()'), ''],
    ['a column that no ledger has', metric('value: 1.0\nneeds: [documents.path]'), ''],
    ['a subject that does not exist', metric('value: 1.0\nclaim: nothing'), ''],
  ])('%s', (_name, text, says) => {
    const loaded = load({ 'metrics.yaml': text });
    expect(shown(loaded).join('\n')).toContain(says);
    expect(loaded.faults).toHaveLength(1);
    expect(loaded.metrics.size).toBe(0);
  });

  test('a rule names a metric that is there', () => {
    expect(shown(load({ 'metrics.yaml': good, 'a.yaml': asking('metric("share", period(today, today)) >= 1 && metricParts("share", period(today, today)).n > 0') }))).toEqual([]);
    expect([...load({ 'metrics.yaml': good, 'a.yaml': asking('metric("share", period(today, today)) >= 1') }).rules[0]!.reads].sort()).toEqual(['documents', 'today']);
  });

  test('a misspelt id is told at its place', () => {
    expect(shown(load({ 'metrics.yaml': good, 'a.yaml': asking('metric("shrae", period(today, today)) >= 1') }))).toEqual(['bad-expression "shrae" there is no metric shrae: did you mean share?']);
    expect(shown(load({ 'a.yaml': asking('validCode("uscd", "x")') }))).toEqual(['bad-expression "uscd" there is no kind of code uscd: did you mean uscc?']);
  });
});
