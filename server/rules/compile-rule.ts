import type { Check, CheckKind, Rule } from '../../schemas/rule.js';
import { ProjectConfig } from '../../schemas/project.js';
import type { Fault } from '../text/fault.js';
import { compilePattern, provenPattern, type SafePattern } from '../text/pattern.js';
import { schemaKeys } from '../text/schema-keys.js';
import { nearest } from '../text/validate.js';
import type { YamlPath } from '../text/yaml.js';
import type { CelEnvironment } from './cel-environment.js';
import type { CelExpression } from './cel.js';
import { LaterExpression, once, partsLater } from './compile-later.js';
import { compilePart, compileParts } from './compile-parts.js';
import { checkParts } from './expression-parts.js';
import type { CompiledCheck } from './model.js';
import { unknownColumn } from './named-checks.js';
import { faultInText, type Placed } from './placed.js';

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
  const before = faults.length;
  const environment = facts.withParameters(rule.value.params);
  const when = rule.value.when === undefined ? null : compilePart(rule, { path: ['when'], text: rule.value.when, wanted: 'bool' }, environment, faults);
  const checks = (rule.value.checks ?? []).map((check, i) => compiler.check(check, ['checks', i], environment));
  return faults.length > before ? null : { when, checks, reads: readsOf(when, checks) };
}

/** The same for a rule of which a build knows that it is sound: what is not asked for is not compiled. */
export function compileRuleLater({ value }: Placed<Rule>, facts: () => CelEnvironment): Compiled {
  const environment = once(() => facts().withParameters(value.params));
  const when = value.when === undefined ? null : new LaterExpression(value.when, environment);
  const checks = (value.checks ?? []).map((check) => checkLater(check, environment));
  const reads = once(() => readsOf(when, checks));
  return { when, checks, get reads() { return reads(); } };
}

function checkLater(check: Check, environment: () => CelEnvironment): CompiledCheck {
  const expressions = once(() => partsLater(checkParts(check, []), environment));
  const source = patternOf(check);
  const pattern = once(() => (source === undefined ? null : provenPattern(source)));
  return { kind: kindOf(check), check, get expressions() { return expressions(); }, get pattern() { return pattern(); } };
}

function kindOf(check: Check): CheckKind {
  return (Object.keys(READS) as CheckKind[]).find((kind) => kind in check)!;
}

function patternOf(check: Check): string | undefined {
  return 'forbid' in check ? check.forbid.pattern : undefined;
}

function readsOf(when: CelExpression | null, checks: readonly CompiledCheck[]): ReadonlySet<string> {
  const reads = new Set(when?.reads);
  for (const { kind, check, expressions } of checks) {
    for (const table of READS[kind]) reads.add(table);
    if ('evidence' in check && check.evidence.per) reads.add(check.evidence.per.table);
    for (const expression of expressions.values()) for (const table of expression.reads) reads.add(table);
  }
  return reads;
}

class RuleCompiler {
  constructor(readonly rule: Placed<Rule>, readonly faults: Fault[]) {}

  check(check: Check, at: YamlPath, environment: CelEnvironment): CompiledCheck {
    const { expressions, rows } = compileParts(this.rule, checkParts(check, at), environment, this.faults);
    if ('assert' in check && check.assert.at !== undefined) this.#column(check.assert.at, [...at, 'assert', 'at'], rows, environment);
    const source = patternOf(check);
    const pattern = source === undefined ? null : this.#pattern([...at, 'forbid', 'pattern'], source);
    return { kind: kindOf(check), check, expressions, pattern };
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
    this.faults.push(faultInText(this.rule, 'bad-pattern', at, compiled.offset, source.length, { pattern: source, problem: compiled.problem, offset: compiled.offset }));
    return null;
  }

  #bad(at: YamlPath, text: string, problem: string, from: number, to: number): void {
    this.faults.push(faultInText(this.rule, 'bad-expression', at, from, to, { expression: text, problem }));
  }
}
