import type { Span } from '../text/position.js';

/** How far behind a cut is looked to make it: the marker of an ordered item is the longest. */
export const CUT_AHEAD = 16;

/**
 * Cuts a Markdown text into runs of top-level blocks that cannot influence each other, so that each can be parsed (and
 * remembered) by itself; parsers grow faster than linearly on one long text. Parsing the chunks gives the same blocks at
 * the same places as parsing the whole; `test/document/chunks.test.ts` holds us to it.
 *
 * A cut is made before a line that follows a blank line, begins in column 0 with `# `, `**` or a word, and does not
 * stand in a fenced block or in HTML that goes on over blank lines. Such a line closes every list and quote. Where it is
 * not certain what is open, no cut is made. Definitions act across cuts; see `Definitions`.
 *
 * Nothing is open at a cut, so where the next ones are depends only on what follows; and a cut depends only on what stands
 * before it and on `CUT_AHEAD` units behind it.
 */
export function* chunks(text: string, from: number): Generator<Span> {
  const open = new OpenBlock();
  let start = from;
  let blankBefore = false;
  for (let at = from; at < text.length;) {
    const end = lineEnd(text, at);
    const blank = isBlank(text, at, end);
    if (blankBefore && !blank && open.nothing && beginsPlainly(text, at)) {
      yield { start, end: at };
      start = at;
    }
    open.read(text, at, end, blank);
    blankBefore = blank;
    at = nextLine(text, end);
  }
  yield { start, end: text.length };
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) break;
    at++;
  }
  return at;
}

function nextLine(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

function isBlank(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c !== 32 && c !== 9) return false;
  }
  return true;
}

/** Whether a line begins with what may be the marker of an ordered item. */
function numbered(text: string, at: number): boolean {
  NUMBER.lastIndex = at;
  return NUMBER.test(text);
}

const NUMBER = /\d{1,9}[.)](?=[ \t\r\n]|$)/y;
const ATX = /#{1,6}[ \t]/y;

function beginsPlainly(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  // Not a byte order mark, which parsers drop at the beginning of what they read.
  if (c > 0xA0) return c !== 0xFEFF;
  if (c === 40 || (c >= 65 && c <= 90) || (c >= 97 && c <= 122)) return true;
  if (c >= 48 && c <= 57) return !numbered(text, at);
  if (c === 42) return text.charCodeAt(at + 1) === 42 && text.charCodeAt(at + 2) > 0x3000;
  ATX.lastIndex = at;
  return c === 35 && ATX.test(text);
}

const FENCE = /`{3,}|~{3,}/y;
// Start and end of HTML that goes on over blank lines.
const LONG_HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/<(?:script|pre|style|textarea)(?=[\s>]|$)/iy, /<\/(?:script|pre|style|textarea)>/i],
  [/<!--/y, /-->/], [/<\?/y, /\?>/], [/<!\[CDATA\[/y, /\]\]>/], [/<![A-Za-z]/y, />/],
];

interface OpenFence {
  readonly mark: number;
  readonly length: number;
  readonly indent: number;
  /** It can only be in a list (or be no fence at all), so a line with less indentation ends it. */
  readonly inList: boolean;
  /** In a list, and a line with less indentation has been seen: open or not. */
  readonly vague: boolean;
}

/** What may still be open at the end of a line, as far as it matters for cutting. */
class OpenBlock {
  #fence: OpenFence | null = null;
  #htmlEnd: RegExp | null = null;
  /** Somewhere since the last blank line a `<` began a line: it may be HTML that hides what follows. */
  #shortHtml = false;
  /** Set for good when what is open can no longer be told without parsing. */
  #uncertain = false;

  get nothing(): boolean { return !this.#uncertain && this.#fence === null && this.#htmlEnd === null; }

  read(text: string, at: number, end: number, blank: boolean): void {
    if (this.#uncertain) return;
    if (this.#htmlEnd) {
      if (this.#htmlEnd.test(text.slice(at, end))) this.#htmlEnd = null;
      return;
    }
    if (blank) {
      this.#shortHtml = false;
      return;
    }
    const content = at + spaces(text, at, end);
    const indent = columns(text, at, content);
    if (this.#fence && this.#staysInFence(text, content, indent, end)) return;
    this.#open(text, at, content, end);
  }

  #staysInFence(text: string, from: number, indent: number, end: number): boolean {
    const fence = this.#fence!;
    if (fence.inList && (fence.vague || indent < fence.indent)) {
      // The list may go on at less indentation than the fence has; only a line without any certainly ends it.
      this.#fence = indent === 0 ? null : { ...fence, vague: true };
      if (indent > 0 && indent < 4 && /[`~<]/.test(text[from] ?? '')) this.#uncertain = true;
      return indent > 0;
    }
    if (indent < fence.indent) {
      this.#uncertain = true;
      return true;
    }
    let i = from;
    while (i < end && text.charCodeAt(i) === fence.mark) i++;
    const closes = i - from >= fence.length && isBlank(text, i, end);
    if (closes && indent <= fence.indent + 3 && (fence.inList || indent <= 3)) this.#fence = null;
    else if (closes && fence.indent > 0) this.#uncertain = true;
    return true;
  }

  #open(text: string, at: number, first: number, end: number): void {
    let content = first;
    let c = text.charCodeAt(content);
    // What begins in a quote ends with it, and a line behind a blank one that does not begin with `>` ends the quote.
    if (c === 62) return;
    const marker = listMarker(text, content);
    if (marker > 0) {
      content += marker;
      content += spaces(text, content, end);
      c = text.charCodeAt(content);
    }
    if (c === 96 || c === 126) this.#mayOpenFence(text, at, content, marker > 0, end);
    else if (c === 60) this.#mayOpenHtml(text, content, content - at, end);
    else if (marker > 0 && (c === 62 || listMarker(text, content) > 0)) this.#uncertain ||= /[`~]{3}|<[!?a-z]/i.test(text.slice(content, end));
  }

  #mayOpenFence(text: string, at: number, content: number, marked: boolean, end: number): void {
    FENCE.lastIndex = content;
    const run = FENCE.exec(text)?.[0];
    if (!run) return;
    if (run[0] === '`' && text.slice(content + run.length, end).includes('`')) return;
    // `2. ` after a paragraph is text and not an item, and then this would be no fence.
    const indent = columns(text, at, content);
    const doubtful = marked && /[02-9]/.test(text.slice(at, content));
    if (this.#shortHtml || doubtful) this.#uncertain = true;
    else this.#fence = { mark: run.charCodeAt(0), length: run.length, indent, inList: marked || indent > 3, vague: false };
  }

  #mayOpenHtml(text: string, content: number, indent: number, end: number): void {
    for (const [opens, closes] of LONG_HTML) {
      opens.lastIndex = content;
      const found = opens.exec(text);
      if (!found) continue;
      if (closes.test(text.slice(content + found[0].length, end))) return;
      if (indent > 0 || this.#shortHtml) this.#uncertain = true;
      else this.#htmlEnd = closes;
      return;
    }
    this.#shortHtml = true;
  }
}

function spaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at - from;
}

/** Width of the blanks and markers from..to, which begin a line; a tab goes to the next fourth column. */
function columns(text: string, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) column += text.charCodeAt(at) === 9 ? 4 - (column % 4) : 1;
  return column;
}

const MARKER = /(?:[-+*]|\d{1,9}[.)])(?=[ \t])/y;

function listMarker(text: string, at: number): number {
  MARKER.lastIndex = at;
  return MARKER.exec(text)?.[0].length ?? 0;
}
