import { spanOf } from '../../text/mapped-text.js';
import type { PhraseHit, Scanner } from '../../text/scanner.js';
import type { Block, ManualDocument } from '../model.js';
import { claimsOf, contextOf } from './claims.js';
import { findControlFields } from './control-fields.js';
import { findDates } from './dates.js';
import { discountOf, STEPS } from './discounts.js';
import { KindJudge } from './document-kind.js';
import type { Claim, DateFact, DocumentFacts, Placeholder, Quantity, ReferenceFact, Unit } from './model.js';
import { findPlaceholders, type FoundPlaceholder } from './placeholders.js';
import type { FoundQuantity } from './quantities.js';
import { read, type Readings } from './readings.js';
import { findReferences } from './references.js';
import { RegisterSections } from './register-sections.js';
import { quantitiesByHeader } from './row-quantities.js';
import { SurroundingsTracker } from './surroundings.js';
import { cutUnits, unitSpan } from './units.js';

/**
 * Everything that is found once in one document. Each text (section title, block) is scanned once; the work is linear
 * in the document. All lists are in the order of the text. `readings` of an earlier version of the same document save
 * reading unchanged units again; the result is the same without.
 */
export function collectFacts(document: ManualDocument, scanner: Scanner, readings?: Readings): DocumentFacts {
  readings?.turn(scanner);
  const collector = new Collector(document, scanner, readings);
  document.blocks.forEach((block, index) => collector.read(block, index));
  return collector.facts();
}

class Collector {
  readonly #titleHits: PhraseHit[][];
  readonly #units: Unit[] = [];
  readonly #quantities: Quantity[] = [];
  readonly #claims: Claim[] = [];
  readonly #dates: DateFact[] = [];
  readonly #references: ReferenceFact[] = [];
  readonly #placeholders: Placeholder[] = [];
  readonly #steps: ReadonlyMap<number, number>;
  readonly #registers: RegisterSections;
  readonly #surroundings: SurroundingsTracker;
  readonly #kind: KindJudge;

  constructor(readonly document: ManualDocument, readonly scanner: Scanner, readonly readings: Readings | undefined) {
    this.#titleHits = document.sections.map((section) => scanner.scan(section.title.text));
    this.#steps = orderedItems(document);
    this.#registers = new RegisterSections(document);
    this.#kind = new KindJudge(document, this.#titleHits);
    this.#surroundings = new SurroundingsTracker(document, this.#titleHits);
    for (const section of document.sections) this.#readTitle(section.index);
  }

  read(block: Block, index: number): void {
    this.#surroundings.enter(block);
    const first = this.#units.length;
    if (block.row?.header) this.#addPlaceholders(block, findPlaceholders(block.text.text), null);
    else this.#readUnits(block, index);
    if (block.kind === 'code' || block.contents) return;
    for (const found of findDates(block.text.text)) {
      this.#dates.push({ iso: found.iso, precision: found.precision, valid: found.valid, span: spanOf(block.text, found.from, found.end), section: block.section });
    }
    this.#readReferences(block, first);
  }

  facts(): DocumentFacts {
    const { document } = this;
    for (const link of document.links) {
      this.#references.push({ kind: link.kind, text: link.text || link.target, name: link.target, span: link.span, section: link.section, context: 'plain', listed: false });
    }
    this.#references.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    this.#dates.sort((a, b) => a.span.start - b.span.start);
    this.#placeholders.sort((a, b) => a.span.start - b.span.start);
    return {
      document, ...this.#kind.judge(), units: this.#units, titleHits: this.#titleHits,
      quantities: this.#quantities, claims: this.#claims, dates: this.#dates, references: this.#references,
      control: findControlFields(document), placeholders: this.#placeholders,
    };
  }

