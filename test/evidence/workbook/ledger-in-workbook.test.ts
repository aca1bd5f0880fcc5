import { describe, expect, it } from 'vitest';
import { itemLedgers } from '../../../server/evidence/item-ledgers.js';
import { readManifest } from '../../../server/evidence/manifest.js';
import { readWorkbook } from '../../../server/evidence/workbook/workbook.js';
import { TableSchema } from '../../../schemas/table.js';
import { COMPLAINTS, source, TABLES, TYPES } from '../fixtures.js';
import { writeXlsx, type Written, type WrittenBook, type WrittenSheet } from './write-xlsx.js';

const title = (zh: string) => ({ zh, en: zh });
const FIGURES = TableSchema.parse({
  id: 'figures', title: title('数据表'),
  columns: {
    name: { title: title('名称'), type: 'text', required: true }, rate: { title: title('合格率'), type: 'number', unit: '%' }, share: { title: title('比例'), type: 'number' },
    minutes: { title: title('时长'), type: 'number', unit: 'min' }, day: { title: title('日期'), type: 'date' }, phone: { title: title('电话'), type: 'text' }, done: { title: title('完成'), type: 'boolean' },
  },
});
const SCHEMAS = new Map([...TABLES, [FIGURES.id, FIGURES]]);

function read(book: WrittenBook, reference = '台账.xlsx', table = 'complaints') {
  const workbook = readWorkbook('台账.xlsx', writeXlsx(book));
  const manifest = readManifest(source('清单.yaml', `tables: { ${table}: '${reference}' }\n`), SCHEMAS, TYPES, new Map([[workbook.path, workbook]]));
  return {
    rows: manifest.tables[0]?.rows ?? [], values: (manifest.tables[0]?.rows ?? []).map(({ values }) => values),
    faults: manifest.faults.map(({ kind, span, args, file }) => ({ kind, args, at: file === workbook.path ? workbook.cellAt!(span.start)?.address : file })), workbook,
  };
}
const figures = (column: string, cell: Written, more: Partial<WrittenBook> = {}) =>
  read({ ...more, sheets: [{ name: '表', rows: [['名称', column], ['甲', cell]] }] }, '台账.xlsx', 'figures');
const HEAD = ['投诉编号', '受理时间'];

