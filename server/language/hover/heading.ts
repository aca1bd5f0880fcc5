import { inLocale } from '../../../schemas/localized.js';
import { LABELS } from '../../report/index.js';
import { sectionAt, titleSpan } from '../manual-places.js';
import { shown } from '../markdown-text.js';
import { DISCOUNT_WORDS, pointsText, projectStanding, topicStanding } from '../standing-words.js';
import { topicPlaces } from '../topic-memberships.js';
import { lines, type CardOf, type ManualAt } from './card.js';

const WORDS = {
  'zh-CN': {
    none: '标题里没有规则认识的主题词；下面的内容只按正文用词归类', notOwn: (why: string) => `这份文件不算企业自己的服务文件，不计入覆盖${why ? `（${why}）` : ''}`,
    aspects: (need: number) => `要点（至少 ${need} 项）`, indicator: '指标', counted: (n: number, m: number) => `本节 ${n} 句计入，${m} 句不计`, comma: '、', colon: '：', shares: '文件 {d}，证据 {e}',
  },
  en: {
    none: 'no rule knows a topic in this heading; what stands below is sorted by its own words', notOwn: (why: string) => `this is not the enterprise’s own service document and covers nothing${why ? ` (${why})` : ''}`,
    aspects: (need: number) => `Aspects (at least ${need})`, indicator: 'Indicator', counted: (n: number, m: number) => `${n} clauses of this section count, ${m} do not`, comma: ', ', colon: ': ', shares: 'documents {d}, evidence {e}',
  },
} as const;
const SHARE = { 1: '✓', 0.5: '½', 0: '✗' } as const;

/** On a heading: its topics, what they have and lack, the indicators behind them. On the title: how the project stands. */
export const headingCard: CardOf = (at) => {
  const { view: { result, locale }, facts, offset } = at;
  const w = WORDS[locale];
  const section = sectionAt(facts, offset);
  const printed = section.index === 0 ? titleSpan(facts) : null;
  const heading = printed && printed.start <= offset && offset <= printed.end ? printed : section.heading;
  if (!heading || offset < heading.start || offset > heading.end) return null;
  const { text } = facts.document.source;
  const title = `**${shown(text.slice(heading.start, heading.end))}**`;
  if (section.index === 0) return { span: heading, text: lines(title, facts.own ? projectStanding(result, locale) : w.notOwn(facts.because.map((b) => shown(b)).join(w.comma))) };
  if (!facts.own) return { span: heading, text: lines(title, w.notOwn(facts.because.map((b) => shown(b)).join(w.comma))) };
  const topics = topicPlaces(result).named(facts, section.index);
  const own = topics.length === 0 ? w.none : topics.map((topic) => topicLines(at, topic)).join('\n\n');
  return { span: heading, text: `${lines(title, tally(at, section.index))}\n\n${own}` };
};

function topicLines({ view: { result, locale } }: ManualAt, id: string): string {
  const w = WORDS[locale];
  const topic = result.rules.topics.get(id);
  const coverage = topicPlaces(result).coverage(id);
  if (!topic || !coverage) return '';
  if (coverage.status === 'notApplicable') return `*${inLocale(topic.title, locale)}*${w.colon}${LABELS[locale].status.notApplicable}`;
  const met = new Set(coverage.met);
  const list = topic.aspects.map(({ id: aspect, title, hint }) => `- ${met.has(aspect) ? '✓' : '✗'} ${inLocale(title, locale)}${!met.has(aspect) && hint ? ` — ${inLocale(hint, locale)}` : ''}`);
  const leaves = topicPlaces(result).leaves(id).map((leaf) => {
    const own = result.leaves.find((one) => one.leaf === leaf.key);
    const mark = (share: 1 | 0.5 | 0 | null | undefined) => (share === null || share === undefined ? '–' : SHARE[share]);
    return `${w.indicator} ${leaf.key} ${inLocale(leaf.title, locale)} · ${pointsText(result, [leaf], locale)} · ${w.shares.replace('{d}', mark(own?.documented)).replace('{e}', mark(own?.evidenced))}`;
  });
  return `*${inLocale(topic.title, locale)}* · ${topicStanding(result, id, locale)}\n\n${w.aspects(topic.need)}\n\n${list.join('\n')}${leaves.length > 0 ? `\n\n${lines(...leaves)}` : ''}`;
}

/** How many clauses of the section itself count for some topic, and why the others do not. */
function tally({ view: { result, locale }, facts }: ManualAt, section: number): string {
  const places = topicPlaces(result);
  let [counted, rest] = [0, 0];
  const reasons = new Set<string>();
  for (const unit of facts.units) {
    if (unit.section !== section) continue;
    const memberships = places.memberships(facts, unit.index);
    if (memberships.some(({ discount }) => discount === null)) counted++;
    else {
      rest++;
      const reason = unit.discount ?? memberships[0]?.discount;
      if (reason) reasons.add(DISCOUNT_WORDS[locale][reason]);
    }
  }
  if (counted + rest === 0) return '';
  const w = WORDS[locale];
  return `${w.counted(counted, rest)}${reasons.size > 0 ? `${w.colon}${[...reasons].join(locale === 'en' ? '; ' : '；')}` : ''}`;
}
