import { inLocale } from '../../../schemas/localized.js';
import { LABELS } from '../../report/index.js';
import { VERIFIED_WORDS } from '../../report/source-words.js';
import { wordsOf } from '../../report/words.js';
import { shown } from '../markdown-text.js';
import type { ShownFinding } from '../view.js';
import { lines, type Card, type ManualAt } from './card.js';

const MOST_FINDINGS = 3;
const WORDS = {
  'zh-CN': { source: '来源', comma: '；', clock: '只因日期而成立', confidence: { exact: '', lexical: '', heuristic: '推断，可能有误' } },
  en: { source: 'Source', comma: '; ', clock: 'only today’s date makes it', confidence: { exact: '', lexical: '', heuristic: 'a heuristic that may be wrong' } },
} as const;

/** What was found where somebody points: the rule, its source and how that was verified, what to do. Narrow ones first. */
export function findingCards({ view, facts, offset }: ManualAt): Card[] {
  const { path } = facts.document.source;
  const here = view.findingsIn(path).flatMap((found) => {
    const spans = [found.finding.span, ...found.finding.occurrences.flatMap(({ file, span }) => (file === path ? [span] : []))];
    const span = spans.find(({ start, end }) => start <= offset && offset <= end);
    return span ? [{ found, span }] : [];
  });
  here.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  return here.slice(0, MOST_FINDINGS).map(({ found, span }) => ({ span, text: text(found, view) }));
}

function text({ finding }: ShownFinding, { result: { rules }, locale }: ManualAt['view']): string {
  const w = WORDS[locale];
  const labels = LABELS[locale];
  const { what, why, remedy } = wordsOf(finding, locale);
  const rule = rules.find(finding.rule)?.rule;
  const notes = [w.confidence[finding.confidence], finding.clock ? w.clock : ''].filter((note) => note !== '').join(w.comma);
  const colon = locale === 'en' ? ': ' : '：';
  return lines(
    `**${labels.level[finding.level]}** ${shown(what)}`,
    `*${labels.why}*${colon}${shown(why)}`, `*${labels.remedy}*${colon}${shown(remedy)}`,
    rule && `${shown(finding.code)} ${inLocale(rule.title, locale)}${finding.also.length > 0 ? ` ${labels.also(finding.also.join(locale === 'en' ? ', ' : '、'))}` : ''}`,
    rule && `*${w.source}*${colon}${rule.source.map(({ ref, verified }) => `${shown(ref)}${locale === 'en' ? ` (${VERIFIED_WORDS.en[verified]})` : `（${VERIFIED_WORDS['zh-CN'][verified]}）`}`).join(w.comma)}`,
    notes && `*${notes}*`,
  );
}
