import type { Localized } from '../../schemas/localized.js';
import type { LookupTable } from '../../schemas/table.js';
import type { CompiledRules } from '../rules/model.js';

/** In a lookup table, the column that holds the English of another. */
const ENGLISH = '_en';

/**
 * What the packs' data call things in both languages, by the Chinese name: expressions work on plain texts, and see that one.
 * Types, tables, columns, indicators, items of the 对照表, metrics, topics, phrases, and lookup tables with an `…_en` column.
 */
export class BilingualNames {
  readonly #rules: CompiledRules;
  #byZh: ReadonlyMap<string, Localized> | null = null;

  constructor(rules: CompiledRules) {
    this.#rules = rules;
  }

  /** Undefined for what is no such name. `5.3.2/records 投诉记录` is a name behind its id. */
  find(text: string): Localized | undefined {
    if (!/\p{Script=Han}/u.test(text)) return undefined;
    const names = (this.#byZh ??= namesOf(this.#rules));
    const known = names.get(text);
    if (known) return known;
    const space = text.indexOf(' ');
    const [before, after] = [text.slice(0, space), text.slice(space + 1)];
    const [first, second] = [names.get(before), names.get(after)];
    return space < 0 || (!first && !second) ? undefined : { zh: text, en: `${first?.en ?? before} ${second?.en ?? after}` };
  }
}

function namesOf({ evidenceTypes, tables, standards, views, metrics, topics, lookups, phrases }: CompiledRules): ReadonlyMap<string, Localized> {
  const names = new Map<string, Localized>();
  const add = (title: Localized) => { if (!names.has(title.zh)) names.set(title.zh, title); };
  for (const { title } of evidenceTypes.values()) add(title);
  for (const { chapters } of standards.values()) {
    for (const chapter of chapters) {
      add(chapter.title);
      for (const group of chapter.groups) [group, ...group.leaves].forEach(({ title }) => { add(title); });
    }
  }
  for (const { classes } of views.values()) for (const part of classes) [part, ...part.items].forEach(({ title }) => { add(title); });
  for (const { metric } of metrics.values()) add(metric.title);
  for (const { title, aspects } of topics.values()) [{ title }, ...aspects].forEach((named) => { add(named.title); });
  for (const table of lookups.values()) pairsIn(table).forEach(add);
  for (const { title, columns } of tables.values()) [{ title }, ...Object.values(columns)].forEach((named) => { add(named.title); });
  for (const phrase of phrases.values()) if (!phrase.zh.includes('{')) add(phrase);
  return names;
}

function pairsIn({ columns, rows }: LookupTable): Localized[] {
  const pairs = columns.filter((column) => columns.includes(`${column}${ENGLISH}`));
  return rows.flatMap((row) => pairs.flatMap((column) => {
    const [zh, en] = [row[column], row[`${column}${ENGLISH}`]];
    return typeof zh === 'string' && typeof en === 'string' ? [{ zh, en }] : [];
  }));
}
