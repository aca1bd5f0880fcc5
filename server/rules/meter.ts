/** Thrown where an expression would do more than its share; nothing in the language can catch it. */
export class Exhausted extends Error {}

/** Counts the work of expressions, so that no project and no pack can hang the program. */
export class Meter {
  #left: number;
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
    this.#left = limit;
  }

  get exhausted(): boolean { return this.#left < 0; }

  /** Steps about to be taken: elements of a list that are looked at. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Exhausted();
  }
}
