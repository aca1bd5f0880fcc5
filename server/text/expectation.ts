import type { z } from 'zod';
import type { Localized } from '../../schemas/localized.js';
import { INDUSTRY_WORDS, TYPE_WORDS } from '../../schemas/project.js';

/** What schemas call kinds of values and their own conditions, for readers of Chinese. What is not here reads alike in both languages. */
const CHINESE: Readonly<Record<string, string>> = {
  string: '文字', number: '数字', int: '整数', integer: '整数', boolean: 'true 或 false', array: '列表', object: '“键: 值”的对照', record: '“键: 值”的对照', null: '空',
  'date YYYY-MM-DD': '日期 YYYY-MM-DD', 'day that exists, YYYY-MM-DD': '确有的日期 YYYY-MM-DD',
  'date YYYY-MM-DD, or YYYY-MM-DD..YYYY-MM-DD': '日期 YYYY-MM-DD，或起止 YYYY-MM-DD..YYYY-MM-DD', 'YYYY-MM-DD': '日期 YYYY-MM-DD',
  'kebab-case, e.g. complaint-loop': '小写字母、数字和连字符，如 complaint-loop', 'code, e.g. DOC-11': '大写代码，如 DOC-11',
  'standard:indicator, e.g. gbt27922-2011:5.3.2/records': '标准:指标，如 gbt27922-2011:5.3.2/records', 'camelCase name, e.g. workOrders': '小写开头的驼峰名，如 workOrders',
  'snake_case name, e.g. closed_at': '小写字母和下划线，如 closed_at', 'table.column, e.g. complaints.closed_at': '表.列，如 complaints.closed_at',
  'claim:…, field:… or mention:…': 'claim:…、field:… 或 mention:…', 'clause, e.g. 5.3.2/records': '条款号，如 5.3.2/records',
};

/** Words of files written in Chinese, by the word that they stand for; of several the first. */
const CHINESE_WORDS = new Map(Object.entries({ ...INDUSTRY_WORDS, ...TYPE_WORDS }).toReversed().map(([zh, en]): [string, string] => [en, zh]));

/** What is expected: a kind of value or a condition, or a word that must be written as it is. */
interface Expected { readonly text: string; readonly isWord?: boolean }

/** What a schema expected where something else was written; the rule's words say “expected” already. */
export function expectation(issue: z.core.$ZodIssue): string | Localized {
  const parts = [...new Map(partsOf(issue).map((part) => [part.text, part])).values()];
  const en = parts.map(({ text }) => text).join(' | ');
  const zh = parts.map(inChinese).join(' | ');
  return zh === en ? en : { zh, en };
}

function inChinese({ text, isWord = false }: Expected): string {
  const word = CHINESE_WORDS.get(text);
  return !isWord ? CHINESE[text] ?? text : word === undefined ? text : `${text} ${word}`;
}

function partsOf(issue: z.core.$ZodIssue): readonly Expected[] {
  switch (issue.code) {
    case 'invalid_value': return issue.values.map((value) => ({ text: String(value), isWord: true }));
    case 'invalid_type': return [{ text: issue.expected }];
    case 'invalid_union': return issue.errors.flatMap((branch) => (branch[0] ? partsOf(branch[0]) : []));
    case 'too_big': return [{ text: `${issue.inclusive === false ? '<' : '≤'} ${String(issue.maximum)}` }];
    case 'too_small': return [{ text: issue.origin === 'string' && issue.minimum === 1 ? 'string' : `${issue.inclusive === false ? '>' : '≥'} ${String(issue.minimum)}` }];
    default: return [{ text: issue.message.replace(/^expected (?:an? )?/, '') }];
  }
}
