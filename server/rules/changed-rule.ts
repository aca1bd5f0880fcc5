import type { CompiledRule } from './model.js';

/** A rule with other numbers or another level. What it works out when asked stays so. */
export function changedRule(rule: CompiledRule, changes: Partial<CompiledRule>): CompiledRule {
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(rule), ...Object.getOwnPropertyDescriptors(changes) }) as CompiledRule;
}
