import { describe, expect, it } from 'vitest';
import type { SheetCell } from '../../../server/evidence/sheet.js';
import { readWorkbook } from '../../../server/evidence/workbook/workbook.js';
import { writeXlsx, type WrittenBook, type WrittenSheet } from './write-xlsx.js';

const read = (book: WrittenBook) => readWorkbook('台账.xlsx', writeXlsx(book));
const sheet = (rows: WrittenSheet['rows'], more: Partial<WrittenSheet> = {}): WrittenSheet => ({ name: '6月', rows, ...more });
const values = (cells: readonly SheetCell[]) => cells.map(({ value }) => value);
const first = (rows: WrittenSheet['rows'], more: Omit<WrittenBook, 'sheets'> = {}, own: Partial<WrittenSheet> = {}) => {
  const workbook = read({ ...more, sheets: [sheet(rows, own)] });
  expect(workbook.problem).toBeNull();
  return workbook.sheets[0]!.rows.map(({ cells }) => values(cells));
};

describe('readWorkbook: values', () => {
  it.each([{ shared: true }, { shared: false }, { shared: true, prefix: 'x' }])('reads texts, numbers, booleans and gaps (%o)', (more) => {
    expect(first([['编号', null, '数量'], ['𠮷&<>"', 12.5, true], [null, null, 0]], more)).toEqual([['编号', '', '数量'], ['𠮷&<>"', 12.5, true], ['', '', 0]]);
  });

  it('reads rich text without how it is read aloud, escapes, line ends, and spaces', () => {
    const rich = '<c r="@" t="inlineStr"><is><r><rPr><b/></rPr><t>投</t></r><r><t>诉</t></r><rPh sb="0" eb="1"><t>tousu</t></rPh><phoneticPr fontId="1"/></is></c>';
    expect(first([[{ xml: rich }, 'a_x000D_\nb', ' 两 端 ']])).toEqual([['投诉', 'a\r\nb', ' 两 端 ']]);
    const shared = first([[{ xml: '<c r="@" t="s"><v>0</v></c>' }, { xml: '<c r="@" t="s"><v>1</v></c>' }, { xml: '<c r="@" t="s"><v>9</v></c>' }]], {
      parts: { 'xl/sharedStrings.xml': '<sst xmlns="x"><si><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si><si><t><![CDATA[<丙>]]></t></si></sst>' },
    });
    expect(shared).toEqual([['甲 乙', '<丙>']]);
  });

  it.each([
    [{ date: 46143 }, '2026-05-01'], [{ date: 46143.354166666664 }, '2026-05-01 08:30:00'], [{ date: 46143.99999999 }, '2026-05-02'],
    [{ date: 1 }, '1900-01-01'], [{ date: 59 }, '1900-02-28'], [{ date: 60 }, '1900-02-29'], [{ date: 61 }, '1900-03-01'],
    [{ date: 46143, format: 'yyyy"年"m"月"d"日";@' }, '2026-05-01'], [{ date: 46143.5, format: '[$-804]yyyy-mm-dd hh:mm' }, '2026-05-01 12:00:00'],
    [{ date: 0.354166666666667, format: 'h:mm' }, '08:30:00'], [{ date: 46143, format: 'yyyy/m/d h:mm' }, '2026-05-01 00:00:00'], [{ date: 1.5, format: '[h]:mm' }, '36:00:00'], [{ date: 46143, format: 'm"月"' }, '2026-05-01'],
    [{ number: 12, format: '0000' }, '0012'], [{ number: 1234.5, format: '#,##0.00"元"' }, 1234.5], [{ number: 5, format: '[Red]0.00' }, 5], [{ number: 3, format: 'General' }, 3],
    [{ number: 3, format: '0.00E+00' }, 3], [{ number: 7, format: '"d"0' }, 7], [{ number: 7, format: '0\\d' }, 7],
  ] as const)('reads %o as %s', (cell, expected) => { expect(first([[cell]])).toEqual([[expected]]); });

  it('counts days from 1904 where the workbook does', () => {
    expect(first([[{ date: 46143 - 1462 }, { date: 0 }]], { date1904: true })).toEqual([['2026-05-01', '1904-01-01']]);
  });

  it('takes formulas by their last value, and tells those that have none, and errors', () => {
    const { sheets } = read({ sheets: [sheet([[
      { xml: '<c r="@"><f>A1+1</f><v>4</v></c>' }, { xml: '<c r="@" t="str"><f>"a"</f><v>甲</v></c>' }, { xml: '<c r="@" t="str"><f>""</f><v></v></c>' },
      { xml: '<c r="@"><f>NOW()</f></c>' }, { xml: '<c r="@" t="e"><v>#N/A</v></c>' }, { number: 0.97, format: '0%' }, { date: -1 },
    ]])] });
    expect(sheets[0]!.rows[0]!.cells.map(({ value, kind }) => [value, kind])).toEqual([
      [4, undefined], ['甲', undefined], ['', undefined], ['', 'uncalculated'], ['#N/A', 'error'], [0.97, 'percent'], ['########', 'error'],
    ]);
  });

  it('gives merged cells to all rows below them, not to the columns beside', () => {
    expect(first([['网点', '合并', null], ['北京', 'a', 1], [null, 'b', 2], [null, 'c', 3], ['上海', 'd', 4]], {}, { merges: ['A2:A4', 'B1:C1'] })).toEqual([
      ['网点', '合并', ''], ['北京', 'a', 1], ['北京', 'b', 2], ['北京', 'c', 3], ['上海', 'd', 4],
    ]);
  });

  it('reads hidden sheets and rows, skips charts, follows the order of tabs and believes no dimension', () => {
    const { sheets } = read({
      sheets: [sheet([['甲']], { name: '一', hidden: true, dimension: 'A1:XFD1048576' }), sheet([['乙']], { name: '二', firstRow: 1048576 })],
      parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row hidden="1"><c t="inlineStr"><is><t>甲</t></is></c><c><v>2</v></c></row><row r="9"/></sheetData></worksheet>' },
    });
    expect(sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => values(cells))])).toEqual([['一', [['甲', 2]]], ['二', [['乙']]]]);
  });
});

