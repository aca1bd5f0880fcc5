import type { LookupTable } from '../../schemas/table.js';
import type { Project } from '../project/model.js';
import type { FactRow } from '../rules/fact-table.js';

/** The lookup table of the dates on the way to a certificate, in their order. */
export const DATES_LOOKUP = 'certification-dates';

/**
 * The dates that hegui.yaml gives, in the order in which they must follow; each with the required ones that are not given
 * between it and the one before.
 */
export function stageDateRows(project: Project, lookup: LookupTable | undefined): FactRow[] {
  const rows: FactRow[] = [];
  let missing: LookupTable['rows'] = [];
  for (const row of lookup?.rows ?? []) {
    const path = ['certification', ...String(row['id']).split('.')];
    const date = path.slice(1).reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], project.config.certification);
    if (typeof date !== 'string') {
      if (row['required'] === true) missing.push(row);
      continue;
    }
    const words = (column: string) => missing.map((lacking) => String(lacking[column]));
    rows.push({
      values: { id: row['id'], title: row['title'], title_en: row['title_en'], date, missing: words('title'), missing_en: words('title_en') },
      file: project.configPath ?? project.name, span: project.configPlace(path), place: () => project.configPlace(path),
    });
    missing = [];
  }
  return rows;
}
