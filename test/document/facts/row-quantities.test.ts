import { expect, it } from 'vitest';
import { quantitiesByHeader } from '../../../server/document/facts/row-quantities.js';
import type { Cell, Row } from '../../../server/document/model.js';

function row(...cells: [header: string, text: string][]): Row {
  return {
    table: 0, row: 1, header: false,
    cells: cells.map(([header, text], column): Cell => ({ text: { text, base: 0, starts: null, ends: null }, span: { start: 0, end: text.length }, column, header, inherited: '' })),
  };
}

it.each<[string, Row, string, string[]]>([
  ['unit in the header', row(['区域', '市区'], ['响应时间(小时)', '24']), '区域:市区;响应时间(小时):24;', ['24']],
  ['two of them', row(['响应(小时)', '2'], ['到达(小时)', '≤24']), '响应(小时):2;到达(小时):≤24;', ['2', '24']],
  ['the same figure twice', row(['响应(小时)', '24'], ['到达(小时)', '24']), '响应(小时):24;到达(小时):24;', ['24', '24']],
  ['label and value', row(['', '保修期(年)'], ['保修期(年)', '3']), '保修期(年):3;', ['3']],
  ['empty cell before', row(['备注', ''], ['响应(小时)', '24']), '响应(小时):24;', ['24']],
  ['no unit', row(['区域', '市区'], ['响应时间', '24']), '区域:市区;响应时间:24;', []],
  ['another text', row(['响应(小时)', '24']), '别的;', []],
])('%s', (_, data, text, expected) => {
  const found = quantitiesByHeader(data, text);
  expect(found.map((q) => text.slice(q.from, q.end))).toEqual(expected);
});

it('gives places in order', () => {
  const text = '响应(小时):24;到达(小时):24;';
  expect(quantitiesByHeader(row(['响应(小时)', '24'], ['到达(小时)', '24']), text).map((q) => q.from)).toEqual([7, 17]);
});
