import { withId, type Localized } from '../../schemas/localized.js';
import type { TableSchema } from '../../schemas/table.js';
import type { CompiledRules } from './model.js';

/** The table schema that holds the titles of an evidence item's columns. */
const ITEM_COLUMNS = 'evidenceItems';

/** What a table is called, with the id that people write: 投诉台账（complaints）. */
export function tableTitle({ tables, phrases }: Pick<CompiledRules, 'tables' | 'phrases'>, id: string): Localized {
  const schema = tables.get(id);
  return schema ? withId(schema.title, id) : phrases.get(`table-${id}`) ?? { zh: id, en: id };
}

/** What a column of a table is called; `a|b` stands for either. */
export function columnTitle({ tables }: Pick<CompiledRules, 'tables'>, table: string, columns: string): Localized {
  const schema = tables.get(table) ?? (table === 'evidence' ? tables.get(ITEM_COLUMNS) : undefined);
  const titles = columns.split('|').map((id) => titleIn(schema, id));
  return { zh: titles.map(({ zh }) => zh).join('或'), en: titles.map(({ en }) => en).join(' or ') };
}

function titleIn(schema: TableSchema | undefined, id: string): Localized {
  const title = schema?.columns[id]?.title;
  return title ? withId(title, id) : { zh: ` ${id}`, en: id };
}
