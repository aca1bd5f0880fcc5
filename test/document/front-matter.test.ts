import { describe, expect, it } from 'vitest';
import { blocks, checkInvariants, readText } from './invariants.js';

const read = (text: string) => {
  const document = readText(text);
  checkInvariants(document);
  return document;
};

describe('front matter', () => {
  it('gives fields as printed, with the places of key and value', () => {
    const text = '---\r\ntitle: 手册\r\n文件编号: "QM-01"\r\nversion: 1.10\r\ntags: [a, {b: 1}]\r\nempty:\r\n---\r\n正文\r\n';
    const document = read(text);
    expect(document.meta.map((field) => [field.key, field.value])).toEqual([['title', '手册'], ['文件编号', 'QM-01'], ['version', '1.10'], ['tags', '["a",{"b":1}]'], ['empty', '']]);
    expect(document.meta.slice(0, 3).map((field) => text.slice(field.keySpan.start, field.keySpan.end))).toEqual(['title', '文件编号', 'version']);
    expect(document.meta.slice(0, 3).map((field) => text.slice(field.span.start, field.span.end))).toEqual(['手册', '"QM-01"', '1.10']);
    expect(blocks(document)).toEqual(['0|paragraph|正文']);
    expect(document.faults).toEqual([]);
  });

  it('may follow comments and blank lines', () => {
    expect(read('<!-- 来源 -->\n\n---\ntitle: 手册\n---\n# 章\n').meta).toHaveLength(1);
  });

  it('is a fault where it is not closed, and the text is body', () => {
    const document = read('---\ntitle: 手册\n\n# 总则\n\n内容\n');
    expect(document.faults).toMatchObject([{ kind: 'yaml-not-closed', span: { start: 0, end: 3 } }]);
    expect(document.sections.map((section) => section.title.text)).toContain('总则');
    expect(document.blocks.map((block) => block.text.text)).toContain('内容');
  });

  it('is not a rule at the top', () => {
    expect(read('---\n\n# 手册\n\n内容\n\n---\n\n后文\n')).toMatchObject({ meta: [], faults: [] });
    expect(read('---\n').faults).toEqual([]);
    expect(read('----\na: b\n----\n').meta).toEqual([]);
  });

  it('gives the faults of its YAML at their place in the file', () => {
    const text = '---\na: 1\na: 2\nb: [\n---\n正文\n';
    const document = read(text);
    expect(document.faults.length).toBeGreaterThan(0);
    expect(document.faults.every((fault) => fault.span.start >= 4 && fault.span.end <= text.indexOf('正文'))).toBe(true);
    expect(blocks(document)).toEqual(['0|paragraph|正文']);
  });

  it('may be empty or hold no map', () => {
    for (const text of ['---\n---\n正文\n', '---\n- a: b\n---\n正文\n', '---\n"k": v\n...\n正文\n']) expect(blocks(read(text)).at(-1)).toBe('0|paragraph|正文');
  });
});
