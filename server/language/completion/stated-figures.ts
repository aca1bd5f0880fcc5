import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { inLocale } from '../../../schemas/localized.js';
import { plainText } from '../../text/mapped-text.js';
import { statedOf, written } from '../figures.js';
import { itemsOf, typed, type Offered, type Writing } from './context.js';

/** Words after which a figure follows, and the digits that are there already. */
const FIGURE_NEXT = /(?:不超过|不晚于|不迟于|不低于|不少于|不高于|不得超过|至少|最多|最长|最低|≤|≥|<|>|＜|＞|为|是|在|于|达到|提供|[：:])\s*(\d{0,5}(?:\.\d*)?)$|(?:^|[^\d.])(\d{1,5}(?:\.\d*)?)$/;
const LONGEST_CLAUSE = 120;
const MOST_FIGURES = 8;

/** Where a clause names what a figure is about and the figure comes next: how it is stated elsewhere, so that promises agree. Null elsewhere. */
export function figureItems(at: Writing): CompletionItem[] | null {
  const { view: { result, locale }, source, before, line, offset } = at;
  const match = FIGURE_NEXT.exec(before);
  if (!match) return null;
  const clause = before.slice(-LONGEST_CLAUSE).split(/[。；;！!？?|]/).at(-1) ?? '';
  const subjects = new Set(result.rules.scanner.scan(plainText(clause, 0).text).flatMap(({ owner }) => (owner.role === 'subject' ? [owner.owner] : [])));
  if (subjects.size === 0) return null;
  const found = typed(at, /(\d{0,5}(?:\.\d*)?)$/, /^$/)!;
  const byText = new Map<string, { offered: Offered; count: number }>();
  for (const id of subjects) {
    for (const { facts, claim } of statedOf(result, id)) {
      if (facts.document.source.path === source.path && claim.span.start >= line.start && claim.span.start <= offset) continue;
      const text = written(facts, claim.quantity);
      if (!text.startsWith(found.word) || /[|\n]/.test(text)) continue;
      const known = byText.get(text);
      if (known) {
        known.count++;
        continue;
      }
      const { path, lines } = facts.document.source;
      const place = `${path.slice(path.lastIndexOf('/') + 1)}:${lines.position(claim.span.start).line + 1}`;
      byText.set(text, {
        count: 1,
        offered: { label: text, detail: `${inLocale(result.rules.subjects.get(id)?.title ?? { zh: id, en: id }, locale)} · ${[claim.area, claim.product, claim.severity].filter((word) => word !== '').join(' ')}${claim.area || claim.product || claim.severity ? ' · ' : ''}${place}`, kind: CompletionItemKind.Value, text, replaces: found.replaces },
      });
    }
  }
  if (byText.size === 0) return null;
  return itemsOf(at, [...byText.values()].sort((a, b) => b.count - a.count).slice(0, MOST_FIGURES).map(({ offered }) => offered));
}
