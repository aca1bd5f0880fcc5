import { z } from 'zod';
import { Decision, DecisionsFile } from '../../schemas/project.js';
import { isKnownIndicator } from '../evidence/merge.js';
import { branch, salvage } from '../evidence/salvage.js';
import type { Fault } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { nearest } from '../text/validate.js';
import { readYaml } from '../text/yaml.js';
import { schemaKeys } from '../text/schema-keys.js';
import type { PlacedDecision } from './model.js';

const Outline = DecisionsFile.extend({ decisions: z.array(z.unknown()).default([]) });

/**
 * Reads decisions.yaml, one by one: a broken decision costs itself only. Whether a decision is expired or used is judged
 * later, with the day and the findings.
 */
export function readDecisions(source: SourceText, leaves: ReadonlySet<string>): { readonly decisions: readonly PlacedDecision[]; readonly faults: readonly Fault[] } {
  const tree = readYaml(source);
  const faults: Fault[] = [...tree.faults];
  if (tree.value === undefined || tree.value === null) return { decisions: [], faults };
  const outline = salvage(Outline, tree, (path) => (path.length === 0 ? Object.keys(Outline.shape) : []));
  faults.push(...outline.faults);
  const ids = new Set<string>();
  const decisions = (outline.value?.decisions ?? []).flatMap((raw, index): PlacedDecision[] => {
    const at = ['decisions', index];
    const span = tree.place(at);
    if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
      faults.push({ kind: 'wrong-value', file: source.path, span, args: { key: `decisions.${index}`, problem: '', found: String(raw), expected: '{ id, kind, reason, by, at }', suggestion: '' } });
      return [];
    }
    const { value: decision, faults: wrong } = salvage(Decision, branch(tree, at, raw), (path) => schemaKeys(Decision, path));
    faults.push(...wrong);
    if (!decision) return [];
    const fault = (kind: Fault['kind'], key: string, args: Fault['args']) => { faults.push({ kind, file: source.path, span: tree.place([...at, key]), args: { id: decision.id, ...args } }); };
    if (ids.has(decision.id)) fault('duplicate-id', 'id', { other: source.path });
    ids.add(decision.id);
    const indicator = decision.indicator?.replace(/^[a-z0-9-]+:/, '');
    if (indicator !== undefined && !isKnownIndicator(indicator, leaves)) {
      fault('unknown-indicator', 'indicator', { name: decision.indicator!, suggestion: nearest(indicator, [...leaves]) ?? '' });
    }
    return [{ decision, file: source.path, span }];
  });
  return { decisions, faults };
}
