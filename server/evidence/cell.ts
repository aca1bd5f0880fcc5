import type { Column } from '../../schemas/table.js';
import { normalisePhrase } from '../text/mapped-text.js';
import { readMoment } from './moment.js';
import type { CellValue } from './model.js';

/** What a cell says: a value, nothing, or something that its column cannot hold. */
export type Converted =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'empty' }
  /** `value` is kept where it still says something, as a word outside the column's list. */
  | { readonly kind: 'bad'; readonly expected: string; readonly value?: CellValue };

const EMPTY: Converted = { kind: 'empty' };
const BLANKS = new Set(['', '/', '\\', '-', '--', '—', '——', 'n/a', 'na']);
const NONE = new Set(['无', '暂无', 'null', 'none']);
/** A licence without an end. */
const ENDLESS = new Set(['长期', '长期有效', '无固定期限', '永久', '永久有效', '9999-12-31']);
const YES = new Set(['是', '有', '√', '✓', '✔', '对', '已', 'true', 'yes', 'y', '1']);
const NO = new Set(['否', '无', '没有', '×', '✗', '✘', 'x', '错', '未', 'false', 'no', 'n', '0']);
/** What people write instead of a mark: 已签到, 合格, 未通过. */
const YES_WORDS = /^(?:已[签到回访确认完成清理通过退补发]{1,4}|合格|通过|满意|非常满意|有效|符合)$/;
const NO_WORDS = /^(?:未[签到回访确认完成清理通过退补发]{1,4}|不合格|不通过|没有通过|不满意|无效|不符合)$/;
/** A long number that a spreadsheet shortened: its digits are lost. */
const SCIENTIFIC = /^\d(?:\.\d+)?e\+\d{1,3}$/;
const UNIT_WORDS: Readonly<Record<string, readonly string[]>> = {
  min: ['分钟', '分', 'mins'], minute: ['分钟', '分', 'min'], minutes: ['分钟', '分', 'min'], h: ['小时', '时', 'hours'], hour: ['小时', 'h'], hours: ['小时', 'h'],
  d: ['天', '日'], day: ['天', '日'], days: ['天', '日'], y: ['年'], year: ['年'], years: ['年'], '%': ['percent'], percent: ['%'],
  元: ['¥', '￥', 'rmb', 'cny', '人民币'], yuan: ['元', '¥', '￥'], CNY: ['元', '¥', '￥'],
};

/** Converts a cell of a ledger by its column's type. `raw` may be text, or what YAML or a workbook made of it. */
export function convertCell(raw: unknown, column: Column): Converted {
  if (raw === null || raw === undefined) return EMPTY;
  if (Array.isArray(raw)) return column.type === 'list' ? listOf(raw.map(String), column) : { kind: 'bad', expected: expectedOf(column) };
  if (typeof raw === 'object') return { kind: 'bad', expected: expectedOf(column) };
  const written = String(raw).trim();
  const plain = normalisePhrase(written);
  if (BLANKS.has(plain)) return EMPTY;
  const bad: Converted = { kind: 'bad', expected: expectedOf(column) };
  switch (column.type) {
    case 'text':
      if (typeof raw === 'string' && SCIENTIFIC.test(plain)) return { ...bad, value: written };
      return oneOf(written, column);
    case 'list':
      return listOf(written.split(/[、，,;；\n]/), column);
    case 'boolean':
      return NO.has(plain) || NO_WORDS.test(plain) ? { kind: 'value', value: false } : YES.has(plain) || YES_WORDS.test(plain) ? { kind: 'value', value: true } : bad;
    case 'number':
    case 'integer': {
      if (NONE.has(plain)) return EMPTY;
      const number = typeof raw === 'number' ? raw : numberIn(plain, column.unit);
      if (number === null || !Number.isFinite(number)) return bad;
      return column.type === 'integer' && !Number.isSafeInteger(number) ? bad : { kind: 'value', value: number };
    }
    case 'date':
    case 'datetime': {
      if (NONE.has(plain) || ENDLESS.has(plain)) return EMPTY;
      const moment = readMoment(plain);
      if (!moment) return bad;
      return { kind: 'value', value: column.type === 'date' || moment.time === null ? moment.day : `${moment.day}T${moment.time}` };
    }
  }
}

/** How a value of the column is written, understood in either language. */
export function expectedOf(column: Column): string {
  if (column.values) return column.values.join(' | ');
  switch (column.type) {
    case 'date': return '2026-05-01';
    case 'datetime': return '2026-05-01 08:30';
    case 'integer': return '12';
    case 'number': return '12.5';
    case 'boolean': return '是 | 否';
    case 'list': return 'A、B';
    case 'text': return '"…"';
  }
}

function oneOf(written: string, column: Column): Converted {
  if (!column.values) return { kind: 'value', value: written };
  const plain = normalisePhrase(written);
  const known = column.values.find((value) => normalisePhrase(value) === plain);
  return known === undefined ? { kind: 'bad', expected: expectedOf(column), value: written } : { kind: 'value', value: known };
}

function listOf(parts: readonly string[], column: Column): Converted {
  const values: string[] = [];
  for (const part of parts) {
    const written = part.trim();
    if (written === '') continue;
    const converted = oneOf(written, column);
    if (converted.kind === 'bad') return { ...converted, value: parts.map((p) => p.trim()).filter(Boolean) };
    if (converted.kind === 'value') values.push(String(converted.value));
  }
  return values.length === 0 ? EMPTY : { kind: 'value', value: values };
}

/** `1,234.5`, `30分钟` in a column of minutes, `95%` in a column of percent; null for anything else. */
function numberIn(plain: string, unit: string | undefined): number | null {
  let text = plain;
  if (unit !== undefined) {
    const words = [normalisePhrase(unit), ...(UNIT_WORDS[unit] ?? []).map(normalisePhrase)].sort((a, b) => b.length - a.length);
    const after = words.find((word) => word !== '' && text.endsWith(word));
    if (after !== undefined) text = text.slice(0, -after.length).trimEnd();
    const before = words.find((word) => word !== '' && text.startsWith(word));
    if (before !== undefined) text = text.slice(before.length).trimStart();
  }
  if (!/^[+-]?(?:\d[\d,]*)?(?:\.\d+)?$/.test(text) || !/\d/.test(text)) return null;
  return Number(text.replaceAll(',', ''));
}
