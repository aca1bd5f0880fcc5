import { describe, expect, it } from 'vitest';
import { ledgerOfSheet } from '../../server/evidence/ledger.js';
import { SHEET_READERS } from '../../server/evidence/sheet.js';
import type { FaultArg } from '../../server/text/fault.js';
import { COMPLAINTS, OUTLETS, at, source } from './fixtures.js';

const inZh = (arg: FaultArg | undefined) => (typeof arg === 'object' ? arg.zh : arg);
const read = (text: string, schema = COMPLAINTS) => ledgerOfSheet(SHEET_READERS.get('.csv')!(source('ledgers/台账.csv', text)).sheets[0]!, schema, 'ledgers/台账.csv');

describe('ledgerOfSheet', () => {
  it('skips title rows and finds columns by Chinese headers, units in brackets left out', () => {
    const text = '2026年投诉台账,,,\r\n单位：分钟,,,\r\n编号,接诉日期,渠道,响应时长（分钟）\r\nC-001,2026/5/1 8:30,电话,25\r\n';
    const { rows, faults } = read(text);
    expect(faults).toEqual([]);
    expect(rows.map(({ values }) => values)).toEqual([{ complaint_id: 'C-001', received_at: '2026-05-01T08:30:00', channel: '电话', minutes: 25 }]);
    expect(at(text, rows[0]!.place('minutes'))).toBe('25');
    expect(at(text, rows[0]!.place('closed'))).toBe('C-001,2026/5/1 8:30,电话,25');
    expect(at(text, rows[0]!.span)).toBe('C-001,2026/5/1 8:30,电话,25');
    expect(rows[0]).toMatchObject({ file: 'ledgers/台账.csv', sheet: null });
  });

  it('finds full-width, spaced and starred headers', () => {
    const { rows, faults } = read('* 投诉编号 , 受理 时间 ,渠道：\nC1,2026-05-01,微信');
    expect(faults).toEqual([]);
    expect(rows[0]!.values).toEqual({ complaint_id: 'C1', received_at: '2026-05-01', channel: '微信' });
  });

  it('gives one fault per column for what cannot be read, at the first cell, with a count and the other places', () => {
    const text = '编号,受理时间,渠道\nC1,昨天,电话\nC2,前天,传真\nC3,2026-05-01,电话\nC4,大前天,电话\n';
    const { rows, faults } = read(text);
    expect(faults.map(({ kind, args }) => [kind, inZh(args.column), args.count])).toEqual([['bad-cell', '受理时间（received_at）', 3], ['bad-cell', '渠道（channel）', 1]]);
    expect(at(text, faults[0]!.span)).toBe('昨天');
    expect(faults[0]!.occurrences!.map((span) => at(text, span))).toEqual(['前天', '大前天']);
    expect(faults[0]!.args).toMatchObject({ found: '昨天', expected: '2026-05-01 08:30', table: { zh: '投诉台账（complaints）', en: expect.stringMatching(/ \(complaints\)$/) as string } });
    expect(rows.map(({ values }) => values.received_at)).toEqual([undefined, undefined, '2026-05-01', undefined]);
    expect(rows[1]!.values.channel).toBe('传真');
  });

  it('masks long numbers in what a message shows', () => {
    const { faults } = read('编号,受理时间\nC1,13812345678\n');
    expect(faults[0]!.args.found).toBe('138******78');
  });

  it('names missing required columns once, at the header row, with the headers seen', () => {
    const text = '台账\n编号,客户\nC1,甲\n';
    const { rows, faults } = read(text);
    expect(rows).toHaveLength(1);
    expect(faults.map(({ kind }) => kind)).toEqual(['missing-column', 'unknown-column']);
    expect(at(text, faults[0]!.span)).toBe('编号,客户');
    expect(faults[0]!.args).toMatchObject({ columns: { zh: '受理时间（received_at）' }, seen: { zh: '编号、客户', en: '编号, 客户' }, count: 1 });
    expect(at(text, faults[1]!.span)).toBe('客户');
  });

  it('names unknown columns once, with the nearest known name', () => {
    const text = '网点编号,网点名称,是否偏選,备注\nN1,总部,否,x\n';
    const { faults } = read(text, OUTLETS);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ kind: 'unknown-column', args: { columns: { zh: '是否偏選、备注' }, suggestion: '是否偏远', count: 2 } });
    expect(faults[0]!.occurrences!.map((span) => at(text, span))).toEqual(['备注']);
  });

  it('reports blanks in required columns, per column, and not where the cell is unreadable', () => {
    const text = '编号,受理时间\nC1,\nC2,x\n,2026-05-01\nC4\n';
    const { faults } = read(text);
    expect(faults.map(({ kind, args }) => [kind, inZh(args.column), args.count])).toEqual([
      ['missing-key', '受理时间（received_at）', 2], ['bad-cell', '受理时间（received_at）', 1], ['missing-key', '投诉编号（complaint_id）', 1],
    ]);
    expect(faults[0]!.span).toEqual({ start: text.indexOf('C1,') + 3, end: text.indexOf('C1,') + 3 });
    expect(at(text, faults[0]!.occurrences![0]!)).toBe('C4');
  });

  it('says that there is no header when no row names a column, or nothing is there at all', () => {
    expect(read('x,y\n1,2\n').faults.map(({ kind }) => kind)).toEqual(['missing-column']);
    expect(read('').faults).toMatchObject([{ kind: 'missing-column', span: { start: 0, end: 0 } }]);
    expect(read('').rows).toEqual([]);
  });

  it('takes the first of two columns with the same meaning', () => {
    expect(read('编号,单号,受理时间\nA,B,2026-05-01').rows[0]!.values.complaint_id).toBe('A');
  });
});

describe('SHEET_READERS', () => {
  it('reports a quote that is never closed', () => {
    const text = '编号,受理时间\n"C1,2026-05-01\n';
    const { faults } = SHEET_READERS.get('.csv')!(source('a.csv', text));
    expect(faults).toMatchObject([{ kind: 'bad-cell', file: 'a.csv', span: { start: text.indexOf('"'), end: text.indexOf('"') + 1 } }]);
  });
});
