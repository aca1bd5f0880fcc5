import { spanOf } from '../../text/mapped-text.js';
import type { Scanner } from '../../text/scanner.js';
import { NOTHING_KEPT, type Block, type KeptBlocks, type ManualDocument } from '../model.js';
import { blockFacts, isSameContext, isSamePlace, placedFacts, type BlockContext, type BlockFacts, type BlockPlace } from './block-facts.js';
import { BlockReading, writtenIn } from './block-reading.js';
import type { ClaimSurroundings } from './claims.js';
import { findControlFields } from './control-fields.js';
import { STEPS } from './discounts.js';
import { KindJudge } from './document-kind.js';
import type { Claim, DateFact, DocumentFacts, Placeholder, Quantity, ReferenceFact, Unit } from './model.js';
import { RegisterSections } from './register-sections.js';
import { SurroundingsTracker } from './surroundings.js';
import { TitleReading } from './title-reading.js';
import { unitReader, type UnitReader, type UnitReading } from './unit-reading.js';

/** What one version leaves for the next. */
interface Version {
  readonly document: ManualDocument;
  readonly scanner: string;
  readonly titles: readonly TitleReading[];
  readonly blocks: readonly KnownBlock[];
}

/** A block as it was read, and its facts in the context and at the place where it stood last. */
interface KnownBlock {
  readonly reading: BlockReading;
  readonly context: BlockContext;
  readonly facts: BlockFacts;
  readonly place: BlockPlace;
  readonly placed: BlockFacts;
}

/**
 * Collects the facts of the versions of one document one after another. A kept block is not read again, its facts are found
 * again only in another context, and where it stands as before they are the same objects. A unit whose text is known has
 * the hits it had. The facts are those of a collector that knows nothing of earlier versions.
 */
export class FactsVersions {
  #last: Version | null = null;

  /** `kept` says which blocks are those of the version before, if that is the one that was collected last. */
  collect(document: ManualDocument, scanner: Scanner, kept: KeptBlocks): DocumentFacts {
    const last = this.#last?.scanner === scanner.fingerprint ? this.#last : null;
    const titles = titleReadings(document, scanner, last?.titles ?? []);
    const known = blocksBefore(document.blocks.length, last, kept.before === last?.document ? kept : NOTHING_KEPT);
    const read = rememberingReader(unitReader(scanner), last, new Set(known));
    const readings = document.blocks.map((block, i) => known[i]?.reading ?? new BlockReading(block, document.source.text, read));
    const collector = new Collector(document, titles, readings);
    const blocks = document.blocks.map((block, i) => collector.read(block, i, known[i] ?? null));
    this.#last = { document, scanner: scanner.fingerprint, titles, blocks };
    return collector.facts();
  }
}

function titleReadings({ sections, source }: ManualDocument, scanner: Scanner, before: readonly TitleReading[]): TitleReading[] {
  const isKept = (section: number, title: number) => before[title]?.isOf(sections[section]!, source.text) === true;
  let head = 0;
  while (head < sections.length && isKept(head, head)) head++;
  const by = before.length - sections.length;
  let tail = sections.length;
  while (tail > head && tail - 1 + by >= head && isKept(tail - 1, tail - 1 + by)) tail--;
  return sections.map((section, i) => (i < head ? before[i]! : i >= tail ? before[i + by]! : new TitleReading(section, source.text, scanner)));
}

/** For each block the one that it was in the version before, if it is kept. */
function blocksBefore(count: number, last: Version | null, { head, tail }: KeptBlocks): (KnownBlock | undefined)[] {
  const by = last ? last.blocks.length - count : 0;
  return Array.from({ length: count }, (_, i) => (i < head ? last?.blocks[i] : i >= count - tail ? last?.blocks[i + by] : undefined));
}

/** Reads a text as in one of the blocks that are gone, where it stood in one: an edit changes one unit of several. */
function rememberingReader(read: UnitReader, last: Version | null, kept: ReadonlySet<KnownBlock | undefined>): UnitReader {
  const gone = new Map<string, UnitReading>();
  for (const block of last?.blocks ?? []) if (!kept.has(block)) for (const { text, reading } of block.reading.units) gone.set(text.text, reading);
  return (text) => gone.get(text) ?? read(text);
}

class Collector {
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

  constructor(readonly document: ManualDocument, readonly titles: readonly TitleReading[], readonly readings: readonly BlockReading[]) {
    this.#steps = orderedItems(document);
    this.#registers = new RegisterSections(document, titles, readings);
    this.#kind = new KindJudge(document, titles.map((title) => title.hits));
    this.#surroundings = new SurroundingsTracker(document, titles);
    for (const section of document.sections) this.#addTitle(section.index);
  }

  /** `known` is the block in the version before. */
  read(block: Block, index: number, known: KnownBlock | null): KnownBlock {
    const reading = this.readings[index]!;
    const context = this.#context(block, reading);
    const facts = known && isSameContext(known.context, context) ? known.facts : blockFacts(reading, context, writtenIn(block, this.document.source.text));
    const place = { block: index, section: block.section, unit: this.#units.length, base: block.text.base };
    const placed = known?.facts === facts && isSamePlace(known.place, place) ? known.placed : placedFacts(facts, place);
    this.#kind.addBlock(reading.measure);
    for (const { text, reading: { signals } } of reading.units) if (signals.kinds.length > 0) this.#kind.addUnit(text.text, signals.kinds);
    addAll(this.#units, placed.units);
    addAll(this.#quantities, placed.quantities);
    addAll(this.#claims, placed.claims);
    addAll(this.#dates, placed.dates);
    addAll(this.#references, placed.references);
    addAll(this.#placeholders, placed.placeholders);
    return { reading, context, facts, place, placed };
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
      document, ...this.#kind.judge(), units: this.#units, titleHits: this.titles.map((title) => title.hits),
      quantities: this.#quantities, claims: this.#claims, dates: this.#dates, references: this.#references,
      control: findControlFields(document, this.readings.map((reading) => reading.control)), placeholders: this.#placeholders,
    };
  }

  #context(block: Block, { units, continues }: BlockReading): BlockContext {
    this.#surroundings.enter(block, continues);
    const step = block.section > 0 && block.list !== null && (this.#steps.get(block.list.id) ?? 0) >= STEPS;
    const around: (readonly ClaimSurroundings[])[] = [];
    for (const { figures, lead } of units) {
      if (figures.length > 0) around.push(this.#surroundings.around());
      this.#surroundings.leave(block, lead);
    }
    return { step, listed: this.#registers.lists(block), around };
  }

  #addTitle(index: number): void {
    const { title } = this.document.sections[index]!;
    const reading = this.titles[index]!;
    const listed = this.#registers.holds(index);
    for (const { kind, text, name, from, end } of reading.references(listed)) {
      this.#references.push({ kind, text, name, span: spanOf(title, from, end), section: index, context: 'plain', listed });
    }
    for (const { iso, precision, valid, from, end } of reading.dates) {
      this.#dates.push({ iso, precision, valid, span: spanOf(title, from, end), section: index });
    }
    for (const { from, end } of reading.placeholders) {
      this.#placeholders.push({ text: reading.written(from, end), span: spanOf(title, from, end), section: index, unitIndex: null });
    }
  }
}

function addAll<T>(to: T[], from: readonly T[]): void {
  for (const one of from) to.push(one);
}

/** How many items each ordered list has. */
function orderedItems(document: ManualDocument): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { list } of document.blocks) if (list?.ordered) counts.set(list.id, (counts.get(list.id) ?? 0) + 1);
  return counts;
}
