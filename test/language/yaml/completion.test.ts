import { describe, expect, it } from 'vitest';
import { resolveYamlCompletion } from '../../../server/language/yaml/completion.js';
import { offers, TEXTS, viewOf } from './project.js';

interface Case { readonly path: string; readonly text: string; readonly has: readonly string[]; readonly not?: readonly string[]; readonly take?: readonly [label: string, after: string] }

const HEGUI = 'hegui.yaml';
const MANIFEST = 'evidence/manifest.yaml';
const RULES = 'my-rules/rules.yaml';

const CASES: Record<string, Case> = {
  'keys of an empty file': { path: HEGUI, text: '¦', has: ['enterprise', 'certification', 'rules', 'packs'], take: ['enterprise', 'enterprise:\n  $1'] },
  'keys that are not there yet': { path: HEGUI, text: 'enterprise:\n  name: x\n  ¦\n', has: ['type', 'industries'], not: ['name', 'enterprise'], take: ['type', 'enterprise:\n  name: x\n  type: ${1|生产型,销售型,服务型|}\n'] },
  'a half-typed key': { path: HEGUI, text: 'certification:\n  app¦\n  stage1: 2026-10-01\n', has: ['application'], not: ['stage1'], take: ['application', 'certification:\n  application: ${1:2026-09-01}\n  stage1: 2026-10-01\n'] },
  'a key with its value': { path: HEGUI, text: 'certification:\n  appl¦ication: 2026-10-01\n', has: ['application'], take: ['stage1', 'certification:\n  stage1: 2026-10-01\n'] },
  'a list of maps': { path: HEGUI, text: 'certification:\n  ¦\n', has: ['nonconformities'], take: ['bids', 'certification:\n  bids:\n    - date: ${1:2026-09-01}\n'] },
  'a list of words': { path: HEGUI, text: 'enterprise:\n  ind¦\n', has: ['industries'], take: ['industries', 'enterprise:\n  industries: [$1]\n'] },
  'the words of a type, the project’s language first': { path: HEGUI, text: 'enterprise:\n  type: ¦\n', has: ['生产型', 'production'], take: ['生产型', 'enterprise:\n  type: 生产型\n'] },
  'a word straight after the colon': { path: HEGUI, text: 'enterprise:\n  type:¦\n', has: ['销售型'], take: ['销售型', 'enterprise:\n  type: 销售型\n'] },
  'a word in place of another': { path: HEGUI, text: 'enterprise:\n  type: 生¦产\n  name: x\n', has: ['服务型'], take: ['服务型', 'enterprise:\n  type: 服务型\n  name: x\n'] },
  'a word in quotes': { path: HEGUI, text: 'enterprise:\n  type: "¦"\n', has: ['生产型'], take: ['生产型', 'enterprise:\n  type: "生产型"\n'] },
  'a word in a quote that is still open': { path: HEGUI, text: 'enterprise:\n  type: "生¦\n  name: x\n', has: ['生产型'], take: ['生产型', 'enterprise:\n  type: "生产型"\n  name: x\n'] },
  'a word in brackets, without those that stand there': { path: HEGUI, text: 'enterprise:\n  industries: [家电, ¦]\n', has: ['汽车', 'elevator'], not: ['家电'], take: ['汽车', 'enterprise:\n  industries: [家电, 汽车]\n'] },
  'a word where a list is to be': { path: HEGUI, text: 'enterprise:\n  industries: ¦\n', has: ['汽车'], take: ['汽车', 'enterprise:\n  industries: [汽车]\n'] },
  'a word after a dash': { path: HEGUI, text: 'enterprise:\r\n  industries:\r\n    - 家电\r\n    - ¦\r\n', has: ['汽车'], not: ['家电'], take: ['汽车', 'enterprise:\r\n  industries:\r\n    - 家电\r\n    - 汽车\r\n'] },
  'a word in an unclosed bracket': { path: HEGUI, text: 'enterprise:\n  industries: [¦\n  name: x\n', has: ['汽车'], take: ['汽车', 'enterprise:\n  industries: [汽车\n  name: x\n'] },
  'words with tabs': { path: HEGUI, text: 'enterprise:\n\ttype: ¦\n', has: ['生产型'] },
  'a date': { path: HEGUI, text: 'certification:\n  stage1: ¦\n', has: ['2026-09-01'], take: ['2026-09-01', 'certification:\n  stage1: 2026-09-01\n'] },
  'a stage': { path: HEGUI, text: 'certification:\n  stage: ¦\n', has: ['drafting', 'surveillance'] },
  'grades': { path: HEGUI, text: 'certification: { target: ¦ }\n', has: ['四星', '五星'], take: ['四星', 'certification: { target: 四星 }\n'] },
  'booleans': { path: HEGUI, text: 'enterprise:\n  products:\n    - name: x\n      software: ¦\n', has: ['true', 'false'], take: ['true', 'enterprise:\n  products:\n    - name: x\n      software: true\n'] },
  'rules by code': { path: HEGUI, text: 'rules:\n  DOC-1¦\n', has: ['DOC-11', 'DOC-13'], take: ['DOC-11', 'rules:\n  DOC-11: ${1|off,error,warning,info|}\n'] },
  'rules in braces': { path: HEGUI, text: 'rules: { DOC-11: off, CLEAN¦ }\n', has: ['CLEAN-01'], not: ['DOC-11'], take: ['CLEAN-01', 'rules: { DOC-11: off, CLEAN-01: ${1|off,error,warning,info|} }\n'] },
  'levels': { path: HEGUI, text: 'rules:\n  DOC-11: ¦\n', has: ['off', 'error', 'warning', 'info'], take: ['off', 'rules:\n  DOC-11: off\n'] },
  'parameters of a rule': { path: HEGUI, text: 'rules:\n  CLEAN-01:\n    params:\n      ¦\n', has: ['most'], take: ['most', 'rules:\n  CLEAN-01:\n    params:\n      most: ${1:4h}\n'] },
  'the value of a parameter': { path: HEGUI, text: 'rules: { CLEAN-01: { params: { most: ¦ } } }\n', has: ['4h'], take: ['4h', 'rules: { CLEAN-01: { params: { most: 4h } } }\n'] },
  'keys of an override': { path: HEGUI, text: 'rules:\n  CLEAN-01:\n    ¦\n', has: ['level', 'params', 'most'], take: ['level', 'rules:\n  CLEAN-01:\n    level: ${1|error,warning,info,off|}\n'] },
  'packs': { path: HEGUI, text: 'packs: [¦]\n', has: ['./my-rules'], take: ['./my-rules', 'packs: [./my-rules]\n'] },
  'manuals': { path: HEGUI, text: 'manuals:\n  primary: ¦\n', has: ['manual/手册.md'], not: ['hegui.yaml', 'evidence/manifest.yaml'], take: ['manual/手册.md', 'manuals:\n  primary: manual/手册.md\n'] },
  'a standard': { path: HEGUI, text: 'certification:\n  standard: ¦\n', has: ['gbt27922-2011'] },
  'certifiers of packs': { path: HEGUI, text: 'certification:\n  certifier: ¦\n', has: ['一号认证'] },
  'evidence of a nonconformity': { path: HEGUI, text: 'certification:\n  nonconformities:\n    - id: N-1\n      evidence: [¦]\n', has: ['EV-001', 'EV-002'] },
  'keys of a decision': { path: 'decisions.yaml', text: 'decisions:\n  - ¦\n', has: ['id', 'kind', 'reason', 'by', 'at', 'rule'], take: ['kind', 'decisions:\n  - kind: ${1|false-positive,deferred,attested,not-applicable,rehash,deduction,bonus|}\n'] },
  'kinds of decision': { path: 'decisions.yaml', text: 'decisions:\n  - { id: D-2, kind: ¦ }\n', has: ['attested', 'deferred'] },
  'the day until which a decision holds': { path: 'decisions.yaml', text: 'decisions:\n  - id: D\n    expires: ¦\n', has: ['2026-11-30', '2026-09-01'] },
  'a decision’s file': { path: 'decisions.yaml', text: 'decisions:\n  - id: D\n    where: { file: ¦ }\n', has: ['manual/手册.md'] },
  'a decision’s section': { path: 'decisions.yaml', text: 'decisions:\n  - id: D\n    where: { file: manual/手册.md, section: ¦ }\n', has: ['投诉处理'] },
  'a decision’s evidence': { path: 'decisions.yaml', text: 'decisions:\n  - id: D\n    evidence: EV¦\n', has: ['EV-001'], take: ['EV-001', 'decisions:\n  - id: D\n    evidence: EV-001\n'] },
  'a decision’s topic': { path: 'decisions.yaml', text: 'decisions:\n  - id: D\n    topic: ¦\n', has: ['outlets', 'cleaning'] },
  'indicators of points': { path: 'points.yaml', text: 'points:\n  5.3.2/records: 3\n  ¦\n', has: ['5.3.2/timely-resolution', '5.1.1.1'], not: ['5.3.2/records'], take: ['5.1.1.1', 'points:\n  5.3.2/records: 3\n  5.1.1.1: $1\n'] },
  'keys of a calendar': { path: 'calendars/2027.yaml', text: 'year: 2027\n¦', has: ['source', 'off', 'work'], not: ['year'], take: ['off', 'year: 2027\noff: [$1]'] },
  'keys of a manifest': { path: MANIFEST, text: 'version: 1\n¦', has: ['items', 'tables', 'defaults'], take: ['items', 'version: 1\nitems:\n  - id: $1\n    type: $2'] },
  'keys of an item': { path: MANIFEST, text: 'items:\n  - id: EV-009\n    type: certificate\n    ¦\n', has: ['title', 'file', 'holder', 'expiry'], not: ['id', 'type'], take: ['expiry', 'items:\n  - id: EV-009\n    type: certificate\n    expiry: $1\n'] },
  'keys of an item, type behind': { path: MANIFEST, text: 'items:\n  - id: EV-009\n    ¦\n    type: 合同\n  - id: EV-010\n    type: photo\n', has: ['party', 'valid_to'], not: ['subject'] },
  'types': { path: MANIFEST, text: 'items:\n  - { id: EV-009, type: ¦ }\n', has: ['certificate', 'cleaner-card'], take: ['certificate', 'items:\n  - { id: EV-009, type: certificate }\n'] },
  'indicators': { path: MANIFEST, text: 'items:\n  - { id: EV-009, indicators: [5.3.2/records, ¦] }\n', has: ['5.3.2/timely-resolution'], not: ['5.3.2/records'] },
  'files beside the manifest': { path: MANIFEST, text: 'items:\n  - id: EV-009\n    file: ¦\n', has: ['files/a.txt', 'files/照片 1.txt', 'ledgers/投诉.csv'], not: ['manifest.yaml', '../hegui.yaml'], take: ['files/照片 1.txt', 'items:\n  - id: EV-009\n    file: files/照片 1.txt\n'] },
  'outlets': { path: MANIFEST, text: 'items:\n  - id: EV-009\n    outlet_id: ¦\n', has: ['WD-01'] },
  'tables': { path: MANIFEST, text: 'tables:\n  outlets: a.csv\n  ¦\n', has: ['complaints', 'workOrders'], not: ['outlets'] },
  'ledgers': { path: MANIFEST, text: 'tables:\n  complaints: ¦\n', has: ['ledgers/投诉.csv'], not: ['files/a.txt'] },
  'columns of rows': { path: MANIFEST, text: 'tables:\n  outlets:\n    - outlet_id: WD-02\n      ¦\n', has: ['name'], not: ['outlet_id'] },
  'what a column refers to': { path: MANIFEST, text: 'tables:\n  complaints:\n    - { id: 1, outlet_id: ¦ }\n', has: ['WD-01'] },
  'keys that items inherit': { path: MANIFEST, text: 'defaults:\n  ¦\n', has: ['owner', 'retention_until'], not: ['id'] },
  'keys that a folder inherits': { path: 'evidence/defaults.yaml', text: 'owner: S003\n¦', has: ['confidentiality', 'outlet_id'], not: ['owner', 'id'] },
  'keys of a pack': { path: 'my-rules/pack.yaml', text: 'id: mine\n¦', has: ['version', 'title'], take: ['title', 'id: mine\ntitle: { zh: $1, en: $2 }'] },
  'keys of a rule': { path: RULES, text: 'rules:\n  - id: a\n    ¦\n', has: ['code', 'level', 'due', 'checks', 'message'], take: ['due', 'rules:\n  - id: a\n    due: ${1|drafting,running,application,stage1,stage2,rectification,certified,surveillance,upgrade|}\n'] },
  'a source': { path: RULES, text: 'rules:\n  - id: a\n    sou¦\n', has: ['source'], take: ['source', 'rules:\n  - id: a\n    source:\n      - ref: $1\n        verified: ${2|text,secondary,practice,memory|}\n'] },
  'kinds of check': { path: RULES, text: 'rules:\n  - id: a\n    checks:\n      - ¦\n', has: ['cover', 'assert', 'level'], take: ['cover', 'rules:\n  - id: a\n    checks:\n      - cover:\n          topic: $1\n'] },
  'no second kind of check': { path: RULES, text: 'rules:\n  - checks:\n      - cover: { topic: outlets }\n        ¦\n', has: ['level', 'message'], not: ['cover', 'assert'] },
  'topics': { path: RULES, text: 'rules:\n  - checks:\n      - cover: { topic: ¦ }\n', has: ['outlets', 'cleaning'] },
  'aspects of the topic': { path: RULES, text: 'rules:\n  - checks:\n      - cover: { topic: cleaning, aspects: [price, ¦] }\n', has: ['record'], not: ['price'] },
  'aspects, the topic behind': { path: RULES, text: 'rules:\n  - checks:\n      - cover:\n          aspects: [¦]\n          topic: cleaning\n', has: ['record', 'price'] },
  'indicators of a rule': { path: RULES, text: 'rules:\n  - indicator: ¦\n', has: ['gbt27922-2011:5.3.2/records'] },
  'templates': { path: RULES, text: 'rules:\n  - fix: { insert: ¦ }\n', has: ['outlets'], not: ['scaffold/manual'] },
  'facts': { path: RULES, text: 'rules:\n  - checks:\n      - consistent: { fact: ¦ }\n', has: ['claim:cleaning-time', 'field:version'] },
  'detectors': { path: RULES, text: 'rules:\n  - checks:\n      - forbid: { detector: ¦ }\n', has: ['placeholder', 'mobile'] },
  'names in an expression': { path: RULES, text: 'rules:\n  - params: { most: 4h }\n    checks:\n      - assert:\n          each: complaints\n          as: c\n          let: { soon: c.id }\n          that: ¦\n', has: ['c', 'params', 'profile', 'complaints', 'soon', 'period'] },
  'columns of a row': { path: RULES, text: 'rules:\n  - checks:\n      - assert:\n          each: complaints\n          as: c\n          that: has(c.re¦)\n', has: ['received_at', 'closed_at'], not: ['complaints'], take: ['received_at', 'rules:\n  - checks:\n      - assert:\n          each: complaints\n          as: c\n          that: has(c.received_at)\n'] },
  'parameters in an expression': { path: RULES, text: 'rules:\n  - params: { most: 4h }\n    when: params.¦\n', has: ['most'], not: ['profile'] },
  'keys of the profile': { path: RULES, text: 'rules:\n  - when: has(profile.certifi¦)\n', has: ['certificate', 'certifier'] },
  'a record in the profile': { path: RULES, text: 'rules:\n  - when: profile.certificate.¦\n', has: ['expires', 'grade'], not: ['type'] },
  'metrics in an expression': { path: RULES, text: 'rules:\n  - when: metric("¦', has: ['complaint_resolution_rate'], not: ['profile'] },
  'an expression in a block of text': { path: RULES, text: 'rules:\n  - when: |\n      has(profile.¦)\n', has: ['application'] },
  'a test’s own hegui.yaml': { path: RULES, text: 'rules:\n  - tests:\n      pass:\n        - name: x\n          profile: { enterprise: { type: ¦ } }\n', has: ['生产型', 'production'] },
  'a test’s own manifest': { path: RULES, text: 'rules:\n  - tests:\n      pass:\n        - name: x\n          evidence:\n            items:\n              - type: ¦\n', has: ['certificate'] },
  'a topic’s aspects': { path: 'my-rules/topics/cleaning.yaml', text: 'aspects:\n  - id: price\n    ¦\n', has: ['title', 'terms', 'quantity'], not: ['id'] },
  'a topic’s chapter': { path: 'my-rules/topics/cleaning.yaml', text: 'id: cleaning\nchapter: ¦\n', has: ['13', '40'] },
  'a topic’s essential aspects': { path: 'my-rules/topics/cleaning.yaml', text: 'id: cleaning\nessential: [¦]\n', has: ['price', 'record'] },
  'a concept': { path: 'my-rules/concepts/words.yaml', text: 'concepts:\n  - id: a\n    ¦\n', has: ['title', 'terms', 'notThis'] },
  'kinds of quantity': { path: 'my-rules/subjects.yaml', text: 'subjects:\n  - { id: a, kinds: [duration, ¦] }\n', has: ['workdays'], not: ['duration'] },
  'a column': { path: 'my-rules/tables/cleanings.yaml', text: 'id: cleanings\ncolumns:\n  id: { type: ¦ }\n', has: ['text', 'datetime'] },
  'what a column joins': { path: 'my-rules/tables/cleanings.yaml', text: 'columns:\n  o: { joins: ¦ }\n', has: ['outlets.outlet_id'] },
  'a table’s key': { path: 'my-rules/tables/cleanings.yaml', text: 'id: cleanings\nkey: ¦\n', has: ['id'] },
  'an evidence type’s table': { path: 'my-rules/evidence-types.yaml', text: 'types:\n  - { id: a, table: ¦ }\n', has: ['cleanings', 'outlets'] },
  'columns of a lookup': { path: 'my-rules/lookups/old.yaml', text: 'id: old\nrows:\n  - { name: a, ¦ }\n', has: ['now'], not: ['name'] },
  'what a metric needs': { path: 'my-rules/metrics.yaml', text: 'metrics:\n  - id: a\n    needs: [¦]\n', has: ['cleanings.id', 'complaints.closed_at'] },
  'a milestone’s rule': { path: 'my-rules/milestones.yaml', text: 'milestones:\n  - { id: a, rule: ¦ }\n', has: ['CLEAN-01'] },
  'a milestone’s day': { path: 'my-rules/milestones.yaml', text: 'milestones:\n  - id: a\n    date: profile.¦\n', has: ['application'] },
  'a chapter': { path: 'my-rules/chapters.yaml', text: 'chapters:\n  - ¦\n', has: ['no', 'title'] },
  'a certifier’s parameters': { path: 'my-rules/certifiers.yaml', text: 'certifiers:\n  - id: one\n    parameters:\n      ¦\n', has: ['most'] },
  'nothing in a comment': { path: HEGUI, text: 'enterprise: # ¦\n', has: [] },
  'nothing in a name': { path: HEGUI, text: 'enterprise:\n  name: ¦\n', has: [] },
};

