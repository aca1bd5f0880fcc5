import { CalendarFile } from '../../schemas/calendar.js';
import { salvage } from '../evidence/salvage.js';
import { addDays, weekday } from '../text/day.js';
import type { Fault, FaultKind } from '../text/fault.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { schemaKeys } from '../text/schema-keys.js';
import { readYaml, type YamlPath } from '../text/yaml.js';

/** The official working days of one year, as a project or an operator supplies them. */
export interface SuppliedYear {
  readonly year: number;
  readonly source: string;
  readonly file: string;
  /** Days off, ISO. */
  readonly off: ReadonlySet<string>;
  /** Days of a weekend that are worked. */
  readonly work: ReadonlySet<string>;
}

/** The last working day of a week. */
const FRIDAY = 5;

/**
 * Reads calendar files, the operator's and the project's: for one year the operator's counts, of two of one hand the first.
 * A file in which a day is wrong is not used at all: a deadline counted with half a calendar looks right and is not.
 */
export function readCalendars(...hands: readonly (readonly SourceText[])[]): { readonly years: readonly SuppliedYear[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const years = new Map<number, SuppliedYear>();
  for (const sources of hands) {
    const own = new Map<number, SuppliedYear>();
    for (const source of sources) {
      const { year, faults: wrong, place } = readCalendar(source);
      faults.push(...wrong);
      if (!year) continue;
      const first = own.get(year.year);
      if (first) faults.push({ kind: 'duplicate-id', file: source.path, span: place(['year']), args: { id: String(year.year), other: first.file } });
      else own.set(year.year, year);
    }
    for (const [year, supplied] of own) if (!years.has(year)) years.set(year, supplied);
  }
  return { years: [...years.values()], faults };
}

function readCalendar(source: SourceText): { readonly year: SuppliedYear | null; readonly faults: readonly Fault[]; place(path: YamlPath): Span } {
  const tree = readYaml(source);
  const { value, faults: wrong } = salvage(CalendarFile, tree, (path) => schemaKeys(CalendarFile, path));
  const faults: Fault[] = [...tree.faults, ...wrong];
  const usable = () => !faults.some(({ kind }) => kind !== 'unknown-key' && kind !== 'calendar-weekday');
  const place = (path: YamlPath) => tree.place(path);
  if (value === null || !usable()) return { year: null, faults, place };
  const { year } = value;
  const seen = new Set<string>();
  const days = (list: 'off' | 'work') => {
    const found: string[] = [];
    value[list].forEach((written, i) => {
      const fault = (kind: FaultKind, day: string) => { faults.push({ kind, file: source.path, span: place([list, i]), args: { day, year } }); };
      const [from, to = from] = written.split('..') as [string, string?];
      const outside = [from, to].find((day) => Number(day.slice(0, 4)) !== year);
      if (outside !== undefined) return fault('calendar-other-year', outside);
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (seen.has(day)) return fault('calendar-overlap', day);
        seen.add(day);
        if (list === 'work' && weekday(day) <= FRIDAY) fault('calendar-weekday', day);
        found.push(day);
      }
    });
    return new Set(found);
  };
  const [off, work] = [days('off'), days('work')];
  return { year: usable() ? { year, source: value.source, file: source.path, off, work } : null, faults, place };
}
