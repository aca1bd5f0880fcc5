import type { Log } from './log.js';
import type { Machine } from './machine.js';

/** How many times a job lets later messages go first, before it runs whatever comes in. */
const MOST_TURNS = 50;

/**
 * Work that follows from what clients do, at once but never twice for one state: a job waits until the messages that
 * have already arrived are dealt with, not for a time. Every job carries the reasons that led to it.
 */
export class Jobs {
  #reasons: string[] = [];
  #arrived = 0;
  #waiting: (() => void)[] = [];
  #planned = false;

  constructor(readonly machine: Pick<Machine, 'soon' | 'clock'>, readonly log: Log, readonly run: (reason: string) => void) {}

  /** Something happened that the job follows from. */
  plan(reason: string): void {
    this.#arrived++;
    if (!this.#reasons.includes(reason)) this.#reasons.push(reason);
    this.#begin();
  }

  /** When the messages that have arrived by now are dealt with, and what they led to is done. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#begin();
    });
  }

  #begin(): void {
    if (this.#planned) return;
    this.#planned = true;
    // The first turn comes before the message that may already wait behind this one.
    this.#turn(-1, 0);
  }

  #turn(seen: number, turns: number): void {
    this.machine.soon(() => {
      if (this.#arrived !== seen && turns < MOST_TURNS) this.#turn(this.#arrived, turns + 1);
      else this.#finish();
    });
  }

  #finish(): void {
    this.#planned = false;
    const reason = this.#reasons.join(', ');
    const waiting = this.#waiting;
    this.#reasons = [];
    this.#waiting = [];
    if (reason !== '') {
      try {
        this.run(reason);
      } catch (error) {
        this.log.failed(reason, error);
      }
    }
    for (const resolve of waiting) resolve();
  }
}
