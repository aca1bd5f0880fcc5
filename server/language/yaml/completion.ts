import { InsertTextFormat, InsertTextMode, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import type { Span } from '../../text/position.js';
import type { At, View } from '../view.js';
import { celChoices } from './cel-choices.js';
import type { Choice, Named } from './choice.js';
import { keyChoices, type KeyChoice } from './key-choices.js';
import { keyText, type Writing } from './key-text.js';
import { nameText } from './name-text.js';
import { valueName } from './named-places.js';
import { placeAt, type YamlPlace } from './place.js';
import { scalarText } from './scalar-text.js';
import { projectWords, valueChoices } from './value-choices.js';

export interface CompletionOptions {
  /** Whether the client takes snippets. */
  readonly snippets: boolean;
}

/** By which characters a client should ask, besides letters. */
export const YAML_TRIGGERS: readonly string[] = [':', ' ', '-', '[', ',', '{', '"', "'", '.', '/'];

/** More are not looked through; typing narrows them down. */
const MOST = 500;

/** What may be written at a place of a YAML file of Hegui; null in other files. */
export function yamlCompletion(view: View, at: At, { snippets }: CompletionOptions): CompletionList | null {
  const place = placeAt(view, at);
  if (!place) return null;
  const { cursor, name, path } = place;
  if (cursor.part === 'none' || cursor.part === 'comment') return { isIncomplete: false, items: [] };
  if (cursor.part !== 'key' && valueName(name, path) === 'cel') {
    const { choices, replaces } = celChoices(place);
    return listOf(place, choices, (choice) => choice.text, replaces, false);
  }
  if (cursor.part === 'text') return { isIncomplete: false, items: [] };
  const writing: Writing = {
    flow: cursor.flow, column: cursor.column ?? 0, lineEnd: at.source.text.includes('\r\n') ? '\r\n' : '\n', snippets, today: view.result.today, wordsOf: (words) => projectWords(view, words),
  };
  const keyed = (choice: KeyChoice) => (cursor.hasColon || cursor.quote !== '' ? choice.text : cursor.before + keyText(choice.key, writing, choice.usual) + cursor.after);
  if (cursor.part === 'key') return listOf(place, keyChoices(place, path, true), keyed, cursor.word, snippets && !cursor.hasColon && cursor.quote === '');
  const { choices, asList } = valueChoices(place);
  const inBrackets = (text: string) => (!asList ? text : cursor.column === null ? `[${text}]` : `- ${text}`);
  const written = (choice: Choice) => cursor.before + inBrackets((choice.isBare ? choice.text : scalarText(choice.text, asList ? '' : cursor.quote, cursor.flow || asList))) + cursor.after;
  // Within quotes there is no place for brackets.
  const values = listOf(place, asList && cursor.quote !== '' ? [] : choices, written, cursor.word, false);
  if (cursor.column === null || asList) return values;
  const keys = listOf(place, keyChoices(place, path, false), keyed, cursor.word, snippets);
  return { isIncomplete: values.isIncomplete || keys.isIncomplete, items: [...values.items, ...keys.items] };
}

function listOf<T extends Choice>({ view, at }: YamlPlace, choices: readonly T[], text: (choice: T) => string, replaces: Span, snippets: boolean): CompletionList {
  const all = [...new Map(choices.toReversed().map((choice) => [choice.text, choice])).values()].toReversed();
  const typed = at.source.text.slice(replaces.start, Math.max(replaces.start, at.offset)).trim().toLowerCase();
  const fitting = all.length <= MOST ? all : all.filter((choice) => found(choice, typed));
  const range = view.wire.range(at.source, replaces);
  return {
    isIncomplete: fitting.length < all.length || fitting.length > MOST,
    items: fitting.slice(0, MOST).map((choice, i): CompletionItem => {
      const newText = text(choice);
      return {
        label: choice.text, kind: choice.kind, ...(choice.detail === '' ? {} : { detail: choice.detail }),
        sortText: `${String(choice.rank ?? 0)}${String(i).padStart(4, '0')}`, filterText: [choice.text, ...choice.words].join(' '),
        insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText, insertTextMode: InsertTextMode.asIs,
        textEdit: { range, newText }, ...(choice.named ? { data: { yaml: choice.named } } : {}),
      };
    }),
  };
}

function found({ text, words }: Choice, typed: string): boolean {
  return text.toLowerCase().includes(typed) || words.some((word) => word.toLowerCase().includes(typed));
}

/** The item with what it stands for, said only when a reader looks at it; as it is if it is not one of ours. */
export function resolveYamlCompletion(view: View, item: CompletionItem): CompletionItem {
  const named = (item.data as { readonly yaml?: Named } | undefined)?.yaml;
  const value = named ? nameText(view, named) : null;
  return value === null ? item : { ...item, documentation: { kind: 'markdown', value } };
}
