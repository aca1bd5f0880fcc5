import type { EvidenceType } from '../../schemas/table.js';
import type { FactRow } from '../rules/fact-table.js';

/**
 * Marks records that a later one has taken the place of: of the same type and outlet, for every indicator that the earlier
 * one names, and valid longer. Last year's monthly screenshots are history, not evidence gone stale. Only for types that
 * count for a number of months: an expired licence is replaced by nothing but its own renewal.
 */
export function withSuperseded(rows: readonly FactRow[], types: ReadonlyMap<string, EvidenceType>): readonly FactRow[] {
  const latest = new Map<string, string>();
  const keysOf = ({ values }: FactRow) => indicatorsOf(values).map((indicator) => `${String(values['type'])}\u0000${String(values['outlet_id'] ?? '')}\u0000${indicator}`);
  const byMonths = (row: FactRow) => types.get(String(row.values['type']))?.valid?.months !== undefined && typeof row.values['valid_until'] === 'string';
  for (const row of rows) {
    if (!byMonths(row)) continue;
    const until = row.values['valid_until'] as string;
    for (const key of keysOf(row)) if ((latest.get(key) ?? '') < until) latest.set(key, until);
  }
  return rows.map((row) => {
    const keys = byMonths(row) ? keysOf(row) : [];
    const superseded = keys.length > 0 && keys.every((key) => latest.get(key)! > (row.values['valid_until'] as string));
    return superseded ? { ...row, values: { ...row.values, superseded: true } } : row;
  });
}

function indicatorsOf(values: FactRow['values']): readonly string[] {
  const { indicators } = values;
  return Array.isArray(indicators) ? (indicators as string[]) : [];
}
