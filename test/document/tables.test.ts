import { describe, expect, it } from 'vitest';
import { checkInvariants, readText, sourceOf } from './invariants.js';

const rowsOf = (text: string) => {
  const document = readText(text);
  checkInvariants(document);
  return document.blocks.filter((block) => block.kind === 'row');
};
const texts = (text: string) => rowsOf(text).map((block) => block.text.text);

describe('Markdown tables', () => {
  const SLA = '| 类别 | 区域 | 响应时限 |\n|---|:-:|---|\n| 安装 | 市区 | 24小时；节假日48小时 |\n| | 郊区 | 48小时 |\n| | | 72小时 |\n| 维修 | 市区 | |\n';

  it('joins a row with its headers', () => {
    expect(texts(SLA)).toEqual([
      '类别;区域;响应时限;', '类别:安装;区域:市区;响应时限:24小时;节假日48小时;', '类别:安装;区域:郊区;响应时限:48小时;',
      '类别:安装;区域:郊区;响应时限:72小时;', '类别:维修;区域:市区;',
    ]);
  });

  it('repeats what a blank cell at the beginning continues, and only that', () => {
    const rows = rowsOf(SLA);
    expect(rows.map((row) => row.row!.cells.map((cell) => cell.inherited))).toEqual([['', '', ''], ['', '', ''], ['安装', '', ''], ['安装', '郊区', ''], ['', '', '']]);
    expect(rows[2]!.row).toMatchObject({ table: 0, row: 2, header: false });
    expect(rows[2]!.row!.cells[1]).toMatchObject({ column: 1, header: '区域' });
  });

  it('leads from the row text to the cell, and from a header to the cell it belongs to', () => {
    const document = readText(SLA);
    const row = document.blocks[1]!;
    expect(sourceOf(document, row.text, '节假日48小时')).toBe('节假日48小时');
    expect(sourceOf(document, row.text, '区域')).toBe('市区');
    expect(document.source.text.slice(row.row!.cells[2]!.span.start, row.row!.cells[2]!.span.end)).toBe('24小时；节假日48小时');
  });

  it('reads escapes, code, links and CRLF inside cells', () => {
    const document = readText('| a | b |\r\n|---|---|\r\n| x\\|y | `p\\|q` [链](u) |\r\n');
    checkInvariants(document);
    const cells = document.blocks[1]!.row!.cells;
    expect(cells.map((cell) => cell.text.text)).toEqual(['x|y', 'p|q链']);
    expect(sourceOf(document, cells[0]!.text, '|')).toBe('\\|');
    expect(document.links.map((link) => link.target)).toEqual(['u']);
  });

  it('reads labels and values without taking the first row for headers', () => {
    const text = '| 文件编号 | QM-01 |\n|---|---|\n| 版本 | A/0 |\n| 编制 | 张三 |\n';
    expect(texts(text)).toEqual(['文件编号:qm-01;', '版本:a/0;', '编制:张三;']);
    expect(rowsOf(text)[0]!.row).toMatchObject({ header: false });
  });

  it('finds the header under a blank row', () => {
    expect(texts('|  |  |\n|---|---|\n| 项目 | 时限 |\n| 安装 | 24小时 |\n')).toEqual(['', '项目;时限;', '项目:安装;时限:24小时;']);
  });
});

describe('HTML tables', () => {
  it('lays out rowspan and colspan with several header rows', () => {
    const rows = rowsOf('<table>\n<tr><th rowspan="2">产品</th><th colspan="2">时限</th></tr>\n<tr><th>市区</th><th>郊区</th></tr>\n'
      + '<tr><td rowspan=2>冰箱&nbsp;<b>大</b></td><td>24h</td><td>48h<br>节假日72h</td></tr>\n<tr><td>12h</td><td></td></tr>\n</table>\n');
    expect(rows.map((row) => row.text.text)).toEqual(['产品;时限;', '市区;郊区;', '产品:冰箱大;时限市区:24h;时限郊区:48h\n节假日72h;', '产品:冰箱大;时限市区:12h;']);
    expect(rows[3]!.row!.cells.map((cell) => [cell.column, cell.header, cell.inherited])).toEqual([[0, '产品', '冰箱大'], [1, '时限市区', ''], [2, '时限郊区', '']]);
  });

  it('puts a table together that blank lines have cut', () => {
    expect(texts('# x\n\n<table>\n<tr><td>项目</td><td>时限</td></tr>\n\n<tr>\n\n<td>安装</td>\n\n<td>24小时</td></tr>\n</table>\n\n后文\n')).toEqual(['项目;时限;', '项目:安装;时限:24小时;']);
  });

  it('reads unclosed and broken tables', () => {
    expect(texts('<table><tr><td>甲<td>乙<tr><td>丙<td>丁')).toEqual(['甲;乙;', '甲:丙;乙:丁;']);
    checkInvariants(readText('<table><tr><td rowspan=99999 colspan=99999>甲</td></tr></table><table><td>乙</table></td></tr>\n'));
  });

  it('keeps places inside quotes and lists', () => {
    const document = readText('> <table>\n> <tr><td>甲&amp;乙</td>\n> <td>丙</td></tr>\n> </table>\n\n- 项\n\n  <p>段&lt;落</p>\n');
    checkInvariants(document);
    expect(document.blocks.map((block) => [block.kind, block.text.text])).toEqual([['row', '甲&乙;丙;'.replace('甲&乙;丙;', document.blocks[0]!.text.text)], ['item', '项'], ['paragraph', '段<落']]);
    expect(sourceOf(document, document.blocks[0]!.row!.cells[0]!.text, '&')).toBe('&amp;');
  });
});

describe('HTML text', () => {
  it('reads headings, paragraphs, items and line breaks, and leaves out scripts and comments', () => {
    const document = readText('<div>\n<!-- 注释 -->\n<h2>第一章 总则</h2>\n<p>甲<br/>乙 &copy 丙</p><script>var 丁;</script>\n<ol><li>子<li>丑</ol>\n<style>戊{}</style>\n</div>\n');
    checkInvariants(document);
    expect(document.sections[1]).toMatchObject({ number: '第一章', title: { text: '总则' }, origin: 'html' });
    expect(document.blocks.map((block) => [block.kind, block.text.text])).toEqual([['paragraph', '甲\n乙©丙'], ['item', '子'], ['item', '丑']]);
    expect(document.blocks[1]!.list).toMatchObject({ ordered: true, depth: 0 });
    expect(sourceOf(document, document.blocks[0]!.text, '©')).toBe('&copy');
  });

  it('reads links and pictures', () => {
    const document = readText('<p><a href="a.docx">附件</a><img src="流程.png" alt="流程图"></p>\n');
    expect(document.links.map(({ kind, target, text }) => [kind, target, text])).toEqual([['link', 'a.docx', '附件'], ['image', '流程.png', '流程图']]);
    expect(document.blocks[0]!.text.text).toBe('附件流程图');
  });
});
