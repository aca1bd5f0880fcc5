import type { FoldingRange } from 'vscode-languageserver-types';
import type { DocumentFacts } from '../document/facts/model.js';
import { readFrontMatter } from '../document/front-matter.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { blockGroups } from './block-groups.js';
import { yamlFolds } from './folding-yaml.js';
import { factsOf } from './manual-places.js';
import type { View } from './view.js';

/** Whole lines from `start` to `end`, zero-based; `start` stays visible. */
export interface LineFold { readonly start: number; readonly end: number; readonly kind: 'comment' | 'region' | null }

/**
 * What can be folded: sections, tables, front matter, list items with what is below them, fences, quotes and comments of
 * a Markdown manual; keys, items and comments of any YAML file. At most one range begins on a line, the longest; ranges
 * lie in one another or apart.
 */
export function foldingRanges(view: View, source: SourceText): FoldingRange[] {
  const facts = factsOf(view.result, source);
  if (facts?.document.format === 'markdown') return nested(markdownFolds(facts)).map(shown);
  return /\.ya?ml$/i.test(source.path) ? nested(yamlFolds(source)).map(shown) : [];
}

function markdownFolds(facts: DocumentFacts): LineFold[] {
  const { document } = facts;
  const { text, lines } = document.source;
  const folds: LineFold[] = [];
  const add = ({ start, end }: Span, kind: LineFold['kind'] = null) => {
    let to = Math.min(end, text.length);
    while (to > start && /\s/.test(text[to - 1]!)) to--;
    const fold = { start: lines.position(start).line, end: lines.position(to).line, kind };
    if (fold.end > fold.start) folds.push(fold);
  };
  for (const { index, heading, span } of document.sections) if (index > 0 && heading) add({ start: heading.start, end: span.end });
  const { bodyStart } = readFrontMatter(document.source);
  if (bodyStart > 0) add({ start: Math.max(0, text.search(/^---/m)), end: bodyStart }, 'region');
  const { tables, items, codes, quotes } = blockGroups(facts);
  for (const { span } of [...tables, ...items, ...codes, ...quotes]) add(span);
  for (let at = text.indexOf('<!--'); at >= 0;) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) break;
    add({ start: at, end: end + 3 }, 'comment');
    at = text.indexOf('<!--', end + 3);
  }
  return folds;
}

/** Longest first on each line; what would cross an outer fold ends with it. */
function nested(folds: readonly LineFold[]): LineFold[] {
  const ordered = [...folds].sort((a, b) => a.start - b.start || b.end - a.end);
  const open: LineFold[] = [];
  const kept: LineFold[] = [];
  for (const fold of ordered) {
    while (open.length > 0 && open[open.length - 1]!.end < fold.start) open.pop();
    const outer = open[open.length - 1];
    if (outer?.start === fold.start) continue;
    const own = outer && fold.end > outer.end ? { ...fold, end: outer.end } : fold;
    if (own.end <= own.start) continue;
    kept.push(own);
    open.push(own);
  }
  return kept;
}

function shown({ start, end, kind }: LineFold): FoldingRange {
  return { startLine: start, endLine: end, ...(kind === null ? {} : { kind }) };
}
