import { ProjectConfig } from '../../schemas/project.js';
import type { Milestone } from '../../schemas/table.js';
import type { Fault } from '../text/fault.js';
import { schemaKeys } from '../text/schema-keys.js';
import { nearest } from '../text/validate.js';
import type { YamlPath } from '../text/yaml.js';
import type { CelEnvironment } from './cel-environment.js';
import { compileExpression, type CelExpression } from './cel.js';
import { DEFAULT_NAME } from './compile-rule.js';
import type { CompiledMilestone, CompiledRule } from './model.js';
import { elementType, unknownColumn } from './named-checks.js';
import { faultIn, faultInText, type Placed } from './placed.js';

type Wanted = 'list' | 'bool' | 'Day' | 'text' | 'any';

/** Compiles the expressions of milestones. What is wrong is a fault in its own file and costs its own milestone. */
export function compileMilestones(
  milestones: ReadonlyMap<string, Placed<Milestone>>, find: (name: string) => CompiledRule | undefined, facts: CelEnvironment, faults: Fault[],
): Map<string, CompiledMilestone> {
  const compiled = new Map<string, CompiledMilestone>();
  for (const [id, placed] of milestones) {
    const one = compileOne(placed, find, facts, faults);
    if (one) compiled.set(id, one);
  }
  return compiled;
}

function compileOne(placed: Placed<Milestone>, find: (name: string) => CompiledRule | undefined, facts: CelEnvironment, faults: Fault[]): CompiledMilestone | null {
  const { value } = placed;
  const rule = value.rule === undefined ? null : find(value.rule) ?? null;
  if (value.rule !== undefined && !rule) {
    faults.push(faultIn(placed, 'unknown-rule', ['rule'], { id: value.rule, suggestion: '' }));
    return null;
  }
  const expressions = new Map<string, CelExpression>();
  let scope = rule ? facts.withParameters(rule.rule.params) : facts;
  let sound = true;
  const bad = (at: YamlPath, text: string, problem: string, from = 0, to = text.length) => {
    sound = false;
    faults.push(faultInText(placed, 'bad-expression', at, from, to, { expression: text, problem }));
  };
  const take = (key: string, at: YamlPath, text: string | undefined, wanted: Wanted): CelExpression | null => {
    if (text === undefined) return null;
    const expression = compileExpression(text, scope);
    if ('problem' in expression) {
      bad(at, text, expression.problem, expression.from, expression.to);
      return null;
    }
    if (!isWanted(expression.type, wanted)) {
      bad(at, text, `this gives ${expression.type}, not ${NAMES[wanted]}`);
      return null;
    }
    expressions.set(key, expression);
    return expression;
  };
  const enter = (name: string, type: string, at: YamlPath) => {
    const larger = scope.with({ [name]: type });
    if (larger) scope = larger;
    else bad(at, name, `${name} is the name of something else`);
  };
  const each = take('each', ['each'], value.each, 'list');
  const row = each ? elementType(each.type) ?? 'dyn' : null;
  if (row !== null) enter(value.as ?? DEFAULT_NAME, row, [value.as === undefined ? 'each' : 'as']);
  for (const [name, text] of Object.entries(value.let ?? {})) {
    const named = take(`let.${name}`, ['let', name], text, 'any');
    enter(name, named?.type === 'list' ? 'list<dyn>' : named?.type ?? 'dyn', ['let', name]);
  }
  for (const key of ['when', 'done'] as const) take(key, [key], value[key], 'bool');
  for (const key of ['date', 'from', 'doneOn'] as const) take(key, [key], value[key], 'Day');
  for (const key of ['groupBy', 'list'] as const) take(key, [key], value[key], 'text');
  const wrong = value.at === undefined ? null : placeProblem(value.at, row, scope);
  if (wrong !== null) bad(['at'], value.at!, wrong);
  return sound ? { milestone: value, rule: rule?.id ?? null, expressions, file: placed.tree.source.path, get span() { return placed.tree.place(placed.path); } } : null;
}

const NAMES: Readonly<Record<Wanted, string>> = { list: 'a list or a table', bool: 'true or false', Day: 'a day', text: 'a text', any: 'anything' };

function isWanted(type: string, wanted: Wanted): boolean {
  if (wanted === 'any' || type === 'dyn') return true;
  if (wanted === 'list') return elementType(type) !== null;
  return type === (wanted === 'text' ? 'string' : wanted);
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
