import * as xlsx from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_COLUMNS, MAX_ROWS } from '../../../server/evidence/workbook/grid.js';
import { readWorkbook } from '../../../server/evidence/workbook/workbook.js';
import { partsOf, writeXlsx, type WrittenBook } from './write-xlsx.js';

const BOOK: WrittenBook = { sheets: [{ name: '6月', rows: [['编号', '时间'], ['C1', { date: 46143 }]] }], shared: true };
const problem = (bytes: Uint8Array) => readWorkbook('a.xlsx', bytes).problem?.kind;
const with_ = (parts: NonNullable<WrittenBook['parts']>) => writeXlsx({ ...BOOK, parts });
const sheetOf = (body: string) => with_({ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body}</sheetData></worksheet>` });
const cpu = (what: () => void) => { const began = process.cpuUsage(); what(); return process.cpuUsage(began).user / 1000; };

describe('readWorkbook: what is no workbook', () => {
  it('tells old formats, passwords and damage apart', () => {
    const book = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([['编号'], ['C1']]), '6月');
    const as = (bookType: xlsx.BookType) => new Uint8Array(xlsx.write(book, { type: 'array', bookType }) as ArrayBuffer);
    expect(problem(as('biff8'))).toBe('workbook-format');
    expect(problem(as('ods'))).toBe('workbook-format');
    expect(problem(as('xlsb'))).toBe('workbook-format');
    expect(problem(new Uint8Array())).toBe('workbook-damaged');
    expect(problem(strToU8('编号,时间\nC1,2026-05-01\n'))).toBe('workbook-damaged');
    expect(problem(zipSync({ 'word/document.xml': strToU8('<w/>') }))).toBe('workbook-damaged');
    const compound = new Uint8Array(2048);
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    compound.set([...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0]), 1024 + 128);
    expect(problem(compound)).toBe('workbook-encrypted');
    const locked = writeXlsx(BOOK);
    for (let i = 0; i < locked.length - 10; i++) {
      if (locked[i] === 0x50 && locked[i + 1] === 0x4b && locked[i + 2] === 1 && locked[i + 3] === 2) locked[i + 8]! |= 1;
    }
    expect(problem(locked)).toBe('workbook-encrypted');
  });

  it('names a workbook that was cut off, wherever, and one whose bytes were changed', () => {
    const whole = writeXlsx(BOOK);
    for (let length = 0; length < whole.length; length += 7) expect(problem(whole.slice(0, length)), String(length)).toBe('workbook-damaged');
    expect(problem(with_({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1' }))).toBe('workbook-damaged');
    expect(problem(with_({ 'xl/worksheets/sheet1.xml': null }))).toBe('workbook-damaged');
    expect(problem(with_({ 'xl/workbook.xml': '<workbook/>' }))).toBe('workbook-damaged');
    const stored = zipSync(Object.fromEntries(Object.entries(partsOf(BOOK)).map(([path, text]) => [path, strToU8(text)])), { level: 0 });
    const at = new TextDecoder('latin1').decode(stored).indexOf('46143');
    stored[at] = 0x35;
    expect(problem(stored)).toBe('workbook-damaged');
  });

  it('declares no entities and follows nothing outside', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>`;
    expect(problem(with_({ 'xl/sharedStrings.xml': `${bomb}<sst><si><t>&b;</t></si></sst>` }))).toBe('workbook-damaged');
    expect(problem(with_({ 'xl/sharedStrings.xml': '<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>' }))).toBe('workbook-damaged');
    const { sheets } = readWorkbook('a.xlsx', sheetOf('<row><c t="str"><v>&b;&#x20;&unknown;</v></c></row>'));
    expect(sheets[0]!.rows[0]!.cells[0]!.value).toBe('&b; &unknown;');
    const outside = with_({ 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="x/worksheet" TargetMode="External" Target="http://example.com/a.xml"/></Relationships>' });
    expect(problem(outside)).toBe('workbook-damaged');
  });
});

