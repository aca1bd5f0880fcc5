import type { PhraseHit } from '../../text/scanner.js';
import { ancestry, type Block, type ManualDocument } from '../model.js';
import type { TitleReading } from './title-reading.js';
import type { ClaimSurroundings } from './claims.js';

/** Only so much of a heading or a leading line is looked at for each figure below it. */
const LONGEST = 80;
const MOST_HITS = 40;
/** A figure is about its own heading or the one above, not about the chapter or the document. */
const HEADINGS = 2;

/** A numbered line continues a list that a line ending in a colon began. */
const CONTINUES = /^[(（]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）、.]|^[①-⑳•·◆■●]/;

/** Follows a document block by block and says what surrounds each unit. */
export class SurroundingsTracker {
  #section = -1;
  #headings: ClaimSurroundings[] = [];
  /** Lines that end with a colon, by list depth; paragraphs have depth -1. */
  #leads: readonly { depth: number; lead: ClaimSurroundings }[] = [];
  #around: readonly ClaimSurroundings[] | null = null;

  constructor(readonly document: ManualDocument, readonly titles: readonly TitleReading[]) {}

  /** Moves on to the next block; `continues` is what `continuesList` says of its text. */
  enter(block: Block, continues: boolean): void {
    if (block.section !== this.#section) {
      this.#section = block.section;
      this.#leads = [];
      this.#headings = [...ancestry(this.document, block.section)].filter((s) => s.level > 0).slice(0, HEADINGS)
        .map((s) => this.titles[s.index]!.surroundings);
      this.#around = null;
    }
    if (this.#leads.length === 0) return;
    if (block.kind === 'item') this.#keepAbove(block.list?.depth ?? -1);
    else if (block.kind !== 'row' && !continues) this.#keepAbove(-Infinity);
  }

  /** To be told what each unit leads in, after it was judged. */
  leave(block: Block, lead: ClaimSurroundings | null): void {
    if (!lead) return;
    const depth = block.list?.depth ?? -1;
    this.#keepAbove(depth);
    this.#leads = [...this.#leads, { depth, lead }];
    this.#around = null;
  }

  /** Nearest first. */
  around(): readonly ClaimSurroundings[] {
    return (this.#around ??= [...this.#leads.map((l) => l.lead).reverse(), ...this.#headings]);
  }

  #keepAbove(depth: number): void {
    const kept = this.#leads.filter((l) => l.depth < depth);
    if (kept.length === this.#leads.length) return;
    this.#leads = kept;
    this.#around = null;
  }
}

export function continuesList(text: string): boolean {
  return CONTINUES.test(text);
}

/** What a unit that ends with a colon says of those behind it; null for all others. */
export function leadOf(text: string, hits: readonly PhraseHit[]): ClaimSurroundings | null {
  return text.endsWith(':') ? surroundings(text, hits) : null;
}

export function surroundings(text: string, hits: readonly PhraseHit[]): ClaimSurroundings {
  const cut = text.slice(0, LONGEST);
  return { text: cut, hits: hits.filter((h) => h.to <= cut.length).slice(0, MOST_HITS) };
}
