import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, separatorOf } from '../../server/evidence/csv.js';

const values = (text: string, separator?: string) => readCsv(text, separator).rows.map((row) => row.cells.map(({ value }) => value));

describe('readCsv', () => {
  it('reads plain and quoted cells, doubled quotes and line ends inside quotes', () => {
    expect(values('编号,说明\nC1,"他说""好"""\nC2,"第一行\r\n第二行"\n')).toEqual([['编号', '说明'], ['C1', '他说"好"'], ['C2', '第一行\r\n第二行']]);
  });

  it('gives the places of cells without their quotes, with CRLF kept', () => {
    const text = 'a,"b,c"\r\n投诉,"x"\r\n';
    const { rows } = readCsv(text);
    expect(rows.map((row) => row.cells.map(({ span }) => text.slice(span.start, span.end)))).toEqual([['a', 'b,c'], ['投诉', 'x']]);
    expect(rows.map(({ span }) => text.slice(span.start, span.end))).toEqual(['a,"b,c"', '投诉,"x"']);
  });

  it('keeps empty cells, also the last one of a row and of the text', () => {
    expect(values('a,,c,\n,b\nx,')).toEqual([['a', '', 'c', ''], ['', 'b'], ['x', '']]);
  });

  it('leaves blank lines out and reads \\n, \\r\\n and a lone \\r as line ends', () => {
    expect(values('a,b\r\r\nc,d\n\n\ne,f')).toEqual([['a', 'b'], ['c', 'd'], ['e', 'f']]);
    expect(values('')).toEqual([]);
    expect(values('\r\n  \n')).toEqual([]);
  });

  it('reads what follows a closing quote as spreadsheets do', () => {
    expect(values('"a"b,c\n"d" ,e')).toEqual([['ab', 'c'], ['d', 'e']]);
  });

  it('takes quotes literally from a quote that is never closed, and says where it is', () => {
    const text = 'a,b\n1,"x"\n2,"open\n3,plain';
    const read = readCsv(text);
    expect(read.openQuote).toBe(text.indexOf('"open'));
    expect(read.rows.map((row) => row.cells.map(({ value }) => value))).toEqual([['a', 'b'], ['1', 'x'], ['2', '"open'], ['3', 'plain']]);
  });

  it('stays linear on many quotes that are never closed', () => {
    const text = `a\n${'"x""y\n'.repeat(50_000)}`;
    const began = process.cpuUsage();
    readCsv(`${text}"`);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000);
  });

  it('finds semicolons and tabs as separators', () => {
    expect(separatorOf('编号;日期;"a,b,c,d"\n')).toBe(';');
    expect(separatorOf('编号\t日期\n1\t2,5\n')).toBe('\t');
    expect(separatorOf('没有分隔符')).toBe(',');
  });

  it('reads back whatever was written by the rules of RFC 4180', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '投', '"', ',', '\n', '\r', ' ', '𠮷', ';'), maxLength: 6 });
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      expect(values(text, ',')).toEqual(rows);
    }));
  });

  it('gives spans inside the text, in order, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 40 }), (text) => {
      let last = 0;
      for (const row of readCsv(text, ',').rows) {
        for (const { value, span } of row.cells) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeLessThanOrEqual(text.length);
          if (!value.includes('"') && !text.slice(span.start, span.end).includes('"')) expect(text.slice(span.start, span.end)).toBe(value);
          last = span.end;
        }
      }
    }));
  });
});
