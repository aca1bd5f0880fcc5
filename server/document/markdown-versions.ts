import { moved } from '../text/mapped-text.js';
import { movedSpan } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { changeBetween, type TextChange } from '../text/text-change.js';
import { sectionBounds, takeTitle } from './document-title.js';
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import { markdownParts, movedParts, revisedParts, type MarkdownParts } from './markdown-parts.js';
import type { MarkdownParser } from './markdown-parser.js';
import { NOTHING_KEPT, type Block, type KeptBlocks, type ManualDocument, type Row, type Section } from './model.js';
import { outline, type DraftBlock, type PartPlace } from './outline.js';

export interface MarkdownVersion { readonly document: ManualDocument; readonly kept: KeptBlocks }

interface Version {
  readonly document: ManualDocument;
  readonly front: FrontMatter;
  readonly parts: MarkdownParts;
  readonly drafts: readonly DraftBlock[];
}

/**
 * Reads the versions of one Markdown document one after another. What an edit does not touch is not read again: parts of
 * the text, the looks of their lines, and blocks that stay where they are. Headings, contents and title are found anew in
 * each version, since any line can change them. The documents are those of a reader that knows nothing of earlier ones.
 */
export class MarkdownVersions {
  #last: Version | null = null;

  constructor(readonly parse: MarkdownParser, readonly longest: number) {}

  read(source: SourceText): MarkdownVersion {
    const last = this.#last?.document.source.path === source.path ? this.#last : null;
    const { front, parts } = this.#parts(source, last);
    const found = outline(parts.parts, parts.starts[0]!);
    const title = takeTitle(found, front.title);
    const kept = last ? keptBlocks(last, found.blocks) : NOTHING_KEPT;
    const blocks = placedBlocks(found.blocks, last, kept);
    const end = source.text.length;
    const { levels, ends } = sectionBounds(found.sections, blocks, end);
    const sections: Section[] = [{ index: 0, parent: null, level: 0, number: null, title: title.text, heading: title.heading, span: { start: 0, end }, origin: 'document' }];
    for (const { parent, number, title, heading, start, origin } of found.sections) {
      const index = sections.length;
      sections.push({ index, parent, level: levels[index]!, number, title, heading, span: { start, end: ends[index]! }, origin });
    }
    const document: ManualDocument = { source, format: 'markdown', meta: front.meta, sections, blocks, links: found.links, faults: front.faults };
    this.#last = { document, front, parts, drafts: found.blocks };
    return { document, kept };
  }

  #parts(source: SourceText, last: Version | null): Pick<Version, 'front' | 'parts'> {
    const { text } = source;
    const change = last && changeBetween(last.document.source.text, text);
    // Behind front matter that is closed nothing can change it.
    const front = last && change && last.front.closed && change.start > last.front.bodyStart ? last.front : readFrontMatter(source);
    let from = front.bodyStart;
    while (text.charCodeAt(from) === 0xFEFF) from++;
    return { front, parts: this.#revised(text, from, last, change) ?? markdownParts(text, from, this.parse, this.longest) };
  }

  #revised(text: string, from: number, last: Version | null, change: TextChange | null): MarkdownParts | null {
    if (!last || !change) return null;
    const textBefore = last.document.source.text;
    if (Math.max(text.length, textBefore.length) > this.longest) return null;
    const before = last.parts.starts[0]!;
    if (change.end <= before && change.endAfter <= from && text.length - from === textBefore.length - before) return movedParts(last.parts, from);
    return from === before && change.start >= from ? revisedParts(last.parts, text, change, this.parse) : null;
  }
}

function keptBlocks({ document, drafts: before }: Version, after: readonly DraftBlock[]): KeptBlocks {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && saysSame(before[head]!, after[head]!)) head++;
  let tail = 0;
  while (tail < most - head && saysSame(before[before.length - tail - 1]!, after[after.length - tail - 1]!)) tail++;
  return { before: document, head, tail };
}

function saysSame(a: DraftBlock, b: DraftBlock): boolean {
  return a.piece === b.piece && a.units === b.units && a.kind === b.kind && a.contents === b.contents;
}

function placedBlocks(drafts: readonly DraftBlock[], last: Version | null, { head, tail }: KeptBlocks): Block[] {
  const by = last ? last.drafts.length - drafts.length : 0;
  return drafts.map((draft, i) => {
    const before = i < head ? i : i >= drafts.length - tail ? i + by : -1;
    return last && before >= 0 && standsSame(last.drafts[before]!, draft) ? last.document.blocks[before]! : placedBlock(draft);
  });
}

function standsSame(a: DraftBlock, b: DraftBlock): boolean {
  return a.section === b.section && a.place.start === b.place.start && a.place.table === b.place.table && a.place.list === b.place.list;
}

function placedBlock({ section, kind, piece, text, span, contents, place }: DraftBlock): Block {
  return {
    section, kind, text: moved(text, place.start), span: movedSpan(span, place.start), row: piece.row && placedRow(piece.row, place),
    list: kind === 'item' && piece.list ? { ...piece.list, id: piece.list.id + place.list } : null, contents,
  };
}

function placedRow({ table, row, header, cells }: Row, place: PartPlace): Row {
  const by = place.start;
  return {
    table: table + place.table, row, header,
    cells: cells.map((cell) => ({ text: moved(cell.text, by), span: movedSpan(cell.span, by), column: cell.column, header: cell.header, inherited: cell.inherited })),
  };
}