describe('what is offered', () => {
  it.each(Object.entries(CASES))('%s', (_, { path, text, has, not = [], take }) => {
    const found = offers(path, text);
    expect(has.filter((label) => !found.labels.includes(label))).toEqual([]);
    expect(not.filter((label) => found.labels.includes(label))).toEqual([]);
    if (has.length === 0) expect(found.labels).toEqual([]);
    expect(new Set(found.labels).size).toBe(found.labels.length);
    if (take) expect(found.after(take[0])).toBe(take[1]);
  });

  it('is every format that people write', () => {
    const asked = new Set(Object.values(CASES).map(({ path }) => path));
    expect(Object.keys(TEXTS).filter((path) => path.endsWith('.yaml') && !asked.has(path))).toEqual(['my-rules/phrases.yaml']);
  });

  it('has the range of the word, and nothing of the line besides', () => {
    const { textEdit } = offers(HEGUI, 'enterprise:\n  type: 生¦产 # x\n').item('服务型');
    expect(textEdit).toEqual({ range: { start: { line: 1, character: 8 }, end: { line: 1, character: 10 } }, newText: '服务型' });
  });

  it('puts the project’s own words first, whatever the reader’s language', () => {
    const order = (locale: 'zh-CN' | 'en') => offers(HEGUI, 'enterprise:\n  type: ¦\n', { view: viewOf(locale) }).items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label);
    expect(order('zh-CN').slice(0, 3)).toEqual(['生产型', '销售型', '服务型']);
    expect(order('en').slice(0, 3)).toEqual(['生产型', '销售型', '服务型']);
  });

  it('puts required keys first', () => {
    const { items } = offers('my-rules/pack.yaml', '¦');
    expect(items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label).slice(0, 3)).toEqual(['id', 'version', 'title']);
  });

  it('is plain text for clients without snippets', () => {
    const found = offers(HEGUI, 'enterprise:\n  ¦\n', { snippets: false });
    expect(found.after('type')).toBe('enterprise:\n  type: \n');
    expect(found.item('type').insertTextFormat).toBe(1);
  });

  it('is found by titles in both languages', () => {
    expect(offers('decisions.yaml', 'decisions:\n  - { topic: ¦ }\n').item('complaint-handling').filterText).toMatch(/complaint-handling .*投诉/);
  });

  it('is explained when a reader looks at it', () => {
    const explained = (path: string, text: string, label: string, locale: 'zh-CN' | 'en' = 'zh-CN') => {
      const { documentation } = resolveYamlCompletion(viewOf(locale), offers(path, text, { view: viewOf(locale) }).item(label));
      return typeof documentation === 'object' ? documentation.value : documentation;
    };
    expect(explained(HEGUI, 'enterprise:\n  ¦\n', 'type')).toMatch(/企业类型[\s\S]*生产型/);
    expect(explained(HEGUI, 'enterprise:\n  ¦\n', 'type', 'en')).toMatch(/Type of enterprise[\s\S]*makes products/);
    expect(explained(HEGUI, 'rules:\n  CLEAN¦\n', 'CLEAN-01')).toMatch(/清洗[\s\S]*警告[\s\S]*most[\s\S]*4h/);
    expect(explained(HEGUI, 'rules:\n  CLEAN-01:\n    params: { ¦ }\n', 'most', 'en')).toMatch(/`most`: 4h/);
    expect(explained(MANIFEST, 'items:\n  - { type: ¦ }\n', 'certificate')).toMatch(/证照[\s\S]*expiry/);
    expect(explained(RULES, 'rules:\n  - fix: { insert: ¦ }\n', 'outlets')).toMatch(/待填写/);
    expect(explained('points.yaml', 'points:\n  ¦\n', '5.3.2/records')).toMatch(/5\.3\.2\/records/);
  });

  it('says nothing about files of other kinds', () => {
    expect(() => offers('manual/手册.yaml', '¦')).toThrow('no file of ours');
    expect(() => offers('README.md', '¦')).toThrow('no file of ours');
  });
});
