import type { z } from 'zod';
import type { Localized } from '../../schemas/localized.js';

/** What schemas call kinds of values and their own conditions, for readers of Chinese. What is not here reads alike in both languages. */
const CHINESE: Readonly<Record<string, string>> = {
  string: '文字', number: '数字', int: '整数', integer: '整数', boolean: 'true 或 false', array: '列表', object: '“键: 值”的对照', record: '“键: 值”的对照', null: '空',
  'date YYYY-MM-DD': '日期 YYYY-MM-DD', 'day that exists, YYYY-MM-DD': '确有的日期 YYYY-MM-DD',
  'date YYYY-MM-DD, or YYYY-MM-DD..YYYY-MM-DD': '日期 YYYY-MM-DD，或起止 YYYY-MM-DD..YYYY-MM-DD',
};

/** What a schema expected where something else was written; the rule's words say “expected” already. */
export function expectation(issue: z.core.$ZodIssue): string | Localized {
  const parts = [...new Set(partsOf(issue))];
  const en = parts.join(' | ');
  const zh = parts.map((part) => CHINESE[part] ?? part).join(' | ');
  return zh === en ? en : { zh, en };
}

function partsOf(issue: z.core.$ZodIssue): readonly string[] {
  switch (issue.code) {
    case 'invalid_value': return issue.values.map(String);
    case 'invalid_type': return [issue.expected];
    case 'invalid_union': return issue.errors.flatMap((branch) => (branch[0] ? partsOf(branch[0]) : []));
    case 'too_big': return [`${issue.inclusive === false ? '<' : '≤'} ${String(issue.maximum)}`];
    case 'too_small': return [issue.origin === 'string' && issue.minimum === 1 ? 'string' : `${issue.inclusive === false ? '>' : '≥'} ${String(issue.minimum)}`];
    default: return [issue.message.replace(/^expected (?:an? )?/, '')];
  }
}
