import type { SemanticTokens, SemanticTokensEdit, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { DocumentFacts, Unit } from '../document/facts/model.js';
import type { LintResult } from '../report/index.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { definedTerms, termMentions } from './defined-terms.js';
import { evidenceIds } from './evidence-ids.js';
import { writtenDays } from './known-days.js';
import { factsOf, within } from './manual-places.js';
import type { View } from './view.js';

/** Kinds of things in a manual; the standard's own names where a theme knows one, so that clients colour them unasked. */
const TYPES = ['variable', 'property', 'class', 'namespace', 'number', 'enumMember', 'macro', 'type'] as const;
/** `definition`: a register's row or a term's definition; `readonly`: a promise or target; `discounted`: the clause counts for nothing. */
const MODIFIERS = ['definition', 'readonly', 'discounted'] as const;
type Type = (typeof TYPES)[number];
type Modifier = (typeof MODIFIERS)[number];

export const SEMANTIC_LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

/** One coloured thing; `variable` an evidence id, `property` a form, `class` a document, `namespace` a standard or law, `number` a figure, `enumMember` a date, `macro` a placeholder, `type` a term. */
export interface ManualToken { readonly span: Span; readonly type: Type; readonly modifiers: number }

const REFERENCES: Readonly<Record<string, Type>> = { form: 'property', document: 'class', standard: 'namespace', law: 'namespace' };

/** The tokens of a manual, of the whole text or of what a span touches; none in other files. Deltas are for the door, which keeps what it sent. */
export function semanticTokens(view: View, source: SourceText, part?: Span): SemanticTokens {
  const tokens = tokensOf(view.result, source);
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const { span, type, modifiers } of part ? within(tokens, part) : tokens) {
    const { start, end } = view.wire.range(source, span);
    if (end.line !== start.line || end.character <= start.character) continue;
    data.push(start.line - line, start.line === line ? start.character - character : start.character, end.character - start.character, TYPES.indexOf(type), modifiers);
    [line, character] = [start.line, start.character];
  }
  return { data };
}

/** The one edit that turns a result into another, between what they begin and end with alike; none if they are alike. */
export function semanticTokensDelta(previous: readonly number[], next: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(previous.length, next.length);
  let start = 0;
  while (start < shorter && previous[start] === next[start]) start++;
  let same = 0;
  while (same < shorter - start && previous[previous.length - 1 - same] === next[next.length - 1 - same]) same++;
  const [deleteCount, data] = [previous.length - start - same, next.slice(start, next.length - same)];
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

const known = new WeakMap<LintResult, Map<SourceText, readonly ManualToken[]>>();

/** Sorted, apart from one another, none over the end of a line. */
export function tokensOf(result: LintResult, source: SourceText): readonly ManualToken[] {
  let own = known.get(result);
  if (!own) known.set(result, (own = new Map()));
  let tokens = own.get(source);
  if (!tokens) {
    const facts = factsOf(result, source);
    own.set(source, (tokens = facts ? apart(source.text, found(result, facts)) : []));
  }
  return tokens;
}

interface Found { readonly span: Span; readonly type: Type; readonly modifiers: number }

function found(result: LintResult, facts: DocumentFacts): Found[] {
  const all: Found[] = [];
  const { units } = facts;
  const add = (span: Span, type: Type, modifier: Modifier | null = null) => { all.push({ span, type, modifiers: modifier === null ? 0 : bit(modifier) }); };
  // What stands first wins where two share characters: narrow things before wide ones.
  for (const { span } of facts.placeholders) add(span, 'macro');
  for (const { span } of evidenceIds(result).mentions(facts.document.source.text)) add(span, 'variable');
  for (const { kind, span, listed } of facts.references) {
    const type = REFERENCES[kind];
    if (type) add(span, type, listed ? 'definition' : null);
  }
  for (const { span } of writtenDays(facts)) add(span, 'enumMember');
  const promised = new Set(facts.claims.filter(({ role }) => role !== 'reported').map(({ span }) => span.start));
  for (const { span } of facts.quantities) add(span, 'number', promised.has(span.start) ? 'readonly' : null);
  for (const { span } of definedTerms(facts)) add(span, 'type', 'definition');
  for (const { span } of termMentions(facts, { start: 0, end: facts.document.source.text.length })) add(span, 'type');
  return marked(all.sort((a, b) => a.span.start - b.span.start), units);
}

/** With a mark on what stands in clauses that count for nothing. Sorting is stable, so equals keep their order. */
function marked(sorted: readonly Found[], units: readonly Unit[]): Found[] {
  const discounted = bit('discounted');
  let unit = 0;
  return sorted.map((one) => {
    while (unit + 1 < units.length && units[unit + 1]!.span.start <= one.span.start) unit++;
    const holder = units[unit];
    const inside = holder !== undefined && holder.span.start <= one.span.start && one.span.start < holder.span.end;
    return inside && holder.discount !== null ? { ...one, modifiers: one.modifiers | discounted } : one;
  });
}

function apart(text: string, sorted: readonly Found[]): ManualToken[] {
  const kept: ManualToken[] = [];
  let end = 0;
  for (const one of sorted) {
    for (const span of linesOf(text, one.span)) {
      if (span.start < end) continue;
      kept.push({ ...one, span });
      end = span.end;
    }
  }
  return kept;
}

/** The parts of a span on its lines; mostly itself. */
function linesOf(text: string, span: Span): Span[] {
  let at = span.start;
  while (at < span.end && !isLineEnd(text.charCodeAt(at))) at++;
  if (at === span.end) return span.end > span.start ? [span] : [];
  const first = at > span.start ? [{ start: span.start, end: at }] : [];
  while (at < span.end && /\s/.test(text[at]!)) at++;
  return [...first, ...linesOf(text, { start: at, end: span.end })];
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function bit(modifier: Modifier): number {
  return 1 << MODIFIERS.indexOf(modifier);
}
