import type { Reason, ReasonPhrase } from './reason.js';

/** A value that an expression sees: dates are ISO days behind a CEL type of their own. */
export type Known = unknown;

/** Neither pass nor fail: the rule is skipped, for this reason. */
export class Unknown {
  readonly reason: Reason;

  constructor(phrase: ReasonPhrase, args: Reason['args'] = {}) {
    this.reason = { phrase, args };
  }
}

/** One CEL expression, parsed, fenced and type-checked when its pack was loaded. */
export interface Expression {
  readonly text: string;
  /** Fact tables and ledgers it reads. */
  readonly reads: ReadonlySet<string>;
  /** Never throws: what cannot be computed is Unknown with a reason. */
  evaluate(scope: Readonly<Record<string, unknown>>): Known | Unknown;
}
