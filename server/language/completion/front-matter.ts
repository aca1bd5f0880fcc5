import { CompletionItemKind } from 'vscode-languageserver-types';
import { fieldOf } from '../../document/facts/control-labels.js';
import type { ControlField } from '../../document/facts/model.js';
import { readFrontMatter } from '../../document/front-matter.js';
import { normalisePhrase } from '../../text/mapped-text.js';
import { projectDays, titleOf } from '../known-days.js';
import { itemsOf, type Offered, type Writing } from './context.js';
import type { CompletionItem } from 'vscode-languageserver-types';

type Field = ControlField['field'];

/** What a document says of itself, by the keys that front matter has for it. */
const KEYS: readonly { readonly key: string; readonly field: Field; readonly zh: string; readonly en: string }[] = [
  { key: 'title', field: 'title', zh: '文件名称', en: 'title' },
  { key: 'company', field: 'company', zh: '企业名称', en: 'company' },
  { key: 'doc_no', field: 'doc-no', zh: '文件编号', en: 'document number' },
  { key: 'version', field: 'version', zh: '版本', en: 'version' },
  { key: 'status', field: 'status', zh: '受控状态', en: 'control status' },
  { key: 'issued', field: 'issued', zh: '发布日期', en: 'issued' },
  { key: 'effective', field: 'effective', zh: '实施日期', en: 'effective' },
  { key: 'prepared_by', field: 'prepared-by', zh: '编制人', en: 'prepared by' },
  { key: 'reviewed_by', field: 'reviewed-by', zh: '审核人', en: 'reviewed by' },
  { key: 'approved_by', field: 'approved-by', zh: '批准人', en: 'approved by' },
  { key: 'prepared', field: 'prepared', zh: '编制日期', en: 'prepared' },
  { key: 'reviewed', field: 'reviewed', zh: '审核日期', en: 'reviewed' },
  { key: 'approved', field: 'approved', zh: '批准日期', en: 'approved' },
  { key: 'hotline', field: 'hotline', zh: '服务热线', en: 'service hotline' },
];
const STATUS_WORDS = ['受控', '非受控', '作废'];
const DATES: ReadonlySet<Field> = new Set(['issued', 'effective', 'prepared', 'reviewed', 'approved']);
const TODAY = { 'zh-CN': '今天', en: 'today' } as const;
const IN_USE = { 'zh-CN': '其他文件用的', en: 'used in other documents' } as const;
const FREE = { 'zh-CN': '下一个编号', en: 'the next number' } as const;
const PROJECT = { 'zh-CN': 'hegui.yaml 里的', en: 'as in hegui.yaml' } as const;
const MOST_VALUES = 12;

/** Inside front matter, or the `meta` of a YAML manual: keys that are not there yet, and values. Null elsewhere. */
export function frontMatterItems(at: Writing): CompletionItem[] | null {
  const indent = at.facts.document.format === 'yaml' ? metaIndent(at) : isInFrontMatter(at) ? '' : null;
  if (indent === null) return null;
  const value = /^\s*(?:"([^"]*)"|'([^']*)'|([^\s:#'"][^:]*?))\s*[:：](\s*)(.*)$/.exec(at.before);
  if (value) {
    const field = fieldOf(value[1] ?? value[2] ?? value[3] ?? '');
    const start = at.offset - value[5]!.length;
    return field === null ? [] : itemsOf(at, valuesOf(at, field, { start, end: at.line.end - (/\s*$/.exec(at.after)?.[0].length ?? 0) }, value[4] === '' ? ' ' : ''));
  }
  const key = /^(\s*)([\w\u3400-\u9fff-]*)$/.exec(at.before);
  return key && at.after.trim() === '' ? itemsOf(at, keysOf(at, key[2]!)) : [];
}

function isInFrontMatter({ source, offset, facts }: Writing): boolean {
  if (facts.document.format !== 'markdown') return false;
  const { text } = source;
  const open = /^(?:\uFEFF)?(?:\s*<!--[\s\S]{0,2000}?-->)*\s*---[ \t]*\r?\n/.exec(text.slice(0, 4000));
  if (!open || offset < open[0].length) return false;
  const { bodyStart, faults } = readFrontMatter(source);
  // Not closed yet: it reaches to the first blank line or heading.
  if (faults.some(({ kind }) => kind === 'yaml-not-closed') || bodyStart === 0) return !/\n[ \t]*\r?\n|\n#/.test(text.slice(open[0].length - 1, offset));
  const close = text.lastIndexOf('\n', bodyStart - 2) + 1;
  return offset < close;
}

