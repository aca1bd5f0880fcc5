import type { PhraseHit, Scanner } from '../../text/scanner.js';
import { findPlaceholders, type FoundPlaceholder } from './placeholders.js';
import { findQuantities, type FoundQuantity } from './quantities.js';
import { signalsOf, type UnitSignals } from './unit-signals.js';

/** What a unit's text says by itself, wherever it stands. */
export interface Reading {
  readonly hits: readonly PhraseHit[];
  readonly signals: UnitSignals;
  readonly placeholders: readonly FoundPlaceholder[];
  readonly quantities: readonly FoundQuantity[];
}

/**
 * The readings of one document's units, kept from one version to the next: after an edit nearly all units read as
 * before. Holds what the last two versions used; for one scanner only, so it is emptied when the vocabulary changes.
 */
export class Readings {
  #fingerprint = '';
  #last = new Map<string, Reading>();
  #current = new Map<string, Reading>();

  /** Begins a new version of the document. */
  turn(scanner: Scanner): void {
    this.#last = scanner.fingerprint === this.#fingerprint ? this.#current : new Map();
    this.#current = new Map();
    this.#fingerprint = scanner.fingerprint;
  }

  of(text: string, scanner: Scanner): Reading {
    let reading = this.#current.get(text);
    if (reading) return reading;
    reading = this.#last.get(text) ?? read(text, scanner);
    this.#current.set(text, reading);
    return reading;
  }
}

export function read(text: string, scanner: Scanner): Reading {
  const hits = scanner.scan(text);
  return { hits, signals: signalsOf(hits), placeholders: findPlaceholders(text), quantities: findQuantities(text) };
}
