import { inLocale, type Locale } from '../../schemas/localized.js';
import type { Leaf } from '../../schemas/standard.js';
import type { Discount } from '../document/facts/model.js';
import { LABELS, type LintResult } from '../report/index.js';
import { percent } from '../report/paper.js';
import { topicPlaces } from './topic-memberships.js';

const WORDS = {
  'zh-CN': { points: '分', available: '可得', estimated: '估算', missing: '缺', comma: '、', aspects: '要点', score: '评分' },
  en: { points: 'points', available: 'worth', estimated: 'estimated', missing: 'missing', comma: ', ', aspects: 'aspects', score: 'score' },
} as const;

/** Why a clause counts for nothing, and what would make it count. */
export const DISCOUNT_WORDS: Readonly<Record<Locale, Readonly<Record<Discount, string>>>> = {
  'zh-CN': {
    contents: '在目录里，目录不算内容', placeholder: '还是占位文字，填写后才算', negated: '写的是没有做', bare: '没有写明谁、何时或怎样做（没有数值、时限、频次、责任人和渠道）',
    enumerated: '只是罗列名词', example: '是举例', 'quoted-law': '是法规原文，没有写本企业怎么做', code: '在代码块里', register: '是表单清单的一行，只说有这张表',
  },
  en: {
    contents: 'it is part of the table of contents', placeholder: 'it still holds a placeholder', negated: 'it says that this is not done',
    bare: 'it names nobody, no time and no way of doing it (no figure, deadline, frequency, person or channel)', enumerated: 'it is only a list of words', example: 'it is an example',
    'quoted-law': 'it quotes a law without saying what the enterprise does', code: 'it is a block of code', register: 'it is a row of a list of forms, which only says that there is a form',
  },
};

/** A remark in a language's own brackets. */
export function bracketed(note: string, locale: Locale): string {
  return locale === 'en' ? ` (${note})` : `（${note}）`;
}

/** `1–5 分（估算）`: what leaves can be worth together. */
export function pointsText(result: LintResult, leaves: readonly Leaf[], locale: Locale): string {
  const w = WORDS[locale];
  let [low, high, estimated] = [0, 0, false];
  for (const { key } of leaves) {
    const own = topicPlaces(result).points(key);
    if (!own) continue;
    low += own.low;
    high += own.high;
    estimated ||= own.official === null;
  }
  const number = (n: number) => String(Math.round(n * 10) / 10);
  const range = low === high ? number(low) : `${number(low)}–${number(high)}`;
  return `${range} ${w.points}${estimated ? bracketed(w.estimated, locale) : ''}`;
}

/** `4/9 要点 · 缺 回访、归档 · 可得 1–5 分`; why there is nothing to tell where the topic does not apply. */
export function topicStanding(result: LintResult, topic: string, locale: Locale, most = 3): string {
  const w = WORDS[locale];
  const places = topicPlaces(result);
  const coverage = places.coverage(topic);
  const known = result.rules.topics.get(topic);
  if (!coverage || !known) return '';
  const labels = LABELS[locale];
  if (coverage.status === 'notApplicable') return labels.status.notApplicable;
  const { met, missing } = coverage;
  const titles = known.aspects.filter(({ id }) => missing.includes(id)).map(({ title }) => inLocale(title, locale));
  const cause = coverage.cause === null || coverage.cause === 'missing' ? '' : bracketed(labels.cause[coverage.cause], locale);
  const leaves = places.leaves(topic);
  return [
    `${met.length}/${met.length + missing.length} ${w.aspects}${coverage.status === 'covered' ? '' : ` · ${labels.status[coverage.status]}${cause}`}`,
    ...(titles.length > 0 ? [`${w.missing} ${titles.slice(0, most).join(w.comma)}${titles.length > most ? '…' : ''}`] : []),
    ...(leaves.length > 0 ? [`${w.available} ${pointsText(result, leaves, locale)}`] : []),
  ].join(' · ');
}

/** `4/9 要点`, for headings that name a topic beside the one that says most of it. */
export function topicShare(result: LintResult, topic: string, locale: Locale): string {
  const coverage = topicPlaces(result).coverage(topic);
  return coverage && coverage.status !== 'notApplicable' ? `${coverage.met.length}/${coverage.met.length + coverage.missing.length} ${WORDS[locale].aspects}` : '';
}

/** The number in the standard under which all leaves of a topic stand; null where it speaks for none. */
export function topicNumber(result: LintResult, topic: string): string | null {
  const keys = topicPlaces(result).leaves(topic).map(({ key }) => key.split('/')[0]!.split('.'));
  const [first] = keys;
  if (!first) return null;
  let shared = first.length;
  for (const key of keys) while (shared > 0 && first.slice(0, shared).join('.') !== key.slice(0, shared).join('.')) shared--;
  return shared === 0 ? null : first.slice(0, shared).join('.');
}

/** `5.3.2 投诉处理`: where a topic belongs in the standard; its own title where it speaks for no leaf. */
export function topicName(result: LintResult, topic: string, locale: Locale): string {
  const known = result.rules.topics.get(topic);
  const title = known ? inLocale(known.title, locale) : topic;
  const number = topicNumber(result, topic);
  return number === null ? title : `${number} ${title}`;
}

/** `文件覆盖 87% · 证据覆盖 40% · 评分 62–81 / 100`, as far as it is known. */
export function projectStanding({ coverage, score }: LintResult, locale: Locale): string {
  const labels = LABELS[locale];
  const shares = [`${labels.documented} ${percent(coverage.documented, labels.notJudged)}`, `${labels.evidenced} ${percent(coverage.evidenced, labels.notJudged)}`];
  if (!score) return shares.join(' · ');
  const range = score.low === score.high ? `${score.low}` : `${score.low}–${score.high}`;
  const ends = [...new Set([score.grades[0]!, score.grades[score.grades.length - 1]!])];
  return [...shares, `${labels.score} ${range} / 100${bracketed(`${ends.map((grade) => labels.grades[grade]).join(locale === 'en' ? ' to ' : '–')}${locale === 'en' ? ', ' : '，'}${WORDS[locale].estimated}`, locale)}`].join(' · ');
}
