import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest } from '../text/validate.js';
import type { CelEnvironment } from './cel-environment.js';
import { parameterVariable } from './cel-environment.js';
import { FUNCTIONS, NATIVE_FUNCTIONS, SIZE } from './cel-functions.js';
import { isMacro, MACROS } from './macro.js';

/** What is wrong with an expression, and where in its text (UTF-16 units). */
export interface ExpressionProblem {
  readonly problem: string;
  readonly from: number;
  readonly to: number;
}

/** Deeper nesting of macros multiplies work beyond what any rule needs. */
const MOST_NESTED_MACROS = 2;

export class Refused extends Error {
  /** `whole`: the place is all of the node, not only the name of its field. */
  constructor(readonly problem: string, readonly node: ASTNode, readonly whole = false) { super(problem); }
}

export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value': case 'id': return [];
    case '.': case '.?': return [node.args[0]];
    case 'call': return node.args[1];
    case 'rcall': return [node.args[1], ...node.args[2]];
    case 'map': return node.args.flat();
    case '!_': case '-_': return [node.args];
    default: return node.args;
  }
}

/**
 * The structure of an expression before types are checked: only what the language has, no work that multiplies. Puts plain
 * numbers for integers, and one variable for each `params.name`. Gives the nodes that stand for parameters, and the tables
 * and values that are read. Throws Refused.
 */
export function fence(root: ASTNode, environment: CelEnvironment): { parameters: ReadonlyMap<ASTNode, string>; reads: ReadonlySet<string> } {
  const parameters = new Map<ASTNode, string>();
  const reads = new Set<string>();
  const known = new Set<string>([...Object.keys(FUNCTIONS), ...NATIVE_FUNCTIONS]);

  const visit = (node: ASTNode, macros: number, indexed: boolean): void => {
    switch (node.op) {
      case 'value': return value(node);
      case 'id': return name(node, macros, indexed);
      case 'map': case '.?': case '[?]': throw new Refused('maps and optional values are not part of the language', node);
      case '.': {
        const holder = node.args[0];
        if (holder.op !== 'id' || holder.args !== 'params') return visit(holder, macros, false);
        return parameter(node, node.args[1], holder);
      }
      case '[]': {
        visit(node.args[0], macros, false);
        // A list's index stays an integer: the library wants it so.
        if (node.args[1].op !== 'value') visit(node.args[1], macros, false);
        return;
      }
      case 'call': {
        const [called, args] = node.args;
        checkCall(node, called);
        if (called === 'size') rename(node);
        if (called === 'mentions') reads.add('mentions');
        if (called === 'metric' || called === 'metricParts') readMetric(args[0]);
        for (const arg of args) visit(arg, macros, called === 'size' || called === 'known');
        return;
      }
      case 'rcall': {
        const [called, receiver, args] = node.args;
        if (isMacro(called)) return macro(node, receiver, args, macros);
        checkCall(node, called);
        if (called === 'size') rename(node);
        visit(receiver, macros, called === 'where' || called === 'size');
        for (const arg of args) visit(arg, macros, false);
        return;
      }
      default:
        for (const child of childrenOf(node)) visit(child, macros, false);
    }
  };

  const value = (node: ASTNode & { op: 'value' }) => {
    if (node.args === null) throw new Refused('null is not part of the language: ask has(row.column)', node);
    if (typeof node.args === 'bigint') (node as { args: unknown }).args = Number(node.args);
    else if (typeof node.args === 'object') throw new Refused('only numbers, texts and truth values can be written here', node);
  };

  const name = (node: ASTNode & { op: 'id' }, macros: number, indexed: boolean) => {
    const id = node.args;
    if (id === 'params') throw new Refused('a parameter is read as params.name', node);
    if (environment.tables.has(id) || id === 'profile' || id === 'today') reads.add(id);
    if (environment.tables.has(id) && macros > 0 && !indexed) {
      throw new Refused(`going through all of ${id} for each element of another list multiplies work: use ${id}.where("column", value)`, node);
    }
  };

  const parameter = (node: ASTNode, id: string, holder: ASTNode & { op: 'id' }) => {
    if (!environment.parameters.has(id)) {
      const meant = nearest(id, [...environment.parameters]);
      throw new Refused(`the rule has no parameter ${id}${meant ? `: did you mean ${meant}?` : ''}`, node);
    }
    parameters.set(node, id);
    (holder as { args: unknown }).args = parameterVariable(id);
    (node as unknown as { setMeta(key: 'alternate', value: ASTNode): void }).setMeta('alternate', holder);
  };

  const checkCall = (node: ASTNode, called: string) => {
    if (known.has(called)) return;
    const meant = nearest(called, [...known, ...MACROS]);
    throw new Refused(`${called}() is not part of the language${meant ? `: did you mean ${meant}()?` : ''}`, node);
  };

  /** A figure reads the tables that it is counted from; one that is named by a row may be any. */
  const readMetric = (id: ASTNode | undefined) => {
    for (const [name, metric] of environment.data.metrics ?? []) {
      if (id?.op !== 'value' || id.args === name) for (const table of metric.reads) reads.add(table);
    }
  };

  const rename = (node: ASTNode) => { (node.args as unknown as [string])[0] = SIZE; };

  const macro = (node: ASTNode, receiver: ASTNode, args: readonly ASTNode[], macros: number) => {
    if (macros >= MOST_NESTED_MACROS) throw new Refused(`at most ${MOST_NESTED_MACROS} of ${MACROS.join(', ')} inside one another`, node);
    visit(receiver, macros, false);
    const [variable, ...bodies] = args;
    if (variable?.op === 'id' && (environment.variables.has(variable.args) || variable.args === 'params')) {
      throw new Refused(`${variable.args} is the name of something else`, variable);
    }
    for (const body of bodies) visit(body, macros + 1, false);
  };

  visit(root, 0, false);
  return { parameters, reads };
}
