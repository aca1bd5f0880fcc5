import { moved, spanOf } from '../../text/mapped-text.js';
import { movedSpan } from '../../text/position.js';
import type { BlockReading, Written } from './block-reading.js';
import { claimsOf, contextOf, type ClaimSurroundings } from './claims.js';
import { discountOf } from './discounts.js';
import type { Claim, DateFact, Placeholder, Quantity, ReferenceFact, Unit } from './model.js';
import type { FoundReference } from './references.js';
import { unitSpan } from './units.js';

/** What of a document acts on the facts of one block. */
export interface BlockContext {
  /** Its item is a step of a procedure. */
  readonly step: boolean;
  /** It is part of a list of forms, documents or revisions. */
  readonly listed: boolean;
  /** What surrounds each unit with figures. */
  readonly around: readonly (readonly ClaimSurroundings[])[];
}

/** The facts of one block. */
export interface BlockFacts {
  readonly units: readonly Unit[];
  readonly quantities: readonly Quantity[];
  readonly claims: readonly Claim[];
  readonly dates: readonly DateFact[];
  readonly references: readonly ReferenceFact[];
  readonly placeholders: readonly Placeholder[];
}

/** Where a block stands: its index, its section, the index of its first unit, the base of its text. */
export interface BlockPlace { readonly block: number; readonly section: number; readonly unit: number; readonly base: number }

export function isSameContext(a: BlockContext, b: BlockContext): boolean {
  return a.step === b.step && a.listed === b.listed && a.around.length === b.around.length && a.around.every((around, i) => areSame(around, b.around[i]!));
}

function areSame(a: readonly ClaimSurroundings[], b: readonly ClaimSurroundings[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => one === b[i]));
}

export function isSamePlace(a: BlockPlace, b: BlockPlace): boolean {
  return a.block === b.block && a.section === b.section && a.unit === b.unit && a.base === b.base;
}

/** The facts of a block as if it were alone: indexes, sections and places count from it. */
export function blockFacts(reading: BlockReading, context: BlockContext, written: Written): BlockFacts {
  const { block } = reading;
  const units: Unit[] = [];
  const quantities: Quantity[] = [];
  const claims: Claim[] = [];
  const placeholders: Placeholder[] = [];
  const addPlaceholder = (from: number, end: number, unitIndex: number | null) =>
    placeholders.push({ text: written(from, end), span: spanOf(block.text, from, end), section: 0, unitIndex });
  for (const { from, end } of reading.placeholders) addPlaceholder(from, end, null);
  let withFigures = 0;
  reading.units.forEach(({ at, text, reading: { hits, signals, placeholders: slots }, figures }, index) => {
    const discount = discountOf({ block, text: text.text, signals, placeholders: slots, quantities: figures, step: context.step });
    const unit: Unit = { index, block: 0, section: 0, text, span: unitSpan(block, { text, at }), hits, discount };
    units.push(unit);
    for (const { from, end } of slots) addPlaceholder(from + at, end + at, index);
    if (figures.length === 0) return;
    const found = figures.map((q): Quantity => ({ ...q, unitIndex: index, span: spanOf(text, q.from, q.end) }));
    quantities.push(...found);
    claims.push(...claimsOf(unit, block.row !== null, found, context.around[withFigures++]!));
  });
  const dates = reading.dates.map(({ iso, precision, valid, from, end }): DateFact => ({ iso, precision, valid, span: spanOf(block.text, from, end), section: 0 }));
  return { units, quantities, claims, dates, references: referencesIn(reading, reading.references(context.listed, written), context.listed, units), placeholders };
}

function referencesIn({ block }: BlockReading, references: readonly FoundReference[], listed: boolean, units: readonly Unit[]): ReferenceFact[] {
  let unit = 0;
  let contextUnit = -1;
  let context: Claim['context'] = 'plain';
  return references.map((found): ReferenceFact => {
    const span = spanOf(block.text, found.from, found.end);
    while (unit + 1 < units.length && units[unit]!.span.end <= span.start) unit++;
    const holder = units[unit];
    if (!holder || holder.span.start > span.start) context = 'plain';
    else if (contextUnit !== unit) context = contextOf(holder);
    contextUnit = holder && holder.span.start <= span.start ? unit : -1;
    return { kind: found.kind, text: found.text, name: found.name, span, section: 0, context, listed };
  });
}

/** The facts of a block where it stands in its document. */
export function placedFacts(facts: BlockFacts, { block, section, unit: first, base }: BlockPlace): BlockFacts {
  const quantities = facts.quantities.map((q): Quantity => ({ ...q, unitIndex: q.unitIndex + first, span: movedSpan(q.span, base) }));
  let next = 0;
  return {
    units: facts.units.map(({ index, text, span, hits, discount }): Unit => ({ index: index + first, block, section, text: moved(text, base), span: movedSpan(span, base), hits, discount })),
    quantities,
    claims: facts.claims.map((claim): Claim => {
      // Claims come in the order of their quantities.
      while (facts.quantities[next] !== claim.quantity) next++;
      const quantity = quantities[next]!;
      return { ...claim, quantity, unitIndex: quantity.unitIndex, section, span: quantity.span };
    }),
    dates: facts.dates.map((date): DateFact => ({ ...date, span: movedSpan(date.span, base), section })),
    references: facts.references.map((reference): ReferenceFact => ({ ...reference, span: movedSpan(reference.span, base), section })),
    placeholders: facts.placeholders.map(({ text, span, unitIndex }): Placeholder => ({ text, span: movedSpan(span, base), section, unitIndex: unitIndex === null ? null : unitIndex + first })),
  };
}
