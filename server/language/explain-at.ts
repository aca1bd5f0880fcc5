import type { SourceText } from '../text/source.js';
import { indicatorAt, indicatorOf } from './indicator-mentions.js';
import { factsOf, sectionAt } from './manual-places.js';
import { topicPlaces } from './topic-memberships.js';
import type { At, View } from './view.js';

/** What can be explained at a place, as `explain` takes it: a rule's code, an indicator's key or a topic's id. */
export interface Explainable { readonly kind: 'rule' | 'indicator' | 'topic' | 'metric'; readonly name: string }

const WORD = /[A-Za-z0-9_./:-]/;

/**
 * The rule of the finding at a place, else the rule, indicator, topic or metric that is named there, else the topic of the
 * nearest heading that names one. Null where there is nothing to explain.
 */
export function explainAt(view: View, { source, offset }: At): Explainable | null {
  const { result, locale } = view;
  const at = Math.max(0, Math.min(offset, source.text.length));
  const facts = factsOf(result, source);
  const named = nameAt(view, source, at);
  if (named && !facts) return named;
  const finding = view.findingsIn(source.path).map(({ finding: one }) => one)
    .filter(({ span }) => span.start <= at && at <= span.end && span.end > span.start)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
  if (finding) return { kind: 'rule', name: finding.code };
  if (named?.kind === 'rule') return named;
  if (!facts) return null;
  const indicator = indicatorAt(result, facts, at, locale);
  if (indicator) return { kind: 'indicator', name: indicator.indicator.key };
  const [topic] = topicPlaces(result).around(facts, sectionAt(facts, at).index);
  return topic === undefined ? null : { kind: 'topic', name: topic };
}

/** The name that stands there, as people write it in hegui.yaml, decisions, manifests and packs. */
function nameAt({ result, locale }: View, { text }: SourceText, offset: number): Explainable | null {
  let [start, end] = [offset, offset];
  while (start > 0 && WORD.test(text[start - 1]!)) start--;
  while (end < text.length && WORD.test(text[end]!)) end++;
  // A key's colon and a sentence's dot are not part of a name.
  const word = text.slice(start, end).replace(/^[./:-]+|[./:-]+$/g, '');
  if (word === '') return null;
  const rule = result.rules.find(word);
  if (rule) return { kind: 'rule', name: rule.rule.code };
  const key = word.replace(/^[a-z][a-z0-9-]*:/, '');
  if (/^\d+(\.\d+)+/.test(key) && indicatorOf(result, key, locale)) return { kind: 'indicator', name: key };
  if (result.rules.topics.has(word)) return { kind: 'topic', name: word };
  return result.rules.metrics.has(word) ? { kind: 'metric', name: word } : null;
}
