/** A value that an expression sees: dates are ISO days behind a CEL type of their own. */
export type Known = unknown;

/** Neither pass nor fail: the rule is skipped, for this reason. */
export class Unknown {
  constructor(readonly reason: string) {}
}

/** One CEL expression, parsed, fenced and type-checked when its pack was loaded. */
export interface Expression {
  readonly text: string;
  /** Fact tables and ledgers it reads. */
  readonly reads: ReadonlySet<string>;
  /** Never throws: what cannot be computed is Unknown with a reason. */
  evaluate(scope: Readonly<Record<string, unknown>>): Known | Unknown;
}