  #readUnits(block: Block, index: number): void {
    for (const cut of cutUnits(block)) {
      const { text } = cut;
      // No phrase reaches over the end of a sentence, so a block's clauses are scanned one by one.
      const { hits, signals, placeholders, quantities } = this.readings?.of(text.text, this.scanner) ?? read(text.text, this.scanner);
      const found = block.contents || block.kind === 'code' ? [] : figuresOf(block, text.text, quantities);
      const step = block.section > 0 && block.list !== null && (this.#steps.get(block.list.id) ?? 0) >= STEPS;
      const discount = discountOf({ block, text: text.text, signals, placeholders, quantities: found, step });
      const unit: Unit = { index: this.#units.length, block: index, section: block.section, text, span: unitSpan(block, cut), hits, discount };
      this.#units.push(unit);
      this.#kind.add(text.text, signals.kinds);
      this.#addPlaceholders(block, placeholders.map((p) => ({ ...p, from: p.from + cut.at, end: p.end + cut.at })), unit.index);
      if (found.length > 0) this.#addFigures(unit, block, found);
      this.#surroundings.leave(block, text.text, hits);
    }
  }

  #addFigures(unit: Unit, block: Block, found: readonly FoundQuantity[]): void {
    const quantities = found.map((q): Quantity => ({ ...q, unitIndex: unit.index, span: spanOf(unit.text, q.from, q.end) }));
    this.#quantities.push(...quantities);
    this.#claims.push(...claimsOf(unit, block.row !== null, quantities, this.#surroundings.around()));
  }

  #addPlaceholders(block: Block, found: readonly FoundPlaceholder[], unitIndex: number | null): void {
    for (const { from, end } of found) {
      const span = spanOf(block.text, from, end);
      this.#placeholders.push({ text: this.document.source.text.slice(span.start, span.end), span, section: block.section, unitIndex });
    }
  }

  #readReferences(block: Block, firstUnit: number): void {
    const source = this.document.source.text;
    const raw = (from: number, end: number): string => {
      const span = spanOf(block.text, from, end);
      return source.slice(span.start, span.end);
    };
    const listed = this.#registers.lists(block);
    let unit = firstUnit;
    let contextUnit = -1;
    let context: Claim['context'] = 'plain';
    for (const found of findReferences(block.text.text, raw, listed)) {
      const span = spanOf(block.text, found.from, found.end);
      while (unit + 1 < this.#units.length && this.#units[unit]!.span.end <= span.start) unit++;
      const holder = this.#units[unit];
      if (!holder || holder.span.start > span.start) context = 'plain';
      else if (contextUnit !== unit) context = contextOf(holder);
      contextUnit = holder && holder.span.start <= span.start ? unit : -1;
      this.#references.push({ kind: found.kind, text: found.text, name: found.name, span, section: block.section, context, listed });
    }
  }

  /** Headings are no blocks, but name forms and dates and hold placeholders, too. */
  #readTitle(index: number): void {
    const { title, heading } = this.document.sections[index]!;
    if (!heading || title.text === '') return;
    const source = this.document.source.text;
    const raw = (from: number, end: number): string => source.slice(spanOf(title, from, end).start, spanOf(title, from, end).end);
    const listed = this.#registers.holds(index);
    for (const { kind, text, name, from, end } of findReferences(title.text, raw, listed)) {
      this.#references.push({ kind, text, name, span: spanOf(title, from, end), section: index, context: 'plain', listed });
    }
    for (const { iso, precision, valid, from, end } of findDates(title.text)) {
      this.#dates.push({ iso, precision, valid, span: spanOf(title, from, end), section: index });
    }
    for (const { from, end } of findPlaceholders(title.text)) {
      const span = spanOf(title, from, end);
      this.#placeholders.push({ text: source.slice(span.start, span.end), span, section: index, unitIndex: null });
    }
  }
}

function figuresOf(block: Block, text: string, found: readonly FoundQuantity[]): readonly FoundQuantity[] {
  if (!block.row) return found;
  const byHeader = quantitiesByHeader(block.row, text);
  return byHeader.length === 0 ? found : [...found, ...byHeader].sort((a, b) => a.from - b.from);
}

/** How many items each ordered list has. */
function orderedItems(document: ManualDocument): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { list } of document.blocks) if (list?.ordered) counts.set(list.id, (counts.get(list.id) ?? 0) + 1);
  return counts;
}
