import { listOf, type Localized } from '../../schemas/localized.js';
import type { Fault, FaultArg, FaultKind } from '../text/fault.js';
import type { Span } from '../text/position.js';

/** More places than anyone looks at are counted but not kept. */
const MAX_PLACES = 1000;

/** Gathers what is wrong in a ledger into one fault per kind and column, with a count and the places. */
export class ColumnFaults {
  readonly #file: string;
  readonly #table: Localized;
  readonly #found = new Map<string, { kind: FaultKind; span: Span; args: Record<string, FaultArg>; places: Span[]; count: number }>();

  constructor(file: string, table: Localized) {
    this.#file = file;
    this.#table = table;
  }

  /** The first place gives the fault its arguments. */
  add(kind: FaultKind, column: Localized | null, span: Span, args: Fault['args']): void {
    const key = `${kind}\u0000${column?.zh ?? ''}`;
    const known = this.#found.get(key);
    if (!known) {
      this.#found.set(key, { kind, span, args: { table: this.#table, column: column ?? '', ...args }, places: [], count: 1 });
      return;
    }
    known.count++;
    if (known.places.length < MAX_PLACES) known.places.push(span);
  }

  get faults(): Fault[] {
    return [...this.#found.values()].map(({ kind, span, args, places, count }) =>
      ({ kind, file: this.#file, span, args: { ...args, count }, ...(places.length > 0 ? { occurrences: places } : {}) }));
  }
}

/** Names from the client's file as a message may show them: no longer than `longest`. */
export function shownNames(names: readonly string[], longest = 200): Localized {
  const { zh, en } = listOf(names);
  return { zh: shownCell(zh, longest), en: shownCell(en, longest) };
}

/** A cell as a message may show it: short, and long runs of digits (numbers of people) masked. */
export function shownCell(value: unknown, longest = 40): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const masked = text.replace(/\d{7,}/g, (digits) => `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`);
  return masked === '' ? '""' : masked.length > longest ? `${masked.slice(0, longest - 1)}…` : masked;
}
