import { TextBuilder, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';

/** Whether an indented block is running text: at least a fifth of it is Chinese. */
export function isProse(value: string): boolean {
  const sample = value.slice(0, 2000);
  return (sample.match(/[\u3400-\u9fff]/g)?.length ?? 0) * 5 >= sample.replace(/\s/g, '').length;
}

/**
 * A code block's lines with their places: each is the end of a source line, behind indentation and quote marks.
 * `span` is the block with its fences.
 */
export function codeText(value: string, source: string, span: Span, fenced: boolean): MappedText {
  const builder = new TextBuilder(span.start);
  let at = fenced ? lineAfter(source, span.start, span.end) : span.start;
  let first = true;
  for (const line of value.split(/\r\n|\n|\r/)) {
    if (!first) builder.replace('\n', Math.max(span.start, at - 1), at);
    first = false;
    const end = lineEnd(source, at, span.end);
    const start = end - line.length;
    if (start >= at && source.slice(start, end).replaceAll('\0', '\uFFFD') === line) builder.slice(line, start);
    else builder.replace(line, at, end);
    at = lineAfter(source, at, span.end);
  }
  return builder.build();
}

/** The same, without the indentation of each line. */
export function proseText(value: string, source: string, span: Span): MappedText {
  return codeText(value.split(/\r\n|\n|\r/).map((line) => line.trimStart()).join('\n'), source, span, false);
}

function lineEnd(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && source.charCodeAt(at) !== 10 && source.charCodeAt(at) !== 13) at++;
  return at;
}

function lineAfter(source: string, from: number, end: number): number {
  const at = lineEnd(source, from, end);
  if (at >= end) return end;
  return source.charCodeAt(at) === 13 && source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}
