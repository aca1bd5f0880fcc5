import type { CertifierSet } from '../../schemas/certifier.js';
import type { ProjectConfig } from '../../schemas/project.js';
import type { Literal } from '../../schemas/rule.js';
import type { Fault, FaultKind } from '../text/fault.js';
import type { Span } from '../text/position.js';
import { nearest } from '../text/validate.js';
import { changedRule } from './changed-rule.js';
import { parseLiteral } from './literal.js';
import { withCertifier, type CertifierNumbers } from './certifiers.js';
import type { CompiledRule } from './model.js';
import type { Placed } from './placed.js';

/** What hegui.yaml says about rules, and where. */
export interface Overrides {
  readonly rules: ProjectConfig['rules'];
  /** The certifier, with numbers of its own; null if none is named. */
  readonly certifier?: CertifierInConfig | null;
  faultsAt(path: readonly (string | number)[], part?: 'key' | 'value'): { readonly file: string; readonly span: Span };
}

type CertifierInConfig = NonNullable<NonNullable<ProjectConfig['certification']>['certifier']>;

/**
 * The rules with the certifier's numbers, then the project's own levels and parameters, which win. What names nothing, or does
 * not fit, is a fault in hegui.yaml, or in the pack that has the certifier's numbers.
 */
export function override(
  compiled: readonly CompiledRule[], find: (name: string) => CompiledRule | undefined, overrides: Overrides, certifiers: ReadonlyMap<string, Placed<CertifierSet>>, faults: Fault[],
): CompiledRule[] {
  const rules = numbersOf(overrides, certifiers).reduce<readonly CompiledRule[]>((all, numbers) => withCertifier(all, numbers, faults), compiled);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const changed = new Map<string, CompiledRule>();
  const fault = (kind: FaultKind, path: readonly (string | number)[], args: Fault['args']) => faults.push({ kind, ...overrides.faultsAt(path), args });
  for (const [name, wish] of Object.entries(overrides.rules)) {
    const found = find(name);
    if (!found) {
      const names = rules.flatMap((r) => [r.id, r.rule.code, r.rule.id]);
      fault('unknown-rule', ['rules', name], { id: name, suggestion: nearest(name, names) ?? '' });
      continue;
    }
    let rule = changed.get(found.id) ?? byId.get(found.id) ?? found;
    const { level, params = {}, ...others } = typeof wish === 'string' ? { level: wish } : wish;
    if (level !== undefined) rule = changedRule(rule, level === 'off' ? { off: true } : { off: false, level });
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
      } else rule = changedRule(rule, { params: { ...rule.params, [key]: value }, origins: without(rule.origins, key) });
    }
    changed.set(found.id, rule);
  }
  return rules.map((rule) => changed.get(rule.id) ?? rule);
}

/** A known certifier's numbers from its pack, then those that hegui.yaml gives it. */
function numbersOf({ certifier, faultsAt }: Overrides, certifiers: ReadonlyMap<string, Placed<CertifierSet>>): CertifierNumbers[] {
  if (!certifier) return [];
  const known = [...certifiers.values()].find(({ value }) => value.id === certifier.name) ?? [...certifiers.values()].find(({ value }) => value.name === certifier.name);
  const name = known?.value.name ?? certifier.name;
  return [
    ...(known ? [{
      name, parameters: known.value.parameters,
      faultsAt: (key: string, part: 'key' | 'value') => ({ file: known.tree.source.path, span: known.tree.place([...known.path, 'parameters', key], part) }),
    }] : []),
    { name, parameters: certifier.parameters, faultsAt: (key, part) => faultsAt(['certification', 'certifier', 'parameters', key], part) },
  ];
}

function without(origins: CompiledRule['origins'], key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(origins ?? {}).filter(([name]) => name !== key));
}

function isLiteral(value: unknown): value is Literal {
  return ['number', 'boolean', 'string'].includes(typeof value) || Array.isArray(value);
}
