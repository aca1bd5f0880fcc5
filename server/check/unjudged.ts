import { reasonKey, type Reason } from '../rules/reason.js';
import { Unknown } from '../rules/expression.js';

/** Why a check, or some of the rows it looks at, could not be judged. */
export interface Unjudged {
  readonly reason: Reason;
  /** How many rows were left out for it; null where the check as a whole could not be judged. */
  readonly rows: number | null;
}

/** Gathers reasons, each once, with the rows that each stands for. */
export class Unjudgeds {
  readonly #byKey = new Map<string, { readonly reason: Reason; rows: number | null }>();

  /** What a condition gave instead of true or false. `rows`: null for the whole check. */
  addValue(value: unknown, rows: number | null): void {
    this.add((value instanceof Unknown ? value : new Unknown('neither-true-nor-false')).reason, rows);
  }

  add(reason: Reason, rows: number | null): void {
    const key = reasonKey(reason);
    const known = this.#byKey.get(key);
    if (!known) this.#byKey.set(key, { reason, rows });
    else known.rows = rows === null || known.rows === null ? null : known.rows + rows;
  }

  get all(): readonly Unjudged[] { return [...this.#byKey.values()]; }
}
