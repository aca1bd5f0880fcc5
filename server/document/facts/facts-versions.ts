import { spanOf } from '../../text/mapped-text.js';
import type { Scanner } from '../../text/scanner.js';
import { NOTHING_KEPT, type Block, type KeptBlocks, type ManualDocument } from '../model.js';
import { addPlaced, blockFacts, type BlockContext, type BlockFacts, type FactLists } from './block-facts.js';
import { BlockReading, writtenIn } from './block-reading.js';
import type { ClaimSurroundings } from './claims.js';
import { findControlFields } from './control-fields.js';
import { STEPS } from './discounts.js';
import { KindJudge } from './document-kind.js';
import type { DateFact, DocumentFacts, Placeholder, ReferenceFact } from './model.js';
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
  readonly lists: FactLists;
}

/** A block as it was read, and its facts in the context where it stood last. */
interface KnownBlock {
  readonly reading: BlockReading;
  readonly context: BlockContext;
  readonly facts: BlockFacts;
}

/**
 * Collects the facts of the versions of one document one after another. A kept block is not read again, its facts are found
 * again only in another context, and before the first block that has changed all facts are the same objects. A unit whose
 * text is known has the hits it had. The facts are those of a collector that knows nothing of earlier versions.
 */
export class FactsVersions {
  #last: Version | null = null;

