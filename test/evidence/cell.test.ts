import { describe, expect, it } from 'vitest';
import { Column } from '../../schemas/table.js';
import { convertCell } from '../../server/evidence/cell.js';
import { readMoment } from '../../server/evidence/moment.js';

const column = (type: Column['type'], more: Partial<Column> = {}): Column => Column.parse({ title: { zh: '列', en: 'column' }, type, ...more });
const value = (raw: unknown, type: Column['type'], more?: Partial<Column>) => {
  const converted = convertCell(raw, column(type, more));
  return converted.kind === 'value' ? converted.value : converted.kind;
};

describe('convertCell', () => {
  it.each([
    ['2026-05-01', '2026-05-01'], ['2026/5/1', '2026-05-01'], ['2026.5.1', '2026-05-01'], ['2026年5月1日', '2026-05-01'],
    ['２０２６年５月１日', '2026-05-01'], ['2026/5/1 0:00', '2026-05-01'], ['2026-02-30', 'bad'], ['45778', 'bad'], ['2026年5月', 'bad'],
    ['', 'empty'], ['/', 'empty'], ['—', 'empty'], ['无', 'empty'], ['不详', 'bad'],
  ])('reads the date %s', (raw, expected) => { expect(value(raw, 'date')).toBe(expected); });

  it.each([
    ['2026-05-01 08:30', '2026-05-01T08:30:00'], ['2026/5/1 8:30:05', '2026-05-01T08:30:05'], ['2026年5月1日8时30分', '2026-05-01T08:30:00'],
    ['2026-05-01T23:30:00Z', '2026-05-02T07:30:00'], ['2026-05-01T08:30:00+08:00', '2026-05-01T08:30:00'], ['2026-05-01', '2026-05-01'],
    ['2026-05-01 25:00', 'bad'], ['2026-05-01x', 'bad'],
  ])('reads the moment %s', (raw, expected) => { expect(value(raw, 'datetime')).toBe(expected); });

  it('reads numbers with separators, full-width digits and the unit of the column', () => {
    expect(value('1,234.5', 'number')).toBe(1234.5);
    expect(value('１２', 'integer')).toBe(12);
    expect(value('30 分钟', 'number', { unit: 'min' })).toBe(30);
    expect(value('95%', 'number', { unit: '%' })).toBe(95);
    expect(value('￥1,200 元', 'number', { unit: '元' })).toBe(1200);
    expect(value('95%', 'number')).toBe('bad');
    expect(value('1.5', 'integer')).toBe('bad');
    expect(value('12个', 'integer')).toBe('bad');
    expect(value('-', 'number')).toBe('empty');
    expect(value(7, 'integer')).toBe(7);
    expect(value('.', 'number')).toBe('bad');
  });

  it('reads yes and no as ledgers mark them', () => {
    for (const yes of ['是', '√', '有', 'Yes', '1', true]) expect(value(yes, 'boolean')).toBe(true);
    for (const no of ['否', '×', '无', 'N', '0', false]) expect(value(no, 'boolean')).toBe(false);
    expect(value('也许', 'boolean')).toBe('bad');
  });

  it('splits lists and checks each against the allowed values', () => {
    expect(value('电话、微信，邮件', 'list')).toEqual(['电话', '微信', '邮件']);
    expect(value(['电话', '微信'], 'list')).toEqual(['电话', '微信']);
    expect(value(['电话'], 'text')).toBe('bad');
    expect(convertCell('电话、传真', column('list', { values: ['电话', '微信'] }))).toEqual({ kind: 'bad', expected: '电话 | 微信', value: ['电话', '传真'] });
  });

  it('keeps a word outside the list of values, and says what is allowed', () => {
    expect(value(' 营业 ', 'text', { values: ['营业', '停业'] })).toBe('营业');
    expect(convertCell('装修', column('text', { values: ['营业', '停业'] }))).toEqual({ kind: 'bad', expected: '营业 | 停业', value: '装修' });
  });

  it('names numbers that a spreadsheet shortened', () => {
    expect(convertCell('1.39E+10', column('text')).kind).toBe('bad');
    expect(value('13900000000', 'text')).toBe('13900000000');
  });
});

describe('readMoment', () => {
  it('refuses what is no day of a calendar', () => {
    expect(readMoment('2026-13-01')).toBeNull();
    expect(readMoment('0026-01-01')).toBeNull();
    expect(readMoment('2024-02-29')).toEqual({ day: '2024-02-29', time: null });
  });
});