describe('cells by the type of their column', () => {
  it.each([
    ['合格率', { number: 0.97, format: '0%' }, 'rate', 97], ['合格率', { number: 0.956, format: '0.00%' }, 'rate', 95.6], ['合格率', 97, 'rate', 97], ['合格率', '97%', 'rate', 97],
    ['比例', { number: 0.97, format: '0%' }, 'share', 0.97], ['名称', 'x', 'name', '甲'],
    ['时长', { date: 1.5 / 24, format: '[h]:mm' }, 'minutes', 90], ['时长', { date: 0.5 / 24, format: 'h:mm' }, 'minutes', 30],
    ['日期', { date: 46143 }, 'day', '2026-05-01'], ['日期', 46143, 'day', '2026-05-01'], ['日期', 46143.5, 'day', '2026-05-01'], ['日期', '2026年5月1日', 'day', '2026-05-01'],
    ['电话', 13900001111, 'phone', '13900001111'], ['电话', { number: 12, format: '00000' }, 'phone', '00012'], ['电话', 999_999_999_999_999, 'phone', '999999999999999'],
    ['电话', 0.1 + 0.2, 'phone', '0.3'], ['电话', { date: 46143 }, 'phone', '2026-05-01'], ['完成', true, 'done', true], ['完成', '√', 'done', true], ['完成', 0, 'done', false],
  ] as const)('%s %o gives %s %o', (column, cell, key, expected) => {
    const { values, faults } = figures(column, cell);
    expect(values[0]![key]).toBe(expected);
    expect(faults).toEqual([]);
  });

  it('takes plain numbers for days only where they can be, in either system', () => {
    expect(figures('日期', 46143 - 1462, { date1904: true }).values[0]!.day).toBe('2026-05-01');
    expect(figures('日期', 12).faults).toMatchObject([{ kind: 'bad-cell', at: 'B2' }]);
    expect(figures('日期', 80000).faults).toMatchObject([{ kind: 'bad-cell', at: 'B2' }]);
    expect(figures('日期', { date: 60 }).faults).toMatchObject([{ kind: 'bad-cell', at: 'B2', args: { found: '1900-02-29' } }]);
  });

  it('names damage at its cell', () => {
    const lost = figures('电话', 110101199001011230);
    expect(lost.faults).toMatchObject([{ kind: 'digits-lost', at: 'B2', args: { found: '110*************30' } }]);
    expect(lost.values[0]!.phone).toBe('110101199001011230');
    expect(figures('电话', '1.39E+10').faults).toMatchObject([{ kind: 'bad-cell', at: 'B2' }]);
    expect(figures('合格率', { xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>' }).faults).toMatchObject([{ kind: 'bad-cell', at: 'B2', args: { found: '#DIV/0!' } }]);
    expect(figures('合格率', { xml: '<c r="@"><f>NOW()</f></c>' }).faults).toMatchObject([{ kind: 'formula-uncalculated', at: 'B2' }]);
    expect(read({ sheets: [{ name: '表', rows: [HEAD, ['C1', null]] }] }).faults).toMatchObject([{ kind: 'missing-key', at: 'B2' }]);
  });
});

describe('sheets by name', () => {
  const month = (name: string, id: string): WrittenSheet => ({ name, rows: [['台账'], HEAD, [id, { date: 46143 }]] });
  const book: WrittenBook = { sheets: [{ name: '说明', rows: [['本表由客服部填写']] }, month('5月', 'C5'), month('6月', 'C6')] };

  it('reads the one that is named, with what spaces and width allow', () => {
    expect(read(book, '台账.xlsx#6月').values.map(({ complaint_id: id }) => id)).toEqual(['C6']);
    expect(read(book, '台账.xlsx# ６月').rows[0]).toMatchObject({ sheet: '6月', file: '台账.xlsx' });
  });

  it('reads the first with the header of the table, and names the others', () => {
    const { values, faults } = read(book);
    expect(values.map(({ complaint_id: id }) => id)).toEqual(['C5']);
    expect(faults).toMatchObject([{ kind: 'sheet-unread', args: { sheet: '5月', sheets: { zh: '6月' } } }]);
    expect(read({ sheets: [month('5月', 'C5'), { name: '说明', rows: [['x']] }] }).faults).toEqual([]);
  });

  it('reads all with the header for *', () => {
    expect(read(book, '台账.xlsx#*').values.map(({ complaint_id: id }) => id)).toEqual(['C5', 'C6']);
    expect(read(book, '台账.xlsx#*').faults).toEqual([]);
  });

  it('names a sheet that is not there, where it is asked for, with those that are', () => {
    expect(read(book, '台账.xlsx#6 月份').faults).toMatchObject([{ kind: 'unknown-sheet', at: '清单.yaml', args: { sheet: '6 月份', sheets: { zh: '说明、5月、6月', en: '说明, 5月, 6月' }, suggestion: '' } }]);
    expect(read(book, '台账.xlsx#7月').faults[0]!.args.suggestion).not.toBe('');
  });

  it('takes the better name where two headers mean one column', () => {
    const { values } = read({ sheets: [{ name: '表', rows: [['编号', '投诉编号', '接诉日期', '受理时间'], [1, 'C1', '2026-01-01', '2026-05-01']] }] });
    expect(values).toEqual([{ complaint_id: 'C1', received_at: '2026-05-01' }]);
    expect(Object.keys(COMPLAINTS.columns)).toContain('complaint_id');
  });
});

describe('a workbook that an item of the manifest names', () => {
  const types = new Map([['complaint-ledger', { id: 'complaint-ledger', title: title('投诉台账'), aliases: [], phase: 'run' as const, fields: [], source: [], table: 'complaints', rows: 'ledger' as const }]]);
  const workbook = readWorkbook('台账.xlsx', writeXlsx({ sheets: [{ name: '8月', rows: [HEAD, ['C8', '2026-08-01']] }] }));
  const of = (file: string) => {
    const { items } = readManifest(source('清单.yaml', `items: [{ id: E-1, type: complaint-ledger, file: '${file}' }]\n`), SCHEMAS, types, new Map());
    return itemLedgers(items, new Set(), types, SCHEMAS, new Map([[workbook.path, workbook]]));
  };

  it('gives its rows to the table', () => {
    const ids = (file: string) => of(file).tables.flatMap(({ rows }) => rows.map(({ values }) => values['complaint_id']));
    expect(ids('台账.xlsx#8月')).toEqual(['C8']);
    expect(ids('台账.xlsx')).toEqual(['C8']);
    expect(ids('台账.xlsx#８ 月')).toEqual(['C8']);
  });

  it('is named where the sheet that is asked for is not in it', () => {
    const { tables, faults } = of('台账.xlsx#9月');
    expect(tables).toEqual([]);
    expect(faults).toMatchObject([{ kind: 'unknown-sheet', file: '清单.yaml', args: { sheet: '9月' } }]);
  });
});
