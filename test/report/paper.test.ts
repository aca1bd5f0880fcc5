import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { widest } from '../../server/report/paper.js';

describe('columns of a text', () => {
  it('are those of string-width, for every character of the basic plane between others', () => {
    const wrong: string[] = [];
    for (let unit = 0x20; unit <= 0xffff; unit++) {
      if (unit >= 0xd800 && unit <= 0xdfff) continue;
      const text = `中${String.fromCharCode(unit)}a`;
      if (widest([text]) !== stringWidth(text)) wrong.push(unit.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('are those of string-width, whatever stands together', () => {
    const unit = fc.constantFrom(...'中a ①→×✓█\uFE0F\u200D\u20E3#1가ﾞ👍🇨', '\u0301');
    fc.assert(fc.property(fc.array(unit).map((units) => units.join('')), (text) => widest([text]) === stringWidth(text)));
  });
});
