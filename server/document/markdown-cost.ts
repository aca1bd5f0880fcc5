import type { Span } from '../text/position.js';

/** Quotes and lists that may begin in one line. */
const MOST_CONTAINERS = 40;
/** Marks of one kind that may stand in one paragraph. */
const MOST_MARKS = 1000;
/** Lines of `---` or `===` directly under text. */
const MOST_UNDERLINES = 100;

/**
 * Whether a Markdown parser reads a chunk in about linear time. Parsers that resolve marks pairwise (all that follow
 * CommonMark) take quadratic time for some texts that nobody writes: a thousand open brackets, quotes in quotes in
 * quotes. Such a chunk is read by lines.
 */
export function isParsedLinearly(text: string, chunk: Span): boolean {
  const marks = new Marks();
  let underlines = 0;
  let textAbove = false;
  for (let at = chunk.start; at < chunk.end;) {
    let end = at;
    while (end < chunk.end && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    const content = contentStart(text, at, end);
    if (content < 0) return false;
    // A paragraph ends at a blank line, an item, a table row.
    if (content === end || content > at || text.charCodeAt(content) === 124) marks.reset();
    if (textAbove && isUnderline(text, content, end) && ++underlines > MOST_UNDERLINES) return false;
    textAbove = content < end;
    for (let i = content; i < end; i++) if (!marks.add(text.charCodeAt(i))) return false;
    at = end + 1;
  }
  return true;
}

class Marks {
  #emphasis = 0;
  #brackets = 0;
  #code = 0;
  #tags = 0;

  reset(): void {
    this.#emphasis = 0;
    this.#brackets = 0;
    this.#code = 0;
    this.#tags = 0;
  }

  add(c: number): boolean {
    if (c > 126 || (c > 96 && c < 126)) return true;
    if (c === 42 || c === 95 || c === 126) return ++this.#emphasis <= MOST_MARKS;
    if (c === 91) return ++this.#brackets <= MOST_MARKS;
    if (c === 96) return ++this.#code <= MOST_MARKS;
    if (c === 60) return ++this.#tags <= MOST_MARKS;
    return true;
  }
}

/** Behind the quote marks and list markers that begin a line; -1 if there are too many. */
function contentStart(text: string, from: number, end: number): number {
  let at = from;
  let content = from;
  for (let depth = 0; depth <= MOST_CONTAINERS; depth++) {
    while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
    const next = afterMarker(text, at, end);
    if (next === at) return at === end ? end : content;
    at = next;
    content = next;
  }
  return -1;
}

function afterMarker(text: string, at: number, end: number): number {
  const c = text.charCodeAt(at);
  if (at >= end) return at;
  if (c === 62) return at + 1;
  let marker = at;
  if (c === 42 || c === 43 || c === 45) marker = at + 1;
  else {
    while (marker < end && marker - at < 9 && text.charCodeAt(marker) >= 48 && text.charCodeAt(marker) <= 57) marker++;
    if (marker === at || (text.charCodeAt(marker) !== 46 && text.charCodeAt(marker) !== 41)) return at;
    marker++;
  }
  const behind = text.charCodeAt(marker);
  return marker >= end || behind === 32 || behind === 9 ? marker : at;
}

function isUnderline(text: string, from: number, end: number): boolean {
  const mark = text.charCodeAt(from);
  if (from >= end || (mark !== 45 && mark !== 61)) return false;
  let at = from;
  while (at < end && text.charCodeAt(at) === mark) at++;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at === end;
}
