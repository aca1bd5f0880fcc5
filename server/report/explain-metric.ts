import { inLocale, type Locale } from '../../schemas/localized.js';
import type { CompiledMetric } from '../rules/metric.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import { wrapped, type Ink } from './paper.js';
import { VERIFIED_WORDS } from './source-words.js';

const WORDS = {
  'zh-CN': {
    formula: '算法', counted: '怎样计数', needs: '台账须有', claim: '手册里的说法', sources: '来源', rules: '用它的规则', any: '（核对任何写出的指标）', or: ' 或 ',
    units: { percent: '百分比', hours: '小时', score: '分', count: '件' }, better: { higher: '越高越好', lower: '越低越好' },
    keys: { value: '数值', numerator: '分子', denominator: '分母', n: '样本数' },
  },
  en: {
    formula: 'Formula', counted: 'Counted by', needs: 'Columns needed', claim: 'Stated in manuals as', sources: 'Sources', rules: 'Rules that use it', any: ' (compares any metric that is stated)', or: ' or ',
    units: { percent: 'per cent', hours: 'hours', score: 'points', count: 'count' }, better: { higher: 'higher is better', lower: 'lower is better' },
    keys: { value: 'value', numerator: 'numerator', denominator: 'denominator', n: 'sample' },
  },
} as const;

/** A metric: what it is, how it is counted, whose figure it is, and the rules that ask for it. */
export function metricText({ metric, expressions }: CompiledMetric, rules: CompiledRules, locale: Locale, paint: Ink, width: number): string {
  const w = { ...WORDS[locale], verified: VERIFIED_WORDS[locale] };
  const indented = (text: string) => wrapped(text, Math.max(40, width - 2)).map((line) => `  ${line}`);
  const claim = metric.claim === undefined ? undefined : rules.subjects.get(metric.claim);
  const users = rules.rules.flatMap((rule) => {
    const use = usage(rule, metric.id);
    return use === null ? [] : [`  ${rule.rule.code}  ${inLocale(rule.rule.title, locale)}${use === 'any' ? paint.dim(w.any) : ''}`];
  });
  const lines = [
    `${paint.bold(inLocale(metric.title, locale))}  ${paint.dim(`${metric.id} · ${w.units[metric.unit]} · ${w.better[metric.better]}`)}`,
    '', paint.bold(w.formula), ...indented(inLocale(metric.formula, locale)),
    '', paint.bold(w.counted), ...(['numerator', 'denominator', 'value', 'n'] as const).flatMap((key) => {
      const expression = expressions.get(key);
      return expression ? [`  ${paint.dim(w.keys[key])}`, ...indented(expression.text)] : [];
    }),
    ...(metric.needs.length > 0 ? ['', `${paint.bold(w.needs)}  ${metric.needs.map((need) => need.split('|').join(w.or)).join(locale === 'en' ? '; ' : '；')}`] : []),
    ...(claim ? ['', `${paint.bold(w.claim)}  ${inLocale(claim.title, locale)}`] : []),
    '', paint.bold(w.sources), ...metric.source.map((s) => `  ${s.ref}  ${paint.dim(w.verified[s.verified])}`),
    ...(users.length > 0 ? ['', paint.bold(w.rules), ...users] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether a rule counts this metric, or whichever one a row names. */
function usage(rule: CompiledRule, id: string): 'this' | 'any' | null {
  const texts = [rule.when, ...rule.checks.flatMap(({ expressions }) => [...expressions.values()])].map((expression) => expression?.text ?? '');
  const named = texts.flatMap((text) => [...text.matchAll(/\bmetric(?:Parts)?\(\s*(?:"([a-z0-9_]*)")?/g)].map((match) => match[1]));
  return named.includes(id) ? 'this' : named.includes(undefined) ? 'any' : null;
}
