import type { ProjectConfig } from '../../schemas/project.js';
import type { Literal } from '../../schemas/rule.js';
import type { Fault, FaultKind } from '../text/fault.js';
import type { Span } from '../text/position.js';
import { nearest } from '../text/validate.js';
import { parseLiteral } from './literal.js';
import type { CompiledRule } from './model.js';

/** What hegui.yaml says about rules, and where. */
export interface Overrides {
  readonly rules: ProjectConfig['rules'];
  faultsAt(path: readonly (string | number)[]): { readonly file: string; readonly span: Span };
}

/** The rules with the project's levels and parameters. What names nothing, or does not fit, is a fault in hegui.yaml. */
export function override(rules: readonly CompiledRule[], find: (name: string) => CompiledRule | undefined, overrides: Overrides, faults: Fault[]): CompiledRule[] {
  const changed = new Map<string, CompiledRule>();
  const fault = (kind: FaultKind, path: readonly (string | number)[], args: Fault['args']) => faults.push({ kind, ...overrides.faultsAt(path), args });
  for (const [name, wish] of Object.entries(overrides.rules)) {
    const found = find(name);
    if (!found) {
      const names = rules.flatMap((r) => [r.id, r.rule.code, r.rule.id]);
      fault('unknown-rule', ['rules', name], { id: name, suggestion: nearest(name, names) ?? '' });
      continue;
    }
    let rule = changed.get(found.id) ?? found;
    const { level, params = {}, ...others } = typeof wish === 'string' ? { level: wish } : wish;
    if (level !== undefined) rule = level === 'off' ? { ...rule, off: true } : { ...rule, off: false, level };
    // A parameter may also stand beside `level`, without `params`.
    const wishes: [string, unknown, readonly string[]][] = [
      ...Object.entries(params).map(([key, value]): [string, unknown, readonly string[]] => [key, value, ['rules', name, 'params', key]]),
      ...Object.entries(others).map(([key, value]): [string, unknown, readonly string[]] => [key, value, ['rules', name, key]]),
    ];
    for (const [key, value, path] of wishes) {
      const declared = rule.rule.params[key];
      if (declared === undefined) {
        const known = Object.keys(rule.rule.params);
        fault('unknown-key', path, { key, suggestion: nearest(key, known) ?? '', known: known.join(' ') });
      } else if (!isLiteral(value) || parseLiteral(value).kind !== parseLiteral(declared).kind) {
        fault('wrong-value', path, { key, found: String(value), expected: String(declared), problem: `expected a value like ${String(declared)}` });
      } else rule = { ...rule, params: { ...rule.params, [key]: value } };
    }
    changed.set(found.id, rule);
  }
  return rules.map((rule) => changed.get(rule.id) ?? rule);
}

function isLiteral(value: unknown): value is Literal {
  return ['number', 'boolean', 'string'].includes(typeof value) || Array.isArray(value);
}
