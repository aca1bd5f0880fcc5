import { describe, expect, test } from 'vitest';
import { LookupTable, TableSchema } from '../../schemas/table.js';
import { CelEnvironment } from '../../server/rules/cel-environment.js';
import { compileExpression, type CelExpression } from '../../server/rules/cel.js';
import { Unknown } from '../../server/rules/expression.js';
import { FactTable, type FactRow } from '../../server/rules/fact-table.js';
import { Meter } from '../../server/rules/meter.js';

const title = { zh: '列', en: 'column' };
const certificates = TableSchema.parse({
  id: 'certificates', title, columns: {
    holder: { title, type: 'text' }, issue: { title, type: 'date' }, expiry: { title, type: 'date' }, fee: { title, type: 'number' }, tags: { title, type: 'list' },
    at: { title, type: 'datetime' }, until: { title, type: 'datetime' }, valid: { title, type: 'boolean' },
  },
});
const sanitization = LookupTable.parse({
  id: 'sanitization', title, keys: ['medium', 'method'], columns: ['verdict'],
  rows: [{ medium: ['SSD', '闪存'], method: '覆写', verdict: 'forbidden' }, { medium: '硬盘', method: '覆写', verdict: 'ok' }],
});
const base = CelEnvironment.create({
  tables: new Map([['certificates', certificates]]), lookups: new Map([['sanitization', sanitization]]), concepts: new Map([['none-declared', true]]), evidenceFields: ['hours'],
});
const environment = base.withParameters({ limit: '48h', share: '97%', name: '一级', kinds: ['a', 'b'] }).with({ w: 'CertificatesRow' })!;

function compile(text: string): CelExpression {
  const compiled = compileExpression(text, environment);
  if ('problem' in compiled) throw new Error(`${compiled.problem} at ${text.slice(compiled.from, compiled.to)}`);
  return compiled;
}

function row(values: Record<string, unknown>): FactRow {
  const span = { start: 0, end: 0 };
  return { values, file: 'f', span, place: () => span };
}

const rows = [
  row({ holder: 'a', issue: '2026-01-01', expiry: '2026-12-31', fee: 3, tags: ['x', 'y'], at: '2026-05-01T08:00:00', until: '2026-05-01T10:00:00' }),
  row({ holder: 'a', issue: '2025-01-01', fee: 5, at: '2026-05-01T09:00:00', until: '2026-05-01T11:00:00' }),
  row({ holder: 'b', issue: '2026-03-01', expiry: '2026-06-30', at: '2026-05-01T09:00:00', until: '2026-05-01T09:30:00', valid: true }),
];
const scope = {
  certificates: new FactTable('certificates', () => rows), today: '2026-05-01', w: rows[0], profile: { type: 'sales', application: '2026-09-01', industries: ['ecommerce'] },
  params: { limit: 48, share: 97, name: '一级', kinds: ['a', 'b'] }, evidence: new Unknown('no-manifest'),
};
const value = (text: string) => compile(text).evaluate(scope);

describe('values', () => {
  test.each([
    ['3 * 0.1 < 0.31', true], ['3 / 2', 1.5], ['1 == 1.0', true], ['-3 + 10 % 4', -1], ['size(certificates) / 2', 1.5], ['"ab" + "c"', 'abc'], ['size("售后𠮷")', 3],
    ['certificates[1].fee', 5], ['[1, 2] == [1, 2.0]', true], ['2 in [1, 2]', true], ['"ecommerce" in profile.industries', true], ['params.limit >= 48', true],
    ['params.share', 97], ['params.name == "一级"', true], ['w.holder in params.kinds', true], ['has(params.limit)', true],
    ['certificates.where("holder", "a").size()', 2], ['certificates.where("tags", "y").size()', 1], ['certificates.filter(c, c.holder == "a").where("fee", 5).size()', 1],
    ['sum(certificates.column("fee"))', 8], ['mean(certificates.column("fee"))', 4], ['distinct(certificates.column("holder"))', ['a', 'b']],
    ['certificates.map(c, c.holder)', ['a', 'a', 'b']], ['certificates.map(c, has(c.fee), c.fee * 2)', [6, 10]], ['certificates.exists_one(c, c.holder == "b")', true],
    ['certificates.all(c, c.issue <= today)', true], ['stats(certificates.column("holder")).topShare > 0.6', true],
    ['today - date("2026-04-01")', 30], ['days(today, profile.application)', 123], ['addMonths(date("2026-08-31"), 1) == date("2026-09-30")', true],
    ['w.at < w.until && today == w.at', true], ['hours(w.at, w.until)', 2], ['(today + 1) > w.until', true],
    ['months(today, profile.application).size()', 5], ['months(today, today)[0].to == date("2026-05-31")', true], ['overlaps(period(today, today), months(today, today)[0])', true],
    ['pairs(certificates).size()', 2], ['pairs(certificates)[0].b.fee', 5],
    ['overlapping(certificates, "holder", "at", "until").map(p, p.b.fee)', [5]],
    ['lookup("sanitization", "ssd", "覆写")', 'forbidden'], ['lookup("sanitization", "闪存", "覆写") != "forbidden"', false], ['listed("sanitization", "光盘", "覆写")', false],
    ['percent(19, 20)', 95], ['ratio(1, 4)', 0.25], ['abs(-2) + ceil(1.2) + floor(1.8) + max(1, 2) + min(1, 2)', 8],
    ['normalName("ＡＰＰ 服务") == "app服务"', true], ['"售后服务".startsWith("售后") && "x".contains("") && "ab".endsWith("b")', true],
    ['matchesPattern(w.holder, "[a-c]{1}")', true], ['monthsBetween(today, profile.application)', 4], ['double(3) + 1', 4], ['string(3) == "3"', true],
  ])('%s is %j', (text, expected) => { expect(value(text)).toEqual(expected); });
});

