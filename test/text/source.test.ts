import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../server/text/position.js';
import { editSource, revisedSource, sourceText } from '../../server/text/source.js';
import { changeBetween } from '../../server/text/text-change.js';

const text = fc.string({ unit: fc.constantFrom('a', '中', '\n', '\n', '\r', '\r\n', '😀', '\ud83d'), maxLength: 30 });

function expectLines(lines: LineIndex, of: string): void {
  const fresh = new LineIndex(of);
  expect(lines.lineCount).toBe(fresh.lineCount);
  for (let at = 0; at <= of.length; at++) expect(lines.position(at)).toEqual(fresh.position(at));
}

describe('an edited source', () => {
  it('has the text and the lines of a new one, edit after edit', () => {
    fc.assert(fc.property(text, fc.array(fc.tuple(fc.nat(40), fc.nat(12), text, fc.boolean()), { maxLength: 8 }), (first, edits) => {
      let source = sourceText('a.md', first);
      for (const [at, length, insert, whole] of edits) {
        const before = source.text;
        const start = Math.min(at, before.length);
        const expected = before.slice(0, start) + insert + before.slice(start + length);
        source = whole ? revisedSource(source, expected) : editSource(source, { start: at, end: at + length }, insert);
        expect(source).toMatchObject({ path: 'a.md', text: expected });
        expectLines(source.lines, expected);
      }
    }), { numRuns: 500 });
  });

  it('is the same object where nothing has changed', () => {
    const source = sourceText('a.md', 'a\r\nb');
    expect(revisedSource(source, ['a', 'b'].join('\r\n'))).toBe(source);
  });
});

describe('changeBetween', () => {
  it('says as narrowly as it can what changed, also in long texts', () => {
    const long = fc.tuple(fc.nat(9000), text, fc.nat(9000)).map(([before, middle, after]) => '甲'.repeat(before) + middle + '乙'.repeat(after));
    fc.assert(fc.property(fc.oneof(text, long), fc.nat(20_000), fc.nat(20), text, (before, at, length, insert) => {
      const start = Math.min(at, before.length);
      const after = before.slice(0, start) + insert + before.slice(start + length);
      const change = changeBetween(before, after);
      expect(before.slice(0, change.start) + after.slice(change.start, change.endAfter) + before.slice(change.end)).toBe(after);
      expect(change.endAfter - change.end).toBe(after.length - before.length);
      if (before === after) expect(change.start).toBe(change.endAfter);
      else if (change.start < Math.min(change.end, change.endAfter)) {
        expect(before[change.start]).not.toBe(after[change.start]);
        expect(before[change.end - 1]).not.toBe(after[change.endAfter - 1]);
      }
    }), { numRuns: 300 });
  });
});
