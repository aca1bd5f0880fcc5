import type { ColumnType, TableSchema } from '../../schemas/table.js';

/** The columns of a table by name, with their CEL types. */
export type Columns = Readonly<Record<string, string>>;

/** Fact tables that every project has: a closed list. Ledgers of `tables/*.yaml` join them. */
export const BUILTIN_TABLES: Readonly<Record<string, Columns>> = {
  /** With the control fields that a document gives about itself; of two, the first. */
  documents: {
    path: 'string', kind: 'string', title: 'string', own: 'bool', chars: 'double', headings: 'list<HeadingsRow>',
    doc_no: 'string', form_no: 'string', version: 'string', status: 'string', company: 'string', hotline: 'string', retention: 'string',
    prepared_by: 'string', reviewed_by: 'string', approved_by: 'string',
    prepared: 'Day', reviewed: 'Day', approved: 'Day', issued: 'Day', effective: 'Day',
  },
  headings: { document: 'string', no: 'string', title: 'string', level: 'double', section: 'string' },
  /** Lines of printed tables of contents. */
  contents: { document: 'string', no: 'string', title: 'string' },
  claims: {
    subject: 'string', value: 'double', to: 'double', unit: 'string', kind: 'string', bound: 'string', area: 'string', activity: 'string',
    product: 'string', severity: 'string', role: 'string', context: 'string', document: 'string', section: 'string',
  },
  references: { kind: 'string', name: 'string', text: 'string', document: 'string', listed: 'bool', context: 'string', section: 'string' },
  dates: { iso: 'Day', precision: 'string', document: 'string', section: 'string' },
  control: { document: 'string', field: 'string', value: 'string' },
  evidence: {
    id: 'string', type: 'string', title: 'string', indicators: 'list<string>', file: 'string', date: 'Day', from: 'Day', to: 'Day', period: 'Period',
    owner: 'string', outlet_id: 'string', phase: 'string',
  },
  /** Concept hits, through `mentions("concept")`. */
  mentions: { concept: 'string', text: 'string', document: 'string', section: 'string', negated: 'bool' },
  /** From hegui.yaml. */
  surveillance: { date: 'Day' },
  nonconformities: {
    id: 'string', severity: 'string', outlet_id: 'string', description: 'string', issued: 'Day', submitted: 'Day', verified: 'Day', closed: 'Day',
  },
};

/** Tables that only rules of phase `summary` read. */
export const SUMMARY_TABLES: Readonly<Record<string, Columns>> = {
  findings: { rule: 'string', code: 'string', level: 'string', due: 'string', cause: 'string', topic: 'string', indicator: 'string', file: 'string' },
  coverage: { topic: 'string', status: 'string', cause: 'string', met: 'list<string>', missing: 'list<string>', attested: 'bool' },
};

/** Values that are no tables, by the name of their type. */
export const RECORDS: Readonly<Record<string, Columns>> = {
  Period: { from: 'Day', to: 'Day', label: 'string' },
  Stats: { n: 'double', distinct: 'double', mean: 'double', stdev: 'double', topShare: 'double' },
  DayPair: { a: 'Day', b: 'Day' },
  Certificate: { number: 'string', issued: 'Day', expires: 'Day', grade: 'string' },
  Profile: {
    name: 'string', type: 'string', industries: 'list<string>', employees: 'double', outlets: 'double', serviceManagers: 'double',
    certifiedManagers: 'double', hotline: 'string', scope: 'string', standard: 'string', target: 'string', grading: 'string', stage: 'string',
    prepared: 'Day', systemEffective: 'Day', application: 'Day', stage1: 'Day', stage2: 'Day', upgrade: 'Day', reapplication: 'Day',
    certifier: 'string', certificate: 'Certificate',
  },
};

const CEL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string', number: 'double', integer: 'double', date: 'Day', datetime: 'Day', boolean: 'bool', list: 'list<string>',
};

export function ledgerColumns(schema: TableSchema): Columns {
  return Object.fromEntries(Object.entries(schema.columns).map(([name, column]) => [name, CEL_TYPES[column.type]]));
}

/** `workOrders` → `WorkOrdersRow`. */
export function rowType(table: string): string {
  return `${table[0]!.toUpperCase()}${table.slice(1)}Row`;
}
