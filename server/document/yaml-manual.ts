import { isAlias, isMap, isScalar, isSeq, type Document, type Pair, type YAMLMap } from 'yaml';
import type { Fault } from '../text/fault.js';
import { EMPTY_TEXT, TextBuilder, sliceText, spanOf, type MappedText } from '../text/mapped-text.js';
import { EMPTY_SPAN, type Span } from '../text/position.js';
import { readYaml, type YamlTree } from '../text/yaml.js';
import { nodeText } from '../text/yaml-scalar.js';
import { lineNumber } from './heading-number.js';
import { faultsInside, metaFields } from './meta-fields.js';
import type { Block, DocumentReader, ManualDocument, Section } from './model.js';
import { trimmed } from './piece.js';
import { tableRows, type RawCell, type RawRow } from './table-row.js';

/** Aliases of lists and maps that are followed; more are an attack. Those of scalars always are. */
const MOST_ALIASES = 100;
/** Keys that are no sub-headings. */
const OWN_KEYS = new Set(['title', 'no', 'meta', '<<']);

/**
 * A YAML manual: `title`, `meta`, `sections[]: no, title, text, items, steps, sections`. Any other key is a sub-heading;
 * its scalars are paragraphs, its lists items, its list of maps a table. Never throws.
 */
export const readYamlManual: DocumentReader = (source) => {
  const tree = readYaml(source);
  const reader = new YamlReader(tree);
  reader.document();
  const { sections, blocks, faults } = reader;
  return { source, format: 'yaml', meta: metaFields(tree, ['meta'], 0), sections, blocks, links: [], faults } satisfies ManualDocument;
};

type List = NonNullable<Block['list']>;

class YamlReader {
  readonly sections: Section[] = [];
  readonly blocks: Block[] = [];
  readonly faults: Fault[];
  readonly #text: string;
  #tables = 0;
  #lists = 0;
  #aliases = 0;

  constructor(readonly tree: YamlTree) {
    this.#text = tree.source.text;
    this.faults = faultsInside(tree.faults, tree.source.text.length);
  }

