import { moved, spanOf, type MappedText } from '../../text/mapped-text.js';
import { movedSpan } from '../../text/position.js';
import { ownCopy } from '../../text/text-change.js';
import type { Block } from '../model.js';
import type { ClaimSurroundings } from './claims.js';
import { readControl, type ControlReading } from './control-fields.js';
import { findDates, type FoundDate } from './dates.js';
import { marksIn, measureOf, type Mark, type Measure } from './document-kind.js';
import { findPlaceholders, type FoundPlaceholder } from './placeholders.js';
import type { FoundQuantity } from './quantities.js';
import { findReferences, type FoundReference } from './references.js';
import { isRegisterRow } from './register-sections.js';
import { quantitiesByHeader } from './row-quantities.js';
import { continuesList, leadOf } from './surroundings.js';
import type { UnitReader, UnitReading } from './unit-reading.js';
import { cutUnits } from './units.js';

/** A unit as it reads in its block. */
export interface ReadUnit {
  /** Where its text begins in the block's. */
  readonly at: number;
  readonly text: MappedText;
  readonly reading: UnitReading;
  /** Its quantities, also those whose unit stands in the header of their column. */
  readonly figures: readonly FoundQuantity[];
  /** What it says of those behind it. */
  readonly lead: ClaimSurroundings | null;
}

/** What a block says by itself, wherever in the document it stands. Offsets count from the base of its text. */
export class BlockReading {
  readonly block: Block;
  readonly units: readonly ReadUnit[];
  /** Placeholders in the header of a table, which has no units. */
  readonly placeholders: readonly FoundPlaceholder[];
  readonly dates: readonly FoundDate[];
  readonly measure: Measure;
  readonly control: ControlReading;
  readonly register: boolean;
  readonly continues: boolean;
  /** No figures need surroundings, and nothing is led in. */
  readonly plain: boolean;
  /** The marks of kinds of document in its units. */
  readonly marks: readonly Mark[];
  #listed: readonly FoundReference[] | undefined;
  #running: readonly FoundReference[] | undefined;

  constructor(placed: Block, source: string, read: UnitReader) {
    const by = -placed.text.base;
    const block: Block = { ...placed, text: moved(placed.text, by), span: movedSpan(placed.span, by) };
    this.block = block;
    const { text } = block.text;
    const header = block.row?.header === true;
    this.units = header ? [] : cutUnits(block).map((cut) => readUnit(cut.text, cut.at, block, read));
    this.placeholders = header ? findPlaceholders(text) : [];
    this.plain = this.units.every((unit) => unit.figures.length === 0 && unit.lead === null);
    this.marks = this.units.flatMap((unit) => marksIn(unit.text.text, unit.reading.signals.kinds));
    this.dates = isSilent(block) ? [] : findDates(text);
    this.measure = measureOf(block);
    this.control = readControl(placed, source);
    this.register = block.row !== null && isRegisterRow(block.row);
    this.continues = continuesList(text);
  }

  /** `listed`: the block is part of a list of forms, documents or revisions. */
  references(listed: boolean, written: Written): readonly FoundReference[] {
    if (listed) return (this.#listed ??= this.#find(true, written));
    return (this.#running ??= this.#find(false, written));
  }

  #find(listed: boolean, written: Written): readonly FoundReference[] {
    return isSilent(this.block) ? [] : findReferences(this.block.text.text, written, listed);
  }
}

/** Gives the source characters of an interval of a block's text. */
export type Written = (from: number, end: number) => string;

export function writtenIn(block: Block, source: string): Written {
  return (from, end) => {
    const span = spanOf(block.text, from, end);
    return ownCopy(source.slice(span.start, span.end));
  };
}

function readUnit(text: MappedText, at: number, block: Block, read: UnitReader): ReadUnit {
  const reading = read(text.text);
  return { at, text, reading, figures: isSilent(block) ? [] : figuresOf(block, text.text, reading.quantities), lead: block.row ? null : leadOf(text.text, reading.hits) };
}

/** Blocks of which no figures, dates and references are taken. */
function isSilent(block: Block): boolean {
  return block.contents || block.kind === 'code';
}

function figuresOf(block: Block, text: string, found: readonly FoundQuantity[]): readonly FoundQuantity[] {
  if (!block.row) return found;
  const byHeader = quantitiesByHeader(block.row, text);
  return byHeader.length === 0 ? found : [...found, ...byHeader].sort((a, b) => a.from - b.from);
}
