import type { Span } from '../../text/position.js';
import type { Quote } from './cursor.js';

/** Steps over one line of a YAML text that may be unfinished anywhere. */
const TAB = 9, LF = 10, CR = 13, SPACE = 32, HASH = 35, COLON = 58;

/** Where the line ends, before its line end. */
export function lineEnd(text: string, at: number): number {
  for (let end = at; end < text.length; end++) {
    const c = text.charCodeAt(end);
    if (c === LF || c === CR) return end;
  }
  return text.length;
}

/** Behind the line end at `end`. */
export function afterLineEnd(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
}

export function skipBlanks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  return next;
}

/** The end of the text is blank. */
export function isBlankAt(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return isSpace(c) || c === LF || c === CR || Number.isNaN(c);
}

function isSpace(c: number): boolean { return c === SPACE || c === TAB; }

/** A comment begins here: at the start of a line or after a blank. */
export function isCommentAt(text: string, at: number, lineStart: number): boolean {
  return text[at] === '#' && (at === lineStart || isBlankAt(text, at - 1));
}

/** Behind the last character of a plain scalar that begins at `at`, without blanks and comment behind it. */
export function plainScalarEnd(text: string, at: number, end: number, inFlow: boolean): number {
  let last = at;
  for (let next = at; next < end; next++) {
    const c = text[next]!;
    if (c === '#' && next > at && isBlankAt(text, next - 1)) break;
    if (inFlow && (c === ',' || c === ']' || c === '}' || c === '[' || c === '{')) break;
    if (inFlow && c === ':' && (isBlankAt(text, next + 1) || ',]}'.includes(text[next + 1]!))) break;
    if (c !== ' ' && c !== '\t') last = next + 1;
  }
  return last;
}

export interface Quoted {
  readonly inner: Span;
  /** Behind the closing quote, or where the text ends that is taken for the scalar. */
  readonly end: number;
  readonly closed: boolean;
  readonly quote: Quote;
}

/** A quoted scalar on one line; where it is not closed there, it may go on, or its quote is still to be written. */
export function quotedScalar(text: string, at: number, end: number): Quoted {
  const quote = text[at] as Quote;
  for (let next = at + 1; next < end; next++) {
    if (text[next] === '\\' && quote === '"') next++;
    else if (text[next] === quote) {
      if (quote === "'" && text[next + 1] === "'") next++;
      else return { inner: { start: at + 1, end: next }, end: next + 1, closed: true, quote };
    }
  }
  return { inner: { start: at + 1, end }, end, closed: false, quote };
}

export interface KeyOnLine { readonly name: string; readonly span: Span; readonly quote: Quote; readonly colon: number }

/** The key at the start of a block line: a scalar with a colon and a blank, or the line's end, behind it. */
export function keyOnLine(text: string, at: number, end: number): KeyOnLine | null {
  const first = text[at];
  if (first === '"' || first === "'") {
    const quoted = quotedScalar(text, at, end);
    const colon = skipBlanks(text, quoted.end, end);
    return quoted.closed && text[colon] === ':' && isBlankAt(text, colon + 1)
      ? { name: text.slice(quoted.inner.start, quoted.inner.end), span: quoted.inner, quote: quoted.quote, colon } : null;
  }
  if (first === undefined || '[]{}#|>@`%,'.includes(first)) return null;
  for (let next = at; next < end; next++) {
    const c = text.charCodeAt(next);
    if (c === HASH && next > at && isBlankAt(text, next - 1)) return null;
    if (c !== COLON || !isBlankAt(text, next + 1)) continue;
    let last = next;
    while (last > at && (text[last - 1] === ' ' || text[last - 1] === '\t')) last--;
    return { name: text.slice(at, last), span: { start: at, end: last }, quote: '', colon: next };
  }
  return null;
}

/** Behind anchors and tags (`&name`, `!tag`) and the blanks after them. */
export function skipProperties(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && (text[next] === '&' || text[next] === '!')) {
    while (next < end && !isBlankAt(text, next)) next++;
    next = skipBlanks(text, next, end);
  }
  return next;
}

export interface NextContent { readonly indent: number; readonly dash: boolean; readonly start: number }

/** The next line that is neither blank nor a comment; null behind the last. `at` is the start of a line. */
export function nextContent(text: string, at: number): NextContent | null {
  for (let start = at; start < text.length;) {
    const end = lineEnd(text, start);
    const first = skipBlanks(text, start, end);
    if (first < end && text[first] !== '#') return { indent: first - start, dash: text[first] === '-' && isBlankAt(text, first + 1), start: first };
    start = afterLineEnd(text, end);
  }
  return null;
}
