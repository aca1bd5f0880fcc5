import type { Meter } from './meter.js';
import type { CelEnvironment } from './cel-environment.js';
import { compileExpression, type CelExpression } from './cel.js';
import { boundType, type ExpressionPart } from './expression-parts.js';

/** A value that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Expressions of which a build knows that they are sound: each is compiled when it is first asked, since a run asks few of
 * the many there are.
 */
export function partsLater(parts: readonly ExpressionPart[], environment: () => CelEnvironment): ReadonlyMap<string, CelExpression> {
  const expressions = new Map<string, CelExpression>();
  let scope = environment;
  for (const part of parts) {
    const outer = scope;
    const { key, text, given, binds } = part;
    const expression = new LaterExpression(text, given ? () => outer().with(given)! : outer);
    expressions.set(key, expression);
    if (binds) scope = once(() => outer().with({ [binds.name]: boundType(part, expression.type) })!);
  }
  return expressions;
}

export class LaterExpression implements CelExpression {
  readonly #now: () => CelExpression;

  constructor(readonly text: string, environment: () => CelEnvironment) {
    this.#now = once(() => {
      const compiled = compileExpression(text, environment(), true);
      if ('problem' in compiled) throw new Error(`an expression that was prepared does not compile: ${text}: ${compiled.problem}`);
      return compiled;
    });
  }

  get reads(): CelExpression['reads'] { return this.#now().reads; }
  get type(): string { return this.#now().type; }

  evaluate(scope: Readonly<Record<string, unknown>>): unknown {
    return this.#now().evaluate(scope);
  }

  evaluateWithin(scope: Readonly<Record<string, unknown>>, meter: Meter): unknown {
    return this.#now().evaluateWithin(scope, meter);
  }
}
