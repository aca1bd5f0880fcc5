import type { Report } from '../../schemas/report.js';
import type { Labels } from './labels.js';

/** Reasons that the text names; the JSON report has them all. */
const SHOWN = 3;

/** How many rules could not be judged, and the reasons that most of them share, each with the rules that it stands for. */
export function skippedLines(skipped: Report['skipped'], labels: Labels): string[] {
  if (skipped.length === 0) return [];
  const byReason = new Map<string, Set<string>>();
  for (const { rule, reason } of skipped) {
    const rules = byReason.get(reason);
    if (rules) rules.add(rule); else byReason.set(reason, new Set([rule]));
  }
  // Ties stay in the order of the rules.
  const reasons = [...byReason].map(([reason, rules]) => ({ reason, rules: rules.size })).sort((a, b) => b.rules - a.rules);
  const lines = reasons.slice(0, SHOWN).map(({ reason, rules }) => `  ${labels.skippedFor(reason, rules)}`);
  if (reasons.length > SHOWN) lines.push(`  ${labels.moreReasons(reasons.length - SHOWN)}`);
  return [labels.skipped(new Set(skipped.map(({ rule }) => rule)).size), ...lines];
}
