import type { CompletionItem } from 'vscode-languageserver-types';
import { yamlCompletion } from '../../../server/language/yaml/completion.js';
import { yamlHover } from '../../../server/language/yaml/hover.js';
import type { View } from '../../../server/language/view.js';
import { sourceText, type SourceText } from '../../../server/text/source.js';
import { viewOfTexts } from '../view.js';

/** Bars are YAML, so the cursor is marked by something else. */
export const MARK = '¦';

export const TEXTS: Readonly<Record<string, string>> = {
  'hegui.yaml': 'enterprise:\n  name: 澄川电器有限公司\n  type: 生产型\n  industries: [家电]\ncertification:\n  application: 2026-09-10\npacks: [./my-rules]\ncalendars: [calendars/2027.yaml]\nrules: { DOC-11: off }\n',
  'decisions.yaml': 'decisions:\n  - { id: D-1, kind: deferred, rule: DOC-13, reason: 九月补, by: 王敏, at: 2026-08-01 }\n',
  'points.yaml': 'points:\n  5.3.2/records: 3\n',
  'calendars/2027.yaml': 'year: 2027\nsource: 国办发明电\noff: [2027-01-01]\n',
  'manual/手册.md': '# 售后服务手册\n\n## 投诉处理\n\n投诉由客服中心登记。\n',
  'evidence/defaults.yaml': 'owner: S003\n',
  'evidence/manifest.yaml': 'version: 1\nitems:\n  - { id: EV-001, title: 营业执照, type: certificate, file: files/a.txt, indicators: [5.1.1.1] }\n  - { id: EV-002, title: 投诉登记, type: record-form, indicators: [5.3.2/records] }\ntables:\n  outlets:\n    - { outlet_id: WD-01, name: 合肥站 }\n  complaints: ledgers/投诉.csv\n',
  'evidence/files/a.txt': 'a\n',
  'evidence/files/照片 1.txt': 'b\n',
  'evidence/ledgers/投诉.csv': '投诉编号,投诉时间\nTS-1,2026-08-01\n',
  'my-rules/pack.yaml': 'id: mine\nversion: 1.0.0\ntitle: { zh: 我的, en: Mine }\n',
  'my-rules/rules.yaml': [
    'rules:', '  - id: cleaning', '    code: CLEAN-01', '    title: { zh: 清洗, en: Cleaning }', '    level: warning', '    due: drafting', '    source: [{ ref: 实务, verified: practice }]', '    params: { most: 4h }',
    '    checks:', '      - cover: { topic: cleaning, aspects: [price, record] }', '    message: { zh: 缺, en: missing }', '    why: { zh: 因, en: why }', '    remedy: { zh: 补, en: do }',
    '    tests:', '      fail:', '        - { name: none, manual: "# 手册\\n" }', '',
  ].join('\n'),
  'my-rules/topics/cleaning.yaml': 'id: cleaning\ntitle: { zh: 清洗, en: Cleaning }\nchapter: 40\nnames: [上门清洗]\nterms: [上门清洗]\naspects:\n  - { id: price, title: { zh: 价, en: Price }, terms: [收费] }\n  - { id: record, title: { zh: 记, en: Record }, terms: [记录] }\n',
  'my-rules/tables/cleanings.yaml': 'id: cleanings\ntitle: { zh: 清洗台账, en: Cleanings }\nkey: id\ncolumns:\n  id: { title: { zh: 编号, en: No. }, type: text }\n',
  'my-rules/evidence-types.yaml': 'types:\n  - { id: cleaner-card, title: { zh: 上岗证, en: Card }, phase: run }\n',
  'my-rules/concepts/words.yaml': 'concepts:\n  - { id: boast, title: { zh: 夸大, en: Boast }, terms: [无菌] }\n',
  'my-rules/subjects.yaml': 'subjects:\n  - { id: cleaning-time, title: { zh: 时限, en: Time }, terms: [清洗时间], kinds: [duration] }\n',
  'my-rules/lookups/old.yaml': 'id: old\ntitle: { zh: 旧, en: Old }\nkeys: [name]\ncolumns: [now]\nrows:\n  - { name: a, now: b }\n',
  'my-rules/metrics.yaml': 'metrics:\n  - { id: cleaned, title: { zh: 清洗数, en: Cleaned }, unit: count, better: higher, formula: { zh: 行数, en: rows }, value: cleanings.size(), source: [{ ref: 实务, verified: practice }] }\n',
  'my-rules/milestones.yaml': 'milestones:\n  - { id: cleaning-day, title: { zh: 清洗, en: Cleaning }, rule: CLEAN-01, kind: event, date: profile.application }\n',
  'my-rules/chapters.yaml': 'chapters:\n  - { no: 40, title: { zh: 清洗, en: Cleaning } }\n',
  'my-rules/certifiers.yaml': 'certifiers:\n  - { id: one, name: 一号认证, source: [{ ref: 合同, verified: text }] }\n',
  'my-rules/phrases.yaml': 'mine-said: { zh: 话, en: said }\n',
};

