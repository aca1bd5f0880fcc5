import type { DocumentFacts } from '../document/facts/model.js';
import type { Span } from '../text/position.js';

/** Blocks that make one thing together, in the order of the text. */
export interface BlockGroups {
  readonly tables: readonly { readonly span: Span }[];
  /** List items with what is listed below them. */
  readonly items: readonly { readonly span: Span }[];
  readonly lists: readonly { readonly span: Span }[];
  readonly codes: readonly { readonly span: Span }[];
  readonly quotes: readonly { readonly span: Span }[];
}

const known = new WeakMap<DocumentFacts, BlockGroups>();

export function blockGroups(facts: DocumentFacts): BlockGroups {
  let groups = known.get(facts);
  if (!groups) known.set(facts, (groups = gather(facts)));
  return groups;
}

interface Growing { span: Span }

function gather({ document: { blocks } }: DocumentFacts): BlockGroups {
  const tables = new Map<number, Growing>();
  const lists = new Map<number, Growing>();
  const items: Growing[] = [];
  const codes: Growing[] = [];
  const quotes: Growing[] = [];
  let open: { readonly depth: number; readonly section: number; readonly item: Growing; readonly list: Growing }[] = [];
  const grow = (thing: Growing, { end }: Span) => { if (end > thing.span.end) thing.span = { start: thing.span.start, end }; };
  for (const { kind, span, row, list, section } of blocks) {
    if (row) {
      const table = tables.get(row.table);
      if (table) grow(table, span); else tables.set(row.table, { span });
    }
    if (kind === 'code') codes.push({ span });
    if (kind === 'quote') quotes.push({ span });
    if (!list) {
      open = [];
      continue;
    }
    open = open.filter((one) => one.section === section && one.depth < list.depth);
    for (const outer of open) {
      grow(outer.item, span);
      grow(outer.list, span);
    }
    const own = lists.get(list.id) ?? { span };
    lists.set(list.id, own);
    grow(own, span);
    const item = { span };
    items.push(item);
    open.push({ depth: list.depth, section, item, list: own });
  }
  return { tables: [...tables.values()], items, lists: [...lists.values()], codes, quotes };
}
