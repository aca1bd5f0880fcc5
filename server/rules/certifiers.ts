import type { CertifierSet } from '../../schemas/certifier.js';
import type { Literal } from '../../schemas/rule.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import { nearest } from '../text/validate.js';
import { changedRule } from './changed-rule.js';
import { parseLiteral } from './literal.js';
import type { CompiledRule } from './model.js';

/** A certifier's own numbers, and where they are written. */
export interface CertifierNumbers {
  readonly name: string;
  readonly parameters: Readonly<Record<string, Literal>>;
  faultsAt(parameter: string, part: 'key' | 'value'): { readonly file: string; readonly span: Span };
}

/** The set that hegui.yaml names, by id or name; undefined: a name is only a name. */
export function knownCertifier<T extends CertifierSet>(sets: ReadonlyMap<string, T>, name: string): T | undefined {
  return sets.get(name) ?? [...sets.values()].find((set) => set.name === name);
}

/**
 * The rules with a certifier's numbers: every rule that has a parameter of that name takes the value. A name that no rule has,
 * and a value that does not fit, is a fault where it is written.
 */
export function withCertifier(rules: readonly CompiledRule[], { name, parameters, faultsAt }: CertifierNumbers, faults: Fault[]): CompiledRule[] {
  const changed = new Map<string, CompiledRule>();
  for (const [key, value] of Object.entries(parameters)) {
    const having = rules.filter(({ rule }) => rule.params[key] !== undefined);
    if (having.length === 0) {
      const known = [...new Set(rules.flatMap(({ rule }) => Object.keys(rule.params)))].sort();
      faults.push({ kind: 'unknown-key', ...faultsAt(key, 'key'), args: { key, suggestion: nearest(key, known) ?? '', known: '' } });
      continue;
    }
    const fitting = having.filter(({ rule }) => parseLiteral(rule.params[key]!).kind === parseLiteral(value).kind);
    const other = having.find((rule) => !fitting.includes(rule));
    if (other) {
      const expected = String(other.rule.params[key]);
      faults.push({ kind: 'wrong-value', ...faultsAt(key, 'value'), args: { key, found: String(value), expected, problem: `expected a value like ${expected}`, suggestion: '' } });
    }
    for (const { id } of fitting) {
      const rule = changed.get(id) ?? rules.find((r) => r.id === id)!;
      changed.set(id, changedRule(rule, { params: { ...rule.params, [key]: value }, origins: { ...rule.origins, [key]: `certifier ${name}` } }));
    }
  }
  return rules.map((rule) => changed.get(rule.id) ?? rule);
}
