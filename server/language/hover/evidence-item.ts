import { inLocale } from '../../../schemas/localized.js';
import { validUntil } from '../../check/valid-until.js';
import type { Evidence, FileState } from '../../evidence/model.js';
import { evidenceIds, evidenceTitle } from '../evidence-ids.js';
import { unitAt } from '../manual-places.js';
import { placeLink, shown } from '../markdown-text.js';
import type { View } from '../view.js';
import { lines, type CardOf } from './card.js';

/** More would be a list that nobody reads in a hover. */
const MOST_USES = 6;
/** An id is shorter than this. */
const REACH = 80;
const SHARE = { 1: '✓', 0.5: '½', 0: '✗' } as const;

const WORDS = {
  'zh-CN': {
    type: '类型', file: '文件', dated: '日期', period: '期间', until: '有效至', owner: '责任人', listed: '登记在', unused: '没有列出它对应的指标', to: '至', more: (n: number) => `另有 ${n} 项指标`,
    state: { none: '未列文件', address: '网址', outside: '在项目之外', missing: '文件不存在', empty: '文件是空的', changed: '与登记的哈希不一致', present: '文件在' } satisfies Record<FileState, string>,
  },
  en: {
    type: 'Type', file: 'File', dated: 'Date', period: 'Period', until: 'Valid until', owner: 'Owner', listed: 'Listed in', unused: 'names no indicator', to: 'to', more: (n: number) => `${n} more indicators`,
    state: { none: 'no file named', address: 'a web address', outside: 'outside the project', missing: 'the file is missing', empty: 'the file is empty', changed: 'differs from its recorded hash', present: 'present' } satisfies Record<FileState, string>,
  },
} as const;

/** On the id of an item of evidence: what it is, the state of its file, until when it is valid, what it counts for and why. */
export const evidenceCard: CardOf = ({ view, facts, offset }) => {
  const ids = evidenceIds(view.result);
  const { text } = facts.document.source;
  const bounds = unitAt(facts, offset)?.span ?? { start: offset - REACH, end: offset + REACH };
  const [from, to] = [Math.max(0, bounds.start, offset - REACH), Math.min(text.length, offset + REACH)];
  const mention = ids.mentions(text, from, to).find(({ span }) => span.start <= offset && offset <= span.end);
  if (!mention) return null;
  return { span: mention.span, text: evidenceText(view, mention.evidence) };
};

/** An item of a manifest in a few lines. */
export function evidenceText(view: View, evidence: Evidence): string {
  const { result, locale } = view;
  const ids = evidenceIds(result);
  const w = WORDS[locale];
  const { item, fileState } = evidence;
  const type = result.rules.evidenceTypes.get(item.type);
  const until = validUntil(item, type);
  const uses = ids.uses(item.id);
  const colon = locale === 'en' ? ': ' : '：';
  const note = (words: string) => (locale === 'en' ? ` (${words})` : `（${words}）`);
  const titles = new Map(result.standard.chapters.flatMap(({ groups }) => groups.flatMap(({ leaves }) => leaves.map((leaf) => [leaf.key, leaf.title] as const))));
  const used = uses.slice(0, MOST_USES).map(({ leaf, share, reason }) => `- ${SHARE[share]} ${leaf} ${titles.has(leaf) ? inLocale(titles.get(leaf)!, locale) : ''}${reason ? note(inLocale(reason, locale)) : ''}`);
  return `${lines(
    `**${shown(item.id)}** ${shown(evidenceTitle(result, evidence, locale))}`,
    `*${w.type}*${colon}${type ? inLocale(type.title, locale) : shown(item.type)}`,
    item.file !== undefined && `*${w.file}*${colon}${shown(item.file)}${fileState ? note(w.state[fileState]) : ''}`,
    item.period ? `*${w.period}*${colon}${item.period.from} ${w.to} ${item.period.to}` : item.date !== undefined && `*${w.dated}*${colon}${item.date}`,
    until !== undefined && `*${w.until}*${colon}${until}`,
    item.owner !== undefined && `*${w.owner}*${colon}${shown(item.owner)}`,
    `*${w.listed}*${colon}${placeLink(view, evidence)}`,
  )}\n\n${uses.length === 0 ? w.unused : used.join('\n')}${uses.length > MOST_USES ? `\n- … ${w.more(uses.length - MOST_USES)}` : ''}`;
}
