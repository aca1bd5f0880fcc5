import type { EvidenceType } from '../../schemas/table.js';
import type { Evidence } from '../evidence/model.js';
import { addMonths, isDay } from '../text/day.js';

/** The last day on which the item counts by its type: a field of its own, or months after its period or date; absent if unlimited or undated. */
export function validUntil(item: Evidence['item'], type: EvidenceType | undefined): string | undefined {
  if (!type?.valid) return undefined;
  const { until, months } = type.valid;
  if (until !== undefined) {
    const day = (item as Record<string, unknown>)[until];
    return isDay(day) ? day : undefined;
  }
  const last = [item.period?.to, item.date, (item as Record<string, unknown>)['captured_at'], (item as Record<string, unknown>)['taken_at'], item.created].find((day) => isDay(day));
  return typeof last === 'string' && months !== undefined ? addMonths(last.slice(0, 10), months) : undefined;
}
