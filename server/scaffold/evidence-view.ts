import type { EvidenceType } from '../../schemas/table.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import { ledgerPath } from './ledgers.js';
import type { NeededEvidence, NeededLedger, Needs } from './needs.js';
import type { View } from './template.js';

const FIELDS_LOOKUP = 'evidence-fields';
/** Keys that the template writes for every type. */
const COMMON = new Set(['date', 'period']);

/** Each type of evidence that is needed, with how one item of it is written. */
export function evidenceViews(needs: Needs, rules: CompiledRules): View[] {
  return needs.evidence.map((needed, i) => ({
    ...typeView(needed, needs.ledgers),
    example: `EV-${String(i + 1).padStart(3, '0')}`,
    leaves: needed.leaves.map(({ key, title }) => ({ key, name: title.zh })),
    rules: needed.rules.map(ruleView),
    dated: !needed.type.fields.includes('taken_at') && !needed.type.fields.includes('captured_at'),
    fields: fieldViews(needed.type, rules),
  }));
}

/** What a checklist says of a type. */
export function typeView({ type, leaves }: NeededEvidence, ledgers: readonly NeededLedger[]): View {
  const ledger = type.rows === 'ledger' ? ledgers.find(({ table }) => table.id === type.table) : undefined;
  return {
    id: type.id, title: type.title.zh, ledger: ledger && ledgerPath(ledger.table), file: ledger ? ledgerPath(ledger.table) : `files/${type.title.zh.replace(/[\\/]/g, '')}.pdf`,
    uses: leaves.map(({ key }) => key).join('、'),
  };
}

export function ruleView({ rule }: CompiledRule): View {
  return { code: rule.code, name: rule.title.zh };
}

/** The keys that an item of this type has of its own, each with its name and an example. What a ledger tells row by row is no key. */
export function fieldViews(type: EvidenceType, rules: CompiledRules): { readonly field: string; readonly sample: string; readonly label: string }[] {
  return type.rows === 'ledger' ? [] : type.fields.filter((field) => !COMMON.has(field)).map((field) => fieldView(field, type, rules));
}

function fieldView(field: string, { table, rows }: EvidenceType, { tables, lookups }: CompiledRules) {
  const known = lookups.get(FIELDS_LOOKUP)?.rows.find((row) => row['field'] === field);
  const column = rows === 'item' && table !== undefined ? tables.get(table)?.columns[field]?.title.zh : undefined;
  return { field, sample: known === undefined ? '' : String(known['example']), label: known === undefined ? column ?? field : String(known['title']) };
}
