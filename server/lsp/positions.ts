import type { PositionEncodingKind, Range } from 'vscode-languageserver';
import type { Position, Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';

/** How a client counts characters within a line. */
export interface PositionEncoding {
  readonly kind: PositionEncodingKind;
  /** Units of this encoding in the UTF-16 units from..to of a text. */
  count(text: string, from: number, to: number): number;
  /** How many UTF-16 units from `from` on make up this many units; a unit inside a character counts for the whole of it. */
  advance(text: string, from: number, to: number, units: number): number;
}

const UTF16: PositionEncoding = {
  kind: 'utf-16',
  count: (_text, from, to) => to - from,
  advance: (_text, from, to, units) => Math.min(units, to - from),
};

const UTF8: PositionEncoding = byCharacter('utf-8', (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4));
const UTF32: PositionEncoding = byCharacter('utf-32', () => 1);

/** The client's first choice among those that are known; without a choice UTF-16, as the protocol has it. */
export function encodingFor(offered: readonly PositionEncodingKind[] | undefined): PositionEncoding {
  for (const kind of offered ?? []) {
    const known = [UTF16, UTF8, UTF32].find((encoding) => encoding.kind === kind);
    if (known) return known;
  }
  return UTF16;
}

function byCharacter(kind: PositionEncodingKind, width: (code: number) => number): PositionEncoding {
  return {
    kind,
    count(text, from, to) {
      let units = 0;
      for (let i = from; i < to;) {
        const code = text.codePointAt(i)!;
        units += width(code);
        i += code > 0xffff ? 2 : 1;
      }
      return units;
    },
    advance(text, from, to, units) {
      let i = from;
      for (let left = units; left > 0 && i < to;) {
        const code = text.codePointAt(i)!;
        left -= width(code);
        i += code > 0xffff ? 2 : 1;
      }
      return i - from;
    },
  };
}

/** A position in the client's encoding. Offsets outside the text are clamped to it. */
export function positionAt({ text, lines }: SourceText, offset: number, encoding: PositionEncoding): Position {
  const { line, character } = lines.position(offset);
  if (encoding === UTF16) return { line, character };
  const start = lines.offset({ line, character: 0 });
  return { line, character: encoding.count(text, start, start + character) };
}

export function rangeAt(source: SourceText, span: Span, encoding: PositionEncoding): Range {
  return { start: positionAt(source, span.start, encoding), end: positionAt(source, span.end, encoding) };
}

/** The offset of a position. A line after the last is the end of the text, a character after a line's end is that end. */
export function offsetAt({ text, lines }: SourceText, { line, character }: Position, encoding: PositionEncoding): number {
  if (line >= lines.lineCount) return text.length;
  const start = lines.offset({ line, character: 0 });
  let end = line + 1 < lines.lineCount ? lines.offset({ line: line + 1, character: 0 }) : text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return start + encoding.advance(text, start, end, character);
}
