import { inLocale, type Locale, type Localized } from '../../schemas/localized.js';
import type { Finding, MessageArg } from '../check/model.js';
import { mask } from '../check/mask.js';

/** The list mark of a language. */
const JOIN: Readonly<Record<Locale, string>> = { 'zh-CN': '、', en: ', ' };
const LABELS = {
  'zh-CN': { why: '依据：', remedy: '建议：', stop: '。' },
  en: { why: 'Why: ', remedy: 'To do: ', stop: '. ' },
} as const;

/** `{count:item|items}`: words that go with one, and with several. */
const NUMBERED = /\{([a-z][A-Za-z0-9_]*):([^|{}]*)\|([^|{}]*)\}/g;

export interface FindingWords { readonly what: string; readonly why: string; readonly remedy: string }

/** The three parts of a finding in one language, arguments filled in and personal data masked. */
export function wordsOf(finding: Finding, locale: Locale): FindingWords {
  const part = (text: Localized) => mask(fillIn(inLocale(text, locale), finding.args, locale)).trim();
  return { what: part(finding.message) + alike(finding, locale) + further(finding, locale) + inserted(finding, locale), why: part(finding.why), remedy: part(finding.remedy) };
}

/** How many places a finding stands for, where its own sentence does not say so. */
export function alike({ message, args, occurrences }: Finding, locale: Locale): string {
  const { count, listed } = args;
  if (typeof count !== 'number' || count < 2 || occurrences.length < 2 || /\{(?:count|listed)\}/.test(message.zh)) return '';
  const which = listed === undefined ? '' : `${locale === 'zh-CN' ? '：' : ': '}${mask(argument(listed, locale))}`;
  return locale === 'zh-CN' ? `（同类共 ${count} 处${which}）` : ` (${count} places of this kind${which})`;
}

/** That a skeleton for what is missing stands there: the hole is still one. */
function inserted({ args }: Finding, locale: Locale): string {
  if (args['skeleton'] !== 1) return '';
  return locale === 'zh-CN' ? '（已插入骨架，待填写）' : ' (skeleton inserted, to be filled in)';
}

/** How many findings of the same check were left out after this one. */
function further({ args }: Finding, locale: Locale): string {
  const { more } = args;
  if (typeof more !== 'number') return '';
  return locale === 'zh-CN' ? `（此后还有 ${more} 项同样的问题，未逐一列出）` : ` (${more} more of this kind follow, which are not listed)`;
}

/** One sentence for doors that have only one: what is wrong → why → what to do. */
export function messageOf(finding: Finding, locale: Locale): string {
  const { what, why, remedy } = wordsOf(finding, locale);
  const { why: whyLabel, remedy: remedyLabel, stop } = LABELS[locale];
  return [what, `${whyLabel}${why}`, `${remedyLabel}${remedy}`].join(stop);
}

/**
 * Replaces `{name}` once: what an argument brings in is never taken for a placeholder. A clause (between `；` or `; `)
 * whose argument is empty or absent is left out, so that “change it to {suggestion}” is said only where there is one.
 * `{count:item|items}` is the first where the number is 1, else the second.
 */
export function fillIn(template: string, args: Readonly<Record<string, MessageArg>>, locale: Locale): string {
  const clauses = template.split(/(；|; )/);
  const kept: string[] = [];
  for (let i = 0; i < clauses.length; i += 2) {
    let empty = false;
    const text = clauses[i]!.replace(NUMBERED, (_, name: string, one: string, many: string) => (args[name] === 1 ? one : many)).replace(/\{([a-z][A-Za-z0-9_]*)\}/g, (_, name: string) => {
      const value = args[name];
      const shown = value === undefined ? '' : argument(value, locale);
      if (shown === '') empty = true;
      return shown;
    });
    if (empty && clauses.length > 1) continue;
    kept.push((kept.length > 0 ? clauses[i - 1]! : '') + text);
  }
  return kept.join('');
}

function argument(value: MessageArg, locale: Locale): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((v: string | Localized) => (typeof v === 'string' ? v : inLocale(v, locale))).join(JOIN[locale]);
  return inLocale(value as Localized, locale);
}
