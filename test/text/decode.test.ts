import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../server/text/decode.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, little: boolean, bom: boolean): Uint8Array {
  const units = bom ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), little);
  return bytes;
}

// 售后服务手册：投诉处理。\r\n in GBK.
const GBK = Uint8Array.from([
  0xCA, 0xDB, 0xBA, 0xF3, 0xB7, 0xFE, 0xCE, 0xF1, 0xCA, 0xD6, 0xB2, 0xE1, 0xA3, 0xBA, 0xCD, 0xB6, 0xCB, 0xDF, 0xB4, 0xA6, 0xC0, 0xED, 0xA1, 0xA3, 0x0D, 0x0A,
]);

describe('decode', () => {
  it('reads UTF-8 with and without a mark, and keeps CRLF', () => {
    expect(decode(utf8('售后\r\n服务😀'))).toEqual({ text: '售后\r\n服务😀', encoding: 'utf-8', bom: false });
    expect(decode(utf8('\uFEFF# 手册'))).toEqual({ text: '# 手册', encoding: 'utf-8', bom: true });
    expect(decode(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bom: false });
  });

  it('reads UTF-16 of both orders with and without a mark', () => {
    const text = '# 售后服务手册\n\n投诉处理：24小时内响应。\n';
    for (const little of [true, false]) {
      for (const bom of [true, false]) {
        expect(decode(utf16(text, little, bom))).toEqual({ text, encoding: little ? 'utf-16le' : 'utf-16be', bom });
      }
    }
    expect(decode(utf16('plain ascii text\r\n', true, false))).toMatchObject({ encoding: 'utf-16le' });
  });

  it('reads GBK and GB18030', () => {
    expect(decode(GBK)).toEqual({ text: '售后服务手册：投诉处理。\r\n', encoding: 'gb18030', bom: false });
    expect(decode(Uint8Array.from([0x84, 0x31, 0x95, 0x33, ...GBK]))).toMatchObject({ encoding: 'gb18030', bom: true, text: '售后服务手册：投诉处理。\r\n' });
    expect(decode(GBK.subarray(0, 8))).toMatchObject({ text: '售后服务' });
  });

  it('names what is no text', () => {
    expect(decode(Uint8Array.from([0x50, 0x4B, 3, 4, 20, 0]))).toEqual({ problem: 'binary' });
    expect(decode(utf8('%PDF-1.7\n'))).toEqual({ problem: 'binary' });
    expect(decode(utf8('{\\rtf1\\ansi'))).toEqual({ problem: 'binary' });
    expect(decode(Uint8Array.from([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]))).toEqual({ problem: 'binary' });
    expect(decode(Uint8Array.from([1, 2, 3, 0, 0, 0, 255, 9]))).toEqual({ problem: 'binary' });
    expect(decode(utf8('ok\u0001\u0002\u0003\u0004'))).toEqual({ problem: 'binary' });
  });

  it('names encodings it does not read', () => {
    // 售後服務手冊 in Big5, text in UTF-32, a UTF-8 text cut in the middle of a character, windows-1252.
    expect(decode(Uint8Array.from([0xB0, 0xE2, 0xAB, 0xE1, 0xAA, 0x41, 0xB0, 0xC8, 0xA4, 0xE2, 0xA5, 0x55]))).toEqual({ problem: 'encoding' });
    expect(decode(Uint8Array.from([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]))).toEqual({ problem: 'encoding' });
    expect(decode(utf8('售后服务').subarray(0, 11))).toEqual({ problem: 'encoding' });
    expect(decode(Uint8Array.from([0x63, 0x61, 0x66, 0xE9, 0x20, 0x6F, 0x75, 0x69]))).toEqual({ problem: 'encoding' });
    expect(decode(Uint8Array.from([0xEF, 0xBB, 0xBF, 0xCA, 0xDB]))).toEqual({ problem: 'encoding' });
  });

  it('never throws, and gives back every UTF-8 text without controls', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => { decode(bytes); }));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!/[\u0000-\u0008\u000e-\u001f]/.test(text) && !text.startsWith('\uFEFF'));
      const result = decode(utf8(text));
      fc.pre(!('problem' in result && result.problem === 'binary'));
      expect(result).toMatchObject({ text, encoding: 'utf-8' });
    }));
  });
});
