import type { AssertCheck, Check, CheckKind, Rule } from '../../schemas/rule.js';
import { ProjectConfig } from '../../schemas/project.js';
import type { Fault } from '../text/fault.js';
import { compilePattern, type SafePattern } from '../text/pattern.js';
import { schemaKeys } from '../text/schema-keys.js';
import { nearest } from '../text/validate.js';
import type { YamlPath } from '../text/yaml.js';
import { rowType } from './builtin-tables.js';
import type { CelEnvironment } from './cel-environment.js';
import { compileExpression, type CelExpression } from './cel.js';
import type { CompiledCheck } from './model.js';
import { elementType, unknownColumn } from './named-checks.js';
import { faultIn, faultInText, type Placed } from './placed.js';

/** Tables that the checks other than `assert` read. */
const READS: Readonly<Record<CheckKind, readonly string[]>> = {
  cover: ['documents'], evidence: ['evidence', 'documents'], assert: [], forbid: ['documents'], consistent: ['documents'], reference: ['documents'],
};

export interface Compiled {
  readonly when: CelExpression | null;
  readonly checks: readonly CompiledCheck[];
  readonly reads: ReadonlySet<string>;
}

/** Compiles the expressions and patterns of a rule whose ids are known. Null, with faults, if one of them is wrong. */
export function compileRule(rule: Placed<Rule>, facts: CelEnvironment, faults: Fault[]): Compiled | null {
  const compiler = new RuleCompiler(rule, faults);
  const environment = facts.withParameters(rule.value.params);
  const when = rule.value.when === undefined ? null : compiler.expression(['when'], rule.value.when, environment, 'bool');
  const checks = (rule.value.checks ?? []).map((check, i) => compiler.check(check, ['checks', i], environment));
  if (compiler.failed) return null;
  const reads = new Set(when?.reads);
  for (const { kind, check, expressions } of checks) {
    for (const table of READS[kind]) reads.add(table);
    if ('evidence' in check && check.evidence.per) reads.add(check.evidence.per.table);
    for (const expression of expressions.values()) for (const table of expression.reads) reads.add(table);
  }
  return { when, checks, reads };
}

class RuleCompiler {
  failed = false;

  constructor(readonly rule: Placed<Rule>, readonly faults: Fault[]) {}

  check(check: Check, at: YamlPath, environment: CelEnvironment): CompiledCheck {
    const kind = (Object.keys(READS) as CheckKind[]).find((k) => k in check)!;
    const expressions = new Map<string, CelExpression>();
    let pattern: SafePattern | null = null;
    if ('assert' in check) this.#assert(check.assert, [...at, 'assert'], environment, expressions);
    else if ('evidence' in check) {
      const { where: wanted, per } = check.evidence;
      if (wanted !== undefined) this.#keep(expressions, 'where', this.expression([...at, 'evidence', 'where'], wanted, environment.with({ e: rowType('evidence') })!, 'bool'));
      if (per?.where !== undefined) this.#keep(expressions, 'per.where', this.expression([...at, 'evidence', 'per', 'where'], per.where, environment.with({ row: rowType(per.table) })!, 'bool'));
    } else if ('forbid' in check && check.forbid.pattern !== undefined) pattern = this.#pattern([...at, 'forbid', 'pattern'], check.forbid.pattern);
    return { kind, check, expressions, pattern };
  }

  expression(at: YamlPath, text: string, environment: CelEnvironment, wanted: 'bool' | 'list' | 'any'): CelExpression | null {
    const compiled = compileExpression(text, environment);
    if ('problem' in compiled) return this.#bad(at, text, compiled.problem, compiled.from, compiled.to);
    const { type } = compiled;
    if (wanted === 'bool' && type !== 'bool' && type !== 'dyn') return this.#bad(at, text, `this gives ${type}, not true or false`, 0, text.length);
    if (wanted === 'list' && elementType(type) === null && type !== 'dyn') return this.#bad(at, text, `this gives ${type}, not a list or a table`, 0, text.length);
    return compiled;
  }

