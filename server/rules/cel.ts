import { EvaluationError, ParseError, TypeError as CelTypeError, type ASTNode, type ErrorLocation } from '@marcbachmann/cel-js';
import { nearest } from '../text/validate.js';
import { MOST_DEPTH, MOST_NODES, type CelEnvironment } from './cel-environment.js';
import type { CallContext } from './cel-function.js';
import { FUNCTIONS, SIZE } from './cel-functions.js';
import { compileSteps } from './evaluate.js';
import { Unknown, type Expression, type Known } from './expression.js';
import { METRIC_IN_SCOPE, type Measure } from './metric.js';
import { fence, Refused, type ExpressionProblem } from './fence.js';
import { Exhausted, Meter } from './meter.js';
import { checkNames, RefusedText, typeOf, unknownColumn } from './named-checks.js';
import type { Frame, Step } from './step.js';
import { CALENDAR_IN_SCOPE, type WorkCalendar } from './workdays.js';

/** Elements that one evaluation may look at: an expression alone, without an engine that counts. */
const MOST_STEPS = 2_000_000;
const MOST_UNITS = 2000;

/** An expression with its static type (`bool`, `double`, `Day`, `list<ClaimsRow>`, `dyn` …). */
export interface CelExpression extends Expression {
  readonly type: string;
  /** As `evaluate`, counting on a meter that others share. */
  evaluateWithin(scope: Readonly<Record<string, unknown>>, meter: Meter): Known | Unknown;
}

/**
 * Parses, fences and type-checks one expression. Problems have their place in the text. A scope holds tables and variables
 * by name, `params` resolved to plain values, under `mentions` a function from a concept to its rows, and under METRIC_IN_SCOPE
 * what counts metrics. `proven`: a build has compiled it before, so that the names in its texts need not be looked up again.
 */
export function compileExpression(text: string, environment: CelEnvironment, proven = false): CelExpression | ExpressionProblem {
  if (text.length > MOST_UNITS) return { problem: `an expression has at most ${MOST_UNITS} characters`, from: MOST_UNITS, to: text.length };
  try {
    const parsed = environment.cel.parse(text);
    const root = parsed.ast;
    const { parameters, reads } = fence(root, environment);
    const checked = parsed.check();
    if (checked.error) return problemOf(checked.error, text, environment);
    if (!proven) checkNames(root, environment, parameters);
    const step = compileSteps(root, { functions: { ...FUNCTIONS, [SIZE]: FUNCTIONS['size']! }, parameter: (node) => parameters.get(node), typeOf });
    return new CompiledExpression(text, reads, typeOf(root), step, environment);
  } catch (error) {
    return problemOf(error, text, environment);
  }
}

class CompiledExpression implements CelExpression {
  constructor(readonly text: string, readonly reads: ReadonlySet<string>, readonly type: string, readonly step: Step, readonly environment: CelEnvironment) {}

  evaluate(scope: Readonly<Record<string, unknown>>): Known | Unknown {
    return this.evaluateWithin(scope, new Meter(MOST_STEPS));
  }

  evaluateWithin(scope: Readonly<Record<string, unknown>>, meter: Meter): Known | Unknown {
    try {
      return this.step(new Evaluation(scope, meter, this.environment)) as Known | Unknown;
    } catch (error) {
      if (error instanceof Exhausted) return new Unknown('too-many-steps', { limit: meter.limit });
      return new Unknown('failed', { problem: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** There is one for every row of every check: what few expressions ask for is looked up when they do. */
class Evaluation implements Frame {
  readonly locals: unknown[] = [];
  readonly #environment: CelEnvironment;

  constructor(readonly scope: Readonly<Record<string, unknown>>, readonly meter: Meter, environment: CelEnvironment) {
    this.#environment = environment;
  }

  get lookups(): CallContext['lookups'] { return this.#environment.data.lookups; }

  get calendar(): WorkCalendar { return (this.scope[CALENDAR_IN_SCOPE] as WorkCalendar | undefined) ?? this.#environment.calendar; }

  get mentions(): CallContext['mentions'] { return (this.scope['mentions'] as CallContext['mentions'] | undefined) ?? (() => []); }

  get metric(): CallContext['metric'] {
    const measure = this.scope[METRIC_IN_SCOPE] as Measure | undefined;
    return (id, period) => measure?.(id, period, this.meter) ?? new Unknown('no-metric', { metric: id });
  }
}

function problemOf(error: unknown, text: string, environment: CelEnvironment): ExpressionProblem {
  const at = (from: number, to: number, problem: string) => ({ problem, from: Math.min(from, text.length), to: Math.min(Math.max(to, from), text.length) });
  if (error instanceof RefusedText) return at(error.node.start + 1 + error.offset, error.node.end - 1, error.problem);
  if (error instanceof Refused) return at(error.whole ? error.node.start : placeOf(error.node), error.node.end, error.problem);
  if (error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError) {
    const { start, end } = error.range ?? { start: 0, end: text.length };
    return at(start, end, sentence(error, environment));
  }
  return at(0, text.length, error instanceof Error ? error.message : String(error));
}

/** A field's own name rather than all that it is read from. */
function placeOf(node: ASTNode): number {
  return node.op === '.' ? node.end - node.args[1].length : node.start;
}

function sentence(error: ParseError | CelTypeError | EvaluationError, environment: CelEnvironment): string {
  const node = error.node as (ErrorLocation & Partial<ASTNode>) | undefined;
  if (error.summary.startsWith('Exceeded maxAstNodes')) return `an expression has at most ${MOST_NODES} parts: split the rule into several checks`;
  if (error.summary.startsWith('Exceeded maxDepth')) return `an expression nests at most ${MOST_DEPTH} deep`;
  if (error.code === 'unknown_variable' && node?.op === 'id') {
    const meant = nearest(String(node.args), [...environment.variables.keys()]);
    return `${String(node.args)} is not known here${meant ? `: did you mean ${meant}?` : ''}`;
  }
  if (error.code === 'no_such_key' && node?.op === '.') {
    const [holder, column] = node.args as [ASTNode, string];
    const columns = environment.types.get(typeOf(holder));
    if (columns) return unknownColumn(typeOf(holder), column, Object.keys(columns));
  }
  return error.summary.replaceAll(SIZE, 'size').replaceAll('params_', 'params.');
}
