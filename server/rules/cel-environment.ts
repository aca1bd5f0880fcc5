import { Environment } from '@marcbachmann/cel-js';
import type { Literal } from '../../schemas/rule.js';
import type { LookupTable, TableSchema } from '../../schemas/table.js';
import { BUILTIN_TABLES, ledgerColumns, RECORDS, rowType, SUMMARY_TABLES, type Columns } from './builtin-tables.js';
import { FUNCTIONS, SIZE } from './cel-functions.js';
import { parseLiteral } from './literal.js';
import { CALENDAR_LOOKUP, WorkCalendar } from './workdays.js';

/** An expression longer or deeper than this was not written by a person. */
export const MOST_NODES = 300;
export const MOST_DEPTH = 40;

/** The vocabulary that expressions may name. */
export interface EnvironmentData {
  readonly tables: ReadonlyMap<string, TableSchema>;
  readonly lookups: ReadonlyMap<string, LookupTable>;
  readonly concepts: ReadonlyMap<string, unknown>;
  /** Fields of evidence types: columns of `evidence` besides its own. */
  readonly evidenceFields: readonly string[];
  /** Figures that expressions may ask for; absent where metrics themselves are compiled. */
  readonly metrics?: ReadonlyMap<string, { readonly reads: ReadonlySet<string> }>;
}

/** What names mean in an expression: types of variables and columns. Immutable; `with` gives a larger one. */
export class CelEnvironment {
  readonly cel: Environment;
  readonly data: EnvironmentData;
  readonly calendar: WorkCalendar;
  /** Columns of row and record types, by type name. */
  readonly types: ReadonlyMap<string, Columns>;
  /** Types of variables and tables, by name. */
  readonly variables: ReadonlyMap<string, string>;
  readonly tables: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;

  private constructor(fields: Omit<CelEnvironment, 'with' | 'withParameters' | 'withMetrics'>) {
    this.cel = fields.cel;
    this.data = fields.data;
    this.calendar = fields.calendar;
    this.types = fields.types;
    this.variables = fields.variables;
    this.tables = fields.tables;
    this.parameters = fields.parameters;
  }

  /** The environment of facts; with `summary` that of rules that read coverage and findings as well. */
  static create(data: EnvironmentData, phase: 'facts' | 'summary' = 'facts'): CelEnvironment {
    const cel = new Environment({ limits: { maxAstNodes: MOST_NODES, maxDepth: MOST_DEPTH } });
    const types = new Map<string, Columns>(Object.entries(RECORDS));
    const tables = new Map<string, string>();
    const declare = (table: string, columns: Columns) => {
      types.set(rowType(table), columns);
      types.set(`${rowType(table)}Pair`, { a: rowType(table), b: rowType(table) });
      tables.set(table, rowType(table));
    };
    for (const [table, columns] of Object.entries(BUILTIN_TABLES)) declare(table, table === 'evidence' ? withFields(columns, data.evidenceFields) : columns);
    if (phase === 'summary') for (const [table, columns] of Object.entries(SUMMARY_TABLES)) declare(table, columns);
    for (const schema of data.tables.values()) if (!tables.has(schema.id)) declare(schema.id, ledgerColumns(schema));
    registerTypes(cel, types);
    registerFunctions(cel, [...tables.values()]);
    const variables = new Map([...tables].filter(([table]) => table !== 'mentions').map(([table, row]) => [table, `list<${row}>`]));
    variables.set('profile', 'Profile').set('today', 'Day');
    for (const [name, type] of variables) cel.registerVariable(name, type);
    return new CelEnvironment({
      cel, data, calendar: new WorkCalendar(data.lookups.get(CALENDAR_LOOKUP)), types, variables, tables: new Set(tables.keys()), parameters: new Set(),
    });
  }

  /** With variables of these types. Null if a name is taken or reserved. */
  with(variables: Readonly<Record<string, string>>): CelEnvironment | null {
    const cel = this.cel.clone();
    for (const [name, type] of Object.entries(variables)) {
      if (this.variables.has(name)) return null;
      try {
        cel.registerVariable(name, type);
      } catch {
        return null;
      }
    }
    return new CelEnvironment({ ...this, cel, variables: new Map([...this.variables, ...Object.entries(variables)]) });
  }

  /** With figures that expressions may ask for. */
  withMetrics(metrics: EnvironmentData['metrics'] & {}): CelEnvironment {
    return new CelEnvironment({ ...this, data: { ...this.data, metrics } });
  }

  /** With a rule's parameters, read as `params.name`. */
  withParameters(params: Readonly<Record<string, Literal>>): CelEnvironment {
    const names = Object.keys(params);
    if (names.length === 0) return this;
    const cel = this.cel.clone();
    for (const name of names) cel.registerVariable(parameterVariable(name), parameterType(params[name]!));
    return new CelEnvironment({ ...this, cel, parameters: new Set(names) });
  }
}

/** The variable that stands for `params.name` in the type check. */
export function parameterVariable(name: string): string {
  return `params_${name}`;
}

function parameterType(literal: Literal): string {
  const parsed = parseLiteral(literal);
  switch (parsed.kind) {
    case 'text': return 'string';
    case 'boolean': return 'bool';
    case 'list': return parsed.value.every((v) => typeof v === 'string') ? 'list<string>' : parsed.value.every((v) => typeof v === 'number') ? 'list<double>' : 'list<dyn>';
    default: return 'double';
  }
}

function withFields(columns: Columns, fields: readonly string[]): Columns {
  return { ...Object.fromEntries(fields.map((field) => [field, 'dyn'])), ...columns };
}

/** Values are never given to the library, so that the classes behind its types only have to differ. */
function registerTypes(cel: Environment, types: ReadonlyMap<string, Columns>): void {
  for (const name of ['Day', ...types.keys()]) {
    cel.registerType(name, { ctor: { [name]: class {} }[name]!, fields: { ...types.get(name) } });
  }
  for (const op of ['<', '<=', '>', '>=', '==']) cel.registerOperator(`Day ${op} Day: bool`, () => true);
  cel.registerOperator('Day - Day: double', () => 0);
  for (const op of ['+', '-']) cel.registerOperator(`Day ${op} double: Day`, () => null);
  cel.registerOperator('double % double: double', () => 0);
}

function registerFunctions(cel: Environment, rows: readonly string[]): void {
  const never = () => null;
  for (const [name, { signatures }] of Object.entries(FUNCTIONS)) {
    for (const signature of signatures) cel.registerFunction(name === 'size' ? signature.replace('size(', `${SIZE}(`) : signature, never);
  }
  for (const row of rows) {
    cel.registerFunction(`pairs(list<${row}>): list<${row}Pair>`, never);
    cel.registerFunction(`overlapping(list<${row}>, string, string, string): list<${row}Pair>`, never);
  }
}
