import type { CompiledRules } from '../../rules/model.js';
import type { Span } from '../../text/position.js';
import type { SourceText } from '../../text/source.js';
import type { Name } from './model.js';

/** A place in a file of a pack: of the project, or of those that come with Hegui. */
export interface PackPlace { readonly source: SourceText; readonly span: Span }

/** Where the packs say what a rule, topic, indicator, table or column is; null if they do not. */
export function packPlace({ kind, key }: Name, rules: CompiledRules): PackPlace | null {
  switch (kind) {
    case 'rule': {
      const rule = rules.find(key);
      const source = rule && rules.sources.get(rule.file);
      return rule && source ? inside(source, rule.span, new RegExp(`\\bid:[ \\t]*["']?(?=${escaped(rule.rule.id)}\\b)`), rule.rule.id) ?? { source, span: rule.span } : null;
    }
    case 'topic': return inFolder(rules, '/topics/', key);
    case 'table': return inFolder(rules, '/tables/', key);
    case 'column': {
      const [table, column] = key.split('.') as [string, string?];
      const place = inFolder(rules, '/tables/', table);
      return place && column !== undefined ? inside(place.source, whole(place.source), new RegExp(`^[ \\t]+(?=${escaped(column)}[ \\t]*:)`, 'm'), column) ?? place : place;
    }
    case 'indicator': return first(rules, '/standards/', (source) => inside(source, whole(source), new RegExp(`\\bkey:[ \\t]*["']?(?=${escaped(key)}["']?[ \\t]*(?:[,}\\r\\n]|$))`, 'm'), key));
    default: return null;
  }
}

function inFolder(rules: CompiledRules, folder: string, id: string): PackPlace | null {
  return first(rules, folder, (source) => inside(source, whole(source), new RegExp(`^id:[ \\t]*["']?(?=${escaped(id)}["']?[ \\t]*(?:[\\r\\n#]|$))`, 'm'), id));
}

function first(rules: CompiledRules, folder: string, find: (source: SourceText) => PackPlace | null): PackPlace | null {
  for (const [path, source] of rules.sources) {
    const place = path.includes(folder) ? find(source) : null;
    if (place) return place;
  }
  return null;
}

/** The name behind the first match of what stands before it. */
function inside(source: SourceText, { start, end }: Span, before: RegExp, name: string): PackPlace | null {
  const match = before.exec(source.text.slice(start, end));
  const from = match ? start + match.index + match[0].length : -1;
  return from < 0 ? null : { source, span: { start: from, end: from + name.length } };
}

function whole({ text }: SourceText): Span {
  return { start: 0, end: text.length };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