  #assert(check: AssertCheck, at: YamlPath, facts: CelEnvironment, into: Map<string, CelExpression>): void {
    let scope = facts;
    const enter = (name: string, type: string, below: YamlPath) => {
      const larger = scope.with({ [name]: type });
      if (larger) scope = larger;
      else this.#taken(below, name);
    };
    const take = (key: string, below: YamlPath, text: string | undefined, wanted: 'bool' | 'list' | 'any') => {
      const compiled = text === undefined ? null : this.expression([...at, ...below], text, scope, wanted);
      this.#keep(into, key, compiled);
      return compiled;
    };
    const rows = new Map<string, string>();
    const each = (key: string, below: YamlPath, list: { each?: string | undefined; as?: string | undefined; where?: string | undefined }) => {
      const compiled = take(key, [...below, 'each'], list.each, 'list');
      if (list.each === undefined) return;
      const type = elementType(compiled?.type ?? 'dyn') ?? 'dyn';
      const as = list.as ?? DEFAULT_NAME;
      rows.set(as, type);
      enter(as, type, [...at, ...below, list.as === undefined ? 'each' : 'as']);
      take(`${key.slice(0, -'each'.length)}where`, [...below, 'where'], list.where, 'bool');
    };
    each('each', [], check);
    if (check.by) each('by.each', ['by'], check.by);
    if (check.each === undefined && check.where !== undefined) take('where', ['where'], check.where, 'bool');
    for (const [name, text] of Object.entries(check.let ?? {})) {
      const compiled = take(`let.${name}`, ['let', name], text, 'any');
      enter(name, compiled?.type === 'list' ? 'list<dyn>' : compiled?.type ?? 'dyn', [...at, 'let', name]);
    }
    take('that', ['that'], check.that, 'bool');
    take('related', ['related'], check.related, 'any');
    take('groupBy', ['groupBy'], check.groupBy, 'any');
    take('list', ['list'], check.list, 'any');
    if (check.at !== undefined) this.#column(check.at, [...at, 'at'], rows, facts);
  }

  /** `at`: a column of a row, a variable, a path through pairs; without `each` a key of hegui.yaml. */
  #column(written: string, at: YamlPath, rows: ReadonlyMap<string, string>, { types }: CelEnvironment): void {
    const path = written.split('.');
    if (rows.size === 0 || (!rows.has(path[0]!) && schemaKeys(ProjectConfig, []).includes(path[0]!))) {
      path.forEach((key, i) => {
        const keys = schemaKeys(ProjectConfig, path.slice(0, i));
        if (keys.length === 0 || keys.includes(key)) return;
        const meant = nearest(key, keys);
        this.#bad(at, written, `hegui.yaml has no key ${path.slice(0, i + 1).join('.')}${meant ? `: did you mean ${meant}?` : ''}`, 0, written.length);
      });
      return;
    }
    const [first, ...rest] = path;
    if (rows.has(first!)) return this.#follow(rows.get(first!)!, rest, written, at, types);
    const holder = [...rows.values()].reverse().find((type) => Object.hasOwn(types.get(type) ?? {}, first!));
    this.#follow(holder ?? [...rows.values()][0]!, path, written, at, types);
  }

  #follow(type: string, path: readonly string[], written: string, at: YamlPath, types: CelEnvironment['types']): void {
    for (const column of path) {
      const columns = types.get(type);
      if (!columns) return;
      if (!Object.hasOwn(columns, column)) {
        const from = written.indexOf(column);
        this.#bad(at, written, unknownColumn(type, column, Object.keys(columns)), from, from + column.length);
        return;
      }
      type = columns[column]!;
    }
  }

  #pattern(at: YamlPath, source: string): SafePattern | null {
    const compiled = compilePattern(source);
    if (!('problem' in compiled)) return compiled;
    this.failed = true;
    this.faults.push(faultInText(this.rule, 'bad-pattern', at, compiled.offset, source.length, { pattern: source, problem: compiled.problem, offset: compiled.offset }));
    return null;
  }

  #taken(at: YamlPath, name: string): void {
    this.failed = true;
    const args = { expression: name, problem: `${name} is the name of something else` };
    this.faults.push(faultIn(this.rule, 'bad-expression', at, args, at.at(-2) === 'let' ? 'key' : 'value'));
  }

  #keep(into: Map<string, CelExpression>, key: string, compiled: CelExpression | null): void {
    if (compiled) into.set(key, compiled);
  }

  #bad(at: YamlPath, text: string, problem: string, from: number, to: number): null {
    this.failed = true;
    this.faults.push(faultInText(this.rule, 'bad-expression', at, from, to, { expression: text, problem }));
    return null;
  }
}

/** How a row is called where `as` is not given. */
export const DEFAULT_NAME = 'row';
