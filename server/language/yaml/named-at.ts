import { tableNames, typeNames } from '../../evidence/vocabulary.js';
import { FUNCTIONS } from '../../rules/cel-functions.js';
import type { Span } from '../../text/position.js';
import type { Named } from './choice.js';
import { columnAround } from './ledger-choices.js';
import { valueOf } from './cursor.js';
import type { NameKind } from './named-places.js';
import type { YamlPlace } from './place.js';
import { around, ruleNamedAround } from './rule-around.js';

/** What a name that is written at a place stands for; null where nothing is known of it. */
export function namedAt(place: YamlPlace, kind: NameKind, word: string): Named | null {
  const { result } = place.view;
  const { rules } = result;
  switch (kind) {
    case 'rule': case 'rule-code': {
      const rule = rules.find(word);
      return rule ? { of: 'rule', id: rule.id } : null;
    }
    case 'parameter': {
      const rule = ruleNamedAround(place);
      return rule && word in rule.params ? { of: 'parameter', id: `${rule.id}.${word}` } : null;
    }
    case 'own-parameter': {
      const rule = rules.rules.find(({ rule: { params } }) => word in params);
      return rule ? { of: 'parameter', id: `${rule.id}.${word}` } : null;
    }
    case 'indicator': case 'standard-indicator': return { of: 'indicator', id: word };
    case 'topic': case 'concept': case 'subject': case 'lookup': case 'template': case 'evidence': return { of: kind, id: word };
    case 'aspect': return { of: 'aspect', id: `${around(place, 'topic') ?? ''}.${word}` };
    case 'own-aspect': return { of: 'aspect', id: `${valueOf(place.frames[0], 'id') ?? ''}.${word}` };
    case 'evidence-type': return { of: 'evidence-type', id: typeNames(rules.evidenceTypes).find(word) ?? word };
    case 'table': return { of: 'table', id: tableNames(rules.tables).find(word) ?? word };
    case 'joined-column': case 'needed-column': return { of: 'column', id: word.split('|')[0]! };
    case 'column': return { of: 'column', id: `${around(place, 'table') ?? ''}.${word}` };
    case 'own-column': return { of: 'column', id: `${valueOf(place.frames[0], 'id') ?? ''}.${word}` };
    case 'item-key': case 'ledger-column': {
      const column = columnAround({ ...place, path: [...place.path, word] });
      return column ? { of: 'column', id: `${column.table.id}.${word}` } : null;
    }
    case 'fact': {
      const [of, id = ''] = word.split(':');
      return of === 'claim' ? { of: 'subject', id } : of === 'mention' ? { of: 'concept', id } : null;
    }
    default: return null;
  }
}

/** The name in an expression at an offset. */
export function namedInExpression({ at, view }: YamlPlace): { readonly named: Named; readonly span: Span } | null {
  const { text } = at.source;
  const { rules } = view.result;
  let [start, end] = [at.offset, at.offset];
  while (start > 0 && /[\w-]/.test(text[start - 1]!)) start--;
  while (end < text.length && /[\w-]/.test(text[end]!)) end++;
  const word = text.slice(start, end);
  const span = { start, end };
  const isQuoted = /["']/.test(text[start - 1] ?? '');
  if (!isQuoted && text[end] === '(' && Object.hasOwn(FUNCTIONS, word)) return { named: { of: 'function', id: word }, span };
  if (!isQuoted) return rules.tables.has(word) ? { named: { of: 'table', id: word }, span } : null;
  const of = rules.metrics.has(word) ? 'metric' : rules.concepts.has(word) ? 'concept' : rules.lookups.has(word) ? 'lookup' : null;
  return of === null ? null : { named: { of, id: word }, span };
}
