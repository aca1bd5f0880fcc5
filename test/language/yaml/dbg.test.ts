import { it } from 'vitest';
import { TEXTS } from './project.js';
import { viewOfTexts } from '../view.js';
const T = TEXTS;
const M: [string, string, string][] = [
  ['hegui.yaml', '  type: 生产型', '  typ: 生产型\n  type: 生产型'], ['hegui.yaml', 'type: 生产型', 'type: 制造'], ['hegui.yaml', 'application: 2026-09-10', 'application: 2026/9/10'], ['hegui.yaml', 'application: 2026-09-10', 'application: 2026-02-30'],
  ['hegui.yaml', 'industries: [家电]', 'industries: [家店]'], ['hegui.yaml', 'industries: [家电]', 'employees: many'], ['hegui.yaml', '  name: 澄川电器有限公司', '  name: 澄川电器有限公司\n  name: 乙'], ['hegui.yaml', '  type: 生产型', '  type: 生产型\n  outlets:'],
  ['hegui.yaml', 'industries: [家电]', 'industries: [家电'], ['hegui.yaml', '  type: 生产型', '  type 生产型'], ['hegui.yaml', '  type: 生产型', '\ttype: 生产型'], ['hegui.yaml', 'name: 澄川电器有限公司', 'name: "澄川'], ['hegui.yaml', 'DOC-11: off', 'DOC-11: of'], ['hegui.yaml', 'DOC-11: off', 'DOC-111: off'], ['hegui.yaml', 'DOC-11: off', 'CLEAN-01: { params: { mots: 4h } }'], ['hegui.yaml', 'DOC-11: off', 'CLEAN-01: { params: { most: 4 } }'], ['hegui.yaml', 'DOC-11: off', 'CLEAN-01: { level: eror }'],
  ['decisions.yaml', 'kind: deferred', 'kind: defered'], ['decisions.yaml', ', at: 2026-08-01', ', at: 2026-8-1'], ['decisions.yaml', 'reason: 九月补, ', ''], ['decisions.yaml', 'rule: DOC-13', 'rul: DOC-13, rule: DOC-13'], ['decisions.yaml', 'rule: DOC-13', 'rule: DOC-133'], ['decisions.yaml', '2026-08-01 }', '2026-08-01'],
  ['points.yaml', '5.3.2/records: 3', '5.3.2/records: three'], ['points.yaml', '5.3.2/records: 3', '5.3.9/records: 3'], ['points.yaml', 'points:', 'pionts:'], ['points.yaml', '5.3.2/records: 3', '5.3.2/records: -1'],
  ['calendars/2027.yaml', '[2027-01-01]', '[2027-1-1]'], ['calendars/2027.yaml', 'year: 2027', 'year: 二〇二七'], ['calendars/2027.yaml', 'off:', 'of:'],
  ['evidence/manifest.yaml', 'version: 1', 'version: 2'], ['evidence/manifest.yaml', 'items:', 'itms: []\nitems:'], ['evidence/manifest.yaml', 'type: record-form', 'type: recrd-form'], ['evidence/manifest.yaml', 'indicators: [5.1.1.1]', 'date: 2026.9.1'], ['evidence/manifest.yaml', 'id: EV-002, ', ''], ['evidence/manifest.yaml', '5.3.2/records]', '5.3.2/record]'], ['evidence/manifest.yaml', 'complaints: ledgers', 'complaint: ledgers'], ['evidence/manifest.yaml', 'outlet_id: WD-01', 'outlt_id: WD-01'], ['evidence/manifest.yaml', 'indicators: [5.1.1.1]', 'indicatrs: [5.1.1.1]'],
  ['evidence/defaults.yaml', 'owner: S003', 'date: 昨天'], ['evidence/defaults.yaml', 'owner: S003', 'owner: [S003'],
  ['my-rules/pack.yaml', 'version:', 'verson:'], ['my-rules/pack.yaml', 'id: mine', 'id: My Pack'],
  ['my-rules/rules.yaml', 'level: warning', 'level: warn'], ['my-rules/rules.yaml', '    due: drafting\n', ''], ['my-rules/rules.yaml', 'cover:', 'covr:'], ['my-rules/rules.yaml', 'topic: cleaning', 'topic: cleanig'], ['my-rules/rules.yaml', 'aspects: [price, record]', 'aspects: [price, recrd]'], ['my-rules/rules.yaml', 'code: CLEAN-01', 'code: clean'], ['my-rules/rules.yaml', '    due:', '    deu: x\n    due:'], ['my-rules/rules.yaml', '    checks:', '    when: has(profile.appliction)\n    checks:'], ['my-rules/rules.yaml', 'fail:', 'fial:'],
  ['my-rules/topics/cleaning.yaml', 'chapter: 13', 'chapter: thirteen'], ['my-rules/topics/cleaning.yaml', 'names:', 'name:'],
  ['my-rules/tables/cleanings.yaml', 'type: text', 'type: txt'], ['my-rules/tables/cleanings.yaml', 'key: id', 'key: no'],
  ['my-rules/evidence-types.yaml', 'phase: run', 'phase: running'], ['my-rules/concepts/words.yaml', 'terms: [无菌]', 'terms: 无菌'], ['my-rules/subjects.yaml', '[duration]', '[durations]'], ['my-rules/lookups/old.yaml', 'keys: [name]', 'keys: name'],
  ['my-rules/metrics.yaml', 'unit: count', 'unit: counts'], ['my-rules/metrics.yaml', 'cleanings.size()', 'cleaning.size()'], ['my-rules/milestones.yaml', 'kind: event', 'kind: evnt'], ['my-rules/milestones.yaml', 'rule: CLEAN-01', 'rule: CLEAN-09'], ['my-rules/chapters.yaml', 'no: 41', 'no: x'], ['my-rules/certifiers.yaml', 'name: 一号认证', 'nam: 一号认证'], ['my-rules/phrases.yaml', 'en: said', 'eng: said'],
];
it('x', () => {
  const key = (f: {code: string, file: string, message: {zh: string}}) => `${f.code} ${f.file} ${f.message.zh}`;
  const base = viewOfTexts(T); const before = new Set(base.findings.map(({finding}) => key(finding)));
  console.log('BASE', base.findings.filter(({finding}) => finding.rule.startsWith('input/')).map(({finding, shown}) => finding.code + ' ' + finding.file + ' ' + shown.message.slice(0, 100)));
  for (const [path, from, to] of M) {
    if (!T[path]!.includes(from)) { console.log('??', path, from); continue; }
    const text = T[path]!.replace(from, to);
    const v = viewOfTexts({...T, [path]: text});
    const fresh = v.findings.filter(({finding}) => finding.rule.startsWith('input/') && !before.has(key(finding)));
    console.log(`# ${path}: ${JSON.stringify(to)}` + fresh.map(({finding: f, shown}) => `\n    ${f.code} ${f.file === path ? '' : f.file} <${(f.file === path ? text : T[f.file] ?? '').slice(f.span.start, f.span.end).replace(/\n/g, '⏎').slice(0,50)}> ${shown.message.split('。')[0]!.slice(0,150)} || ${shown.message.split('建议')[1]?.slice(0,60)}`).join(''));
  }
}, 600000);
