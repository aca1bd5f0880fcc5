import type { Column, EvidenceType, TableSchema } from '../../schemas/table.js';
import { ColumnNames, type Header } from './header.js';
import { typeNames } from './vocabulary.js';

/** What a column of an evidence list gives to an item: a key of items, or of its type. */
export interface ItemColumn { readonly key: string; readonly column: Column }

const TEXT: Column = { title: { zh: '', en: '' }, type: 'text', required: false, aliases: [] };

/**
 * The keys of an evidence list's columns. Those that the list's own schema does not know may be fields of the type of
 * each row: 有效期至 is `expiry` of a certificate and `valid_to` of a contract.
 */
export class ItemColumns {
  readonly #own: readonly (ItemColumn | undefined)[];
  readonly #byType = new Map<string, readonly (ItemColumn | undefined)[]>();
  readonly #headers: readonly string[];
  readonly #names = new Map<string, ColumnNames>();

  constructor(header: Header, schema: TableSchema, readonly types: ReadonlyMap<string, EvidenceType>, readonly tables: ReadonlyMap<string, TableSchema>) {
    this.#own = header.columns.map((id) => (id === undefined ? undefined : { key: id, column: schema.columns[id]! }));
    this.#headers = header.cells.map(({ value }) => String(value).trim());
  }

  /** By cell, for an item of the type as written. */
  of(type: string): readonly (ItemColumn | undefined)[] {
    let columns = this.#byType.get(type);
    if (!columns) {
      const id = typeNames(this.types).find(type) ?? type;
      this.#byType.set(type, (columns = this.#headers.map((header, i) => this.#own[i] ?? this.#ofType(header, this.types.get(id)))));
    }
    return columns;
  }

  /** Whether any type of evidence has a field that this header may mean. */
  isField(header: string): boolean {
    return [...this.types.values()].some((type) => this.#ofType(header, type) !== undefined);
  }

  #ofType(header: string, type: EvidenceType | undefined): ItemColumn | undefined {
    if (type === undefined || header === '') return undefined;
    const schema = type.rows === 'item' && type.table !== undefined ? this.tables.get(type.table) : undefined;
    if (schema) {
      let names = this.#names.get(schema.id);
      if (!names) this.#names.set(schema.id, (names = new ColumnNames(schema)));
      const id = names.find(header);
      if (id !== undefined && id !== schema.key) return { key: id, column: schema.columns[id]! };
    }
    const field = type.fields.find((name) => name === header.toLowerCase().replace(/\s+/g, '_'));
    return field === undefined ? undefined : { key: field, column: TEXT };
  }
}
