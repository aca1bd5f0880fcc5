import type { Fault } from '../text/fault.js';
import type { MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';

/** How a heading was recognised. `look`: a line that only looks like one (bold, 一、, 第三章, 1.2 …). */
export type HeadingOrigin = 'document' | 'markdown' | 'look' | 'html' | 'yaml';

/** A heading and what stands under it, in either format. Section 0 is the document itself. */
export interface Section {
  readonly index: number;
  /** Index of the enclosing section; null for section 0. */
  readonly parent: number | null;
  /** 0 for the document, 1 for chapters … The depth in the tree, not the number of `#`. */
  readonly level: number;
  /** Its number as printed, without trailing punctuation: `5.3.2`, `第六章`, `一`, `(二)`; null without one. */
  readonly number: string | null;
  /** The title without the number; the document's title for section 0. */
  readonly title: MappedText;
  /** The heading's text in the source, with its number, without markers such as `#` or `**`; null for an untitled document. */
  readonly heading: Span | null;
  /** From the heading's start to the end of the section, sub-sections included. */
  readonly span: Span;
  readonly origin: HeadingOrigin;
}

export interface Cell {
  readonly text: MappedText;
  readonly span: Span;
  /** Zero-based column, after colspan. */
  readonly column: number;
  /** Header of the column, normalised; empty if there is none. */
  readonly header: string;
  /** A blank cell that continues the merged cell above it repeats that cell's text here. */
  readonly inherited: string;
}

export interface Row {
  readonly table: number;
  readonly row: number;
  readonly header: boolean;
  readonly cells: readonly Cell[];
}

export type BlockKind = 'paragraph' | 'item' | 'row' | 'quote' | 'code';

/** A paragraph, list item, table row … in the order of the text. Headings are not blocks. */
export interface Block {
  readonly section: number;
  readonly kind: BlockKind;
  readonly text: MappedText;
  readonly span: Span;
  readonly row: Row | null;
  /** List the item belongs to (unique in the document) and its depth; null for other kinds. */
  readonly list: { readonly id: number; readonly depth: number; readonly ordered: boolean } | null;
  /** Part of a printed table of contents. */
  readonly contents: boolean;
}

export interface LinkRef {
  readonly kind: 'link' | 'image';
  readonly target: string;
  readonly text: string;
  readonly span: Span;
  readonly section: number;
}

/** A field of the front matter, or of a YAML manual's `meta`. */
export interface MetaField {
  readonly key: string;
  readonly value: string;
  readonly keySpan: Span;
  readonly span: Span;
}

/** A manual as its reader sees it: sections and blocks with exact places, no interpretation. */
export interface ManualDocument {
  readonly source: SourceText;
  readonly format: 'markdown' | 'yaml';
  readonly meta: readonly MetaField[];
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly links: readonly LinkRef[];
  readonly faults: readonly Fault[];
}

/**
 * How many blocks at the beginning and at the end of a document are those of the version before: the same words of the same
 * source, though maybe at another place, in another section, or with other numbers of tables and lists.
 */
export interface KeptBlocks {
  /** That version; null where nothing is known of it. */
  readonly before: ManualDocument | null;
  readonly head: number;
  readonly tail: number;
}

export const NOTHING_KEPT: KeptBlocks = { before: null, head: 0, tail: 0 };

/** Reads one format. Behind it may stand any parser that gives the same document. Never throws. */
export type DocumentReader = (source: SourceText) => ManualDocument;

/** The section and its ancestors, innermost first. */
export function* ancestry(document: Pick<ManualDocument, 'sections'>, index: number): Generator<Section> {
  for (let at: number | null = index; at !== null;) {
    const section: Section | undefined = document.sections[at];
    if (!section) return;
    yield section;
    at = section.parent;
  }
}

/** The heading path as printed: `第六章 投诉处理 › 6.3 回访`. Empty for the document itself. */
export function sectionPath(document: Pick<ManualDocument, 'sections' | 'source'>, index: number): string {
  const names: string[] = [];
  for (const section of ancestry(document, index)) {
    if (section.level > 0 && section.heading) names.unshift(document.source.text.slice(section.heading.start, section.heading.end).replace(/\*\*|__/g, '').replace(/\s+/g, ' ').trim());
  }
  return names.join(' › ');
}
