import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { DocumentFacts } from '../../document/facts/model.js';
import type { Section } from '../../document/model.js';
import type { Span } from '../../text/position.js';
import type { SourceText } from '../../text/source.js';
import type { View } from '../view.js';

/** What a client can do with a completion. */
export interface CompletionOptions { readonly snippets: boolean }

/** Where somebody writes in a manual. */
export interface Writing {
  readonly view: View;
  readonly source: SourceText;
  /** Of the manual as it was judged, which may be a keystroke behind. */
  readonly facts: DocumentFacts;
  readonly offset: number;
  /** The line without its end, and its two sides of the cursor. */
  readonly line: Span;
  readonly before: string;
  readonly after: string;
  readonly section: Section;
  readonly options: CompletionOptions;
}

/** What an item is, for its documentation when somebody looks at it. */
export interface CompletionData { readonly of: 'evidence' | 'form' | 'document' | 'indicator' | 'template' | 'aspect'; readonly name: string; readonly topic?: string }

export interface Offered {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  /** What is typed to find it, beside its label. */
  readonly words?: readonly string[];
  /** The text, or with places to fill in where the client has them. */
  readonly text: string;
  readonly isSnippet?: boolean;
  readonly replaces: Span;
  /** What stands before the typed word in the replaced text: clients compare the whole of it. */
  readonly lead?: string;
  readonly data?: CompletionData;
}

/** Completions in the order in which they are given. */
export function itemsOf({ view, source }: Writing, offered: readonly Offered[]): CompletionItem[] {
  return offered.map(({ label, kind, detail, words = [], text, isSnippet = false, replaces, lead = '', data }, i) => ({
    label, kind,
    ...(detail === undefined || detail === '' ? {} : { detail }),
    sortText: String(i).padStart(4, '0'),
    filterText: [`${lead}${label}`, ...new Set(words)].filter((word, at) => at === 0 || word !== label).join(' '),
    textEdit: { range: view.wire.range(source, replaces), newText: text },
    ...(isSnippet ? { insertTextFormat: 2 as const } : {}),
    ...(data ? { data } : {}),
  }));
}

/** The typed end of the line's left side that matches, and what it and the rest of the word stand for. */
export function typed({ before, after, offset }: Writing, pattern: RegExp, rest = /^[A-Za-z0-9._/-]*/): { readonly word: string; readonly replaces: Span } | null {
  const match = pattern.exec(before);
  if (!match) return null;
  const word = match[match.length - 1] ?? '';
  return { word, replaces: { start: offset - word.length, end: offset + (rest.exec(after)?.[0].length ?? 0) } };
}

/** Text of a snippet: what means something there stands for itself, and each place to fill in can be tabbed to. */
export function snippetOf(text: string): string {
  let n = 0;
  return text.replace(/[\\$}]/g, (mark) => `\\${mark}`).replace(/【待填写[^】\n]*】/g, (place) => `\${${++n}:${place}}`);
}
