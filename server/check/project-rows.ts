import type { EvidenceType } from '../../schemas/table.js';
import type { Evidence } from '../evidence/model.js';
import type { Project } from '../project/model.js';
import { addMonths, isDay } from '../rules/day.js';
import type { FactRow } from '../rules/fact-table.js';
import { MATERIALS_LOOKUP, materialOf } from './materials.js';
import type { CompiledRules } from '../rules/model.js';

/** What hegui.yaml says about the enterprise and its certification; what it does not say is left off. */
export function profileOf({ config: { enterprise, certification } }: Project): Record<string, unknown> {
  const { certificate, surveillance: _s, nonconformities: _n, bids: _b, certifier, ...dates } = certification ?? {};
  const { products: _p, ...about } = enterprise ?? {};
  const body = typeof certifier === 'string' ? { name: certifier } : certifier && given({ name: certifier.name, approvalNo: certifier.approvalNo, contractNo: certifier.contractNo });
  return given({ ...about, ...dates, ...(certificate ? { certificate: given({ ...certificate }) } : {}), ...(body ? { certifier: body } : {}) });
}

function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

export function evidenceRow({ item, file, span, place, fileState, foundSha256, duplicateOf }: Evidence, rules: CompiledRules): FactRow {
  const { period, ...fields } = item;
  const from = period?.from ?? item.date;
  const to = period?.to ?? item.date;
  const type = rules.evidenceTypes.get(item.type);
  const keys = Object.keys(item).filter((key) => !isBlank((item as Record<string, unknown>)[key]));
  const lacking = type && type.rows !== 'ledger' ? type.fields.filter((field) => !keys.includes(field)) : [];
  return {
    values: given({
      phase: type?.phase, ...fields, from, to, ...(from !== undefined && to !== undefined ? { period: { from, to, label: from === to ? from : `${from}–${to}` } } : {}),
      file_state: fileState ?? 'none', found_sha256: foundSha256, duplicate_of: duplicateOf, given: keys, missing: lacking,
      material: item['material'] ?? materialOf(item.title, rules.lookups.get(MATERIALS_LOOKUP)),
      type_title: type?.title.zh ?? item.type, valid_until: validUntil(item, type),
    }),
    file, span,
    place: (column) => (column === 'from' || column === 'to' || column === 'period' ? place(period ? 'period' : 'date') : COMPUTED.has(column) ? place('id') : place(column)),
  };
}

const COMPUTED = new Set(['file_state', 'found_sha256', 'duplicate_of', 'given', 'missing', 'type_title', 'valid_until', 'material']);

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The last day on which the item counts by its type: a field of its own, or months after its period or date; absent if unlimited or undated. */
function validUntil(item: Evidence['item'], type: EvidenceType | undefined): string | undefined {
  if (!type?.valid) return undefined;
  const { until, months } = type.valid;
  if (until !== undefined) {
    const day = (item as Record<string, unknown>)[until];
    return isDay(day) ? day : undefined;
  }
  const last = [item.period?.to, item.date, (item as Record<string, unknown>)['captured_at'], (item as Record<string, unknown>)['taken_at'], item.created].find((day) => isDay(day));
  return typeof last === 'string' && months !== undefined ? addMonths(last.slice(0, 10), months) : undefined;
}

export function surveillanceRows(project: Project): FactRow[] {
  return (project.config.certification?.surveillance ?? []).map((date, i) => configRow(project, ['certification', 'surveillance', i], { date }, {}, []));
}

export function nonconformityRows(project: Project): FactRow[] {
  return (project.config.certification?.nonconformities ?? []).map((entry, i) => {
    const { verification, outlet, ...own } = entry;
    const values = given({ ...own, outlet_id: outlet, verified_by: verification?.by, verified: verification?.date, result: verification?.result });
    const keys = Object.keys(values).filter((key) => !isBlank(values[key]));
    return configRow(project, ['certification', 'nonconformities', i], { ...values, given: keys }, NESTED, keys);
  });
}

const NESTED: Readonly<Record<string, readonly string[]>> = {
  verified_by: ['verification', 'by'], verified: ['verification', 'date'], result: ['verification', 'result'], outlet_id: ['outlet'],
};

export function productRows(project: Project): FactRow[] {
  return (project.config.enterprise?.products ?? []).map((product, i) => configRow(project, ['enterprise', 'products', i], given({ ...product }), {}, Object.keys(product)));
}

export function bidRows(project: Project): FactRow[] {
  return (project.config.certification?.bids ?? []).map((bid, i) => configRow(project, ['certification', 'bids', i], given({ ...bid }), {}, Object.keys(bid)));
}

/** The items of the 对照表 for the enterprise's type; null where there is none. */
export function checklistRows(project: Project, rules: CompiledRules): FactRow[] | null {
  const type = project.config.enterprise?.type;
  const view = [...rules.views.values()].find((v) => v.type === type);
  if (!view) return null;
  return view.classes.flatMap(({ title, items }) => items.map((item) =>
    configRow(project, ['enterprise', 'type'], { id: item.id, title: item.title.zh, class: title.zh, indicators: item.mapsTo }, {}, [])));
}

function configRow(
  project: Project, path: readonly (string | number)[], values: Record<string, unknown>, nested: Readonly<Record<string, readonly string[]>>, columns: readonly string[],
): FactRow {
  return {
    values, file: project.configPath ?? project.name, span: project.configPlace(path),
    place: (column) => project.configPlace(columns.includes(column) ? [...path, ...(nested[column] ?? [column])] : path),
  };
}
