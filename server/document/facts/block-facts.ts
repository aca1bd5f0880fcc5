import { moved, spanOf } from '../../text/mapped-text.js';
import { movedSpan } from '../../text/position.js';
import type { Block } from '../model.js';
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

/** Facts of many blocks, while they are put together. */
export type FactLists = { readonly [K in keyof BlockFacts]: BlockFacts[K][number][] };

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

/** Adds the facts of the block of an index where it stands in its document, behind those of all blocks before it. */
export function addPlaced(facts: BlockFacts, { section, text: { base } }: Block, block: number, to: FactLists): void {
  const first = to.units.length;
  for (const { index, text, span, hits, discount } of facts.units) {
    to.units.push({ index: index + first, block, section, text: moved(text, base), span: movedSpan(span, base), hits, discount });
  }
  addFigures(facts, section, base, first, to);
  for (const { iso, precision, valid, span } of facts.dates) to.dates.push({ iso, precision, valid, span: movedSpan(span, base), section });
  for (const { kind, text, name, span, context, listed } of facts.references) to.references.push({ kind, text, name, span: movedSpan(span, base), section, context, listed });
  for (const { text, span, unitIndex } of facts.placeholders) {
    to.placeholders.push({ text, span: movedSpan(span, base), section, unitIndex: unitIndex === null ? null : unitIndex + first });
  }
}

function addFigures(facts: BlockFacts, section: number, base: number, firstUnit: number, to: FactLists): void {
  const first = to.quantities.length;
  for (const { kind, value, unit, bound, to: upper, unitIndex, span, from, end } of facts.quantities) {
    to.quantities.push({ kind, value, unit, bound, to: upper, unitIndex: unitIndex + firstUnit, span: movedSpan(span, base), from, end });
  }
  let next = 0;
  for (const claim of facts.claims) {
    // Claims come in the order of their quantities.
    while (facts.quantities[next] !== claim.quantity) next++;
    const quantity = to.quantities[first + next]!;
    const { subject, area, activity, product, severity, role, context } = claim;
    to.claims.push({ subject, quantity, area, activity, product, severity, role, context, unitIndex: quantity.unitIndex, section, span: quantity.span });
  }
}
