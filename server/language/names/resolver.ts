import { ColumnNames } from '../../evidence/header.js';
import { isAddress, normalisePath, readingsOf } from '../../evidence/path.js';
import { splitSheet } from '../../evidence/sheet.js';
import { tableNames } from '../../evidence/vocabulary.js';
import type { CompiledRules } from '../../rules/model.js';
import { nameKey, titleKey } from './name-key.js';
import type { Site } from './yaml-sites.js';

/** Tells what a name that is written in a file stands for. */
export class Resolver {
  readonly #columns = new Map<string, ColumnNames>();

  constructor(readonly rules: CompiledRules, readonly files: ReadonlySet<string>) {}

  /** The comparable form of what is written; null if it names nothing of its kind. */
  key({ kind, written, table }: Pick<Site, 'kind' | 'written' | 'table'>, file: string): string | null {
    switch (kind) {
      case 'evidence': case 'number': case 'cited': return nameKey(written) || null;
      case 'title': return titleKey(written) || null;
      case 'indicator': return written.trim().replace(/^[a-z0-9-]+:/, '') || null;
      case 'rule': return this.rules.find(written)?.id ?? null;
      case 'topic': return this.rules.topics.has(written) ? written : null;
      case 'table': return tableNames(this.rules.tables).find(written) ?? null;
      case 'column': return this.#column(table ?? '', written);
      case 'file': return this.file(written, file);
    }
  }

  /** The file of the project that a path written in a file means; null if it has none. */
  file(written: string, file: string): string | null {
    if (isAddress(written)) return null;
    for (const path of new Set([written, splitSheet(written).file])) {
      const found = readingsOf(path, file).find((reading) => this.files.has(reading));
      if (found !== undefined) return found;
    }
    const pack = normalisePath(written);
    return pack && this.files.has(`${pack}/pack.yaml`) ? `${pack}/pack.yaml` : null;
  }

  /** Finds the columns of a table by their headers. */
  columns(table: string): ColumnNames | null {
    const id = tableNames(this.rules.tables).find(table) ?? table;
    const schema = this.rules.tables.get(id);
    if (!schema) return null;
    let names = this.#columns.get(id);
    if (!names) this.#columns.set(id, (names = new ColumnNames(schema)));
    return names;
  }

  #column(table: string, header: string): string | null {
    const names = this.columns(table);
    const column = names?.find(header);
    return names && column !== undefined ? `${names.schema.id}.${column}` : null;
  }
}
