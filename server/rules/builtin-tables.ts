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
    owner: 'string', outlet_id: 'string', phase: 'string', created: 'Day', version: 'string', retention_until: 'Day', confidentiality: 'string',
    sha256: 'string', tags: 'list<string>',
    /** none, address, outside, missing, empty, changed or present. */
    file_state: 'string', found_sha256: 'string', duplicate_of: 'string',
    /** Those of its indicators that the standard does not have, and what the first was probably meant to be (may be empty). */
    unknown_indicators: 'list<string>', meant_indicator: 'string',
    /** Of any type: who signed it, and whether what it says about persons is hidden. */
    signed_by: 'string', masked: 'bool', encrypted: 'bool',
    /** The keys that the item has, and those of its type that it lacks. */
    given: 'list<string>', missing: 'list<string>',
    /** The type's title, the last day on which it counts by its type, and whether the project's indicators name it. */
    type_title: 'string', valid_until: 'Day',
    /** True where a later item of the same type, outlet and indicators counts longer; absent otherwise. */
    superseded: 'bool',
    /** Which application material it is: its own `material`, else by its title and the lookup table application-materials. */
    material: 'string',
    /** A figure that the item states for its period: the metric's id or title, and the number in the metric's unit. */
    metric: 'string', value: 'double',
  },
  /** Concept hits, through `mentions("concept")`. */
  mentions: { concept: 'string', text: 'string', document: 'string', section: 'string', negated: 'bool' },
  /** From hegui.yaml. */
  /** By date; `since` is the surveillance before, or the issue of the certificate. */
  surveillance: { date: 'Day', since: 'Day' },
  /** The dates on the way to a certificate that are given, in the order of the process; `missing`: required ones left out just before. */
  stageDates: { id: 'string', title: 'string', title_en: 'string', date: 'Day', missing: 'list<string>', missing_en: 'list<string>' },
  nonconformities: {
    id: 'string', level: 'string', stage: 'string', indicator: 'string', outlet_id: 'string', text: 'string', cause: 'string', correction: 'string',
    action: 'string', owner: 'string', issued: 'Day', due: 'Day', submitted: 'Day', completed: 'Day', evidence: 'list<string>',
    verified_by: 'string', verified: 'Day', result: 'string', closed: 'Day', given: 'list<string>',
  },
  products: { name: 'string', family: 'string', software: 'bool' },
  bids: { date: 'Day', title: 'string', scope: 'string' },
  /** From decisions.yaml. */
  decisions: { id: 'string', kind: 'string', rule: 'string', indicator: 'string', topic: 'string', at: 'Day', expires: 'Day' },
  /** The 27 or 23 items of the 对照表 of the enterprise's type; service enterprises have none. */
  checklist: { id: 'string', title: 'string', class: 'string', indicators: 'list<string>' },
  /** The steps of the standard's gradings, from the lowest: `from` is the score at which a grade begins. */
  grades: { grading: 'string', grade: 'string', from: 'double' },
  /** Figures of metrics.yaml: counted with metric(id, period). `claim` is the subject by which manuals state it. */
  metrics: { id: 'string', title: 'string', unit: 'string', better: 'string', claim: 'string' },
};

/** Tables that only rules of phase `summary` read. */
export const SUMMARY_TABLES: Readonly<Record<string, Columns>> = {
  findings: { rule: 'string', code: 'string', level: 'string', due: 'string', cause: 'string', topic: 'string', indicator: 'string', file: 'string' },
  /**
   * Leaves of the standard that are not excluded; documented and evidenced are 1, 0.5 or 0, evidenced is absent without a
   * manifest. `items`: the evidence that counts; `reported`: a rule of the leaf's own says what the manual lacks, shown or not.
   */
  indicators: {
    id: 'string', title: 'string', group: 'string', group_title: 'string', documented: 'double', evidenced: 'double', attested: 'bool',
    items: 'list<string>', reported: 'bool',
  },
  coverage: { topic: 'string', status: 'string', cause: 'string', met: 'list<string>', missing: 'list<string>', attested: 'bool' },
};

/** Values that are no tables, by the name of their type. */
export const RECORDS: Readonly<Record<string, Columns>> = {
  Period: { from: 'Day', to: 'Day', label: 'string' },
  Stats: { n: 'double', distinct: 'double', mean: 'double', stdev: 'double', topShare: 'double' },
  /** `numerator` and `denominator` are absent where a metric is not a quotient; `n`: the rows that it is counted from. */
  MetricParts: { value: 'double', numerator: 'double', denominator: 'double', n: 'double' },
  DayPair: { a: 'Day', b: 'Day' },
  Certificate: { number: 'string', issued: 'Day', expires: 'Day', grade: 'string', scope: 'string' },
  Certifier: { name: 'string', approvalNo: 'string', contractNo: 'string' },
  Rejection: { decided: 'Day', reason: 'string' },
  Profile: {
    name: 'string', type: 'string', industries: 'list<string>', employees: 'double', outlets: 'double', serviceManagers: 'double',
    certifiedManagers: 'double', hotline: 'string', scope: 'string', standard: 'string', target: 'string', grading: 'string', stage: 'string',
    prepared: 'Day', systemEffective: 'Day', application: 'Day', preliminary: 'Day', stage1: 'Day', stage2: 'Day', stage2End: 'Day', scored: 'Day',
    auditScore: 'double', feePaid: 'Day', upgrade: 'Day', reapplication: 'Day', rejection: 'Rejection',
    certifier: 'Certifier', certificate: 'Certificate', creditCode: 'string', contact: 'string', regions: 'list<string>', salesPlatforms: 'list<string>',
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
