import { describe, expect, it } from 'vitest';
import { inLocale } from '../../../schemas/localized.js';
import { fillIn } from '../../../server/report/words.js';
import { faultFindings } from '../../../server/check/fault-findings.js';
import { loadRules } from '../../../server/rules/load.js';
import type { Fault } from '../../../server/text/fault.js';
import { sourceText } from '../../../server/text/source.js';
import { TEXTS, viewOf } from './project.js';
import { viewOfTexts } from '../view.js';

/** Path, what is changed into what, and then each finding: its code, what it marks, and words that it says. */
type Mistake = [path: string, from: string, to: string, ...findings: [code: string, at: string, says: RegExp][]];

const OF_PROJECTS: Mistake[] = [
  ['hegui.yaml', '  type: 生产型', '  typ: x\n  type: 生产型', ['INPUT-07', 'typ', /「typ」.*type/]],
  ['hegui.yaml', 'type: 生产型', 'type: 制造', ['INPUT-08', '制造', /production 生产型 \| sales 销售型 \| service 服务型/]],
  ['hegui.yaml', '[家电]', '[家电, 家店]', ['INPUT-08', '家店', /household-appliance 家电/]],
  ['hegui.yaml', 'application: 2026-09-10', 'application: 2026/9/10', ['INPUT-08', '2026/9/10', /可能是「2026-09-10」/]],
  ['hegui.yaml', 'application: 2026-09-10', 'application: 2026-02-30', ['INPUT-08', '2026-02-30', /确有的日期/]],
  ['hegui.yaml', 'industries: [家电]', 'employees: many', ['INPUT-08', 'many', /应为：数字/]],
  ['hegui.yaml', '  type: 生产型', '  type: 生产型\n  type: 生产型', ['INPUT-02', 'type', /写了两次/]],
  ['hegui.yaml', '  type: 生产型', '  type: 生产型\n  outlets:'],
  ['hegui.yaml', 'rules: { DOC-11: off }', 'rules: { DOC-11: of }', ['INPUT-08', 'of', /可能是「off」/]],
  ['hegui.yaml', 'rules: { DOC-11: off }', 'rules: { DOC-11: { level: eror } }', ['INPUT-08', 'eror', /可能是「error」/]],
  ['hegui.yaml', 'rules: { DOC-11: off }', 'rules: { DOC-111: off }', ['INPUT-10', 'DOC-111', /DOC-11/]],
  ['decisions.yaml', 'kind: deferred', 'kind: defered', ['INPUT-08', 'defered', /可能是「deferred」/]],
  ['decisions.yaml', 'at: 2026-08-01', 'at: 2026-8-1', ['INPUT-08', '2026-8-1', /可能是「2026-08-01」/]],
  ['decisions.yaml', 'kind: deferred, ', '', ['INPUT-09', '{ id: D-1, rule: DOC-13, reason: 九月补, by: 王敏, at: 2026-08-01 }', /缺少必填项「kind」/]],
  ['decisions.yaml', '2026-08-01 }', '2026-08-01', ['INPUT-01', '', /没有配对/]],
  ['points.yaml', '5.3.2/records: 3', '5.3.2/records: three', ['INPUT-08', 'three', /数字/]],
  ['points.yaml', '5.3.2/records: 3', '5.3.2/records: { points: -1 }', ['INPUT-08', '-1', /> 0/]],
  ['points.yaml', '5.3.2/records: 3', '5.3.9/records: 3', ['INPUT-31', '5.3.9/records', /5\.3\.2\/records/]],
  ['calendars/2027.yaml', '[2027-01-01]', '[2027-1-1]', ['INPUT-08', '2027-1-1', /起止/]],
  ['calendars/2027.yaml', 'year: 2027', 'year: 二〇二七', ['INPUT-08', '二〇二七', /数字/]],
  ['evidence/manifest.yaml', 'version: 1', 'version: 2', ['INPUT-08', '2', /应为：1/]],
  ['evidence/manifest.yaml', 'items:', 'itms: []\nitems:', ['INPUT-07', 'itms', /items/]],
  ['evidence/manifest.yaml', 'type: record-form', 'type: recrd-form', ['INPUT-11', 'recrd-form', /record-form/]],
  ['evidence/manifest.yaml', 'indicators: [5.1.1.1]', 'date: 2026.9.1', ['INPUT-08', '2026.9.1', /可能是「2026-09-01」/]],
  ['evidence/manifest.yaml', 'complaints: ledgers', 'complaint: ledgers', ['INPUT-11', 'complaint', /complaints/]],
  ['evidence/manifest.yaml', 'outlet_id: WD-01', 'outlt_id: WD-01', ['INPUT-32', 'outlt_id', /outlet_id/]],
  ['evidence/defaults.yaml', 'owner: S003', 'date: 昨天', ['INPUT-08', '昨天', /日期/]],
];

