import type { Heading, Paragraph } from 'mdast';
import type { Span } from '../text/position.js';

// What may mean something inside a line: escapes, code, emphasis, links, tags, references, tables, strike-through.
const MEANINGFUL = /[\\`*_[\]<>&~|\0\t]/;
const ATX = /^(#{1,6}) +(?=[^\s#])/;

/**
 * The block that a chunk consists of if it is one `#` heading, or one paragraph each of whose lines begins with a Chinese
 * character, and nothing in it means anything to Markdown; null for all other chunks. Most of a manual is such blocks,
 * and no parser is needed for them. Equal to what the parser gives, by test.
 */
export function plainBlock(text: string, chunk: Span): Heading | Paragraph | null {
  let end = chunk.end;
  while (end > chunk.start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  const written = text.slice(chunk.start, end);
  if (MEANINGFUL.test(written) || / $/.test(written)) return null;
  if (written.startsWith('#')) return plainHeading(written);
  return isPlainParagraph(written) ? { type: 'paragraph', children: [textNode(written, 0)], position: place(0, written.length) } : null;
}

function plainHeading(written: string): Heading | null {
  const marker = ATX.exec(written);
  if (!marker || /[\r\n]/.test(written) || written.endsWith('#')) return null;
  const from = marker[0].length;
  return {
    type: 'heading', depth: marker[1]!.length as Heading['depth'], children: [textNode(written.slice(from), from)], position: place(0, written.length),
  };
}

function isPlainParagraph(written: string): boolean {
  for (let at = 0; at < written.length;) {
    const c = written.charCodeAt(at);
    if (c <= 0x3000 || c >= 0xFFF0 || (c >= 0xD800 && c <= 0xF8FF)) return false;
    let end = written.indexOf('\n', at);
    if (end < 0) end = written.length;
    const last = written.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (written.charCodeAt(last - 1) === 32) return false;
    const lone = written.indexOf('\r', at);
    if (lone >= 0 && lone < last) return false;
    at = end + 1;
  }
  return written.length > 0;
}

function textNode(value: string, from: number): Paragraph['children'][number] {
  return { type: 'text', value, position: place(from, from + value.length) };
}

// Readers of these trees go by offsets only.
function place(start: number, end: number): NonNullable<Paragraph['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}