/** The indent of the keys under `meta:`, if the line is one of them. */
function metaIndent({ source, line }: Writing): string | null {
  const { text } = source;
  let at = line.start;
  while (at > 0) {
    const start = text.lastIndexOf('\n', at - 2) + 1;
    const above = text.slice(start, at).trimEnd();
    at = start;
    if (above.trim() === '' || above.trimStart().startsWith('#') || /^\s/.test(above)) continue;
    return /^meta\s*:\s*$/.test(above) && /^[ \t]+/.test(text.slice(line.start, line.end)) ? '  ' : null;
  }
  return null;
}

function keysOf(at: Writing, word: string): Offered[] {
  const { view, facts, offset } = at;
  const used = new Set(facts.document.meta.map(({ key }) => fieldOf(key.slice(key.lastIndexOf('.') + 1))));
  const chinese = facts.document.meta.some(({ key }) => /[\u3400-\u9fff]/.test(key));
  return KEYS.filter(({ field }) => !used.has(field)).map(({ key, zh, en }) => ({
    label: chinese ? zh : key, detail: view.locale === 'en' ? en : zh, words: [key, zh], kind: CompletionItemKind.Property,
    text: `${chinese ? zh : key}: `, replaces: { start: offset - word.length, end: offset },
  }));
}

function valuesOf({ view, facts, source }: Writing, field: Field, replaces: Offered['replaces'], blank: string): Offered[] {
  const { result, locale } = view;
  const values = new Map<string, string>();
  const add = (value: string | undefined, detail: string) => {
    const plain = value?.trim() ?? '';
    if (plain !== '' && !values.has(plain)) values.set(plain, detail);
  };
  const others = result.project.documents.filter((other) => other.own && other.document.source.path !== source.path);
  if (DATES.has(field)) {
    add(result.today, TODAY[locale]);
    for (const known of projectDays(result)) add(known.day, titleOf(known, locale));
    for (const own of facts.control) if (DATES.has(own.field) && /^\d{4}-\d{2}-\d{2}$/.test(own.value)) add(own.value, labelOf(own.field, locale));
  } else if (field === 'doc-no') {
    for (const next of nextNumbers(result.project.documents.flatMap(({ control }) => control.flatMap((own) => (own.field === 'doc-no' ? [own.value] : []))))) add(next, FREE[locale]);
  } else {
    const { enterprise } = result.project.config;
    if (field === 'company') add(enterprise?.name, PROJECT[locale]);
    if (field === 'hotline') add(enterprise?.hotline, PROJECT[locale]);
    if (field === 'title') add(source.path.split('/').at(-1)?.replace(/\.[a-z]+$/i, ''), '');
    else for (const other of others) for (const own of other.control) if (own.field === field) add(own.value, IN_USE[locale]);
    if (field === 'status') for (const word of STATUS_WORDS) add(word, '');
    if (field === 'version') add('A/0', '');
  }
  return [...values].slice(0, MOST_VALUES).map(([value, detail]) => ({ label: value, detail, words: [normalisePhrase(value)], kind: CompletionItemKind.Value, text: `${blank}${quoted(value)}`, replaces }));
}

function labelOf(field: Field, locale: 'zh-CN' | 'en'): string {
  const known = KEYS.find((one) => one.field === field);
  return known ? known[locale === 'en' ? 'en' : 'zh'] : field;
}

/** The first number that is free in each series: CC-CX-01 to CC-CX-06 give CC-CX-07. */
export function nextNumbers(numbers: readonly string[]): string[] {
  const series = new Map<string, { highest: number; width: number }>();
  for (const number of numbers) {
    const match = /^(.*?[^\d])(\d{1,4})$/.exec(number.trim());
    if (!match) continue;
    const known = series.get(match[1]!);
    const value = Number(match[2]);
    if (!known || value > known.highest) series.set(match[1]!, { highest: value, width: match[2]!.length });
  }
  return [...series].map(([prefix, { highest, width }]) => `${prefix}${String(highest + 1).padStart(width, '0')}`);
}

/** A value that YAML would take for something else is quoted. */
function quoted(value: string): string {
  return /^[\w\u3400-\u9fff（(][^:#'"{}[\]&*!|>%@`]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|~|[\d.]+)$/i.test(value) ? value : JSON.stringify(value);
}
