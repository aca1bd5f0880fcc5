import type { PhraseHit } from '../../text/scanner.js';
import { ancestry, type Block, type ManualDocument } from '../model.js';
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
  #leads: { depth: number; lead: ClaimSurroundings }[] = [];

  constructor(readonly document: ManualDocument, readonly titleHits: readonly (readonly PhraseHit[])[]) {}

  /** Moves on to the next block. */
  enter(block: Block): void {
    if (block.section !== this.#section) {
      this.#section = block.section;
      this.#leads = [];
      this.#headings = [...ancestry(this.document, block.section)].filter((s) => s.level > 0).slice(0, HEADINGS)
        .map((s) => surroundings(s.title.text, this.titleHits[s.index] ?? []));
    }
    const depth = block.list?.depth ?? -1;
    if (block.kind === 'item') this.#leads = this.#leads.filter((l) => l.depth < depth);
    else if (block.kind !== 'row' && !CONTINUES.test(block.text.text)) this.#leads = [];
  }

  /** To be told each unit's text and hits after it was judged. */
  leave(block: Block, text: string, hits: readonly PhraseHit[]): void {
    if (block.row || !/:$/.test(text)) return;
    const depth = block.list?.depth ?? -1;
    this.#leads = this.#leads.filter((l) => l.depth < depth);
    this.#leads.push({ depth, lead: surroundings(text, hits) });
  }

  /** Nearest first. */
  around(): ClaimSurroundings[] {
    return [...this.#leads.map((l) => l.lead).reverse(), ...this.#headings];
  }
}

function surroundings(text: string, hits: readonly PhraseHit[]): ClaimSurroundings {
  const cut = text.slice(0, LONGEST);
  return { text: cut, hits: hits.filter((h) => h.to <= cut.length).slice(0, MOST_HITS) };
}
