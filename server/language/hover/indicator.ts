import { inLocale } from '../../../schemas/localized.js';
import { LABELS } from '../../report/index.js';
import { indicatorAt, type Indicator } from '../indicator-mentions.js';
import { pointsText } from '../standing-words.js';
import type { View } from '../view.js';
import { lines, type CardOf } from './card.js';

const MOST_LEAVES = 6;
const SHARE = { 1: '✓', 0.5: '½', 0: '✗' } as const;
const WORDS = { 'zh-CN': { records: '证据', comma: '、' }, en: { records: 'Evidence', comma: ', ' } } as const;

/** On the number of an indicator: what it asks, what it is worth, how far both its sides are covered. */
export const indicatorCard: CardOf = ({ view, facts, offset }) => {
  const found = indicatorAt(view.result, facts, offset, view.locale);
  return found && { span: found.span, text: indicatorText(view, found.indicator) };
};

/** A leaf, group or chapter: what it asks, and how each of its leaves stands. */
export function indicatorText({ result, locale }: View, { key, title, leaves }: Indicator): string {
  const w = WORDS[locale];
  const labels = LABELS[locale];
  const mark = (share: 1 | 0.5 | 0 | null | undefined) => (share === null || share === undefined ? labels.notJudged : SHARE[share]);
  const one = leaves.length === 1;
  const cards = leaves.slice(0, MOST_LEAVES).map((leaf) => {
    const own = result.leaves.find(({ leaf: judged }) => judged === leaf.key);
    const name = one && leaf.key === key ? '' : `- ${leaf.key} ${inLocale(leaf.title, locale)} · `;
    const standing = own?.status === 'excluded' ? labels.status.excluded : `${labels.documented} ${mark(own?.documented)} · ${labels.evidenced} ${mark(own?.evidenced)}`;
    return `${name}${pointsText(result, [leaf], locale)} · ${standing}`;
  });
  const [first] = leaves;
  const records = one && first ? first.records.map((id) => inLocale(result.rules.evidenceTypes.get(id)?.title ?? { zh: id, en: id }, locale)).join(w.comma) : '';
  return `${lines(`**${key}** ${title}`, one && first && inLocale(first.requirement, locale), records && `*${w.records}* ${records}`)}\n\n${cards.join('\n')}${leaves.length > MOST_LEAVES ? '\n- …' : ''}`;
}
