import type { Evidence } from '../evidence/model.js';
import type { Project } from '../project/model.js';
import { isDay } from '../rules/day.js';
import type { FactRow } from '../rules/fact-table.js';
import type { CompiledRules } from '../rules/model.js';

/** What hegui.yaml says about the enterprise and its certification; what it does not say is left off. */
export function profileOf({ config: { enterprise, certification } }: Project): Record<string, unknown> {
  const { certificate, surveillance: _s, nonconformities: _n, ...dates } = certification ?? {};
  return given({ ...enterprise, ...dates, ...(certificate ? { certificate: given({ ...certificate }) } : {}) });
}

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

export function evidenceRow({ item, file, span, place }: Evidence, rules: CompiledRules): FactRow {
  const { period, ...fields } = item;
  const from = period?.from ?? item.date;
  const to = period?.to ?? item.date;
  const phase = rules.evidenceTypes.get(item.type)?.phase;
  return {
    values: given({ phase, ...fields, from, to, ...(from !== undefined && to !== undefined ? { period: { from, to, label: from === to ? from : `${from}–${to}` } } : {}) }),
    file, span,
    place: (column) => (column === 'from' || column === 'to' || column === 'period' ? place(period ? 'period' : 'date') : place(column)),
  };
}

export function surveillanceRows(project: Project): FactRow[] {
  return (project.config.certification?.surveillance ?? []).map((date, i) => configRow(project, ['certification', 'surveillance', i], { date }, []));
}

const DAYS = new Set(['issued', 'submitted', 'verified', 'closed']);

export function nonconformityRows(project: Project): FactRow[] {
  return (project.config.certification?.nonconformities ?? []).map((entry, i) => {
    const values = Object.fromEntries(Object.entries(entry).filter(([key, value]) => (DAYS.has(key) ? isDay(value) : typeof value === 'string' || typeof value === 'number')));
    return configRow(project, ['certification', 'nonconformities', i], values, Object.keys(values));
  });
}

function configRow(project: Project, path: readonly (string | number)[], values: Record<string, unknown>, columns: readonly string[]): FactRow {
  return {
    values, file: project.configPath ?? project.name, span: project.configPlace(path),
    place: (column) => project.configPlace(columns.includes(column) ? [...path, column] : path),
  };
}
