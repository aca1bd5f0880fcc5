import { spanOf, type MappedText } from '../../text/mapped-text.js';
import { bySpan, movedSpan, type Span } from '../../text/position.js';
import { ownCopy } from '../../text/text-change.js';
import type { Block, Cell, ManualDocument, MetaField, Row } from '../model.js';
import { DATE_OF, fieldOf, isValueOf, LINE_LABEL } from './control-labels.js';
import type { ControlField } from './model.js';

type Field = ControlField['field'];

/** A value in a line ends at the next label, the clause's end, or here. */
const LONGEST_VALUE = 80;
/** Signatures stand in the first rows below 编制 | 审核 | 批准; longer tables list something else. */
const SIGNATURE_ROWS = 3;

/**
 * The document-control fields of a document, in order of place: from front matter, from cover, signature and register
 * tables, and from lines such as `文件编号：HG-SC-01  版本：A/0`. Empty values and placeholders are not fields.
 */
export function findControlFields(document: ManualDocument, readings: readonly ControlReading[] = document.blocks.map((block) => readControl(block, document.source.text))): ControlField[] {
  const found: ControlField[] = [];
  const add = adding(document.source.text, found);
  document.meta.forEach((meta) => fromMeta(meta, add));
  const lengths = new Map<number, number>();
  for (const { row } of document.blocks) if (row && !row.header) lengths.set(row.table, (lengths.get(row.table) ?? 0) + 1);
  let table: Table = { id: -1, rows: 0, length: 0, headers: [], signatures: false };
  document.blocks.forEach((block, i) => {
    if (block.contents || block.kind === 'code') return;
    const { fields, labels, signatures } = readings[i]!;
    for (const field of fields) found.push({ ...field, span: movedSpan(field.span, block.text.base) });
    if (!block.row) return;
    if (table.id !== block.row.table) table = { id: block.row.table, rows: 0, length: lengths.get(block.row.table) ?? 0, headers: [], signatures: false };
    fromRow(block.row, labels, signatures, table, add);
  });
  return found.sort(bySpan);
}

/** What a block says of control fields by itself. */
export interface ControlReading {
  /** Those in its lines; places count from the base of its text. */
  readonly fields: readonly ControlField[];
  /** The fields that the filled cells of a row name; null where none does. */
  readonly labels: readonly (Field | null)[] | null;
  /** A header of signatures: each column is a field, or one that stands beside them. */
  readonly signatures: boolean;
}

const SILENT: ControlReading = { fields: [], labels: null, signatures: false };

export function readControl(block: Block, source: string): ControlReading {
  if (block.contents || block.kind === 'code') return SILENT;
  if (block.row) {
    const labels = block.row.cells.filter((cell) => cell.text.text !== '').map((cell) => fieldOf(cell.text.text));
    const signatures = block.row.header && block.row.cells.every((cell) => fieldOf(cell.text.text) !== null || SIGNATURE_COLUMN.test(cell.text.text));
    return { fields: [], labels: labels.some((label) => label !== null) ? labels : null, signatures };
  }
  const found: ControlField[] = [];
  const add = adding(source, found);
  fromLines(block, source, add);
  const lines = [...found];
  let next = 0;
  hotlines(block, (field, span, origin) => {
    while (next < lines.length && lines[next]!.span.end < span.end) next++;
    if (!(lines[next] && lines[next]!.span.start <= span.start)) add(field, span, origin);
  });
  if (found.length === 0) return SILENT;
  return { ...SILENT, fields: found.map((field) => ({ ...field, span: movedSpan(field.span, -block.text.base) })) };
}

function adding(source: string, found: ControlField[]): Add {
  return (field, span, origin, value = source.slice(span.start, span.end)) => {
    const trimmed = trimSpan(source, span);
    const plain = ownCopy(origin === 'front-matter' ? value.trim() : source.slice(trimmed.start, trimmed.end));
    if (field === 'form-no' && /[、,，;；\s]/.test(plain)) {
      // QR-03、QR-04 in one cell are two forms.
      for (const part of plain.matchAll(/[^、,，;；\s]+/g)) {
        const start = trimmed.start + part.index;
        if (isValueOf(field, part[0])) found.push({ field, value: part[0], span: { start, end: start + part[0].length }, origin });
      }
    } else if (isValueOf(field, plain)) found.push({ field, value: plain, span: trimmed, origin });
  };
}

const SIGNATURE_COLUMN = /^(?:|签字|签名|姓名|人员|日期|时间|职务|部门|岗位|项目|角色)$/;
const VALUE_IN_HEADER = /[0-9]|[a-z]\/|[a-z]-/;

type Add = (field: Field, span: Span, origin: ControlField['origin'], value?: string) => void;

function fromMeta(meta: MetaField, add: Add): void {
  const field = fieldOf(meta.key.slice(meta.key.lastIndexOf('.') + 1));
  if (field) add(field, meta.span, 'front-matter', meta.value);
}

interface Table {
  id: number;
  /** Data rows met so far, and in all. */
  rows: number;
  readonly length: number;
  headers: (Field | null)[];
  /** All its columns are control fields; a table with others lists something else. */
  signatures: boolean;
}

