import type { CompiledRules } from '../rules/model.js';
import type { Finding } from './model.js';

/**
 * What readers say and what rules say about one place is one hole: of the two, the one whose rule yields to the other's
 * is left out. (Rules among themselves are joined before, see `joinViolations`.)
 */
export function withoutYielding(faults: readonly Finding[], judged: readonly Finding[], rules: CompiledRules): readonly Finding[] {
  const kept = (own: readonly Finding[], others: readonly Finding[]) => own.filter((finding) => {
    const yieldsTo = rules.find(finding.rule)?.rule.yieldsTo ?? [];
    return yieldsTo.length === 0 || !others.some((other) => yieldsTo.includes(other.code) && samePlace(finding, other));
  });
  const left = kept(judged, faults);
  return [...kept(faults, left), ...left];
}

/** What is missing has no place of its own: of two that miss something in one file, where they say so does not matter. */
function samePlace(a: Finding, b: Finding): boolean {
  return a.file === b.file && ((a.cause === 'missing' && b.cause === 'missing') || (a.span.start <= b.span.end && b.span.start <= a.span.end));
}