describe('readWorkbook: places', () => {
  const workbook = read({ sheets: [
    sheet([['标题'], [], ['编号', '时间'], ['C1', null, '尾']], { firstRow: 3 }), sheet([], { name: '空' }), sheet([['x\ty\nz', '末']], { name: "7月 '补'" }),
  ] });
  const cell = (s: number, r: number, c: number) => workbook.cellAt!(workbook.sheets[s]!.rows[r]!.cells[c]!.span.start);

  it('gives every cell its sheet and address', () => {
    expect(cell(0, 0, 0)).toEqual({ sheet: '6月', address: 'A3', row: 3, column: 1 });
    expect(cell(0, 2, 1)).toEqual({ sheet: '6月', address: 'B6', row: 6, column: 2 });
    expect(cell(0, 2, 2)?.address).toBe('C6');
    expect(cell(0, 0, 2)?.address).toBe('C3');
    expect(cell(2, 0, 1)).toEqual({ sheet: "7月 '补'", address: 'B1', row: 1, column: 2 });
    expect(workbook.cellAt!(workbook.sheets[1]!.start!)).toMatchObject({ sheet: '空', address: 'A1' });
  });

  it('has one line for each row, whatever its cells hold, and no numbers of rows', () => {
    expect(workbook.text.split('\n').map((line) => line.trimEnd())).toEqual(['标题', '编号\t时间', 'C1\t\t尾', '', 'x y z\t末']);
    for (const { rows } of workbook.sheets) {
      for (const { cells } of rows) for (const { value, span } of cells) expect(workbook.text.slice(span.start, span.end)).toBe(String(value).replace(/[\t\n]/g, ' '));
    }
  });
});
