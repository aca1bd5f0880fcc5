import type { ASTNode } from '@marcbachmann/cel-js';
import { compilePattern } from '../text/pattern.js';
import { nearest } from '../text/validate.js';
import type { CelEnvironment } from './cel-environment.js';
import { CODE_KINDS } from './code-check.js';
import { childrenOf, Refused } from './fence.js';

/** The type that the library found for a node; `dyn` where it found none. */
export function typeOf(node: ASTNode): string {
  return (node as { checkedType?: { name: string } }).checkedType?.name ?? 'dyn';
}

/** `list<ClaimsRow>` → `ClaimsRow`; null for anything else. */
export function elementType(type: string): string | null {
  return type === 'list' ? 'dyn' : /^list<(.+)>$/.exec(type)?.[1] ?? null;
}

export function unknownColumn(type: string, column: string, columns: readonly string[]): string {
  const table = type.replace(/Row$/, '');
  const meant = nearest(column, columns);
  return `${table[0]!.toLowerCase()}${table.slice(1)} has no ${column}${meant ? `: did you mean ${meant}?` : `; it has ${columns.join(', ')}`}`;
}

/** A problem inside a text literal: its place is that of the text without its quotes. */
export class RefusedText extends Refused {
  constructor(problem: string, node: ASTNode, readonly offset = 0) { super(problem, node); }
}

/**
 * What the library cannot check: names that stand in text literals (columns, lookup tables, concepts, patterns) and the
 * columns inside has(). After the type check; throws Refused.
 */
export function checkNames(root: ASTNode, environment: CelEnvironment, parameters: ReadonlyMap<ASTNode, string>): void {
  const columnOf = (type: string | null, node: ASTNode | undefined) => {
    const columns = environment.types.get(type ?? '');
    if (!node) return;
    const column = literal(node, 'a column is named by a text in quotes');
    if (columns && !Object.hasOwn(columns, column)) throw new RefusedText(unknownColumn(type!, column, Object.keys(columns)), node);
  };
  const known = (what: string, node: ASTNode | undefined, ids: Iterable<string>): string => {
    const all = [...ids];
    const id = literal(node!, `a ${what} is named by a text in quotes`);
    if (all.includes(id)) return id;
    const meant = nearest(id, all);
    throw new RefusedText(`there is no ${what} ${id}${meant ? `: did you mean ${meant}?` : ''}`, node!);
  };
  const field = (node: ASTNode): string => {
    if (node.op === 'id') return typeOf(node);
    if (node.op !== '.') return 'dyn';
    if (parameters.has(node)) return 'dyn';
    const holder = field(node.args[0]);
    const columns = environment.types.get(holder);
    if (!columns) return 'dyn';
    const type = columns[node.args[1]];
    if (type === undefined) throw new Refused(unknownColumn(holder, node.args[1], Object.keys(columns)), node);
    return type;
  };
  const visit = (node: ASTNode): void => {
    for (const child of childrenOf(node)) visit(child);
    if (node.op === 'rcall' && (node.args[0] === 'where' || node.args[0] === 'column')) columnOf(elementType(typeOf(node.args[1])), node.args[2][0]);
    if (node.op !== 'call') return;
    const [name, args] = node.args;
    if (name === 'has') field(args[0]!);
    else if (name === 'overlapping') for (const column of args.slice(1)) columnOf(elementType(typeOf(args[0]!)), column);
    else if (name === 'mentions') known('concept', args[0], environment.data.concepts.keys());
    else if (name === 'metric' || name === 'metricParts') {
      const { metrics } = environment.data;
      if (!metrics) throw new Refused('a metric is not counted from another metric', node);
      // Rows may name metrics too, as a ledger of improvements does: what they name is seen when it is counted.
      if (args[0]!.op === 'value') known('metric', args[0], metrics.keys());
    } else if (name === 'validCode') known('kind of code', args[0], CODE_KINDS);
    else if (name === 'matchesPattern') {
      const compiled = compilePattern(literal(args[1]!, 'a pattern is a text in quotes'));
      if ('problem' in compiled) throw new RefusedText(compiled.problem, args[1]!, compiled.offset);
    } else if (name === 'lookup' || name === 'listed') {
      const { keys } = environment.data.lookups.get(known('lookup table', args[0], environment.data.lookups.keys()))!;
      if (keys.length !== args.length - 1) throw new Refused(`this table is looked up by ${keys.join(', ')}`, node);
    }
  };
  visit(root);
}

function literal(node: ASTNode, problem: string): string {
  if (node.op !== 'value' || typeof node.args !== 'string') throw new Refused(problem, node, true);
  return node.args;
}
