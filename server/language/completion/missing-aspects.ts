import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { inLocale } from '../../../schemas/localized.js';
import { topicPlaces } from '../topic-memberships.js';
import { itemsOf, snippetOf, type Offered, type Writing } from './context.js';

/** The beginning of an item or of a line: nothing is written there yet, or the first word. */
const BEGINNING = /^[ \t]*(?:(?:[-*+•]|\d{1,3}[.)、]|[（(]\d{1,3}[)）])[ \t]*)?([^\s，。；：:|#>-]{0,8})$/;
const MOST_TOPICS = 2;
const MOST_TERMS = 12;

/** At the beginning of a line or an item under a topic's heading: what the topic still lacks, with a place to fill in. Null elsewhere. */
export function aspectItems(at: Writing): CompletionItem[] | null {
  const { view: { result, locale }, facts, section, before, after, offset, options } = at;
  const match = BEGINNING.exec(before);
  if (!match || after.trim() !== '' || facts.document.format !== 'markdown') return null;
  const word = match[1]!;
  const places = topicPlaces(result);
  const offered = places.around(facts, section.index).slice(0, MOST_TOPICS).flatMap((id) => {
    const topic = result.rules.topics.get(id);
    const missing = new Set(places.coverage(id)?.missing ?? []);
    return (topic?.aspects ?? []).filter((aspect) => missing.has(aspect.id)).flatMap((aspect): Offered[] => {
      const names = [aspect.title.zh, ...aspect.terms];
      if (word !== '' && !names.some((name) => name.includes(word)) && !aspect.id.startsWith(word) && !aspect.title.en.toLowerCase().startsWith(word.toLowerCase())) return [];
      // A place to fill in counts for nothing until somebody has filled it in.
      const text = `${aspect.title.zh}：【待填写${aspect.hint ? `：${aspect.hint.zh.replace(/[】\n]/g, '')}` : ''}】`;
      return [{
        label: inLocale(aspect.title, locale), detail: aspect.hint ? inLocale(aspect.hint, locale) : inLocale(topic!.title, locale), words: [...names.slice(0, MOST_TERMS), aspect.title.en, aspect.id],
        kind: CompletionItemKind.Text, text: options.snippets ? snippetOf(text) : text, isSnippet: options.snippets,
        replaces: { start: offset - word.length, end: offset }, data: { of: 'aspect', name: aspect.id, topic: id },
      }];
    });
  });
  return offered.length === 0 ? null : itemsOf(at, offered);
}