describe('what is not given', () => {
  test.each([
    ['profile.systemEffective < today', 'not-in-profile', { key: 'systemEffective' }],
    ['profile.certificate.expires < today', 'not-in-profile', { key: 'certificate' }],
    ['certificates.all(c, c.expiry >= today)', 'column-blank', { table: 'certificates', column: 'expiry' }],
    ['evidence.exists(e, e.type == "photo")', 'no-manifest', {}],
    ['1 / 0 > 3', 'no-number', { name: '1 / 0' }], ['ratio(1, 0) > 3', 'share-of-nothing', {}], ['certificates[9].fee', 'no-such-element', { name: 'certificates[9]' }],
    ['lookup("sanitization", "光盘", "覆写") == "ok"', 'not-in-lookup', { found: '光盘 × 覆写', lookup: 'sanitization' }],
    ['addWorkdays(today, 3) > today', 'no-calendar', { year: '2026' }], ['hours(today, w.at)', 'no-time-of-day', {}],
    ['date("2026-02-30") < today', 'no-date', { found: '2026-02-30' }], ['mean([]) > 1', 'nothing-listed', { name: 'mean()' }],
    ['w.fee > 1 && w.valid', 'column-blank', { table: 'certificates', column: 'valid' }],
    ['sum(certificates.column("holder")) > 1', 'not-numbers', {}],
  ] as const)('%s is unknown', (text, phrase, args) => { expect(value(text)).toEqual(new Unknown(phrase, args)); });

  test.each([
    ['w.valid && false', false], ['false && w.valid', false], ['w.valid || true', true], ['certificates.exists(c, c.expiry == date("2026-06-30"))', true],
    ['certificates.all(c, c.expiry < date("2026-06-30"))', false], ['has(profile.certificate.expires)', false], ['!has(w.valid) || w.valid', true],
    ['certificates.all(c, !has(c.expiry) || c.expiry >= today)', true], ['has(w.valid) ? w.valid : true', true],
  ])('%s is %s all the same', (text, expected) => { expect(value(text)).toBe(expected); });

  test('values of the wrong kind are unknown, never an exception', () => {
    const wrong = { ...scope, w: row({ holder: 3, issue: 'soon', fee: null, tags: 'x' }), profile: null, today: 7, certificates: 'none', params: undefined };
    for (const text of ['w.holder.startsWith("a")', 'w.issue < today', 'w.fee + 1 > 2', 'w.tags.exists(t, t == "x")', 'profile.type == "x"', 'params.limit > 3', 'certificates.where("holder", "a").size() > 0']) {
      expect([text, compile(text).evaluate(wrong)]).toEqual([text, expect.any(Unknown)]);
    }
    expect(compile('w.fee > 3').evaluate({})).toEqual(new Unknown('not-known', { name: 'w' }));
  });

  test('a plain object will do for a row', () => {
    expect(compile('w.fee > 3 && !has(w.expiry)').evaluate({ w: { fee: 4 } })).toBe(true);
    expect(compile('w.holder == "a"').evaluate({ w: Object.create({ holder: 'a' }) })).toBeInstanceOf(Unknown);
  });
});

