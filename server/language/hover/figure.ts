import { inLocale } from '../../../schemas/localized.js';
import type { Quantity } from '../../document/facts/model.js';
import { otherUnit, statedOf, written, type PlacedClaim } from '../figures.js';
import { placeLink, shown } from '../markdown-text.js';
import { lines, type CardOf, type ManualAt } from './card.js';

const MOST_ELSEWHERE = 6;
const WORDS = {
  'zh-CN': {
    bound: { 'at-most': '不超过', 'at-least': '不少于', exact: '正好写', range: '区间' } satisfies Record<Quantity['bound'], string>,
    role: { promise: '承诺', target: '目标', reported: '统计结果' }, elsewhere: '别处写的', nowhere: '别处没有写到', metric: '统计口径', comma: '、', more: (n: number) => `另有 ${n} 处`, equals: '即',
  },
  en: {
    bound: { 'at-most': 'at most', 'at-least': 'at least', exact: 'exactly', range: 'a range' } satisfies Record<Quantity['bound'], string>,
    role: { promise: 'promise', target: 'target', reported: 'reported figure' }, elsewhere: 'Elsewhere', nowhere: 'stated nowhere else', metric: 'Counted as', comma: ', ', more: (n: number) => `${n} more places`, equals: 'that is',
  },
} as const;

/** On a figure that promises or states something: what it is about, how it is meant, where else it is written. */
export const figureCard: CardOf = (at) => {
  const { view: { result, locale }, facts, offset } = at;
  const here = facts.claims.filter(({ span }) => span.start <= offset && offset <= span.end);
  const [first] = here;
  if (!first) return null;
  const w = WORDS[locale];
  const { quantity } = first;
  const other = otherUnit(quantity, locale);
  const head = `**${shown(written(facts, quantity))}**${other === null ? '' : locale === 'en' ? ` (${w.equals} ${other})` : `（${w.equals} ${other}）`}`;
  const subjects = [...new Set(here.map(({ subject }) => subject))].map((id) => {
    const claim = here.find(({ subject }) => subject === id)!;
    const subject = result.rules.subjects.get(id);
    const about = [claim.area, claim.activity, claim.product, claim.severity].filter((word) => word !== '').map((word) => shown(word)).join(w.comma);
    const metric = [...result.rules.metrics.values()].find((one) => one.metric.claim === id)?.metric;
    const colon = locale === 'en' ? ': ' : '：';
    return lines(
      `*${subject ? inLocale(subject.title, locale) : shown(id)}* · ${w.bound[claim.quantity.bound]} · ${w.role[claim.role]}${about ? ` · ${about}` : ''}`,
      metric && `*${w.metric}*${colon}${inLocale(metric.title, locale)} — ${inLocale(metric.formula, locale)}`,
    ) + elsewhere(at, { facts, claim });
  });
  return { span: first.span, text: [head, ...subjects].join('\n\n') };
};

function elsewhere({ view }: ManualAt, { facts, claim }: PlacedClaim): string {
  const w = WORDS[view.locale];
  const others = statedOf(view.result, claim.subject).filter((other) => other.facts !== facts || other.claim.span.start !== claim.span.start);
  if (others.length === 0) return `\n\n${w.nowhere}`;
  const same = (other: PlacedClaim) => other.claim.quantity.kind === claim.quantity.kind && other.claim.quantity.value === claim.quantity.value && other.claim.quantity.to === claim.quantity.to;
  const ranked = [...others].sort((a, b) => Number(same(a)) - Number(same(b)));
  const list = ranked.slice(0, MOST_ELSEWHERE).map((other) => {
    const about = [other.claim.area, other.claim.activity, other.claim.product, other.claim.severity].filter((word) => word !== '').map((word) => shown(word)).join(w.comma);
    return `- ${same(other) ? '=' : '≠'} ${shown(written(other.facts, other.claim.quantity))}${about ? ` · ${about}` : ''} · ${placeLink(view, { file: other.facts.document.source.path, span: other.claim.span })}`;
  });
  return `\n\n${w.elsewhere}\n\n${list.join('\n')}${ranked.length > MOST_ELSEWHERE ? `\n- … ${w.more(ranked.length - MOST_ELSEWHERE)}` : ''}`;
}
