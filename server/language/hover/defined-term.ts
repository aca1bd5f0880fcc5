import { termMentions } from '../defined-terms.js';
import { placeLink, shown } from '../markdown-text.js';
import { lines, type CardOf } from './card.js';

const REACH = 20;
const LONGEST = 200;
const WORDS = { 'zh-CN': '本手册的定义', en: 'as this manual defines it' } as const;

/** On a term that the manual itself defines, elsewhere: what it means there. */
export const definedTermCard: CardOf = ({ view, facts, offset }) => {
  const { source } = facts.document;
  const mention = termMentions(facts, { start: Math.max(0, offset - REACH), end: Math.min(source.text.length, offset + REACH) })
    .find(({ span }) => span.start <= offset && offset <= span.end);
  if (!mention || mention.span.start === mention.term.span.start) return null;
  const { term, meaning, span } = mention.term;
  return { span: mention.span, text: lines(`**${shown(term)}** ${shown(meaning, LONGEST)}`, `*${WORDS[view.locale]}* ${placeLink(view, { file: source.path, span })}`) };
};