  /** `kept` says which blocks are those of the version before, if that is the one that was collected last. */
  collect(document: ManualDocument, scanner: Scanner, kept: KeptBlocks): DocumentFacts {
    const last = this.#last?.scanner === scanner.fingerprint ? this.#last : null;
    const titles = titleReadings(document, scanner, last?.titles ?? []);
    const { head, tail } = last?.document === kept.before ? kept : NOTHING_KEPT;
    const count = document.blocks.length;
    const by = (last?.blocks.length ?? 0) - count;
    const known = document.blocks.map((_, i) => (i < head ? last!.blocks[i]! : i >= count - tail ? last!.blocks[i + by]! : null));
    const read = rememberingReader(unitReader(scanner), last?.blocks.slice(head, last.blocks.length - tail) ?? []);
    const readings = document.blocks.map((block, i) => known[i]?.reading ?? new BlockReading(block, document.source.text, read));
    const collector = new Collector(document, titles, readings, last);
    const blocks = document.blocks.map((block, i) => collector.read(block, i, known[i]!));
    const facts = collector.facts();
    this.#last = { document, scanner: scanner.fingerprint, titles, blocks, lists: collector.lists };
    return facts;
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

/**
 * Reads a text as in one of the blocks that are gone, where it stood in one: an edit changes one unit of several. Of several
 * with one text each is given once, in their order, so that a unit that stays keeps its own.
 */
function rememberingReader(read: UnitReader, gone: readonly KnownBlock[]): UnitReader {
  const known = new Map<string, UnitReading[]>();
  for (const { reading: { units } } of [...gone].reverse()) {
    for (const { text, reading } of [...units].reverse()) {
      const same = known.get(text.text);
      if (same) same.push(reading);
      else known.set(text.text, [reading]);
    }
  }
  return (text) => {
    const same = known.get(text);
    if (!same) return read(text);
    return same.length > 1 ? same.pop()! : same[0]!;
  };
}

const NO_SURROUNDINGS: BlockContext['around'] = [];

class Collector {
  /** The facts of all blocks. */
  lists: FactLists = { units: [], quantities: [], claims: [], dates: [], references: [], placeholders: [] };
  readonly #dates: DateFact[] = [];
  readonly #references: ReferenceFact[] = [];
  readonly #placeholders: Placeholder[] = [];
  readonly #steps: ReadonlyMap<number, number>;
  readonly #registers: RegisterSections;
  readonly #surroundings: SurroundingsTracker;
  readonly #kind: KindJudge;
  /** How many facts of the version before are those of the blocks so far; null once a block has changed. */
  #same: { -readonly [K in keyof FactLists]: number } | null;

  constructor(readonly document: ManualDocument, readonly titles: readonly TitleReading[], readonly readings: readonly BlockReading[], readonly last: Version | null) {
    this.#steps = orderedItems(document);
    this.#registers = new RegisterSections(document, titles, readings);
    this.#kind = new KindJudge(document, titles.map((title) => title.hits));
    this.#surroundings = new SurroundingsTracker(document, titles);
    this.#same = last && { units: 0, quantities: 0, claims: 0, dates: 0, references: 0, placeholders: 0 };
    for (const section of document.sections) this.#addTitle(section.index);
  }

  /** `known` is the block in the version before. */
  read(block: Block, index: number, known: KnownBlock | null): KnownBlock {
    const reading = this.readings[index]!;
    this.#kind.addBlock(reading.measure);
    this.#kind.addMarks(reading.marks);
    const context = this.#context(block, reading, known?.context);
    const now = known?.context === context ? known : { reading, context, facts: blockFacts(reading, context, writtenIn(block, this.document.source.text)) };
    if (this.#same) {
      if (now === known && this.last!.document.blocks[index] === block) {
        this.#countSame(now.facts, this.#same);
        return now;
      }
      this.#takeSame();
    }
    addPlaced(now.facts, block, index, this.lists);
    return now;
  }

  #countSame(facts: BlockFacts, same: { -readonly [K in keyof FactLists]: number }): void {
    same.units += facts.units.length;
    same.quantities += facts.quantities.length;
    same.claims += facts.claims.length;
    same.dates += facts.dates.length;
    same.references += facts.references.length;
    same.placeholders += facts.placeholders.length;
  }

  /** Takes over the facts of all blocks before the first one that has changed. */
  #takeSame(): void {
    const [before, same] = [this.last?.lists, this.#same];
    this.#same = null;
    if (!before || !same) return;
    this.lists = {
      units: before.units.slice(0, same.units), quantities: before.quantities.slice(0, same.quantities), claims: before.claims.slice(0, same.claims),
      dates: before.dates.slice(0, same.dates), references: before.references.slice(0, same.references), placeholders: before.placeholders.slice(0, same.placeholders),
    };
  }

  facts(): DocumentFacts {
    this.#takeSame();
    const { document, lists } = this;
    const links = document.links.map(({ kind, text, target, span, section }): ReferenceFact => (
      { kind, text: text || target, name: target, span, section, context: 'plain', listed: false }));
    const references = [...this.#references, ...lists.references, ...links].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    const dates = [...this.#dates, ...lists.dates].sort((a, b) => a.span.start - b.span.start);
    const placeholders = [...this.#placeholders, ...lists.placeholders].sort((a, b) => a.span.start - b.span.start);
    return {
      document, ...this.#kind.judge(), units: lists.units, titleHits: this.titles.map((title) => title.hits),
      quantities: lists.quantities, claims: lists.claims, dates, references,
      control: findControlFields(document, this.readings.map((reading) => reading.control)), placeholders,
    };
  }

  /** The context of a block; the one before where it is the same. */
  #context(block: Block, { units, continues, plain }: BlockReading, before: BlockContext | undefined): BlockContext {
    this.#surroundings.enter(block, continues);
    const step = block.section > 0 && block.list !== null && (this.#steps.get(block.list.id) ?? 0) >= STEPS;
    const listed = this.#registers.lists(block);
    let same = before?.step === step && before.listed === listed;
    if (plain) return same ? before! : { step, listed, around: NO_SURROUNDINGS };
    const around: (readonly ClaimSurroundings[])[] = [];
    for (const { figures, lead } of units) {
      if (figures.length > 0) {
        const here = this.#surroundings.around();
        same &&= areSame(here, before!.around[around.length]!);
        around.push(here);
      }
      this.#surroundings.leave(block, lead);
    }
    return same ? before! : { step, listed, around };
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

function areSame(a: readonly ClaimSurroundings[], b: readonly ClaimSurroundings[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** How many items each ordered list has. */
function orderedItems(document: ManualDocument): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { list } of document.blocks) if (list?.ordered) counts.set(list.id, (counts.get(list.id) ?? 0) + 1);
  return counts;
}
