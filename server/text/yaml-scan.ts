/** Characters by code, and steps over a text that hold whatever the lines above say. */
export const LF = 10, CR = 13, SPACE = 32, DOUBLE = 34, HASH = 35, SINGLE = 39, COMMA = 44, DASH = 45, COLON = 58;
export const OPEN_LIST = 91, BACKSLASH = 92, CLOSE_LIST = 93, OPEN_MAP = 123, CLOSE_MAP = 125;
/** What a plain scalar may not begin with, or only sometimes. `-` is looked at apart. */
const NOT_FIRST: ReadonlySet<number> = new Set([...',[]{}#&*!|>\'"%@`?: \r\n'].map((c) => c.charCodeAt(0)));

/** Behind the quote that closes a scalar on its line; -1 where none does. */
export function quotedEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let next = at + 1; next < text.length; next++) {
    const c = text.charCodeAt(next);
    if (c === LF || c === CR) return -1;
    if (c === BACKSLASH && quote === DOUBLE) next++;
    else if (c === quote) {
      if (quote === DOUBLE || text.charCodeAt(next + 1) !== SINGLE) return next + 1;
      next++;
    }
  }
  return -1;
}

/** Behind the last character of a plain scalar, where a colon stands if that ended it; -1 where none begins. */
export function plainEnd(text: string, at: number, inFlow: boolean): number {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (Number.isNaN(first) || NOT_FIRST.has(first) || (first === DASH && (isBlank(second) || (inFlow && isFlowMark(second))))) return -1;
  let end = at;
  for (let next = at; ; next++) {
    const c = text.charCodeAt(next);
    if (isLineEnd(c)) return end;
    if (c === COLON) {
      const behind = text.charCodeAt(next + 1);
      if (isBlank(behind) || (inFlow && isFlowMark(behind))) return end;
      end = next + 1;
    } else if (c === SPACE) {
      const behind = text.charCodeAt(next + 1);
      if (behind === HASH || (inFlow && isFlowMark(behind))) return end;
    } else {
      if (inFlow && isFlowMark(c)) return end;
      end = next + 1;
    }
  }
}

export function afterSpaces(text: string, at: number): number {
  let next = at;
  while (text.charCodeAt(next) === SPACE) next++;
  return next;
}

/** Where the next line begins. */
export function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** NaN is the end of the text. */
export function isLineEnd(c: number): boolean { return c === LF || c === CR || Number.isNaN(c); }

export function isBlank(c: number): boolean { return c === SPACE || isLineEnd(c); }

export function isQuote(c: number): boolean { return c === DOUBLE || c === SINGLE; }

function isFlowMark(c: number): boolean { return c === COMMA || c === OPEN_LIST || c === CLOSE_LIST || c === OPEN_MAP || c === CLOSE_MAP; }
