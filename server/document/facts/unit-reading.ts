import type { PhraseHit, Scanner } from '../../text/scanner.js';
import { findPlaceholders, type FoundPlaceholder } from './placeholders.js';
import { findQuantities, type FoundQuantity } from './quantities.js';
import { signalsOf, type UnitSignals } from './unit-signals.js';

/** What a unit's text says by itself, wherever it stands. */
export interface UnitReading {
  readonly hits: readonly PhraseHit[];
  readonly signals: UnitSignals;
  readonly placeholders: readonly FoundPlaceholder[];
  readonly quantities: readonly FoundQuantity[];
}

/** Reads the text of a unit. */
export type UnitReader = (text: string) => UnitReading;

export function unitReader(scanner: Scanner): UnitReader {
  return (text) => {
    const hits = scanner.scan(text);
    return { hits, signals: signalsOf(hits), placeholders: findPlaceholders(text), quantities: findQuantities(text) };
  };
}
