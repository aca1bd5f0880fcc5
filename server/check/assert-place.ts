import type { Project } from '../project/model.js';
import { FactTable, isRow, type FactRow } from '../rules/fact-table.js';
import type { Span } from '../text/position.js';
import { projectAnchor } from './anchor.js';
import type { Finding, Place } from './model.js';

export interface AssertPlace extends Place { readonly section?: string }

/**
 * Where a violation stands: at the column that `at` names (`submitted`, `a.arrived_at`, a variable), else at the row; where
 * there is no row, at a key of hegui.yaml (`certification.application`), else at the project's own place. `found` is what is
 * written there.
 */
export function placeOf(project: Project, rows: Readonly<Record<string, unknown>>, at: string | undefined): { place: AssertPlace; found: unknown } {
  const names = Object.keys(rows);
  const innermost = [...names].reverse();
  if (at !== undefined) {
    const [first, ...rest] = at.split('.') as [string, ...string[]];
    if (names.includes(first)) return follow(project, rows, rows[first], rest);
    const holder = innermost.find((name) => isRow(rows[name]) && rows[name].values[first] !== undefined) ?? innermost.find((name) => hasField(rows[name], first)) ?? names.find((name) => isRow(rows[name]));
    if (holder !== undefined) return follow(project, rows, rows[holder], [first, ...rest]);
    if (project.configPath !== null) return { place: { file: project.configPath, span: project.configPlace(at.split('.')) }, found: undefined };
  }
  const row = names.map((name) => firstRow(rows[name])).find((r) => r !== null);
  return { place: row ? placeAt(row, row.span) : projectPlace(project), found: undefined };
}

function follow(project: Project, rows: Readonly<Record<string, unknown>>, from: unknown, path: readonly string[]): { place: AssertPlace; found: unknown } {
  let value = from;
  let place = isRow(from) ? placeAt(from, from.span) : null;
  for (const step of path) {
    if (isRow(value)) {
      place = placeAt(value, value.place(step));
      value = value.values[step];
    } else value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    if (isRow(value)) place = placeAt(value, value.span);
  }
  return place ? { place, found: isRow(value) ? undefined : value } : { ...placeOf(project, rows, undefined), found: value };
}

function hasField(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && !isRow(value) && Object.hasOwn(value, name);
}

/** The row itself, or the later one of a pair. */
function firstRow(value: unknown): FactRow | null {
  if (isRow(value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  const { a, b } = value as { a?: unknown; b?: unknown };
  return isRow(b) ? b : isRow(a) ? a : null;
}

function placeAt(row: FactRow, span: Span): AssertPlace {
  const { section } = row.values;
  return { file: row.file, span, ...(typeof section === 'string' ? { section } : {}) };
}

/** hegui.yaml where there is one: what holds for the whole project is put right there. */
function projectPlace(project: Project): AssertPlace {
  if (project.configPath === null) return projectAnchor(project);
  const key = project.config.certification ? 'certification' : project.config.enterprise ? 'enterprise' : null;
  return { file: project.configPath, span: key ? project.configPlace([key], 'key') : { start: 0, end: 0 } };
}

/** More places than a reader would open. */
const MOST_RELATED = 10;

/** The rows that `related` gives, as places. */
export function relatedPlaces(value: unknown): Finding['related'] {
  const rows = value instanceof FactTable ? value.rows : Array.isArray(value) ? (value as unknown[]) : [value];
  return rows.filter(isRow).slice(0, MOST_RELATED).map((row) => ({ file: row.file, span: row.span, message: { zh: '相关记录', en: 'related record' } }));
}