describe('the fence', () => {
  test.each([
    ['certificates.exists(c, c.holdr == "a")', 'holdr', /certificates has no holdr: did you mean holder\?/],
    ['w.expirry < today', 'expirry', /did you mean expiry/], ['has(w.expirry)', 'expirry', /did you mean expiry/], ['profile.aplication < today', 'aplication', /did you mean application/],
    ['certificates.where("holdr", "a").size() > 0', 'holdr', /did you mean holder/], ['certificates.column("fe").size() > 0', 'fe', /certificates has no fe/],
    ['certificate.size() > 0', 'certificate', /not known here: did you mean certificates/], ['params.limt > 3', 'limt', /no parameter limt: did you mean limit/], ['params > 3', 'params', /params.name/],
    ['lookup("sanitisation", "a", "b") == "x"', 'sanitisation', /did you mean sanitization/], ['lookup("sanitization", "a") == "x"', 'lookup("sanitization", "a")', /medium, method/],
    ['mentions("none-declard").size() > 0', 'none-declard', /no concept none-declard/], ['mentions(w.holder).size() > 0', 'w.holder', /text in quotes/],
    ['w.fee < "3"', 'w.fee < "3"', /double < string/], ['today < "2026-01-01"', 'today < "2026-01-01"', /Day < string/], ['1 +', '', /Unexpected token/],
    ['matchesPattern(w.holder, "a(?=b)")', '(?=b)', /look ahead/], ['null == w.fee', 'null', /has\(row\.column\)/], ['{"a": 1}', '{"a": 1}', /not part of the language/],
    ['3u > 1u', '3u', /only numbers/], ['certificates.exists(today, true)', 'today', /name of something else/], ['overlapping(certificates, "holder", "at", "til").size() > 0', 'til', /has no til/],
  ])('%s is refused at %s', (text, at, problem) => {
    const compiled = compileExpression(text, environment);
    expect(compiled).toMatchObject({ problem: expect.stringMatching(problem) });
    const { from, to } = compiled as { from: number; to: number };
    expect(text.slice(from, to)).toBe(at);
  });

  test.each([
    ['"aaaa".matches("(a+)+$")', /matches\(\) is not part/], ['cel.bind(x, [1], x + x)', /bind\(\) is not part/], ['timestamp("2026-01-01T00:00:00Z") == timestamp("x")', /timestamp/],
    ['"a".split("").size() > 0', /split/], ['type(1) == int', /type\(\)/], ['dyn(1) == 1', /dyn\(\)/], ['[1].map(a, [1].map(b, [1].map(c, c)))', /at most 2/],
    ['certificates.exists(a, certificates.exists(b, a.holder == b.holder))', /certificates\.where/],
    ['[1].exists(a, certificates.filter(b, b.fee > 1).exists(c, true))', /certificates\.where/], ['[1].exists(a, sum(certificates.column("fee")) > 1)', /certificates\.where/],
    [`${'('.repeat(50)}1${')'.repeat(50)} == 1`, /nests at most 40/], [`1${' + 1'.repeat(200)} > 0`, /at most 300 parts/], [`"${'a'.repeat(2100)}" == ""`, /at most 2000 characters/],
    [`${'!'.repeat(1900)}true`, /at most 300 parts/],
  ])('%s is refused', (text, problem) => {
    expect(compileExpression(text, environment)).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  test('joins through where() pass', () => {
    expect(value('certificates.all(a, certificates.where("holder", a.holder).exists(b, b.issue <= a.issue))')).toBe(true);
  });

  test('work is counted, whatever quantifiers do with errors', () => {
    const many = new FactTable('certificates', () => Array.from({ length: 5000 }, (_, i) => row({ holder: 'same', fee: i })));
    const text = 'certificates.exists(a, certificates.where("holder", a.holder).exists(b, b.fee < 0))';
    const start = performance.now();
    expect(compile(text).evaluate({ certificates: many })).toEqual(new Unknown('too-many-steps', { limit: 2_000_000 }));
    expect(performance.now() - start).toBeLessThan(3000);
    const meter = new Meter(100);
    expect(compile(text).evaluateWithin({ certificates: many }, meter)).toBeInstanceOf(Unknown);
    expect(meter.exhausted).toBe(true);
  });

  test('an expression tells what it reads and gives', () => {
    expect([...compile('certificates.exists(c, c.issue > today) && profile.type == "sales" && mentions("none-declared").size() == 0').reads].sort()).toEqual(['certificates', 'mentions', 'profile', 'today']);
    expect(compile('certificates.where("holder", "a")').type).toBe('list<CertificatesRow>');
    expect(compile('profile.application').type).toBe('Day');
  });

  test('names that are taken cannot be given to variables', () => {
    expect(base.with({ certificates: 'dyn' })).toBeNull();
    expect(base.with({ for: 'dyn' })).toBeNull();
  });
});
