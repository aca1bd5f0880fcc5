import type { DocumentFacts } from '../document/facts/model.js';
import { ancestry } from '../document/model.js';
import type { Span } from '../text/position.js';

/** A term that a manual itself defines. */
export interface DefinedTerm { readonly term: string; readonly meaning: string; readonly span: Span }
export interface TermMention { readonly term: DefinedTerm; readonly span: Span }

const CHAPTER = /术语|名词解释|定义|terms and definitions|glossary/;
/** 服务工单：在系统中生成的单据 */
const LINE = /^(?:[-*]\s*)?(?:\*\*|__)?([^：:，,。；;（(\n*_]{2,16})(?:[（(][^）)\n]{0,30}[）)])?(?:\*\*|__)?\s*[：:—]/;
const SHORTEST_MENTION = 3;
const MOST_TERMS = 300;

const known = new WeakMap<DocumentFacts, readonly DefinedTerm[]>();

/** The terms of a manual's chapter of terms: rows of its tables and lines `term: meaning`, each where it is defined first. */
export function definedTerms(facts: DocumentFacts): readonly DefinedTerm[] {
  let terms = known.get(facts);
  if (!terms) known.set(facts, (terms = gather(facts)));
  return terms;
}

function gather({ document }: DocumentFacts): DefinedTerm[] {
  const { sections, blocks, source: { text } } = document;
  const chapters = new Set(sections.filter(({ index }) => [...ancestry(document, index)].some((section) => section.level > 0 && CHAPTER.test(section.title.text))).map(({ index }) => index));
  if (chapters.size === 0) return [];
  const found = new Map<string, DefinedTerm>();
  const add = (span: Span, meaning: string) => {
    const term = text.slice(span.start, span.end);
    if (term.trim().length >= 2 && !found.has(term) && found.size < MOST_TERMS) found.set(term, { term, meaning, span });
  };
  for (const { section, kind, row, span, contents } of blocks) {
    if (!chapters.has(section) || contents || kind === 'code') continue;
    if (row) {
      const [first, second] = row.cells;
      if (!row.header && first && second && first.text.text.length <= 20) add(trimmed(text, first.span), text.slice(second.span.start, second.span.end).trim());
      continue;
    }
    const written = text.slice(span.start, span.end);
    const match = LINE.exec(written);
    if (!match) continue;
    const start = span.start + match[0].indexOf(match[1]!);
    add(trimmed(text, { start, end: start + match[1]!.length }), written.slice(match[0].length).trim());
  }
  return [...found.values()];
}

function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && /[\s*_`]/.test(text[start]!)) start++;
  while (end > start && /[\s*_`]/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** Where the terms stand in a part of the text, in order; the longest where one is part of another. */
export function termMentions(facts: DocumentFacts, { start, end }: Span): TermMention[] {
  const terms = definedTerms(facts).filter(({ term }) => term.length >= SHORTEST_MENTION);
  if (terms.length === 0) return [];
  const { text } = facts.document.source;
  const byFirst = new Map<number, DefinedTerm[]>();
  for (const term of [...terms].sort((a, b) => b.term.length - a.term.length)) {
    const code = term.term.charCodeAt(0);
    const own = byFirst.get(code);
    if (own) own.push(term); else byFirst.set(code, [term]);
  }
  // One look per character, whatever the number of terms.
  const starts = new Uint8Array(0x10000);
  for (const code of byFirst.keys()) starts[code] = 1;
  const found: TermMention[] = [];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (starts[code] === 0) continue;
    const term = byFirst.get(code)!.find((one) => text.startsWith(one.term, at));
    if (!term || at + term.term.length > end) continue;
    found.push({ term, span: { start: at, end: at + term.term.length } });
    at += term.term.length - 1;
  }
  return found;
}
