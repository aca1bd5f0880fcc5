import type { ASTNode } from '@marcbachmann/cel-js';
import { fits } from './argument.js';
import type { CelFunction } from './cel-function.js';
import { Unknown } from './expression.js';
import { isRow } from './fact-table.js';
import { elementsOf } from './list-functions.js';
import { isMacro, macroStep } from './macro.js';
import { operator } from './operators.js';
import { notBoolean, type Frame, type Step } from './step.js';

export interface StepCompiler {
  readonly functions: Readonly<Record<string, CelFunction>>;
  /** The parameter that a node stands for (`params.x`), or undefined. */
  parameter(node: ASTNode): string | undefined;
  /** The node's static type, e.g. `Day`. */
  typeOf(node: ASTNode): string;
}

/**
 * A checked expression as closures. Evaluation is our own, not the CEL library's, since rules need three-valued logic
 * (unknown is a value, not an error), a count of steps that nothing in an expression can catch, and plain numbers and ISO
 * dates; parsing and type checks are the library's.
 */
export function compileSteps(node: ASTNode, compiler: StepCompiler, locals: ReadonlyMap<string, number> = new Map()): Step {
  const to = (child: ASTNode, names = locals) => compileSteps(child, compiler, names);
  switch (node.op) {
    case 'value': {
      const value = typeof node.args === 'bigint' ? Number(node.args) : node.args;
      return () => value;
    }
    case 'id': {
      const name = node.args;
      const slot = locals.get(name);
      if (slot !== undefined) return (frame) => frame.locals[slot];
      const missing = new Unknown('not-known', { name });
      return (frame) => frame.scope[name] ?? missing;
    }
    case '.': {
      const parameter = compiler.parameter(node);
      if (parameter !== undefined) {
        const missing = new Unknown('not-set', { name: `params.${parameter}` });
        return (frame) => (frame.scope['params'] as Record<string, unknown> | undefined)?.[parameter] ?? missing;
      }
      return field(to(node.args[0]), node.args[1], notGiven(node, compiler.typeOf(node.args[0])));
    }
    case '[]': {
      const [list, index] = [to(node.args[0]), to(node.args[1])];
      const missing = new Unknown('no-such-element', { name: written(node) });
      return both(list, index, (l, i) => elementsOf(l)[i as number] ?? missing);
    }
    case 'list': {
      const elements = node.args.map((child) => to(child));
      return (frame) => allKnown(elements, frame);
    }
    case '?:': {
      const [condition, yes, no] = node.args.map((child) => to(child)) as [Step, Step, Step];
      return (frame) => {
        const value = condition(frame);
        return value === true ? yes(frame) : value === false ? no(frame) : notBoolean(value);
      };
    }
    case '&&': return logical(to(node.args[0]), to(node.args[1]), false);
    case '||': return logical(to(node.args[0]), to(node.args[1]), true);
    case '!_': return single(to(node.args), (value) => (typeof value === 'boolean' ? !value : notBoolean(value)));
    case '-_': return single(to(node.args), (value) => (typeof value === 'number' ? -value : new Unknown('no-number', { name: written(node.args) })));
    case 'call': return node.args[0] === 'has' ? has(node.args[1][0]!, to, compiler) : node.args[0] === 'known' ? known(to(node.args[1][0]!)) : call(node.args[0], node.args[1].map((child) => to(child)), compiler);
    case 'rcall': {
      const [name, receiver, args] = node.args;
      if (isMacro(name)) {
        const variable = args[0]!;
        const inner = new Map(locals).set(variable.op === 'id' ? variable.args : '', locals.size);
        const [body, transform] = args.slice(1).map((child) => to(child, inner));
        return macroStep(name, to(receiver), locals.size, body!, transform);
      }
      return call(name, [to(receiver), ...args.map((child) => to(child))], compiler);
    }
    case '.?': case '[?]': case 'map': return () => new Unknown('not-in-language', { name: written(node) });
    default: {
      const days = [node.args[0], node.args[1]].every((child) => ['Day', 'dyn'].includes(compiler.typeOf(child)));
      return both(to(node.args[0]), to(node.args[1]), operator(node.op, days, written(node)));
    }
  }
}

function written(node: ASTNode): string {
  return node.input.slice(node.start, node.end);
}

/** A column of a table that the row leaves blank, a key that hegui.yaml does not have, or what else an object lacks. */
function notGiven(node: Extract<ASTNode, { op: '.' }>, type: string): Unknown {
  const text = written(node);
  if (text.startsWith('profile.')) return new Unknown('not-in-profile', { key: text.slice('profile.'.length) });
  if (!type.endsWith('Row')) return new Unknown('not-given', { name: text });
  return new Unknown('column-blank', { table: `${type[0]!.toLowerCase()}${type.slice(1, -'Row'.length)}`, column: node.args[1] });
}

function single(of: Step, run: (value: unknown) => unknown): Step {
  return (frame) => {
    const value = of(frame);
    return value instanceof Unknown ? value : run(value);
  };
}

function both(left: Step, right: Step, run: (l: unknown, r: unknown, meter: Frame['meter']) => unknown): Step {
  return (frame) => {
    const l = left(frame);
    if (l instanceof Unknown) return l;
    const r = right(frame);
    return r instanceof Unknown ? r : run(l, r, frame.meter);
  };
}

/** The values of all steps, or the first that is unknown. */
function allKnown(steps: readonly Step[], frame: Frame): unknown[] | Unknown {
  const values = new Array<unknown>(steps.length);
  for (let i = 0; i < steps.length; i++) {
    const value = steps[i]!(frame);
    if (value instanceof Unknown) return value;
    values[i] = value;
  }
  return values;
}

/** The deciding value decides, whatever the other side is; else unknown wins. */
function logical(left: Step, right: Step, deciding: boolean): Step {
  return (frame) => {
    const l = left(frame);
    if (l === deciding) return deciding;
    const r = right(frame);
    if (r === deciding) return deciding;
    if (l !== !deciding) return notBoolean(l);
    return r === !deciding ? r : notBoolean(r);
  };
}

function valueOf(holder: unknown, name: string): unknown {
  if (isRow(holder)) return holder.values[name];
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined;
}

function field(holder: Step, name: string, missing: Unknown): Step {
  return single(holder, (value) => valueOf(value, name) ?? missing);
}

function has(node: ASTNode, to: (node: ASTNode) => Step, compiler: StepCompiler): Step {
  if (node.op !== '.') return () => false;
  if (compiler.parameter(node) !== undefined) return () => true;
  const holder = to(node.args[0]);
  const name = node.args[1];
  return (frame) => {
    const value = holder(frame);
    return !(value instanceof Unknown) && valueOf(value, name) !== undefined;
  };
}

/** Whether there is a value at all: a ledger that nobody supplied is unknown, and so is what follows from it. */
function known(of: Step): Step {
  return (frame) => !(of(frame) instanceof Unknown);
}

function call(name: string, args: readonly Step[], { functions }: StepCompiler): Step {
  const fn = functions[name];
  if (!fn) return () => new Unknown('not-known', { name: `${name}()` });
  const kinds = args.map((_, i) => fn.takes[Math.min(i, fn.takes.length - 1)]!);
  return (frame) => {
    const values = allKnown(args, frame);
    if (values instanceof Unknown) return values;
    for (let i = 0; i < values.length; i++) {
      if (!fits(values[i], kinds[i]!)) return new Unknown('wrong-kind', { name: `${name}()` });
    }
    const result = fn.run(values, frame);
    return typeof result === 'number' && !Number.isFinite(result) ? new Unknown('no-number', { name: `${name}()` }) : result;
  };
}

