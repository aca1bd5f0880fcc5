import type { Localized } from '../../schemas/localized.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import type { Fault, FaultArg } from '../text/fault.js';
import { fill } from './fill.js';
import { firstOf } from './listed.js';
import type { Finding } from './model.js';
import type { Cause } from '../../schemas/rule.js';
import type { FaultKind } from '../text/fault.js';

const CAUSE: Partial<Record<FaultKind, Cause>> = {
  'file-missing': 'missing', 'missing-key': 'missing', 'missing-column': 'missing', 'no-enterprise-type': 'missing',
  'file-empty': 'missing', 'unknown-rule': 'unresolved', 'unknown-id': 'unresolved', 'unknown-indicator': 'unresolved', 'unknown-sheet': 'unresolved', 'duplicate-id': 'contradiction',
  'duplicate-rule': 'contradiction', 'decision-expired': 'expired',
  'decision-open': 'placeholder', 'item-open': 'placeholder', 'decision-unused': 'unresolved', 'decision-unmatched': 'unresolved', 'not-own-document': 'other-sense', 'file-outside': 'forbidden',
};
/** More faults of one kind in one file than this are one finding: a broken file must not drown the rest. */
const SHOWN_PER_FILE = 3;

/** Puts readers' faults under the rules of pack `input` that give them words and level. */
export function faultFindings(faults: readonly Fault[], rules: CompiledRules): Finding[] {
  const byKind = new Map(rules.rules.flatMap((rule) => (rule.rule.fault ? [[rule.rule.fault, rule] as const] : [])));
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = `${fault.kind}\u0000${fault.file}`;
    const group = groups.get(key);
    if (group) group.push(fault); else groups.set(key, [fault]);
  }
  return [...groups.values()].flatMap((group) => {
    const rule = byKind.get(group[0]!.kind);
    if (rule?.off) return [];
    if (group.length <= SHOWN_PER_FILE) return group.map((fault) => findingOf(fault, rule, [], rules));
    return [findingOf(group[0]!, rule, group, rules)];
  });
}

function findingOf(fault: Fault, rule: CompiledRule | undefined, all: readonly Fault[], { phrases }: CompiledRules): Finding {
  const plain = { zh: fault.kind, en: fault.kind };
  const places = all.length > 0 ? all.map(({ file, span }) => ({ file, span })) : fault.occurrences ? [fault.span, ...fault.occurrences].map((span) => ({ file: fault.file, span })) : [];
  return {
    rule: rule?.id ?? `input/${fault.kind}`, code: rule?.rule.code ?? 'INPUT', also: [], indicator: null, topic: null,
    level: rule?.level ?? 'error', due: 'drafting', cause: CAUSE[fault.kind] ?? 'malformed', confidence: 'exact',
    clock: fault.kind === 'decision-expired',
    message: rule?.rule.message ?? plain, why: rule?.rule.why ?? plain, remedy: rule?.rule.remedy ?? plain,
    args: { count: Math.max(1, places.length), ...spoken(fault, phrases).args, ...(all.length > 0 ? { count: all.length, ...listed(all.map((one) => spoken(one, phrases)), rule) } : {}) },
    file: fault.file, span: fault.span, section: '', occurrences: places, related: [], basis: { violations: [], faults: all.length > 0 ? all : [fault], agreeing: [] },
  };
}

/** What the YAML reader and the schemas say in their own words, in words that users know. */
function spoken(fault: Fault, phrases: CompiledRules['phrases']): Fault {
  const { code, problem, expected, ...args } = fault.args;
  const phrase = typeof code === 'string' ? phrases.get(`yaml-${code.toLowerCase().replaceAll('_', '-')}`) : undefined;
  if (phrase) return { ...fault, args: { ...args, problem: fill(phrase, { problem: inBoth(problem ?? '') }) } };
  const kind = typeof expected === 'string' ? phrases.get(`kind-${expected}`) : undefined;
  return kind ? { ...fault, args: { ...fault.args, expected: kind } } : fault;
}

/** What several faults say apart from one another, one after the other, so that nobody has to open each place to learn it. */
function listed(all: readonly Fault[], rule: CompiledRule | undefined): Record<string, Localized | string> {
  const said = placeholders(rule?.rule.message);
  const differ = (name: string) => new Set(all.map(({ args }) => inBoth(args[name] ?? '').zh)).size > 1;
  const names = [...new Set(said)].filter((name) => name !== 'count' && differ(name));
  // A remedy names what is meant for each; keys that are known differ by place and would be those of the first only.
  const remedies = Object.fromEntries(placeholders(rule?.rule.remedy).filter((name) => !said.includes(name) && differ(name))
    .map((name) => [name, name === 'known' ? '' : firstOf(distinct(all.map(({ args }) => inBoth(args[name] ?? '')).filter(({ zh }) => zh !== '')))]));
  if (names.length === 0) return remedies;
  const suggests = !names.includes('suggestion') && differ('suggestion');
  const each = all.map(({ args }) => {
    const parts = names.map((name) => inBoth(args[name] ?? '')).filter(({ zh }) => zh !== '');
    const meant = suggests && args['suggestion'] ? ` → ${inBoth(args['suggestion']).zh}` : '';
    return { zh: parts.map(({ zh }) => zh).join(' ') + meant, en: parts.map(({ en }) => en).join(' ') + meant };
  });
  return { ...remedies, listed: firstOf(distinct(each)) };
}

function placeholders(text: Localized | undefined): string[] {
  return [...(text?.zh ?? '').matchAll(/\{([a-z][A-Za-z0-9_]*)\}/g)].map((m) => m[1]!);
}

function distinct(names: readonly Localized[]): Localized[] {
  return [...new Map(names.map((name) => [name.zh, name])).values()];
}

function inBoth(arg: FaultArg): Localized {
  return typeof arg === 'object' ? arg : { zh: String(arg), en: String(arg) };
}
