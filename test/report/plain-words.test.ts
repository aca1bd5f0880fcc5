import { describe, expect, it } from 'vitest';
import { parseDocument, type ErrorCode } from 'yaml';
import type { Locale } from '../../schemas/localized.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { reasonWords } from '../../server/check/reason-words.js';
import { lint } from '../../server/lint.js';
import { buildProject } from '../../server/project/build.js';
import { formatText, renderReport } from '../../server/report/index.js';
import { REASON_PHRASES } from '../../server/rules/reason.js';
import { sourceText } from '../../server/text/source.js';
import { builtinRules } from './plan.js';

const HAN = /\p{Script=Han}/u;
const CONFIG = 'enterprise: { type: production, name: Example }\ncertification: { stage: stage2 }\n';
const MANUAL = '# After-sales service manual\n\nText.\n';

function check({ config = CONFIG, evidence, decisions }: { config?: string; evidence?: string; decisions?: string }, locale: Locale) {
  const file = (path: string, text: string) => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const rules = builtinRules();
  const project = buildProject({
    name: 'client', config: file('hegui.yaml', config), decisions: decisions === undefined ? null : file('decisions.yaml', decisions), points: null,
    manuals: [file('manual/m.md', MANUAL)], manifests: evidence === undefined ? [] : [file('evidence/m.yaml', evidence)], ledgers: [], attachments: new Map(), faults: [],
  }, vocabularyOf(rules, undefined));
  const result = lint(project, rules, { today: '2026-09-01', stage: 'stage2' });
  const report = renderReport(result, locale, { version: '0' });
  const text = formatText(result, report, { locale, colour: false, width: 400, all: true, quiet: false });
  return { report, text, said: (file: string) => report.findings.filter((found) => found.file === file).map(({ message }) => message) };
}