function fromRow(row: Row, labels: ControlReading['labels'], signatures: boolean, table: Table, add: Add): void {
  if (row.header) {
    table.headers = labels ? row.cells.map((cell) => fieldOf(cell.text.text)) : [];
    table.signatures = signatures;
  }
  if (!labels) {
    if (row.header) return;
    table.rows++;
    if (table.headers.length > 0) fromColumns(row.cells, table, add);
    return;
  }
  const filled = row.cells.filter((cell) => cell.text.text !== '');
  // 编制 | 审核 | 批准 in one row: the values stand below.
  if (filled.length > 1 && labels.every((label) => label !== null)) {
    table.headers = row.cells.map((cell) => fieldOf(cell.text.text));
    table.signatures = true;
    table.rows = 0;
    return;
  }
  const pairs = pairsOf(filled, labels, row.header, add);
  if (row.header) return;
  table.rows++;
  if (!pairs) fromColumns(row.cells, table, add);
}

/** 文件编号 | HG-SC-01 | 版本 | A/0, and 编制 | 张三 | 日期 | 2026-05-01. */
function pairsOf(cells: readonly Cell[], labels: readonly (Field | null)[], header: boolean, add: Add): boolean {
  let any = false;
  let signed: Field | null = null;
  for (let i = 0; i + 1 < cells.length; i++) {
    const label = cells[i]!.text.text.replace(/[\s:]/g, '');
    const field: Field | null = signed && (label === '日期' || label === '时间') ? DATE_OF[signed] ?? null : labels[i] ?? null;
    // Beside 文件名称 in a header stands another header; a number or a date is a value even there.
    if (!field || labels[i + 1] || (header && !VALUE_IN_HEADER.test(cells[i + 1]!.text.text))) continue;
    add(field, cellSpan(cells[i + 1]!), 'table');
    if (DATE_OF[field]) signed = field;
    any = true;
    i++;
  }
  return any;
}

/** Values below their labels: signatures, and the numbers and retention periods of a register of forms. */
function fromColumns(cells: readonly Cell[], table: Table, add: Add): void {
  const register = table.headers.includes('retention') || table.headers.includes('form-no');
  const first = cells[0]?.text.text ?? '';
  const dates = /日期|时间/.test(first);
  for (const cell of cells) {
    const field = table.headers[cell.column] ?? null;
    if (!field || cell.text.text === '') continue;
    if (register) {
      if (field === 'retention' || field === 'form-no') add(field, cellSpan(cell), 'table');
      else if (field === 'doc-no') add('form-no', cellSpan(cell), 'table');
    } else if (table.signatures && table.rows <= SIGNATURE_ROWS && !isList(table)) {
      add(dates ? DATE_OF[field] ?? field : field, cellSpan(cell), 'table');
    }
  }
}

/** Numbers and names of several documents: a list of others, not the cover of this one. */
function isList({ headers, length }: Table): boolean {
  return length > 1 && headers.includes('doc-no') && !headers.some((field) => field !== null && DATE_OF[field] !== undefined);
}

/** 服务热线 400-600-1234 in running text. Complaints may have a number of their own. */
const HOTLINE = /(?:服务|客服|售后|客户|全国)热线[^0-9。;,\n]{0,6}([48]00[- ]?\d{3}[- ]?\d{4}|[48]00[- ]?\d{4}[- ]?\d{3})(?!\d)/g;

function hotlines(block: Block, add: Add): void {
  for (const match of block.text.text.matchAll(HOTLINE)) {
    const end = match.index + match[0].length;
    add('hotline', spanOf(block.text, end - match[1]!.length, end), 'line');
  }
}

function fromLines(block: Block, source: string, add: Add): void {
  const { text } = block.text;
  if (!text.includes(':')) return;
  const labels: { field: Field; from: number; end: number }[] = [];
  LINE_LABEL.lastIndex = 0;
  for (let match = LINE_LABEL.exec(text); match; match = LINE_LABEL.exec(text)) {
    const field = fieldOf(match[1]!);
    if (field && startsWord(block.text, match.index, source)) labels.push({ field, from: match.index, end: LINE_LABEL.lastIndex });
  }
  labels.forEach(({ field, end }, i) => {
    const limit = Math.min(labels[i + 1]?.from ?? text.length, end + LONGEST_VALUE);
    let to = end;
    while (to < limit && !/[。;\n|]/.test(text[to]!)) to++;
    if (to > end) add(field, spanOf(block.text, end, to), 'line');
  });
}

/** Not inside another word: 软件版本 is not 版本. Spaces that normalisation removed still separate. */
function startsWord(text: MappedText, at: number, source: string): boolean {
  if (at === 0) return true;
  const start = spanOf(text, at, at + 1).start;
  return !/[\p{L}\p{N}]/u.test(source[start - 1] ?? ' ');
}

function cellSpan(cell: Cell): Span {
  return spanOf(cell.text, 0, cell.text.text.length);
}

/** Without surrounding white space, Markdown marks and trailing commas. */
function trimSpan(source: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /[\s*_`:：]/.test(source[start]!)) start++;
  while (end > start && /[\s*_`,，、]/.test(source[end - 1]!)) end--;
  return { start, end };
}
