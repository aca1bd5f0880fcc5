import type { View } from '../../schemas/standard.js';
import type { Evidence } from '../evidence/model.js';
import type { Project } from '../project/model.js';
import { knownCertifier } from '../rules/certifiers.js';
import type { FactRow } from '../rules/fact-table.js';
import { MATERIALS_LOOKUP, materialOf } from './materials.js';
import { validUntil } from './valid-until.js';
import type { CompiledRules } from '../rules/model.js';

/** What hegui.yaml says about the enterprise and its certification; what it does not say is left off. */
export function profileOf({ config: { enterprise, certification } }: Project, rules: Pick<CompiledRules, 'certifiers'>): Record<string, unknown> {
  const { certificate, surveillance: _s, nonconformities: _n, bids: _b, certifier, ...dates } = certification ?? {};
  const { products: _p, ...about } = enterprise ?? {};
  const known = certifier && knownCertifier(rules.certifiers, certifier.name);
  const body = certifier && given({ name: known?.name ?? certifier.name, approvalNo: certifier.approvalNo ?? known?.approvalNo, contractNo: certifier.contractNo });
  return given({ ...about, ...dates, ...(certificate ? { certificate: given({ ...certificate }) } : {}), ...(body ? { certifier: body } : {}) });
}

function given(values: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(values)) if (values[key] !== undefined) kept[key] = values[key];
  return kept;
}

/** `rehashed`: items whose new file a person stands for. */
export function evidenceRow(
  { item, file, span, place, fileState, foundSha256, duplicateOf, unknownIndicators, meantIndicator }: Evidence, rules: CompiledRules, rehashed: ReadonlySet<string> = new Set(),
): FactRow {
  const { period, ...fields } = item;
  const from = period?.from ?? item.date;
  const to = period?.to ?? item.date;
  const type = rules.evidenceTypes.get(item.type);
  const keys = Object.keys(item).filter((key) => !isBlank((item as Record<string, unknown>)[key]));
  const lacking = type && type.rows !== 'ledger' ? type.fields.filter((field) => !keys.includes(field)) : [];
  return {
    values: given({
      phase: type?.phase, ...fields, from, to, ...(from !== undefined && to !== undefined ? { period: { from, to, label: from === to ? from : `${from}–${to}` } } : {}),
      file_state: fileState === 'changed' && rehashed.has(item.id) ? 'present' : fileState ?? 'none', found_sha256: foundSha256, duplicate_of: duplicateOf, unknown_indicators: unknownIndicators ?? [], meant_indicator: meantIndicator ?? '', given: keys, missing: lacking,
      material: item['material'] ?? materialOf(item.title, rules.lookups.get(MATERIALS_LOOKUP)),
      type_title: type?.title.zh ?? item.type, valid_until: validUntil(item, type),
    }),
    ...(type ? { words: { type_title: type.title } } : {}),
    file, span,
    place(column) {
      if (column === 'from' || column === 'to' || column === 'period') return place(period ? 'period' : 'date');
      if (column.endsWith('_indicator') || column === 'unknown_indicators') return place('indicators');
      if (column === 'valid_until') return place(type?.valid?.until ?? 'id');
      return place(COMPUTED.has(column) ? 'id' : column);
    },
  };
}

const COMPUTED = new Set(['file_state', 'found_sha256', 'duplicate_of', 'given', 'missing', 'type_title', 'material']);

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function surveillanceRows(project: Project): FactRow[] {
  const { surveillance = [], certificate } = project.config.certification ?? {};
  const inOrder = surveillance.map((date, i) => ({ date, i })).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.i - b.i));
  return inOrder.map(({ date, i }, at) => configRow(project, ['certification', 'surveillance', i], given({ date, since: inOrder[at - 1]?.date ?? certificate?.issued }), {}, []));
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

export function decisionRows(project: Project): FactRow[] {
  return project.decisions.map(({ decision: { id, kind, rule, indicator, topic, at, expires }, file, span }) =>
    ({ values: given({ id, kind, rule, indicator, topic, at, expires }), file, span, place: () => span }));
}

/** The items of the 对照表 for the enterprise's type; none where there is none. */
export function checklistRows(project: Project, rules: CompiledRules): FactRow[] {
  return (checklistOf(project, rules)?.classes ?? []).flatMap(({ title, items }) => items.map((item) =>
    ({ ...configRow(project, ['enterprise', 'type'], { id: item.id, title: item.title.zh, class: title.zh, indicators: item.mapsTo }, {}, []), words: { title: item.title, class: title } })));
}

export function hasChecklist(project: Project, rules: CompiledRules): boolean {
  return checklistOf(project, rules) !== undefined;
}

function checklistOf({ config }: Project, { views }: CompiledRules): View | undefined {
  return [...views.values()].find(({ type }) => type === config.enterprise?.type);
}

function configRow(
  project: Project, path: readonly (string | number)[], values: Record<string, unknown>, nested: Readonly<Record<string, readonly string[]>>, columns: readonly string[],
): FactRow {
  return {
    values, file: project.configPath ?? project.name, span: project.configPlace(path),
    place: (column) => project.configPlace(columns.includes(column) ? [...path, ...(nested[column] ?? [column])] : path),
  };
}
