import { readCsv, separatorOf } from '../../evidence/csv.js';
import { headerRow, type Header } from '../../evidence/header.js';
import { ITEMS_TABLE } from '../../evidence/manifest-sheet.js';
import { extensionOf, SHEET_READERS, type Sheet, type SheetCell } from '../../evidence/sheet.js';
import type { Span } from '../../text/position.js';
import type { SourceText } from '../../text/source.js';
import { DEFINES, USES, type Mention, type NameKind, type Standing } from './model.js';
import type { Resolver } from './resolver.js';
import { isNumbering, namesEvidence } from './yaml-sites.js';

/** No header stands further down. */
const HEADER_LINES = 25;

interface Named { readonly kind: NameKind; readonly standing: Standing; readonly list: boolean }

const known = new WeakMap<SourceText, { readonly resolver: Resolver; readonly table: string; readonly mentions: readonly Mention[] }>();

/** The names in a sheet of a table: its headers, and the cells of columns that hold names. Made once for each version of a file. */
export function sheetMentions(source: SourceText, table: string, resolver: Resolver): readonly Mention[] {
  const last = known.get(source);
  if (last?.table === table && last.resolver.rules === resolver.rules && last.resolver.files === resolver.files) return last.mentions;
  const mentions = read(source, table, resolver);
  known.set(source, { resolver, table, mentions });
  return mentions;
}

function read(source: SourceText, table: string, resolver: Resolver): Mention[] {
  const names = resolver.columns(table);
  const reader = SHEET_READERS.get(extensionOf(source.path));
  if (!names || !reader) return [];
  const head = source.cellAt ? null : headerRow(topOf(source), names);
  if (!source.cellAt && !(head && head.columns.some((id) => id !== undefined && named(id, table)))) return head ? headers(head, table, source.path) : [];
  return reader(source).sheets.flatMap((sheet) => {
    const header = headerRow(sheet, names);
    return header ? [...headers(header, table, source.path), ...cells(sheet, header, table, source, resolver)] : [];
  });
}

/** The first rows of a text, which are enough to find its header. */
function topOf({ text, lines }: SourceText): Sheet {
  const end = lines.lineCount > HEADER_LINES ? lines.offset({ line: HEADER_LINES, character: 0 }) : text.length;
  return { name: null, rows: readCsv(text.slice(0, end), separatorOf(text)).rows };
}

function headers({ columns, cells: written }: Header, table: string, file: string): Mention[] {
  return columns.flatMap((id, i): Mention[] => {
    const cell = written[i];
    return id === undefined || !cell ? [] : [{ name: { kind: 'column', key: `${table}.${id}` }, file, span: trimmed(String(cell.value), cell.span), standing: USES }];
  });
}

function cells(sheet: Sheet, header: Header, table: string, source: SourceText, resolver: Resolver): Mention[] {
  const of = header.columns.map((id) => (id === undefined ? null : named(id, table)));
  const mentions: Mention[] = [];
  for (const row of sheet.rows.slice(header.index + 1)) {
    row.cells.forEach((cell, i) => {
      const column = of[i];
      if (column) mentions.push(...inCell(cell, column, source, resolver));
    });
  }
  return mentions;
}

function inCell({ span }: SheetCell, { kind, standing, list }: Named, { path, text }: SourceText, resolver: Resolver): Mention[] {
  const written = text.slice(span.start, span.end);
  return [...written.matchAll(list ? /[^、,，;；|\s"]+/g : /\S(?:[^\r\n]*\S)?/g)].flatMap((match): Mention[] => {
    const prefix = kind === 'indicator' ? /^[a-z0-9-]+:/.exec(match[0])?.[0].length ?? 0 : 0;
    const start = span.start + match.index + prefix;
    const key = resolver.key({ kind, written: match[0] }, path);
    return key === null ? [] : [{ name: { kind, key }, file: path, span: { start, end: span.start + match.index + match[0].length }, standing }];
  });
}

/** What a column of a table holds; null if no names. */
function named(id: string, table: string): Named | null {
  if (table === ITEMS_TABLE && id === 'id') return { kind: 'evidence', standing: DEFINES, list: false };
  if (table === ITEMS_TABLE && id === 'title') return { kind: 'title', standing: USES, list: false };
  if (table === ITEMS_TABLE && id === 'file') return { kind: 'file', standing: USES, list: false };
  if (id === 'indicator' || id === 'indicators') return { kind: 'indicator', standing: USES, list: true };
  if (isNumbering(id)) return { kind: 'number', standing: USES, list: true };
  return namesEvidence(id) ? { kind: 'evidence', standing: USES, list: true } : null;
}

function trimmed(value: string, { start, end }: Span): Span {
  const text = value.trim();
  const before = value.length - value.trimStart().length;
  return value.length === end - start ? { start: start + before, end: start + before + text.length } : { start, end };
}
