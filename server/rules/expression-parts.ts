import type { AssertCheck, Check } from '../../schemas/rule.js';
import type { YamlPath } from '../text/yaml.js';
import { rowType } from './builtin-tables.js';
import { elementType } from './named-checks.js';

/** What an expression must give. */
export type Wanted = 'list' | 'bool' | 'Day' | 'text' | 'number' | 'any';

/** One expression among those that stand together and name their values for the ones after them. */
export interface ExpressionPart {
  /** Its name among the expressions of its check or milestone. */
  readonly key: string;
  readonly path: YamlPath;
  readonly text: string;
  readonly wanted: Wanted;
  /** The name under which what follows knows its value, or of a list each element; and where the name is written. */
  readonly binds?: { readonly name: string; readonly path: YamlPath };
  /** Variables that it alone sees, with their types. */
  readonly given?: Readonly<Record<string, string>>;
}

/** How a row is called where `as` is not given. */
export const DEFAULT_NAME = 'row';

/** The type of what a part names, from the type of its own value. */
export function boundType({ wanted }: ExpressionPart, type: string): string {
  return wanted === 'list' ? elementType(type) ?? 'dyn' : type === 'list' ? 'list<dyn>' : type;
}

/** The expressions of a check, in the order in which they see one another's names. */
export function checkParts(check: Check, at: YamlPath): ExpressionPart[] {
  if ('assert' in check) return assertParts(check.assert, [...at, 'assert']);
  if (!('evidence' in check)) return [];
  const { where, per } = check.evidence;
  const below = [...at, 'evidence'];
  return [
    ...(where === undefined ? [] : [{ key: 'where', path: [...below, 'where'], text: where, wanted: 'bool', given: { e: rowType('evidence') } } as const]),
    ...(per?.where === undefined ? [] : [{ key: 'per.where', path: [...below, 'per', 'where'], text: per.where, wanted: 'bool', given: { row: rowType(per.table) } } as const]),
  ];
}

function assertParts(check: AssertCheck, at: YamlPath): ExpressionPart[] {
  const parts: ExpressionPart[] = [];
  const take = (key: string, below: YamlPath, text: string | undefined, wanted: Wanted, binds?: ExpressionPart['binds']) => {
    if (text !== undefined) parts.push({ key, path: [...at, ...below], text, wanted, ...(binds ? { binds } : {}) });
  };
  const each = (before: string, below: YamlPath, list: { each?: string | undefined; as?: string | undefined; where?: string | undefined }) => {
    take(`${before}each`, [...below, 'each'], list.each, 'list', { name: list.as ?? DEFAULT_NAME, path: [...at, ...below, list.as === undefined ? 'each' : 'as'] });
    take(`${before}where`, [...below, 'where'], list.where, 'bool');
  };
  if (check.each !== undefined) each('', [], check);
  if (check.by) each('by.', ['by'], check.by);
  if (check.each === undefined) take('where', ['where'], check.where, 'bool');
  parts.push(...letParts(check.let, at));
  take('that', ['that'], check.that, 'bool');
  for (const key of ['related', 'groupBy', 'list'] as const) take(key, [key], check[key], 'any');
  return parts;
}

/** `let`: values under names of their own. */
export function letParts(named: Readonly<Record<string, string>> | undefined, at: YamlPath): ExpressionPart[] {
  return Object.entries(named ?? {}).map(([name, text]) => {
    const path = [...at, 'let', name];
    return { key: `let.${name}`, path, text, wanted: 'any', binds: { name, path } };
  });
}