let plain: View | undefined;
let english: View | undefined;

/** The project as it is while one of its files is being written: its text is new, the verdict that of before. */
export function viewOf(locale: 'zh-CN' | 'en' = 'zh-CN'): View {
  return locale === 'en' ? (english ??= viewOfTexts(TEXTS, { locale })) : (plain ??= viewOfTexts(TEXTS));
}

export function cursorIn(path: string, marked: string): { readonly source: SourceText; readonly offset: number } {
  const offset = marked.indexOf(MARK);
  if (offset < 0) throw new Error(`no mark in ${marked}`);
  return { source: sourceText(path, marked.replace(MARK, '')), offset };
}

export interface Offers { readonly items: readonly CompletionItem[]; readonly labels: readonly string[]; item(label: string): CompletionItem; after(label: string): string }

/** What is offered at the mark, and what the text is after one is taken. */
export function offers(path: string, marked: string, { snippets = true, view = viewOf() } = {}): Offers {
  const at = cursorIn(path, marked);
  const list = yamlCompletion(view, at, { snippets });
  if (!list) throw new Error(`${path} is no file of ours`);
  const item = (label: string) => {
    const found = list.items.find((one) => one.label === label);
    if (!found) throw new Error(`${label} is not offered, but ${list.items.map((one) => one.label).slice(0, 40).join(' ')}`);
    return found;
  };
  return { items: list.items, labels: list.items.map(({ label }) => label), item, after: (label) => taken(at.source, item(label)) };
}

/** The text after an item is taken, snippets with what they suggest. */
export function taken({ text, lines }: SourceText, { textEdit }: CompletionItem): string {
  if (!textEdit || !('range' in textEdit)) throw new Error('no edit');
  const { start, end } = textEdit.range;
  return text.slice(0, lines.offset(start)) + textEdit.newText + text.slice(lines.offset(end));
}

/** A snippet's text with what it suggests, the first of its choices, and nothing at its empty stops. */
export function filled(snippet: string): string {
  return snippet.replace(/\$\{\d+\|((?:\\.|[^|\\])*?)(?:(?<!\\),(?:\\.|[^|\\])*)?\|\}/g, '$1').replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1').replace(/(?<!\\)\$\d+/g, '').replace(/\\([\\$},|])/g, '$1');
}

export function hoverText(path: string, marked: string, locale: 'zh-CN' | 'en' = 'zh-CN'): { readonly text: string; readonly on: string } | null {
  const at = cursorIn(path, marked);
  const hover = yamlHover(viewOf(locale), at);
  if (!hover || !hover.range || typeof hover.contents !== 'object' || !('value' in hover.contents)) return null;
  const { lines, text } = at.source;
  return { text: hover.contents.value, on: text.slice(lines.offset(hover.range.start), lines.offset(hover.range.end)) };
}
