import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { LintResult } from '../report/index.js';
import { inLocale } from '../../schemas/localized.js';
import type { Span } from '../text/position.js';
import { definitionsOf, NOWHERE, type PackageUri } from './definition.js';
import { nameKey } from './names/name-key.js';
import { manualNames } from './names/manual-names.js';
import { DEFINES, REGISTERS, type NameKind } from './names/model.js';
import { namesOf } from './names/name-index.js';
import type { View } from './view.js';

/** As many as a person reads through. */
export const MOST_SYMBOLS = 100;

/** Something that can be gone to by its name. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly kind: SymbolKind;
  readonly container: string;
  /** Comparable forms of id and title. */
  readonly keys: readonly [string, string];
  readonly at: { readonly file: string; readonly span: Span } | { readonly name: { readonly kind: NameKind; readonly key: string } };
}

const known = new WeakMap<LintResult, readonly Entry[]>();

/**
 * What a project has whose id or title holds all words of the query: evidence, headings, documents, forms, rules, topics,
 * tables and files of ledgers. Best first: the id itself, ids that begin so, titles that begin so, others; at most
 * `MOST_SYMBOLS`. An empty query gives the documents.
 */
export function workspaceSymbols(view: View, query: string, packageUri: PackageUri = NOWHERE): WorkspaceSymbol[] {
  let entries = known.get(view.result);
  if (!entries) known.set(view.result, (entries = entriesOf(view)));
  const words = query.trim().split(/\s+/).map(nameKey).filter(Boolean);
  const found: { readonly entry: Entry; readonly rank: number }[] = [];
  for (const entry of entries) {
    const rank = words.length === 0 ? (entry.kind === SymbolKind.File ? 0 : -1) : rankOf(entry.keys, words);
    if (rank >= 0) found.push({ entry, rank });
  }
  found.sort((a, b) => a.rank - b.rank);
  const symbols: WorkspaceSymbol[] = [];
  for (const { entry } of found) {
    if (symbols.length === MOST_SYMBOLS) break;
    const location = locationOf(view, entry, packageUri);
    if (location) symbols.push({ name: [entry.id, entry.title].filter(Boolean).join(' '), kind: entry.kind, location, containerName: entry.container });
  }
  return symbols;
}

function locationOf(view: View, { at }: Entry, packageUri: PackageUri): WorkspaceSymbol['location'] | null {
  if ('name' in at) return definitionsOf(view, at.name, packageUri)[0] ?? null;
  const source = namesOf(view).source(at.file);
  const cell = source?.cellAt?.(at.span.start);
  const start = { line: cell ? cell.row - 1 : 0, character: 0 };
  return { uri: view.wire.uri(at.file), range: source && !source.cellAt ? view.wire.range(source, at.span) : { start, end: start } };
}

/** 0 is best; -1 where a word is in neither. */
function rankOf([id, title]: readonly [string, string], words: readonly string[]): number {
  if (!words.every((word) => id.includes(word) || title.includes(word))) return -1;
  const all = words.join('');
  if (id === all) return 0;
  if (title === all) return 1;
  if (id.startsWith(all)) return 2;
  if (title.startsWith(all)) return 3;
  return id.includes(words[0]!) ? 4 : 5;
}

function entriesOf(view: View): Entry[] {
  const { project, rules } = view.result;
  const entries: Entry[] = [];
  const add = (id: string, title: string, kind: SymbolKind, container: string, at: Entry['at']) => { entries.push({ id, title, kind, container, at, keys: [nameKey(id), nameKey(title)] }); };
  for (const facts of project.documents) {
    const { source, sections } = facts.document;
    const top = sections[0]?.heading ?? { start: 0, end: 0 };
    const { mentions } = manualNames(facts);
    const number = mentions.find(({ name, standing }) => name.kind === 'number' && standing === DEFINES);
    const written = (span: Span) => source.text.slice(span.start, span.end).replace(/\*\*|__/g, '').replace(/\s+/g, ' ');
    add(number ? written(number.span) : '', sections[0]?.title.text || source.path, SymbolKind.File, source.path, { file: source.path, span: top });
    for (const { heading, level } of sections) if (level > 0 && heading) add('', written(heading), SymbolKind.String, source.path, { file: source.path, span: heading });
    mentions.forEach((mention, i) => {
      if (mention.name.kind !== 'number' || mention.standing !== REGISTERS) return;
      const beside = mentions[i + 1];
      const title = beside?.name.kind === 'title' && beside.standing === REGISTERS ? written(beside.span) : '';
      add(written(mention.span), title, SymbolKind.Struct, source.path, mention);
    });
  }
  for (const { item, file, span, place } of project.evidence.items) {
    entries.push({
      id: item.id, title: item.title ?? '', kind: SymbolKind.Object, container: file, keys: [nameKey(item.id), nameKey(item.title ?? '')],
      at: { file, get span() { return 'id' in item ? place('id') : span; } },
    });
  }
  for (const { rule: { code, title }, id, pack } of rules.rules) add(code, inLocale(title, view.locale), SymbolKind.Function, pack, { name: { kind: 'rule', key: id } });
  for (const topic of rules.topics.values()) add(topic.id, inLocale(topic.title, view.locale), SymbolKind.Namespace, '', { name: { kind: 'topic', key: topic.id } });
  for (const table of rules.tables.values()) add(table.id, inLocale(table.title, view.locale), SymbolKind.Class, '', { name: { kind: 'table', key: table.id } });
  const index = namesOf(view);
  for (const [path, role] of index.roles) if (role !== 'manual' && view.files.has(path)) add('', path, SymbolKind.File, '', { file: path, span: { start: 0, end: 0 } });
  return entries;
}
