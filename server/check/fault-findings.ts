import type { CompiledRule, CompiledRules } from '../rules/model.js';
import type { Fault } from '../text/fault.js';
import type { Finding } from './model.js';
import type { Cause } from '../../schemas/rule.js';
import type { FaultKind } from '../text/fault.js';

const CAUSE: Partial<Record<FaultKind, Cause>> = {
  'file-missing': 'missing', 'missing-key': 'missing', 'missing-column': 'missing', 'no-enterprise-type': 'missing',
  'file-empty': 'missing', 'unknown-rule': 'unresolved', 'unknown-id': 'unresolved', 'unknown-indicator': 'unresolved', 'unknown-sheet': 'unresolved', 'duplicate-id': 'contradiction',
  'duplicate-rule': 'contradiction', 'decision-expired': 'expired',
  'decision-unused': 'unresolved', 'decision-unmatched': 'unresolved', 'not-own-document': 'other-sense', 'file-outside': 'forbidden',
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
    if (group.length <= SHOWN_PER_FILE) return group.map((fault) => findingOf(fault, rule, []));
    return [findingOf(group[0]!, rule, group)];
  });
}

function findingOf(fault: Fault, rule: CompiledRule | undefined, all: readonly Fault[]): Finding {
  const plain = { zh: fault.kind, en: fault.kind };
  const places = all.length > 0 ? all.map(({ file, span }) => ({ file, span })) : fault.occurrences ? [fault.span, ...fault.occurrences].map((span) => ({ file: fault.file, span })) : [];
  return {
    rule: rule?.id ?? `input/${fault.kind}`, code: rule?.rule.code ?? 'INPUT', also: [], indicator: null, topic: null,
    level: rule?.level ?? 'error', due: 'drafting', cause: CAUSE[fault.kind] ?? 'malformed', confidence: 'exact',
    clock: fault.kind === 'decision-expired',
    message: rule?.rule.message ?? plain, why: rule?.rule.why ?? plain, remedy: rule?.rule.remedy ?? plain,
    args: { count: Math.max(1, places.length), ...fault.args, ...(all.length > 0 ? { count: all.length } : {}) },
    file: fault.file, span: fault.span, section: '', occurrences: places, related: [], fixes: [],
  };
}
