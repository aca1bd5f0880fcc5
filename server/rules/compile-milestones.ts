import { ProjectConfig } from '../../schemas/project.js';
import type { Milestone } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import { schemaKeys } from '../text/schema-keys.js';
import { nearest } from '../text/validate.js';
import type { CelEnvironment } from './cel-environment.js';
import { once, partsLater } from './compile-later.js';
import { compileParts } from './compile-parts.js';
import { DEFAULT_NAME, letParts, type ExpressionPart, type Wanted } from './expression-parts.js';
import type { CompiledMilestone, CompiledRule } from './model.js';
import { unknownColumn } from './named-checks.js';
import { faultIn, faultInText, type Part, type Placed } from './placed.js';

type Find = (name: string) => CompiledRule | undefined;

/**
 * Compiles the expressions of milestones. What is wrong is a fault in its own file and costs its own milestone; those of one
 * that is known to be sound are compiled when they are first asked.
 */
export function compileMilestones(
  milestones: ReadonlyMap<string, Placed<Milestone>>, find: Find, facts: () => CelEnvironment, isSound: (part: Part) => boolean, faults: Fault[],
): Map<string, CompiledMilestone> {
  const compiled = new Map<string, CompiledMilestone>();
  for (const [id, placed] of milestones) {
    const one = isSound(placed) ? milestoneLater(placed, find, facts) : compileOne(placed, find, facts(), faults);
    if (one) compiled.set(id, one);
  }
  return compiled;
}

function milestoneLater(placed: Placed<Milestone>, find: Find, facts: () => CelEnvironment): CompiledMilestone {
  const rule = placed.value.rule === undefined ? null : find(placed.value.rule)!;
  const expressions = once(() => partsLater(partsOf(placed.value), once(() => scopeOf(rule, facts()))));
  return { ...described(placed, rule), get expressions() { return expressions(); }, get span() { return placed.tree.place(placed.path); } };
}

function compileOne(placed: Placed<Milestone>, find: Find, facts: CelEnvironment, faults: Fault[]): CompiledMilestone | null {
  const { value } = placed;
  const rule = value.rule === undefined ? null : find(value.rule) ?? null;
  if (value.rule !== undefined && !rule) {
    faults.push(faultIn(placed, 'unknown-rule', ['rule'], { id: value.rule, suggestion: '' }));
    return null;
  }
  const { expressions, rows, sound } = compileParts(placed, partsOf(value), scopeOf(rule, facts), faults);
  const wrong = value.at === undefined ? null : placeProblem(value.at, [...rows.values()][0] ?? null, facts);
  if (wrong !== null) faults.push(faultInText(placed, 'bad-expression', ['at'], 0, value.at!.length, { expression: value.at!, problem: wrong }));
  return sound && wrong === null ? { ...described(placed, rule), expressions, get span() { return placed.tree.place(placed.path); } } : null;
}

function described({ value, tree }: Placed<Milestone>, rule: CompiledRule | null): Pick<CompiledMilestone, 'milestone' | 'rule' | 'file'> {
  return { milestone: value, rule: rule?.id ?? null, file: tree.source.path };
}

/** A milestone sees the parameters of the rule behind it. */
function scopeOf(rule: CompiledRule | null, facts: CelEnvironment): CelEnvironment {
  return rule ? facts.withParameters(rule.rule.params) : facts;
}

/** The expressions of a milestone, in the order in which they see one another's names. */
function partsOf(value: Milestone): ExpressionPart[] {
  const take = (key: 'each' | 'when' | 'done' | 'date' | 'from' | 'doneOn' | 'groupBy' | 'list', wanted: Wanted, binds?: ExpressionPart['binds']): ExpressionPart[] => {
    const text = value[key];
    return text === undefined ? [] : [{ key, path: [key], text, wanted, ...(binds ? { binds } : {}) }];
  };
  return [
    ...take('each', 'list', { name: value.as ?? DEFAULT_NAME, path: [value.as === undefined ? 'each' : 'as'] }), ...letParts(value.let, []),
    ...take('when', 'bool'), ...take('done', 'bool'), ...take('date', 'Day'), ...take('from', 'Day'), ...take('doneOn', 'Day'),
    ...take('groupBy', 'text'), ...take('list', 'text'),
  ];
}

/** `at` is a column of the row, or else a key of hegui.yaml. */
function placeProblem(at: string, row: string | null, { types }: CelEnvironment): string | null {
  if (row !== null) {
    const columns = types.get(row);
    return columns && !Object.hasOwn(columns, at) ? unknownColumn(row, at, Object.keys(columns)) : null;
  }
  const path = at.split('.');
  for (let i = 0; i < path.length; i++) {
    const keys = schemaKeys(ProjectConfig, path.slice(0, i));
    if (keys.length === 0 || keys.includes(path[i]!)) continue;
    const meant = nearest(path[i]!, keys);
    return `hegui.yaml has no key ${path.slice(0, i + 1).join('.')}${meant ? `: did you mean ${meant}?` : ''}`;
  }
  return null;
}
