import { CompletionItemKind } from 'vscode-languageserver-types';
import { inLocale } from '../../../schemas/localized.js';
import type { Column, EvidenceType, TableSchema } from '../../../schemas/table.js';
import { tableNames, typeNames } from '../../evidence/vocabulary.js';
import type { Choice } from './choice.js';
import { valueOf } from './cursor.js';
import type { YamlPlace } from './place.js';

const { Field, EnumMember, Reference } = CompletionItemKind;

/** The type of the item around, if it is known. */
function typeAround({ frames, view }: YamlPlace): EvidenceType | undefined {
  const { evidenceTypes } = view.result.rules;
  const written = valueOf(frames.findLast(({ kind, entries }) => kind === 'map' && entries.some(({ key }) => key === 'type')), 'type');
  return written === null ? undefined : evidenceTypes.get(typeNames(evidenceTypes).find(written) ?? '');
}

/** The table of the item around, where the item is a row of one. */
function tableOfItem(place: YamlPlace): TableSchema | undefined {
  const type = typeAround(place);
  return type?.rows === 'item' && type.table !== undefined ? place.view.result.rules.tables.get(type.table) : undefined;
}

/** The table under whose name the cursor stands. */
function tableAround({ path, view }: YamlPlace): TableSchema | undefined {
  const { tables } = view.result.rules;
  return path[0] === 'tables' ? tables.get(tableNames(tables).find(String(path[1])) ?? '') : undefined;
}

/** Keys that an item of its type has besides those of every item: the ones that its type asks for first. */
export function itemKeyChoices(place: YamlPlace): Choice[] {
  const { locale } = place.view;
  const type = typeAround(place);
  const table = tableOfItem(place);
  if (!type || type.rows === 'ledger') return [];
  const columns = Object.entries(table?.columns ?? {}).filter(([name]) => name !== table!.key);
  const names = [...new Set([...type.fields, ...columns.map(([name]) => name)])];
  return names.map((name) => {
    const column = table?.columns[name];
    const detail = column ? inLocale(column.title, locale) : inLocale(type.title, locale);
    return {
      text: name, detail, words: column ? [column.title.zh, column.title.en, ...column.aliases] : [], kind: Field, rank: type.fields.includes(name) ? 0 : 1,
      ...(column ? { named: { of: 'column', id: `${table!.id}.${name}` } } : {}),
    };
  });
}

/** Columns of a ledger whose rows are written in the manifest. */
export function ledgerColumnChoices(place: YamlPlace): Choice[] {
  const table = tableAround(place);
  return Object.entries(table?.columns ?? {}).map(([name, column]) => ({
    text: name, detail: inLocale(column.title, place.view.locale), words: [column.title.zh, column.title.en, ...column.aliases], kind: Field, named: { of: 'column', id: `${table!.id}.${name}` }, rank: column.required ? 0 : 1,
  }));
}

/** The column whose value is written at the cursor, with its table. */
export function columnAround(place: YamlPlace): { readonly table: TableSchema; readonly name: string; readonly column: Column } | undefined {
  const table = tableAround(place) ?? tableOfItem(place);
  const name = String(place.path.at(-1));
  const column = table?.columns[name];
  return column ? { table: table!, name, column } : undefined;
}

/** What a column allows: its closed list, or the keys of the table that it refers to. */
export function cellChoices(place: YamlPlace): Choice[] {
  const found = columnAround(place);
  if (!found) return [];
  const { column } = found;
  const detail = inLocale(column.title, place.view.locale);
  const [joined, key] = column.joins?.split('.') ?? [];
  const rows = joined === undefined ? [] : place.view.result.project.evidence.tables.get(joined)?.rows ?? [];
  return [
    ...(column.values ?? []).map((text): Choice => ({ text, detail, words: [], kind: EnumMember })),
    ...rows.flatMap(({ values }): Choice[] => (values[key!] === undefined ? [] : [{ text: String(values[key!]), detail: String(values['name'] ?? values['title'] ?? detail), words: [String(values['name'] ?? '')], kind: Reference }])),
  ];
}