const OF_PACKS: Mistake[] = [
  ['my-rules/pack.yaml', 'id: mine', 'id: My Pack', ['INPUT-08', 'My Pack', /小写字母/]],
  ['my-rules/pack.yaml', 'title:', 'autor: x\ntitle:', ['INPUT-07', 'autor', /version title/]],
  ['my-rules/rules.yaml', 'level: warning', 'level: warn', ['INPUT-08', 'warn', /error \| warning \| info/]],
  ['my-rules/rules.yaml', '    due: drafting\n', '', ['INPUT-09', 'id: cleaning', /缺少必填项「due」/]],
  ['my-rules/rules.yaml', 'code: CLEAN-01', 'code: clean', ['INPUT-08', 'clean', /大写代码/]],
  ['my-rules/rules.yaml', 'cover:', 'covr:', ['INPUT-07', 'covr', /cover/]],
  ['my-rules/rules.yaml', 'topic: cleaning', 'topic: cleanig', ['INPUT-11', 'cleanig', /cleaning/]],
  ['my-rules/rules.yaml', 'aspects: [price, record]', 'aspects: [price, recrd]', ['INPUT-11', 'recrd', /record/]],
  ['my-rules/rules.yaml', '    checks:', '    when: has(profile.appliction)\n    checks:', ['INPUT-14', 'appliction', /application/]],
  ['my-rules/rules.yaml', 'fail:', 'fial:', ['INPUT-07', 'fial', /fail/]],
  ['my-rules/topics/cleaning.yaml', 'chapter: 40', 'chapter: thirteen', ['INPUT-08', 'thirteen', /数字/]],
  ['my-rules/tables/cleanings.yaml', 'type: text', 'type: number8', ['INPUT-08', 'number8', /text \| number \| integer \| date/]],
  ['my-rules/tables/cleanings.yaml', 'key: id', 'key: no', ['INPUT-11', 'no', /「no」/]],
  ['my-rules/evidence-types.yaml', 'phase: run', 'phase: running', ['INPUT-08', 'running', /build \| run \| review/]],
  ['my-rules/concepts/words.yaml', 'terms: [无菌]', 'terms: 无菌', ['INPUT-08', '无菌', /列表/]],
  ['my-rules/subjects.yaml', '[duration]', '[durations]', ['INPUT-08', 'durations', /duration/]],
  ['my-rules/lookups/old.yaml', 'keys: [name]', 'keys: name', ['INPUT-08', 'name', /列表/]],
  ['my-rules/metrics.yaml', 'unit: count', 'unit: counts', ['INPUT-08', 'counts', /percent/]],
  ['my-rules/metrics.yaml', 'cleanings.size()', 'cleaning.size()', ['INPUT-14', 'cleaning', /cleanings/]],
  ['my-rules/milestones.yaml', 'kind: event', 'kind: evnt', ['INPUT-08', 'evnt', /event/]],
  ['my-rules/milestones.yaml', 'rule: CLEAN-01', 'rule: CLEAN-09', ['INPUT-10', 'CLEAN-09', /CLEAN-09/]],
  ['my-rules/chapters.yaml', 'no: 40', 'no: x', ['INPUT-08', 'x', /数字/]],
  ['my-rules/certifiers.yaml', '[{ ref: 合同, verified: text }]', '[{ ref: 合同, verified: txt }]', ['INPUT-08', 'txt', /text/]],
  ['my-rules/phrases.yaml', '{ zh: 话, en: said }', '{ zh: 话 }', ['INPUT-09', '{ zh: 话 }', /en/]],
];

/** Everything but the packs: the built-in rules serve. */
const PLAIN = Object.fromEntries(Object.entries(TEXTS).filter(([path]) => !path.startsWith('my-rules/')).map(([path, text]) => [path, text.replace('packs: [./my-rules]\n', '')]));

function changed(texts: Readonly<Record<string, string>>, path: string, from: string, to: string): string {
  if (!texts[path]?.includes(from)) throw new Error(`${path} does not say ${from}`);
  return texts[path].replace(from, to);
}

function saidOf(faults: readonly Fault[], text: string): [string, string, string][] {
  return faultFindings(faults, viewOf().result.rules).map(({ code, span, message, remedy, args }) =>
    [code, text.slice(span.start, span.end), [message, remedy].map((part) => fillIn(inLocale(part, 'zh-CN'), args, 'zh-CN')).join('。')]);
}

function compare(found: [string, string, string][], expected: readonly [string, string, RegExp][]): void {
  expect(found.map(([code]) => code)).toEqual(expected.map(([code]) => code));
  // Of a map over several lines the beginning is enough.
  expected.forEach(([, at, says], i) => {
    if (at.includes('\n') || !found[i]![1].includes('\n')) expect(found[i]![1]).toBe(at);
    else expect(found[i]![1].startsWith(at)).toBe(true);
    expect(found[i]![2]).toMatch(says);
  });
}

describe('one mistake in a project’s file is one finding at its place', () => {
  const known = new Set(viewOfTexts(PLAIN).result.project.faults.map(({ kind, file }) => `${kind} ${file}`));

  it.each(OF_PROJECTS)('%s: %s → %s', (path, from, to, ...expected) => {
    const text = changed(PLAIN, path, from, to);
    const { project, rules } = viewOfTexts({ ...PLAIN, [path]: text }).result;
    const faults = [...project.faults, ...rules.faults].filter(({ kind, file }) => file === path && (!known.has(`${kind} ${file}`) || expected.some(([code]) => code === 'INPUT-32')));
    compare(saidOf(faults, text).filter(([code]) => code !== 'INPUT-33'), expected);
  });
});

describe('one mistake in a pack’s file is one finding at its place', () => {
  const texts = Object.fromEntries(Object.entries(TEXTS).filter(([path]) => path.startsWith('my-rules/')));
  const faultsOf = (own: Readonly<Record<string, string>>) => loadRules([{ folder: 'my-rules', builtin: false, files: Object.entries(own).map(([path, text]) => sourceText(path, text)) }], null).faults;

  it('there is none without one', () => { expect(faultsOf(texts)).toEqual([]); });

  it.each(OF_PACKS)('%s: %s → %s', (path, from, to, ...expected) => {
    const text = changed(texts, path, from, to);
    compare(saidOf(faultsOf({ ...texts, [path]: text }).filter(({ file }) => file === path), text), expected);
  });
});