  document(): void {
    const root = this.tree.document?.contents;
    const title = isMap(root) ? trimmed(this.#words(valueOf(root, 'title'))) : EMPTY_TEXT;
    this.sections.push({
      index: 0, parent: null, level: 0, number: null, title, heading: title.text === '' ? null : spanOf(title, 0, title.text.length),
      span: { start: 0, end: this.#text.length }, origin: 'document',
    });
    if (isMap(root)) this.#body(root, 0);
    else if (isSeq(root)) this.#sections(root, 0);
    else this.#paragraphs(root, 0);
  }

  /** What stands in a map that is the document or a section. */
  #body(map: YAMLMap, section: number): void {
    for (const pair of map.items) {
      const key = keyOf(pair);
      if (OWN_KEYS.has(key) && !(key === 'meta' && section > 0)) continue;
      const value = this.#resolved(pair.value);
      if (key === 'text') this.#textValue(value, section);
      else if (key === 'items' || key === 'steps') this.#list(value, section, { id: this.#lists++, depth: 0, ordered: key === 'steps' });
      else if (key === 'sections') this.#sections(value, section);
      else if (key !== '') this.#subHeading(pair, value, section);
    }
  }

  #sections(node: unknown, parent: number): void {
    if (isMap(node)) return this.#section(node, parent);
    if (isSeq(node)) {
      for (const item of node.items) {
        const value = this.#resolved(item);
        if (isMap(value)) this.#section(value, parent);
        else this.#paragraphs(value, parent);
      }
      return;
    }
    if (node === null || node === undefined || (isScalar(node) && node.value === null)) return;
    const span = this.#span(node);
    this.faults.push({
      kind: 'wrong-value', file: this.tree.source.path, span,
      args: { key: 'sections', problem: '', found: this.#text.slice(span.start, Math.min(span.end, span.start + 60)), expected: 'list' },
    });
    this.#paragraphs(node, parent);
  }

  #section(map: YAMLMap, parent: number): void {
    const printed = trimmed(this.#words(valueOf(map, 'no')));
    const words = trimmed(this.#words(valueOf(map, 'title')));
    const number = lineNumber(words, 0, words.text.length, this.#text);
    const own = printed.text === '' && number ? number.label : printed.text.replace(/[.、:,]$/, '') || null;
    const title = printed.text === '' && number ? sliceText(words, number.titleFrom, words.text.length) : words;
    const shown = words.text !== '' ? words : printed;
    this.#open(parent, own, title, shown.text === '' ? null : spanOf(shown, 0, shown.text.length), this.#span(map));
    this.#body(map, this.sections.length - 1);
  }

  #subHeading(pair: Pair, value: unknown, parent: number): void {
    const words = trimmed(this.#words(pair.key));
    const number = lineNumber(words, 0, words.text.length, this.#text);
    const title = number ? sliceText(words, number.titleFrom, words.text.length) : words;
    const key = this.#span(pair.key);
    const end = value === null || value === undefined ? key.end : Math.max(key.end, this.#span(pair.value).end);
    this.#open(parent, number?.label ?? null, title, spanOf(words, 0, words.text.length), { start: key.start, end });
    const section = this.sections.length - 1;
    if (isMap(value)) this.#body(value, section);
    else if (isSeq(value)) this.#list(value, section, { id: this.#lists++, depth: 0, ordered: false });
    else this.#paragraphs(value, section);
  }

  #open(parent: number, number: string | null, title: MappedText, heading: Span | null, span: Span): void {
    const level = this.sections[parent]!.level + 1;
    this.sections.push({ index: this.sections.length, parent, level, number, title, heading, span, origin: 'yaml' });
  }

  #textValue(node: unknown, section: number): void {
    if (isMap(node)) this.#body(node, section);
    else if (isSeq(node)) for (const item of node.items) this.#paragraphs(this.#resolved(item), section);
    else this.#paragraphs(node, section);
  }

  /** A scalar; a blank line in it ends a paragraph. */
  #paragraphs(node: unknown, section: number): void {
    if (isMap(node)) return this.#body(node, section);
    if (isSeq(node)) return this.#list(node, section, { id: this.#lists++, depth: 0, ordered: false });
    const words = this.#words(node);
    for (let from = 0; from < words.text.length;) {
      const stop = words.text.indexOf('\n\n', from);
      const to = stop < 0 ? words.text.length : stop;
      this.#block('paragraph', trimmed(sliceText(words, from, to)), section);
      from = to + 2;
    }
  }

  #list(node: unknown, section: number, list: List): void {
    if (isMap(node)) return this.#pairs(node, section);
    if (!isSeq(node)) return this.#item(node, section, list);
    const items = node.items.map((item) => this.#resolved(item));
    if (items.length > 0 && items.every((item) => isMap(item) && !isTextual(item))) return this.#table(items as YAMLMap[], section);
    for (const item of items) {
      if (isMap(item)) this.#itemMap(item, section, list);
      else if (isSeq(item)) this.#list(item, section, { ...list, id: this.#lists++, depth: list.depth + 1 });
      else this.#item(item, section, list);
    }
  }

  #item(node: unknown, section: number, list: List): void {
    this.#block('item', trimmed(this.#words(node)), section, list);
  }

  /** An item with words and something under it. */
  #itemMap(map: YAMLMap, section: number, list: List): void {
    for (const pair of map.items) {
      const key = keyOf(pair);
      const value = this.#resolved(pair.value);
      if (key === 'no') continue;
      if (key === 'title' || key === 'text') this.#item(value, section, list);
      else if (isSeq(value)) this.#list(value, section, { id: this.#lists++, depth: list.depth + 1, ordered: key === 'steps' });
      else if (isMap(value)) this.#pairs(value, section);
      else this.#rows([[pair.key, value]], section);
    }
  }

