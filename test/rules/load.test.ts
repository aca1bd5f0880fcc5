import { readdirSync, readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../../server/rules/load.js';
import type { PackInput } from '../../server/rules/model.js';
import { sourceText } from '../../server/text/source.js';
import { load, pack, rule, rules, shown } from './fixtures.js';

const cover = (topic: string, more = '') => `checks: [{ cover: { topic: ${topic}${more} } }]`;
const assert = (fields: string) => `checks:\n  - assert:\n${fields.replace(/^/gm, '      ')}`;
const TOPIC = `id: complaint-handling
title: { zh: 投诉处理, en: Complaints }
chapter: 3
names: [投诉处理]
terms: [客户投诉, 投诉…电话]
notThis: [投诉广告]
aspects:
  - { id: channel, title: { zh: 渠道, en: Channel }, terms: [投诉电话], quantity: { kinds: [duration], near: [受理] } }
  - { id: deadline, title: { zh: 时限, en: Deadline }, concepts: [urgent], claim: response }
`;
const VOCABULARY = {
  'topics/complaint-handling.yaml': TOPIC,
  'concepts/all.yaml': 'concepts:\n  - { id: urgent, title: { zh: 紧急, en: Urgent }, terms: [立即, 马上], notThis: [马上银行] }\n',
  'subjects.yaml': 'subjects:\n  - { id: response, title: { zh: 响应, en: Response }, terms: [响应], notThis: [响应号召], kinds: [duration] }\n',
  'chapters.yaml': 'chapters: [{ no: 3, title: { zh: 三, en: Three } }]\n',
  'evidence-types.yaml': 'types: [{ id: photo, title: { zh: 照片, en: Photo }, phase: run, fields: [taken_at] }]\n',
  'tables/outlets.yaml': 'id: outlets\ntitle: { zh: 网点, en: Outlets }\nkey: outlet_id\ncolumns:\n  outlet_id: { title: { zh: 编号, en: No }, type: text }\n  remote: { title: { zh: 偏远, en: Remote }, type: boolean }\n',
  'lookups/old.yaml': 'id: old\ntitle: { zh: 旧, en: Old }\nkeys: [old]\ncolumns: [new]\nrows: [{ old: 合同法, new: 民法典 }]\n',
  'templates/complaint-handling.md': '## 投诉处理\n',
  'phrases.yaml': 'topic-missing: { zh: 没有, en: nothing }\n',
};

describe('a good pack', () => {
  const loaded = load({ ...VOCABULARY, 'a.yaml': rules(rule(`${cover('complaint-handling', ', aspects: [channel, { claim: response, atMost: params.limit }]')}\nparams: { limit: 48h }\nwhen: profile.type == "sales"\nfix: { insert: complaint-handling }`)) });

  test('loads everything', () => {
    expect(shown(loaded)).toEqual([]);
    expect(loaded.rules.map((r) => [r.id, r.file, [...r.reads]])).toEqual([['p/r', 'rules/p/a.yaml', ['profile', 'documents']]]);
    expect([loaded.topics.size, loaded.concepts.size, loaded.subjects.size, loaded.tables.size, loaded.evidenceTypes.size, loaded.lookups.size]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(loaded.templates.get('complaint-handling')).toBe('## 投诉处理\n');
    expect(loaded.phrases.get('topic-missing')?.en).toBe('nothing');
    expect(loaded.chapters).toEqual([{ no: 3, title: { zh: '三', en: 'Three' } }]);
    expect(loaded.packs).toMatchObject([{ folder: 'rules/p', pack: { id: 'p' }, digest: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  test('is found by id, code and short id', () => {
    for (const name of ['p/r', 'T-1', 'r']) expect(loaded.find(name)?.id).toBe('p/r');
    expect(loaded.find('q/r')).toBeUndefined();
  });

  test('a rule knows its place', () => {
    const [r] = loaded.rules;
    expect(loaded.sources.get(r!.file)!.text.slice(r!.span.start).startsWith('id: r\n')).toBe(true);
  });

  test('builds the scanner with owners', () => {
    const owners = loaded.scanner.scan('客户投诉请拨投诉电话,马上受理,响应').map(({ owner }) => `${owner.role} ${owner.owner} ${owner.part}`.trim());
    expect(owners).toEqual(['term complaint-handling', 'term complaint-handling', 'aspect complaint-handling channel', 'term complaint-handling', 'concept urgent', 'near complaint-handling channel', 'subject response duration']);
    expect(loaded.scanner.scan('投诉广告 马上银行 响应号召')).toEqual([]);
  });

  test('a build may hand in what the YAML says', () => {
    const input = pack('p', { ...VOCABULARY, 'a.yaml': rules(rule(cover('nowhere'))) });
    const parsed = new Map(input.files.filter(({ path }) => path.endsWith('.yaml')).map(({ path, text }) => [path, parse(text) as unknown]));
    const [slow, fast] = [loadRules([input], null), loadRules([{ ...input, parsed, digest: 'known' }], null)];
    expect(fast.faults).toEqual(slow.faults);
    expect(fast.scanner.fingerprint).toBe(slow.scanner.fingerprint);
    expect(fast.packs[0]!.digest).toBe('known');
  });
});

describe('faults stand where they are written', () => {
  test.each([
    ['unknown key', 'chcks: []', ['unknown-key "chcks" checks', 'missing-key']],
    ['taken let', assert('each: outlets\nas: o\nlet: { evidence: o.remote }\nthat: o.remote'), ['bad-expression "evidence" evidence is the name of something else']],
    ['wrong check kind', 'checks: [{ covers: { topic: complaint-handling } }]', ['unknown-key "covers" cover']],
    ['key inside a check', 'checks: [{ cover: { topic: complaint-handling, aspect: [channel] } }]', ['unknown-key "aspect" aspects']],
    ['unknown topic', cover('complaint-handlng'), ['unknown-id "complaint-handlng" complaint-handling']],
    ['unknown aspect', cover('complaint-handling', ', aspects: [chanel]'), ['unknown-id "chanel" channel']],
    ['unknown subject', cover('complaint-handling', ', aspects: [{ claim: respons }]'), ['unknown-id "respons" response']],
    ['unknown parameter', cover('complaint-handling', ', aspects: [{ claim: response, atMost: params.limt }]') + '\nparams: { limit: 48h }', ['unknown-id "params.limt" limit']],
    ['unknown template', `${cover('complaint-handling')}\nfix: { insert: complaint-handlin }`, ['unknown-id "complaint-handlin" complaint-handling']],
    ['unknown evidence type', 'checks: [{ evidence: { type: [photo, phto] } }]', ['unknown-id "phto" photo']],
    ['unknown table and column', 'checks: [{ evidence: { type: photo, per: { table: outlet, column: x } } }, { evidence: { type: photo, per: { table: outlets, column: outletid } } }]', ['unknown-id "outlet" outlets', 'unknown-id "outletid" outlet_id']],
    ['unknown concept', 'checks: [{ forbid: { concept: urgnt } }]', ['unknown-id "urgnt" urgent']],
    ['unknown detector', 'checks: [{ forbid: { detector: mobil } }]', ['unknown-id "mobil" mobile']],
    ['unknown lookup', 'checks: [{ reference: { kinds: [law], must: current, lookup: olds } }]', ['unknown-id "olds" old']],
    ['unknown fact', 'checks: [{ consistent: { fact: "claim:respons" } }]', ['unknown-id "\\"claim:respons\\"" response']],
    ['wrong value', 'checks: [{ cover: { topic: complaint-handling, need: many } }]', ['wrong-value "many"']],
    ['bad pattern', "checks:\n  - forbid: { pattern: '解释权(?=归)' }", ['bad-pattern "(?=归)" a pattern cannot look ahead']],
    ['unknown column in CEL', assert('each: outlets\nas: o\nthat: o.remot'), ['bad-expression "remot" outlets has no remot: did you mean remote?']],
    ['unknown column in where', assert('each: outlets\nas: o\nwhere: outlets.where("outlet", o.outlet_id).size() > 0\nthat: o.remote'), ['bad-expression "outlet" outlets has no outlet']],
    ['unknown column in at', assert('each: outlets\nas: o\nthat: o.remote\nat: remot'), ['bad-expression "remot" outlets has no remot']],
    ['unknown key in at', assert('that: today > date("2026-01-01")\nat: certification.aplication'), ['bad-expression "certification.aplication" hegui.yaml has no key certification.aplication: did you mean certification.application?'.replace('certification.application?', 'application?')]],
    ['a condition that is none', assert('that: size(outlets)'), ['bad-expression "size(outlets)" this gives double']],
    ['a list that is none', assert('each: today\nas: t\nthat: t == today'), ['bad-expression "today" this gives Day']],
    ['a name that is taken', assert('each: outlets\nas: claims\nthat: claims.remote'), ['bad-expression "claims" claims is the name of something else', 'bad-expression "remote"']],
    ['let', assert('each: outlets\nas: o\nlet: { n: o.remote, m: nn }\nthat: n'), ['bad-expression "nn" nn is not known here']],
    ['when', `${cover('complaint-handling')}\nwhen: profile.typ == "sales"`, ['bad-expression "typ" profile has no typ: did you mean type?']],
    ['no checks', 'confidence: exact', ['missing-key']],
  ])('%s', (_, more, expected) => {
    const loaded = load({ ...VOCABULARY, 'a.yaml': rules(rule(more), rule(cover('complaint-handling'), { id: 'other', code: 'T-2' })) });
    const faults = shown(loaded);
    expect(faults).toHaveLength(expected.length);
    faults.forEach((fault, i) => { expect(fault.startsWith(expected[i]!)).toBe(true); });
    expect(loaded.rules.map((r) => r.rule.id)).toContain('other');
  });

  test.each([
    ['plain', 'that: today > nonsense'], ['single quotes', "that: 'today > date(\"it''s\") && nonsense > today'".replace('it', 'it')], ['double quotes', 'that: "\\"\\u552e\\" == \\"a\\" && nonsense > today"'],
    ['literal block', 'that: |\n  today > today\n    && "中文" == "b"\n    && nonsense > today'], ['folded block', 'that: >-\n  today > today\n  && nonsense\n  > today'],
    ['folded plain', 'that: today > today\n  && nonsense > today'],
  ])('an offset inside a scalar: %s', (_, fields) => {
    for (const ends of ['\n', '\r\n']) {
      const loaded = load({ 'a.yaml': rules(rule(assert(fields))).replaceAll('\n', ends) });
      expect(shown(loaded)).toEqual(['bad-expression "nonsense" nonsense is not known here']);
    }
  });

  test('a broken file costs itself only', () => {
    const loaded = load({ ...VOCABULARY, 'a.yaml': 'rules: [', 'b.yaml': rules(rule(cover('complaint-handling'))), 'c.yaml': '- x', 'topics/empty.yaml': '' });
    expect(loaded.rules.map((r) => r.id)).toEqual(['p/r']);
    expect(loaded.faults.some((f) => f.kind === 'yaml-syntax' && f.file.endsWith('a.yaml'))).toBe(true);
    expect(loaded.faults.some((f) => f.kind === 'wrong-value' && f.file.endsWith('c.yaml'))).toBe(true);
  });

  test('ids and codes are unique, and both places are named', () => {
    const loaded = loadRules([
      pack('p', { ...VOCABULARY, 'a.yaml': rules(rule(cover('complaint-handling')), rule(cover('complaint-handling'), { code: 'T-2' })) }),
      pack('q', { ...VOCABULARY, 'b.yaml': rules(rule(cover('complaint-handling'))) }),
    ], null);
    expect(loaded.rules.map((r) => r.id)).toEqual(['p/r']);
    expect(shown(loaded).filter((f) => f.startsWith('duplicate-rule'))).toEqual(['duplicate-rule "r" rules/p/a.yaml:2', 'duplicate-rule "T-1" rules/p/a.yaml:3']);
    expect(shown(loaded)).toContain('duplicate-id "complaint-handling" rules/p/topics/complaint-handling.yaml:1');
    expect(shown(loaded)).toContain('duplicate-id "urgent" rules/p/concepts/all.yaml:2');
  });

  test('a short id that two packs share finds neither', () => {
    const loaded = loadRules([pack('p', { ...VOCABULARY, 'a.yaml': rules(rule(cover('complaint-handling'))) }), pack('q', { 'b.yaml': rules(rule(cover('complaint-handling'), { code: 'T-2' })) })], null);
    expect(loaded.find('r')).toBeUndefined();
    expect(loaded.find('q/r')?.rule.code).toBe('T-2');
  });

  test('vocabulary names only what is there', () => {
    const wrong = TOPIC.replace('[urgent]', '[urgnt]').replace('claim: response', 'claim: respons').replace('chapter: 3', 'chapter: 4');
    const loaded = load({ ...VOCABULARY, 'topics/complaint-handling.yaml': wrong, 'tables/t.yaml': 'id: visits\ntitle: { zh: 访, en: V }\nkey: no\ncolumns:\n  id: { title: { zh: 号, en: No }, type: text, joins: outlets.outlet }\n' });
    expect(shown(loaded)).toEqual(['unknown-id "4"', 'unknown-id "urgnt" urgent', 'unknown-id "respons" response', 'unknown-id "no"', 'unknown-id "outlets.outlet"']);
  });

  test('a table cannot take a built-in name', () => {
    const loaded = load({ 'tables/claims.yaml': 'id: claims\ntitle: { zh: 访, en: V }\ncolumns:\n  id: { title: { zh: 号, en: No }, type: text }\n' });
    expect(shown(loaded)).toEqual(['duplicate-id "claims" built in']);
  });

  test('an error from memory alone is refused', () => {
    const loaded = load({ ...VOCABULARY, 'a.yaml': rules(rule(cover('complaint-handling'), { level: 'error' }).replace('verified: text', 'verified: memory')) });
    expect(shown(loaded)).toEqual(['wrong-value "error" every source is from memory']);
  });

  test('a folder without pack.yaml is no pack, unless it holds standards', () => {
    const files = [sourceText('rules/x/a.yaml', 'rules: []')];
    expect(loadRules([{ folder: 'rules/x', builtin: false, files }], null).faults).toMatchObject([{ kind: 'file-missing', file: 'rules/x/pack.yaml' }]);
    expect(loadRules([{ folder: 'rules/x', builtin: true, files: [] }], null).faults).toEqual([]);
  });
});

describe('overrides', () => {
  const files = { ...VOCABULARY, 'a.yaml': rules(rule(`${cover('complaint-handling', ', aspects: [{ claim: response, atMost: params.limit }]')}\nparams: { limit: 48h, kinds: [a] }`)) };
  const overridden = (wishes: Record<string, unknown>) => load(files, { rules: wishes as never, faultsAt: (path) => ({ file: 'hegui.yaml', span: { start: path.length, end: path.length } }) });

  test('set level and parameters by id, code or short id', () => {
    for (const name of ['p/r', 'T-1', 'r']) {
      expect(overridden({ [name]: 'off' }).rules[0]).toMatchObject({ off: true, level: 'warning' });
      expect(overridden({ [name]: 'error' }).rules[0]).toMatchObject({ off: false, level: 'error' });
      expect(overridden({ [name]: { level: 'info', params: { limit: '24h' } } }).rules[0]).toMatchObject({ level: 'info', params: { limit: '24h', kinds: ['a'] } });
      expect(overridden({ [name]: { limit: '24h' } }).find('r')).toMatchObject({ params: { limit: '24h' } });
    }
  });

  test.each([
    [{ 'p/rr': 'off' }, 'unknown-rule', 2, { id: 'p/rr', suggestion: 'p/r' }],
    [{ r: { params: { limt: '24h' } } }, 'unknown-key', 4, { key: 'limt', suggestion: 'limit' }],
    [{ r: { limt: '24h' } }, 'unknown-key', 3, { key: 'limt', suggestion: 'limit' }],
    [{ r: { params: { limit: '24' } } }, 'wrong-value', 4, { key: 'limit', found: '24', expected: '48h' }],
    [{ r: { params: { limit: 24 } } }, 'wrong-value', 4, { key: 'limit' }],
  ])('%j is a fault in hegui.yaml', (wishes, kind, depth, args) => {
    const loaded = overridden(wishes);
    expect(loaded.faults).toMatchObject([{ kind, file: 'hegui.yaml', span: { start: depth }, args }]);
    expect(loaded.rules[0]!.params['limit']).toBe('48h');
  });
});

test('the built-in data loads without a fault', () => {
  const walk = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(`${folder}/${name}`).isDirectory() ? walk(`${folder}/${name}`) : [`${folder}/${name}`]));
  const inputs = readdirSync('rules').map((name): PackInput => ({ folder: `rules/${name}`, builtin: true, files: walk(`rules/${name}`).map((path) => sourceText(path, readFileSync(path, 'utf8'))) }));
  const loaded = loadRules(inputs, null);
  expect(shown(loaded)).toEqual([]);
  expect([...loaded.tables.keys()].sort()).toEqual(expect.arrayContaining(['certificates', 'complaints', 'outlets', 'returnVisits', 'staff', 'trainings', 'workOrders']));
  expect(loaded.evidenceTypes.size).toBe(21);
  expect(loaded.lookups.get('superseded-references')!.rows.length).toBeGreaterThanOrEqual(15);
});
