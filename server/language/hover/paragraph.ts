import { inLocale } from '../../../schemas/localized.js';
import type { Topic } from '../../../schemas/vocabulary.js';
import type { Unit } from '../../document/facts/model.js';
import { spanOf } from '../../text/mapped-text.js';
import type { Span } from '../../text/position.js';
import type { PhraseHit } from '../../text/scanner.js';
import { unitAt } from '../manual-places.js';
import { shown } from '../markdown-text.js';
import { DISCOUNT_WORDS } from '../standing-words.js';
import { topicPlaces, type Membership } from '../topic-memberships.js';
import { lines, type CardOf, type ManualAt } from './card.js';

/** A clause can touch a dozen topics; those whose heading it stands under come first. */
const MOST_TOPICS = 4;
/** A word can belong to several topics: those of the heading above first. */
const MOST_MEANINGS = 3;

const WORDS = {
  'zh-CN': {
    counts: '这一句计入', not: '这一句不计：', none: '这一句没有归入任何主题：没有主题词，所在标题也没有', nothing: '（没有满足要点）', aspects: (list: string) => `（${list}）`, comma: '、', quotes: ['“', '”'], more: (n: number) => `另有 ${n} 个主题`,
    notOwn: '这份文件不算企业自己的服务文件，不计入覆盖', topic: (name: string) => `主题“${name}”`, aspect: (topic: string, name: string) => `${topic}的要点“${name}”`, subject: (name: string) => `数值的对象“${name}”`, stands: '指',
  },
  en: {
    counts: 'This clause counts for', not: 'This clause does not count: ', none: 'This clause belongs to no topic: neither its words nor its heading name one', nothing: ' (meets no aspect)', aspects: (list: string) => ` (${list})`, comma: ', ', quotes: ['“', '”'], more: (n: number) => `${n} more topics`,
    notOwn: 'this is not the enterprise’s own service document and covers nothing', topic: (name: string) => `the topic “${name}”`, aspect: (topic: string, name: string) => `the aspect “${name}” of ${topic}`, subject: (name: string) => `what a figure is about: “${name}”`, stands: 'stands for',
  },
} as const;

/** On a clause: what it counts for, or why it does not; on a word of the vocabulary also what the word stands for. */
export const paragraphCard: CardOf = (at) => {
  const { view: { locale }, facts, offset } = at;
  const w = WORDS[locale];
  const unit = unitAt(facts, offset);
  if (!unit) return null;
  const memberships = topicPlaces(at.view.result).memberships(facts, unit.index);
  const word = wordAt(at, unit, memberships);
  return { span: word?.span ?? unit.span, text: lines(word?.text, facts.own ? standing(at, unit, memberships) : w.notOwn) };
};

function standing({ view: { result, locale } }: ManualAt, unit: Unit, memberships: readonly Membership[]): string {
  const w = WORDS[locale];
  const counted = memberships.filter(({ discount }) => discount === null);
  if (counted.length === 0) {
    const reason = unit.discount ?? memberships[0]?.discount ?? null;
    return reason === null ? w.none : `${w.not}${DISCOUNT_WORDS[locale][reason]}`;
  }
  const ranked = [...counted].sort((a, b) => Number(b.byHeading) - Number(a.byHeading) || b.aspects.length - a.aspects.length);
  const list = ranked.slice(0, MOST_TOPICS).map(({ topic: id, aspects }) => {
    const topic = result.rules.topics.get(id)!;
    const names = topic.aspects.filter((aspect) => aspects.includes(aspect.id)).map(({ title }) => inLocale(title, locale));
    return `- ${inLocale(topic.title, locale)}${names.length > 0 ? w.aspects(names.join(w.comma)) : w.nothing}`;
  });
  const more = ranked.length - MOST_TOPICS;
  return `${w.counts}\n\n${list.join('\n')}${more > 0 ? `\n- … ${w.more(more)}` : ''}`;
}

/** The longest phrase there that names a topic or an aspect of the clause's own topics, else what a figure is about. */
function wordAt({ view: { result, locale }, facts, offset }: ManualAt, unit: Unit, memberships: readonly Membership[]): { span: Span; text: string } | null {
  const w = WORDS[locale];
  const { topics, subjects } = result.rules;
  const own = new Set(memberships.map(({ topic }) => topic));
  // 电话回访 is what a figure may be about; that 回访 is an aspect says more of the clause.
  const weight = ({ from, to, owner: { role } }: PhraseHit) => (role === 'subject' ? 0 : 1000) + to - from;
  let best: { hits: PhraseHit[]; from: number; to: number; weight: number } | null = null;
  for (const hit of unit.hits) {
    const { role, owner } = hit.owner;
    if (role === 'concept' || role === 'near' || role === 'not-this' || (role === 'aspect' && !own.has(owner))) continue;
    const span = spanOf(unit.text, hit.from, hit.to);
    if (offset < span.start || offset >= span.end) continue;
    if (best && hit.from === best.from && hit.to === best.to) best.hits.push(hit);
    else if (!best || weight(hit) > best.weight) best = { hits: [hit], from: hit.from, to: hit.to, weight: weight(hit) };
  }
  if (!best) return null;
  const title = (topic: Topic | undefined, id: string) => (topic ? inLocale(topic.title, locale) : id);
  const here = new Set(topicPlaces(result).around(facts, unit.section));
  const meanings = [...best.hits].sort((a, b) => Number(here.has(b.owner.owner)) - Number(here.has(a.owner.owner))).map(({ owner: { role, owner, part } }) => {
    if (role === 'subject') return w.subject(inLocale(subjects.get(owner)?.title ?? { zh: owner, en: owner }, locale));
    const topic = topics.get(owner);
    if (role !== 'aspect') return w.topic(title(topic, owner));
    const aspect = topic?.aspects.find(({ id }) => id === part);
    return w.aspect(title(topic, owner), aspect ? inLocale(aspect.title, locale) : part);
  });
  const phrase = unit.text.text.slice(best.from, best.to);
  return { span: spanOf(unit.text, best.from, best.to), text: `**${shown(phrase)}** ${w.stands} ${[...new Set(meanings)].slice(0, MOST_MEANINGS).join(locale === 'en' ? '; ' : '；')}` };
}