  #pairs(map: YAMLMap, section: number): void {
    this.#rows(map.items.map((pair) => [pair.key, this.#resolved(pair.value)]), section);
  }

  /** Labels and values as a table of two columns. */
  #rows(pairs: readonly (readonly [unknown, unknown])[], section: number): void {
    const rows = pairs.map(([key, value]): RawRow => {
      const cells = [this.#cell(key, 0), this.#cell(value, 1)];
      return { span: { start: cells[0]!.span.start, end: Math.max(cells[0]!.span.end, cells[1]!.span.end) }, cells, header: false };
    });
    this.#addRows(rows, section, ['']);
  }

  /** A list of maps: their keys are the columns, in the order in which they first occur. */
  #table(maps: readonly YAMLMap[], section: number): void {
    const columns = new Map<string, number>();
    const headers: string[] = [];
    for (const map of maps) {
      for (const pair of map.items) {
        const key = keyOf(pair);
        if (columns.has(key)) continue;
        columns.set(key, columns.size);
        headers.push(this.#words(pair.key).text);
      }
    }
    const rows = maps.map((map): RawRow => {
      const cells = map.items.map((pair) => this.#cell(this.#resolved(pair.value), columns.get(keyOf(pair))!));
      return { span: this.#span(map), cells: cells.sort((a, b) => a.column - b.column), header: false };
    });
    this.#addRows(rows, section, headers);
  }

  #addRows(rows: readonly RawRow[], section: number, headers: readonly string[]): void {
    for (const { row, text, span } of tableRows(rows, this.#tables++, headers)) {
      // A blank value in YAML is blank; nobody merges cells there.
      const cells = row.cells.map((cell) => ({ ...cell, inherited: '' }));
      this.blocks.push({ section, kind: 'row', text, span, row: { ...row, cells }, list: null, contents: false });
    }
  }

  #cell(node: unknown, column: number): RawCell {
    const text = isScalar(node) || isAlias(node) ? trimmed(this.#words(node)) : this.#asJson(node);
    const span = text.text === '' ? this.#span(node) : spanOf(text, 0, text.text.length);
    return { text, span, column, columns: 1, merged: null };
  }

  /** A nested value inside a cell, as one text that stands for all of it. */
  #asJson(node: unknown): MappedText {
    if (!isMap(node) && !isSeq(node)) return EMPTY_TEXT;
    const { start, end } = this.#span(node);
    return new TextBuilder(start).slice(this.#text.slice(start, end), start).build();
  }

  #block(kind: Block['kind'], text: MappedText, section: number, list: List | null = null): void {
    if (text.text !== '') this.blocks.push({ section, kind, text, span: spanOf(text, 0, text.text.length), row: null, list, contents: false });
  }

  /** The words of a scalar; those behind an alias stand for the alias. */
  #words(node: unknown): MappedText {
    if (!isAlias(node)) return nodeText(node, this.#text, 0);
    const target = node.resolve(this.tree.document as Document);
    const span = this.#span(node);
    return isScalar(target) && target.value !== null ? new TextBuilder(span.start).replace(String(target.value), span.start, span.end).build() : EMPTY_TEXT;
  }

  #resolved(node: unknown): unknown {
    if (!isAlias(node)) return node;
    const target = node.resolve(this.tree.document as Document);
    if (isScalar(target)) return node;
    return this.#aliases++ < MOST_ALIASES ? target : null;
  }

  #span(node: unknown): Span {
    const range = (node as { range?: readonly number[] | null } | null)?.range;
    return range ? { start: range[0]!, end: Math.min(range[1]!, this.#text.length) } : EMPTY_SPAN;
  }
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value ?? '') : '';
}

function valueOf(map: YAMLMap, key: string): unknown {
  return map.items.find((pair) => keyOf(pair) === key)?.value;
}

/** Whether a map in a list is an item with words of its own rather than a row of a table. */
function isTextual(map: YAMLMap): boolean {
  return map.items.some((pair) => {
    const key = keyOf(pair);
    return key === 'text' || key === 'items' || key === 'steps' || key === 'sections';
  });
}
