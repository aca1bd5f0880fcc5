import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { TextBuilder } from '../text/mapped-text.js';

/**
 * How a literal differs from its source: `text` has backslash escapes and character references, `code` neither,
 * `html` only references (also those without `;`), and its line ends are blanks; `pre` is `html` with line ends.
 */
export type LiteralMode = 'text' | 'code' | 'html' | 'pre';

/**
 * Appends the value of a parsed text node, unit for unit with its place. Parsers give the value and where the node
 * begins and ends; what lies between (escapes, references, `> ` and indentation at the start of further lines) is found
 * by walking both together. `shift` is added to every place, for a `source` that is a part of the file. Where they cannot be brought together, the rest maps to the rest of the node.
 */
export function appendLiteral(
  builder: TextBuilder, value: string, source: string, start: number, end: number, mode: LiteralMode, quotes: number, shift = 0,
): void {
  if (value.length === end - start && source.startsWith(value, start) && (mode !== 'html' || !/[\r\n]/.test(value))) {
    builder.slice(value, start + shift);
    return;
  }
  let at = start;
  let run = start;
  let runFrom = 0;
  const flush = (i: number) => { if (i > runFrom) builder.slice(value.slice(runFrom, i), run + shift); };
  let i = 0;
  while (i < value.length) {
    const c = source.charCodeAt(at);
    const v = value.charCodeAt(i);
    if (at >= end) break;
    if (c === 92 && mode === 'text' && at + 1 < end && isPunctuation(source.charCodeAt(at + 1)) && source.charCodeAt(at + 1) === v) {
      flush(i);
      builder.replace(value[i]!, at + shift, at + 2 + shift);
      at += 2;
      i++;
      run = at;
      runFrom = i;
      continue;
    }
    if (c === 92 && mode === 'code' && v === 124 && source.charCodeAt(at + 1) === 124) {
      // In a table cell a pipe inside a code span is written `\|`.
      flush(i);
      builder.replace('|', at + shift, at + 2 + shift);
      at += 2;
      i++;
      run = at;
      runFrom = i;
      continue;
    }
    if (c === 38 && mode !== 'code') {
      const reference = referenceAt(source, at, end, mode);
      if (reference && value.startsWith(reference.value, i)) {
        flush(i);
        builder.replace(reference.value, at + shift, reference.end + shift);
        at = reference.end;
        i += reference.value.length;
        run = at;
        runFrom = i;
        continue;
      }
    }
    if (v === 10 || v === 13) {
      const blanks = skipBlanks(source, at, end);
      const line = lineEnd(source, blanks);
      if (line === blanks) break;
      flush(i);
      const width = v === 13 && value.charCodeAt(i + 1) === 10 ? 2 : 1;
      builder.replace(mode === 'html' ? ' ' : '\n', blanks + shift, line + shift);
      i += width;
      at = mode === 'html' || mode === 'pre' ? line : nextContent(source, line, end, quotes, value, i);
      run = at;
      runFrom = i;
      continue;
    }
    if (c === v || (c === 0 && v === 0xFFFD)) {
      at++;
      i++;
      continue;
    }
    break;
  }
  flush(i);
  if (i < value.length) builder.replace(value.slice(i), Math.min(at, end) + shift, end + shift);
}

function skipBlanks(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && (source.charCodeAt(at) === 32 || source.charCodeAt(at) === 9)) at++;
  return at;
}

/** Behind the line ending at `at`; `at` itself if there is none. */
function lineEnd(source: string, at: number): number {
  const c = source.charCodeAt(at);
  if (c === 13) return source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  return c === 10 ? at + 1 : at;
}

/**
 * Where the content of a further line begins: behind blanks and at most `quotes` marks `>`. A content that begins with
 * `>` itself (it may, when indented by four) is told from a mark by trying.
 */
function nextContent(source: string, from: number, end: number, quotes: number, value: string, i: number): number {
  let at = skipBlanks(source, from, end);
  if (quotes === 0) return at;
  const ambiguous = value[i] === '>';
  let found = at;
  for (let marks = 0; marks < quotes && source[at] === '>'; marks++) {
    if (ambiguous && continues(source, at, value, i)) found = at;
    at = skipBlanks(source, at + 1, end);
    if (!ambiguous) found = at;
  }
  if (ambiguous && continues(source, at, value, i)) found = at;
  return found;
}

function continues(source: string, at: number, value: string, i: number): boolean {
  const line = value.slice(i, i + 40).split(/[\r\n]/, 1)[0]!;
  return source.startsWith(line.slice(0, plainLength(line)), at);
}

/** Units of a line before anything that might be written differently in the source. */
function plainLength(line: string): number {
  let n = 0;
  while (n < line.length && (n === 0 || /[\w\u3000-\u9fff >]/.test(line[n]!))) n++;
  return Math.max(1, n);
}

const REFERENCE = /&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});?/y;
/** The longest of the names that HTML also reads without a semicolon. */
const LONGEST_LEGACY = 6;

function referenceAt(source: string, at: number, end: number, mode: LiteralMode): { value: string; end: number } | null {
  REFERENCE.lastIndex = at;
  const found = REFERENCE.exec(source)?.[0];
  if (!found || at + found.length > end) return null;
  const closed = found.endsWith(';');
  const name = found.slice(1, closed ? -1 : undefined);
  if (name.startsWith('#')) return closed || mode !== 'text' ? { value: numeric(name), end: at + found.length } : null;
  if (closed) {
    const value = decodeNamedCharacterReference(name);
    if (value !== false) return { value, end: at + found.length };
  }
  if (mode === 'text') return null;
  for (let length = Math.min(LONGEST_LEGACY, name.length); length >= 2; length--) {
    const value = decodeNamedCharacterReference(name.slice(0, length));
    if (value !== false) return { value, end: at + 1 + length };
  }
  return null;
}

function numeric(name: string): string {
  const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  // The same codes that CommonMark replaces: controls, surrogates, non-characters, beyond Unicode.
  if (code < 9 || code === 11 || (code > 13 && code < 32) || (code > 126 && code < 160) || (code > 55295 && code < 57344)
    || (code > 64975 && code < 65008) || (code & 65535) === 65535 || (code & 65535) === 65534 || code > 1114111) return '\uFFFD';
  return String.fromCodePoint(code);
}

function isPunctuation(code: number): boolean {
  return (code > 32 && code < 48) || (code > 57 && code < 65) || (code > 90 && code < 97) || (code > 122 && code < 127);
}
