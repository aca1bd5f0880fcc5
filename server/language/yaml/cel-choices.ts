import { CompletionItemKind } from 'vscode-languageserver-types';
import { inLocale } from '../../../schemas/localized.js';
import { BUILTIN_TABLES, ledgerColumns, RECORDS, rowType, SUMMARY_TABLES, type Columns } from '../../rules/builtin-tables.js';
import { FUNCTIONS } from '../../rules/cel-functions.js';
import type { Span } from '../../text/position.js';
import type { Choice } from './choice.js';
import { valueOf } from './cursor.js';
import type { YamlPlace } from './place.js';
import { elementAround, keysUnder, mapUnder } from './rule-around.js';

const { Variable, Class, Field, Function, Reference, Property } = CompletionItemKind;
/** CEL's own, over lists. */
const MACROS = ['filter', 'map', 'exists', 'all', 'exists_one'];
const WORD = /[A-Za-z_]\w*$/;
const CHAIN = /((?:[A-Za-z_]\w*\.)+)(?:[A-Za-z_]\w*)?$/;
/** Functions whose first argument names something of the packs. */
const NAMING = /\b(metric|metricParts|mentions|lookup)\(\s*["']([\w-]*)$/;

/** Names that an expression may go on with at the cursor, and what of it they replace. */
export function celChoices(place: YamlPlace): { readonly choices: readonly Choice[]; readonly replaces: Span } {
  const { at, cursor } = place;
  const before = at.source.text.slice(cursor.word.start, Math.max(cursor.word.start, at.offset));
  const named = NAMING.exec(before);
  if (named) return { choices: namesFor(named[1]!, place), replaces: { start: at.offset - named[2]!.length, end: at.offset } };
  const word = WORD.exec(before)?.[0] ?? '';
  const replaces = { start: at.offset - word.length, end: at.offset };
  // In a text of the expression there are no names.
  if ((before.replace(/\\./g, '').match(/["']/g)?.length ?? 0) % 2 === 1) return { choices: [], replaces };
  const chain = CHAIN.exec(before)?.[1];
  return { choices: chain === undefined ? variables(place) : members(chain.slice(0, -1).split('.'), place), replaces };
}

function namesFor(called: string, { view: { result: { rules }, locale } }: YamlPlace): Choice[] {
  const of = (called === 'mentions' ? 'concept' : called === 'lookup' ? 'lookup' : 'metric') as 'concept' | 'lookup' | 'metric';
  const values = of === 'concept' ? rules.concepts.values() : of === 'lookup' ? rules.lookups.values() : [...rules.metrics.values()].map(({ metric }) => metric);
  return [...values].map(({ id, title }) => ({ text: id, detail: inLocale(title, locale), words: [title.zh, title.en], kind: Reference, named: { of, id } }));
}

/** Tables by name, with their columns. */
function tablesOf({ view: { result: { rules } } }: YamlPlace): ReadonlyMap<string, Columns> {
  return new Map([...Object.entries(BUILTIN_TABLES), ...Object.entries(SUMMARY_TABLES), ...[...rules.tables.values()].map((table) => [table.id, ledgerColumns(table)] as const)]);
}

/** Names of rows: the table whose rows they are, by what `each` begins with. */
function rowNames(place: YamlPlace): Map<string, string> {
  const rows = new Map<string, string>();
  const outer = mapUnder(place.frames, 'assert') ?? elementAround(place);
  const by = mapUnder(place.frames, 'by');
  for (const frame of [outer, by]) {
    const name = valueOf(frame, 'as');
    const table = /[A-Za-z_]\w*/.exec(valueOf(frame, 'each') ?? '')?.[0];
    if (name !== null && table !== undefined) rows.set(name, table);
  }
  if (mapUnder(place.frames, 'evidence')) rows.set('e', 'evidence');
  const per = mapUnder(place.frames, 'per');
  const table = valueOf(per, 'table');
  if (per && table !== null) for (const name of ['r', 'row']) rows.set(name, table);
  return rows;
}

function variables(place: YamlPlace): Choice[] {
  const { view: { result: { rules }, locale } } = place;
  const own = [...rowNames(place)].map(([text, table]): Choice => ({ text, detail: table, words: [], kind: Variable }));
  const lets = keysUnder(place, 'let').map((text): Choice => ({ text, detail: 'let', words: [], kind: Variable }));
  const ledgers = [...rules.tables.values()].map(({ id, title }): Choice => ({ text: id, detail: inLocale(title, locale), words: [title.zh, title.en], kind: Class, named: { of: 'table', id }, rank: 2 }));
  return [
    ...own, ...lets,
    ...['profile', 'params', 'today'].map((text): Choice => ({ text, detail: '', words: [], kind: Variable, rank: 1 })),
    ...ledgers, ...Object.keys(BUILTIN_TABLES).map((text): Choice => ({ text, detail: '', words: [], kind: Class, rank: 3 })),
    ...functions(false),
  ];
}

/** Functions with a receiver, or without. */
function functions(received: boolean): Choice[] {
  return Object.entries(FUNCTIONS).flatMap(([text, { signatures }]): Choice[] => {
    const fitting = signatures.find((signature) => /^[\w<>]+\.\w+\(/.test(signature) === received);
    return fitting === undefined ? [] : [{ text, detail: fitting, words: [], kind: Function, rank: 4, named: { of: 'function', id: text } }];
  });
}

/** What may follow a dot. */
function members(chain: readonly string[], place: YamlPlace): Choice[] {
  const [first, ...rest] = chain as [string, ...string[]];
  if (first === 'params' && rest.length === 0) return keysUnder(place, 'params').map((text) => ({ text, detail: '', words: [], kind: Property }));
  const tables = tablesOf(place);
  const table = rowNames(place).get(first);
  const columns = first === 'profile' ? RECORDS['Profile'] : table === undefined ? undefined : tables.get(table);
  if (!columns && rest.length === 0) return tables.has(first) || /[a-z]/.test(first) ? [...listMembers(), ...functions(true)] : [];
  const reached = rest.reduce<Columns | undefined>((at, step) => columnsOf(at?.[step], tables), columns);
  const owner = rest.length === 0 && table !== undefined && place.view.result.rules.tables.has(table) ? table : null;
  return Object.entries(reached ?? {}).map(([text, type]) => ({
    text, detail: titleOf(owner, text, place) ?? type, words: [], kind: Field, ...(owner === null ? {} : { named: { of: 'column' as const, id: `${owner}.${text}` } }),
  }));
}

function titleOf(table: string | null, column: string, { view: { result: { rules }, locale } }: YamlPlace): string | null {
  const title = table === null ? undefined : rules.tables.get(table)?.columns[column]?.title;
  return title ? inLocale(title, locale) : null;
}

function columnsOf(type: string | undefined, tables: ReadonlyMap<string, Columns>): Columns | undefined {
  if (type === undefined) return undefined;
  return RECORDS[type] ?? [...tables].find(([table]) => rowType(table) === type)?.[1];
}

function listMembers(): Choice[] {
  return MACROS.map((text) => ({ text, detail: 'CEL', words: [], kind: Function }));
}