describe('readWorkbook: limits', () => {
  it('stops a zip bomb while it unpacks', () => {
    const zeros = '0'.repeat(1 << 20);
    const packed = (strings: string) => zipSync(Object.fromEntries(Object.entries({ ...partsOf(BOOK), 'xl/sharedStrings.xml': strings }).map(([path, text]) => [path, strToU8(text)])), { level: 1 });
    const one = packed(`<sst><si><t>${zeros.repeat(64)}</t></si></sst>`);
    const many = packed(`<sst>${`<si><t>${zeros}</t></si>`.repeat(105)}</sst>`);
    expect(many.length).toBeLessThan(1e6);
    const before = process.memoryUsage().arrayBuffers;
    expect(cpu(() => { expect(problem(one)).toBe('workbook-damaged'); })).toBeLessThan(4000);
    expect(cpu(() => { expect(problem(many)).toBe('workbook-too-large'); })).toBeLessThan(4000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(300e6);
  }, 60_000);

  it('reads so many rows and columns, and says where it stopped', () => {
    const rows = sheetOf('<row><c><v>1</v></c></row>'.repeat(MAX_ROWS + 5));
    const [sheet] = readWorkbook('a.xlsx', rows).sheets;
    expect(sheet!.rows).toHaveLength(MAX_ROWS);
    expect(sheet!.faults).toMatchObject([{ kind: 'sheet-cut', args: { sheet: '6月', row: MAX_ROWS } }]);
    const wide = readWorkbook('a.xlsx', sheetOf('<row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row><c r="SF2"><v>3</v></c></row>')).sheets[0]!;
    expect(wide.rows.map(({ cells }) => cells.filter(({ value }) => value !== '').map(({ value }) => value))).toEqual([[1], [3]]);
    expect(wide.rows[1]!.cells).toHaveLength(MAX_COLUMNS);
    expect(wide.faults).toMatchObject([{ kind: 'sheet-cut' }]);
  }, 60_000);

  it('reads a sheet that claims a million rows by the rows it has', () => {
    const [sheet] = readWorkbook('a.xlsx', sheetOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>')).sheets;
    expect(sheet!.rows).toHaveLength(2);
    expect(sheet!.faults).toEqual([]);
    const spent = cpu(() => { readWorkbook('a.xlsx', sheetOf(`${'<row><c r="SF1"><v>1</v></c></row>'.repeat(50_000)}`)); });
    expect(spent).toBeLessThan(4000);
  }, 60_000);

  it('is not slowed down by merges over everything', () => {
    const rows = '<row><c><v>1</v></c></row>'.repeat(20_000);
    const merges = '<mergeCell ref="A1:A1048576"/>'.repeat(20_000);
    const bytes = with_({ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData><mergeCells>${merges}</mergeCells></worksheet>` });
    expect(cpu(() => { expect(readWorkbook('a.xlsx', bytes).sheets[0]!.rows).toHaveLength(20_000); })).toBeLessThan(4000);
  }, 60_000);
});

describe('readWorkbook: anything at all', () => {
  it('never throws on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => { readWorkbook('a.xlsx', bytes); }), { numRuns: 300 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => { readWorkbook('a.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes])); }), { numRuns: 300 });
  });

  it('never throws on a workbook with changed bytes, and gives places inside its text', () => {
    const whole = writeXlsx(BOOK);
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), (changes) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      const { sheets, text } = readWorkbook('a.xlsx', bytes);
      for (const { rows } of sheets) for (const { span } of rows) expect(span.end).toBeLessThanOrEqual(text.length);
    }), { numRuns: 500 });
  });

  it('never throws on any XML in a sheet', () => {
    const piece = fc.constantFrom('<row>', '</row>', '<row r="-1">', '<row r="9e9">', '<c>', '</c>', '<c r="ZZZ9" t="s">', '<c t="b" s="99"/>', '<v>', '</v>', '1', '<is>', '</is>', '<t>', '</t>', '<f/>', '<rPh>', '</rPh>', '<mergeCell ref="A9:B1"/>', '<mergeCell ref="::"/>', '&#xFFFFFFF;', '&', '<!--', '-->', '<![CDATA[', ']]>', '"', "'", '<', '>');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => { readWorkbook('a.xlsx', sheetOf(pieces.join(''))); }), { numRuns: 500 });
  });
});
