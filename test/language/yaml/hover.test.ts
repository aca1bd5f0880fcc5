import { describe, expect, it } from 'vitest';
import { hoverText } from './project.js';

const CASES: [name: string, path: string, text: string, on: string | null, zh: RegExp, en: RegExp][] = [
  ['a key', 'hegui.yaml', 'enterprise:\n  ty¦pe: 生产型\n', 'type', /企业类型[\s\S]*生产型：自己生产/, /Type of enterprise[\s\S]*makes products/],
  ['a key with a default', 'hegui.yaml', 'certification:\n  grad¦ing: guide\n', 'grading', /默认：`guide`/, /Default: `guide`/],
  ['a word of a closed list', 'hegui.yaml', 'enterprise:\n  type: 生产¦型\n', '生产型', /`production`.*自己生产/, /`production`.*makes products/],
  ['a stage', 'hegui.yaml', 'certification: { stage: stage1¦ }\n', 'stage1', /文件审查/, /review of documents/],
  ['a day', 'hegui.yaml', 'certification:\n  application: 2026-09-1¦0\n', '2026-09-10', /星期四.*还有 9 天/, /Thursday.*in 9 days/],
  ['a past day', 'hegui.yaml', 'certification:\n  application: "2026-08-3¦1"\n', '2026-08-31', /星期一.*1 天前/, /Monday.*1 day ago/],
  ['a rule by its code', 'hegui.yaml', 'rules: { CLEAN-0¦1: off }\n', 'CLEAN-01', /清洗[\s\S]*警告[\s\S]*编写/, /Cleaning[\s\S]*warning[\s\S]*drafting/],
  ['a rule by its id, quoted', 'hegui.yaml', 'rules: { "mine/clean¦ing": off }\n', 'mine/cleaning', /清洗/, /Cleaning/],
  ['a parameter', 'hegui.yaml', 'rules:\n  CLEAN-01:\n    params: { mo¦st: 6h }\n', 'most', /`most`：4h/, /`most`: 4h/],
  ['off', 'hegui.yaml', 'rules: { DOC-11: o¦ff }\n', 'off', /关闭/, /switched off/],
  ['a kind of decision', 'decisions.yaml', 'decisions:\n  - kind: attest¦ed\n', 'attested', /由人确认/, /a person stands for it/],
  ['an indicator', 'points.yaml', 'points:\n  5.3.2/rec¦ords: 3\n', '5.3.2/records', /5\.3\.2\/records/, /5\.3\.2\/records/],
  ['a type by a Chinese name', 'evidence/manifest.yaml', 'items:\n  - { type: 营业¦执照 }\n', '营业执照', /证照[\s\S]*`certificate`/, /Licence[\s\S]*`certificate`/],
  ['a key of an item’s type', 'evidence/manifest.yaml', 'items:\n  - type: certificate\n    exp¦iry: 2027-01-01\n', 'expiry', /类型/, /Type/],
  ['a table', 'evidence/manifest.yaml', 'tables:\n  compl¦aints: a.csv\n', 'complaints', /投诉台账/, /Complaints/],
  ['a key that items inherit', 'evidence/manifest.yaml', 'defaults:\n  own¦er: x\n', 'owner', /责任人/, /responsible/],
  ['evidence', 'decisions.yaml', 'decisions:\n  - evidence: EV-0¦01\n', 'EV-001', /营业执照/, /营业执照/],
  ['a key of a rule', 'my-rules/rules.yaml', 'rules:\n  - yields¦To: [DOC-11]\n', 'yieldsTo', /合成一条/, /one finding/],
  ['a topic', 'my-rules/rules.yaml', 'rules:\n  - checks:\n      - cover: { topic: clean¦ing }\n', 'cleaning', /清洗[\s\S]*价/, /Cleaning[\s\S]*Price/],
  ['an aspect', 'my-rules/rules.yaml', 'rules:\n  - checks:\n      - cover: { topic: cleaning, aspects: [pr¦ice] }\n', 'price', /价[\s\S]*收费/, /Price[\s\S]*收费/],
  ['a function in an expression', 'my-rules/rules.yaml', 'rules:\n  - when: peri¦od(a, b)\n', 'period', /period\(/, /period\(/],
  ['a table in an expression', 'my-rules/rules.yaml', 'rules:\n  - checks:\n      - assert: { each: complain¦ts }\n', 'complaints', /投诉台账/, /Complaints/],
  ['a metric in an expression', 'my-rules/rules.yaml', 'rules:\n  - when: metric("complaint_resolu¦tion_rate", p)\n', 'complaint_resolution_rate', /投诉/, /complaint/i],
  ['a key of a test’s hegui.yaml', 'my-rules/rules.yaml', 'rules:\n  - tests:\n      pass:\n        - profile: { enterprise: { outl¦ets: 3 } }\n', 'outlets', /网点数/, /Number of service outlets/],
  ['a key of a table', 'my-rules/tables/cleanings.yaml', 'columns:\n  id: { joi¦ns: outlets.outlet_id }\n', 'joins', /哪一列/, /refers to/],
  ['a name of the file’s own says what it is', 'my-rules/tables/cleanings.yaml', 'columns:\n  i¦d: { type: text }\n', 'id', /一列/, /A column/],
];

describe('what is said of a place', () => {
  it.each(CASES)('%s', (_, path, text, on, zh, en) => {
    const [inChinese, inEnglish] = [hoverText(path, text), hoverText(path, text, 'en')];
    expect(inChinese?.on ?? null).toBe(on);
    expect(inChinese!.text).toMatch(zh);
    expect(inEnglish!.on).toBe(on);
    expect(inEnglish!.text).toMatch(en);
  });

  it.each([
    ['an unknown key', 'hegui.yaml', 'enterprize¦: x\n'], ['a comment', 'hegui.yaml', 'enterprise: # na¦me\n'], ['free text', 'hegui.yaml', 'enterprise: { name: 澄¦川 }\n'],
    ['an unknown rule', 'decisions.yaml', 'decisions:\n  - rule: NO-0¦1\n'], ['an empty line', 'hegui.yaml', 'enterprise:\n  ¦\n'], ['a manual', 'manual/手册.yaml', 'ti¦tle: x\n'], ['broken YAML', 'hegui.yaml', '[}: "¦\n'],
  ])('nothing of %s', (_, path, text) => { expect(hoverText(path, text)).toBeNull(); });
});