describe('why a rule could not be judged', () => {
  it('has a phrase in both languages for every reason', () => {
    const rules = builtinRules();
    for (const phrase of REASON_PHRASES) {
      const { zh, en } = rules.phrases.get(phrase) ?? { zh: '', en: '' };
      expect([phrase, HAN.test(zh), en !== '' && !HAN.test(en)]).toEqual([phrase, true, true]);
      const args = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect([phrase, args(zh)]).toEqual([phrase, args(en)]);
    }
  });

  it('names tables and columns by their titles, and keys by their place in hegui.yaml', () => {
    const rules = builtinRules();
    const words = (...[phrase, args]: [Parameters<typeof reasonWords>[0]['phrase'], Record<string, string>]) => reasonWords({ phrase, args }, rules);
    expect(words('no-ledger', { table: 'complaints' })).toEqual({ zh: '没有登记投诉台账（complaints）', en: 'the ledger “Complaints (complaints)” was not supplied' });
    expect(words('column-blank', { table: 'complaints', column: 'closed_at' }).zh).toBe('投诉台账（complaints）没有填写办结时间（closed_at）');
    expect(words('column-blank', { table: 'evidence', column: 'owner' })).toEqual({ zh: '证据清单没有填写责任人（owner）', en: 'the evidence manifest: Owner (owner) is not filled in' });
    expect(words('not-in-profile', { key: 'application' }).en).toBe('hegui.yaml does not give certification.application');
    expect(words('not-in-profile', { key: 'employees' }).zh).toBe('hegui.yaml 没有给出 enterprise.employees');
  });

  it('is told in the language of the report, once for each rule and reason', () => {
    const [zh, en] = [check({ evidence: 'items: []\n' }, 'zh-CN').report.skipped, check({ evidence: 'items: []\n' }, 'en').report.skipped];
    expect(zh.length).toBeGreaterThan(2);
    expect(zh.every(({ reason }) => HAN.test(reason))).toBe(true);
    expect(en.filter(({ reason }) => HAN.test(reason))).toEqual([]);
    const keys = zh.map(({ rule, reason }) => `${rule} ${reason}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is summed up in the text: the reasons that most rules share come first, with their number', () => {
    const { text, report } = check({}, 'zh-CN');
    const rules = new Set(report.skipped.filter(({ reason }) => reason === '没有证据清单').map(({ rule }) => rule)).size;
    expect(rules).toBeGreaterThan(5);
    expect(text).toMatch(new RegExp(`\\d+ 条规则因信息不足未判断，或未全部判断：\\n  没有证据清单：${rules} 条\\n`));
    expect(check({}, 'en').text).toMatch(/ rules could not be judged, .*:\n {2}there is no evidence manifest \(\d+ rules\)\n/);
  });

  it('counts the rows that were left out', () => {
    const rows = Array.from({ length: 4 }, (_, i) => `    - { id: TS-${i}, received_at: 2026-08-0${i + 1}${i < 3 ? '' : ', closed_at: 2026-08-09'} }\n`).join('');
    const { skipped } = check({ evidence: `items: []\ntables:\n  complaints:\n${rows}` }, 'en').report;
    for (const { rows: left } of skipped) if (left !== undefined) expect(left).toBeGreaterThan(0);
    expect(skipped.some(({ rows: left }) => left === undefined)).toBe(true);
  });
});

describe('YAML that cannot be read', () => {
  it.each(['a: [1, 2\n', 'a: "x\n', 'a: b: c\n', '- a\nb: c\n', 'a: @x\n', 'a: "\\q"\n', 'a: 1\n---\nb: 2\n', 'a\nb: 1\n', 'x: "a" b\n'])('is said in Chinese: %j', (text) => {
    const { code, message } = parseDocument(text, { prettyErrors: false }).errors[0]! as { code: ErrorCode; message: string };
    const [zh] = check({ decisions: text }, 'zh-CN').said('decisions.yaml').filter((said) => said.startsWith('这里的 YAML 读不懂'));
    expect([code, zh]).toEqual([code, expect.stringMatching(/读不懂：[^。]*\p{Script=Han}{4}/u)]);
    expect(zh).not.toContain(message);
    const [en] = check({ decisions: text }, 'en').said('decisions.yaml').filter((said) => said.startsWith('this YAML cannot be read'));
    expect(HAN.test(en!)).toBe(false);
  });
});

describe('names of the packs’ data', () => {
  const ledger = 'items: []\ntables:\n  complaints:\n    - { id: TS-1, received_at: yesterday }\n';

  it('are English in an English report: tables and columns of faults', () => {
    expect(check({ evidence: ledger }, 'en').said('evidence/m.yaml')).toContainEqual(expect.stringContaining('Complaints (complaints), column “Received (received_at)”'));
    expect(check({ evidence: ledger }, 'zh-CN').said('evidence/m.yaml')).toContainEqual(expect.stringContaining('投诉台账（complaints）「投诉时间（received_at）」'));
  });

  it('are English in an English report: types, groups and indicators', () => {
    const items = 'items:\n  - { id: EV-1, type: photo, title: Workshop, indicators: [5.1.3.2], file: gone.jpg }\n';
    const { report } = check({ evidence: items }, 'en');
    const said = report.findings.filter(({ rule }) => rule.startsWith('evidence/')).map(({ message }) => message);
    expect(said.length).toBeGreaterThan(2);
    expect(said.filter((message) => HAN.test(message.replaceAll('EV-026-服务文化培训-202607.pdf', '').replace(/公开|内部|秘密|敏感个人信息/g, '')))).toEqual([]);
  });
});

describe('many faults of one kind in one file', () => {
  const KEYS = ['empolyees: 3', 'hotlin: x', 'regionz: [a]', 'scop: y', 'industriez: []'];
  const config = (keys: readonly string[]) => `enterprise: { type: production, ${keys.join(', ')} }\n`;

  it('are one finding that says what each is', () => {
    const [message, ...more] = check({ config: config(KEYS) }, 'zh-CN').said('hegui.yaml').filter((said) => said.startsWith('不认识的键'));
    expect(more).toEqual([]);
    expect(message).toContain('（同类共 5 处：empolyees → employees、hotlin → hotline、regionz → regions、scop → scope、industriez → industries）');
    expect(message).toContain('改为「employees、hotline、regions、scope、industries」');
    expect(check({ config: config(KEYS) }, 'en').said('hegui.yaml')).toContainEqual(expect.stringContaining('(5 places of this kind: empolyees → employees, hotlin → hotline, '));
  });

  it('name twelve, and how many there are', () => {
    const [message] = check({ config: config(Array.from({ length: 20 }, (_, i) => `key${i}: 1`)) }, 'zh-CN').said('hegui.yaml').filter((said) => said.startsWith('不认识的键'));
    expect(message).toContain('key11 等 20 个');
    expect(message).not.toContain('key12');
  });

  it('stand alone up to three', () => {
    const said = check({ config: config(KEYS.slice(0, 3)) }, 'zh-CN').said('hegui.yaml').filter((message) => message.startsWith('不认识的键'));
    expect(said).toHaveLength(3);
    for (const message of said) expect(message).not.toContain('同类');
  });
});
