import type { Fault } from '../text/fault.js';
import type { CelEnvironment } from './cel-environment.js';
import { compileExpression, type CelExpression } from './cel.js';
import { boundType, type ExpressionPart, type Wanted } from './expression-parts.js';
import { elementType } from './named-checks.js';
import { faultIn, faultInText, type Part } from './placed.js';

export interface CompiledParts {
  readonly expressions: ReadonlyMap<string, CelExpression>;
  /** Types of the elements that lists go through, by name. */
  readonly rows: ReadonlyMap<string, string>;
  /** False where one of them is wrong, which is in the faults. */
  readonly sound: boolean;
}

/** Type-checks and compiles expressions, each in the scope of those before it. */
export function compileParts(placed: Part, parts: readonly ExpressionPart[], environment: CelEnvironment, faults: Fault[]): CompiledParts {
  const before = faults.length;
  const expressions = new Map<string, CelExpression>();
  const rows = new Map<string, string>();
  let scope = environment;
  for (const part of parts) {
    const expression = compilePart(placed, part, part.given ? scope.with(part.given)! : scope, faults);
    if (expression) expressions.set(part.key, expression);
    if (!part.binds) continue;
    const { name, path } = part.binds;
    const type = boundType(part, expression?.type ?? 'dyn');
    if (part.wanted === 'list') rows.set(name, type);
    const larger = scope.with({ [name]: type });
    if (larger) scope = larger;
    else faults.push(faultIn(placed, 'bad-expression', path, { expression: name, problem: `${name} is the name of something else` }, path.at(-2) === 'let' ? 'key' : 'value'));
  }
  return { expressions, rows, sound: faults.length === before };
}

/** Null, with a fault at its place, for an expression that is wrong or gives something else than is wanted. */
export function compilePart(placed: Part, { path, text, wanted }: Pick<ExpressionPart, 'path' | 'text' | 'wanted'>, scope: CelEnvironment, faults: Fault[]): CelExpression | null {
  const compiled = compileExpression(text, scope);
  const bad = (problem: string, from: number, to: number) => {
    faults.push(faultInText(placed, 'bad-expression', path, from, to, { expression: text, problem }));
    return null;
  };
  if ('problem' in compiled) return bad(compiled.problem, compiled.from, compiled.to);
  return isWanted(compiled.type, wanted) ? compiled : bad(`this gives ${compiled.type}, not ${NAMES[wanted]}`, 0, text.length);
}

const NAMES: Readonly<Record<Wanted, string>> = { list: 'a list or a table', bool: 'true or false', Day: 'a day', text: 'a text', number: 'a number', any: 'anything' };

function isWanted(type: string, wanted: Wanted): boolean {
  if (wanted === 'any' || type === 'dyn') return true;
  if (wanted === 'list') return elementType(type) !== null;
  return type === (wanted === 'text' ? 'string' : wanted === 'number' ? 'double' : wanted);
}
