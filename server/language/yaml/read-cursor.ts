import { currentStep, framePath, type Entry, type Frame, type YamlCursor } from './cursor.js';
import { readFlow, type Claim, type FlowHost } from './flow-reader.js';
import { afterLineEnd, isBlankAt, isCommentAt, keyOnLine, lineEnd, nextContent, plainScalarEnd, quotedScalar, skipBlanks, skipProperties, type NextContent } from './yaml-line.js';

/**
 * Where an offset of a YAML text is, read line by line so that a text in the middle of being typed has an answer: an open
 * bracket or quote ends where the indentation does, a line without its colon is a word. Linear in the text; never throws.
 */
export function readCursor(text: string, offset: number): YamlCursor {
  return new CursorReader(text, Math.max(0, Math.min(offset, text.length))).read();
}

/** Where the cursor is, with the frames that were open there. */
interface Found { readonly claim: Claim; readonly frames: Frame[]; readonly flow: boolean; readonly last: string | number | null }

class CursorReader implements FlowHost {
  readonly #stack: Frame[] = [];
  #found: Found | null = null;
  /** The map that begins in the next line is the one whose first key is written at the cursor. */
  #expected: Frame | 'outermost' | null = null;
  /** Indentation of what holds the block of text that is being read: its lines are indented more. */
  #block: number | null = null;
  /** Column of the block's own lines, once one was read: what stands further left would end it, or change its indentation. */
  #blockColumn: number | null = null;
  #isContinued = false;

  constructor(readonly text: string, readonly offset: number) {}

  get isFound(): boolean { return this.#found !== null; }

  read(): YamlCursor {
    const { text } = this;
    for (let at = 0; at <= text.length;) {
      const next = this.#line(at, lineEnd(text, at));
      if (next <= at || (this.#found && this.#isBehind())) break;
      at = next;
    }
    return this.#cursor();
  }

  claim(claim: Claim, flow: readonly Frame[] = []): void {
    if (this.#found) return;
    const frames = [...this.#stack, ...flow];
    const top = frames.at(-1);
    this.#found = { claim, frames, flow: flow.length > 0, last: top ? currentStep(top) : null };
  }

  /** Nothing that follows belongs to the third frame: enough is known about the cursor's surroundings. */
  #isBehind(): boolean {
    const { frames } = this.#found!;
    const kept = frames[Math.min(2, frames.length - 1)];
    return kept !== undefined && !kept.flow && frames.length > 1 && !this.#stack.includes(kept) && this.#expected === null;
  }

  #cursor(): YamlCursor {
    const { claim, frames, flow, last } = this.#found ?? { claim: { part: 'none' as const }, frames: [], flow: false, last: null };
    const path = framePath(frames);
    const isSlot = claim.part === 'value' || claim.part === 'text';
    return {
      part: claim.part, path: isSlot && last !== null ? [...path, last] : path, frames, flow,
      word: claim.word ?? { start: this.offset, end: this.offset }, quote: claim.quote ?? '', hasColon: claim.hasColon ?? false,
      column: claim.column ?? null, before: claim.before ?? '', after: claim.after ?? '',
    };
  }

  /** Reads the line, with the lines over which its value goes on; gives the start of the next. */
  #line(at: number, end: number): number {
    const { text, offset } = this;
    const here = offset >= at && offset <= end && !this.#found;
    const next = end >= text.length ? text.length + 1 : afterLineEnd(text, end);
    const first = skipBlanks(text, at, end);
    if (first >= end) {
      if (here) {
        if (this.#block !== null && offset - at > this.#block) this.claim({ part: this.#isInBlock(offset - at, next) ? 'text' : 'none' });
        else this.#slot(at, offset, next, { start: offset, end: offset });
      }
      return next;
    }
    const column = first - at;
    if (this.#block !== null) {
      if (column > this.#block) {
        this.#blockColumn ??= column;
        if (here) this.claim(offset < first ? { part: 'none' } : { part: 'text', word: { start: first, end } });
        return next;
      }
      this.#block = null;
    }
    if (text[first] === '#') {
      if (here) this.claim({ part: offset > first ? 'comment' : 'none' });
      return next;
    }
    if (column === 0 && (text[first] === '-' || text[first] === '.') && /^(?:---|\.\.\.)(?=\s|$)/.test(text.slice(first, first + 4))) {
      if (here) this.claim({ part: 'none' });
      if (!this.#found) this.#stack.length = 0;
      return next;
    }
    const behind = this.#content(at, first, end, next, here);
    if (here) this.claim({ part: 'none' });
    return behind;
  }

  /** Whether a text that is written at this column of an empty line belongs to the block of text around. */
  #isInBlock(column: number, next: number): boolean {
    const follows = nextContent(this.text, next);
    return column >= (this.#blockColumn ?? (follows && follows.indent > this.#block! ? follows.indent : 0));
  }

  /** Dashes, then a key with its value or a value alone. */
  #content(lineStart: number, first: number, end: number, next: number, here: boolean): number {
    const { text, offset } = this;
    let at = first;
    let element: Frame | null = null;
    while (text[at] === '-' && isBlankAt(text, at + 1)) {
      element = this.#enterList(at - lineStart, at);
      const content = skipBlanks(text, at + 1, end);
      if (here && offset > at && (offset < content || content >= end)) {
        // Behind a dash alone a value, or a map's first key, may be written.
        if (content < end && !isCommentAt(text, content, lineStart)) this.claim({ part: 'none' });
        else this.#elementSlot(element, lineStart, next, { start: offset, end: offset }, offset === at + 1 ? ' ' : '');
      }
      if (content >= end || isCommentAt(text, content, lineStart)) return next;
      at = content;
    }
    if (here && offset < at) this.claim({ part: 'none' });
    const key = keyOnLine(text, at, end);
    if (!key) {
      const isWord = !'[{"\'|>&!*'.includes(text[at]!);
      if (isWord && here && offset <= plainScalarEnd(text, at, end, false)) {
        const word = { start: at, end: plainScalarEnd(text, at, end, false) };
        if (element) this.#elementSlot(element, lineStart, next, word, '');
        else this.#slot(lineStart, at, next, word);
      }
      if (element) return this.#value(element.entries.at(-1)!, element, at, end, next, here);
      return this.#loose(at, end, next, here);
    }
    const frame = this.#enterMap(at - lineStart);
    const entry: Entry = { key: key.name, keySpan: key.span, value: null, valueSpan: null, filled: false };
    frame.entries.push(entry);
    if (here && offset >= key.span.start && offset <= key.span.end) this.claim({ part: 'key', word: key.span, quote: key.quote, hasColon: true, column: frame.indent });
    else if (here && offset <= key.colon) this.claim({ part: 'none' });
    return this.#value(entry, frame, key.colon + 1, end, next, here);
  }

  /** What stands after a colon or a dash. */
  #value(entry: Entry, frame: Frame, from: number, end: number, next: number, here: boolean): number {
    const { text, offset } = this;
    const blank = skipBlanks(text, from, end);
    const at = skipProperties(text, blank, end);
    if (at >= end || isCommentAt(text, at, from - 1)) {
      const follows = nextContent(text, next);
      const isTaken = follows !== null && (follows.indent > frame.indent || (follows.dash && follows.indent === frame.indent && frame.kind === 'map'));
      if (here && offset >= from && offset <= at) {
        const before = text[offset - 1] === ':' ? ' ' : '';
        this.claim(isTaken ? { part: 'none' } : { part: 'value', word: { start: offset, end: offset }, before });
      } else if (here && offset > at) this.claim({ part: 'comment' });
      return next;
    }
    if (here && offset >= from && offset < at) this.claim({ part: 'none' });
    entry.filled = true;
    const c = text[at]!;
    if (c === '|' || c === '>') {
      this.#block = frame.indent;
      this.#blockColumn = null;
      return next;
    }
    if (c === '[' || c === '{') return this.#restOfLine(readFlow(this, at, frame.indent, currentStep(frame)));
    const quoted = c === '"' || c === "'" ? quotedScalar(text, at, end) : null;
    if (quoted && !quoted.closed) {
      const close = this.#closedBelow(at, next, frame.indent);
      if (close !== null) {
        if (!this.#found && offset > at && offset < close) this.claim({ part: 'text' });
        return this.#restOfLine(close);
      }
    }
    const inner = quoted?.inner ?? { start: at, end: plainScalarEnd(text, at, end, false) };
    entry.value = c === '*' ? null : text.slice(inner.start, inner.end);
    entry.valueSpan = inner;
    if (here && offset >= inner.start && offset <= inner.end) this.claim({ part: c === '*' ? 'none' : 'value', word: inner, quote: quoted?.quote ?? '', after: quoted && !quoted.closed ? quoted.quote : '' });
    else if (here && offset > (quoted?.end ?? inner.end) && text.slice(inner.end, offset).includes('#')) this.claim({ part: 'comment' });
    return next;
  }

  /** A line that is neither key nor element: the rest of a text, or a bracket on a line of its own. */
  #loose(at: number, end: number, next: number, here: boolean): number {
    const { text, offset } = this;
    const top = this.#stack.at(-1);
    const c = text[at]!;
    if (c === '[' || c === '{') {
      const entry = top?.entries.at(-1);
      if (entry) entry.filled = true;
      return this.#restOfLine(readFlow(this, at, top?.indent ?? -1, top ? currentStep(top) : null));
    }
    if (top?.entries.at(-1)?.filled === false && (c === '"' || c === "'" || !'|>&!*'.includes(c))) top.entries.at(-1)!.filled = true;
    if (here && offset > at && text.slice(at, offset).includes(' #')) this.claim({ part: 'comment' });
    return next;
  }

  /** The start of the line behind an offset, which may be a line's start already. */
  #restOfLine(at: number): number {
    const { text } = this;
    if (at > 0 && (text[at - 1] === '\n' || text[at - 1] === '\r') && at < text.length) return at;
    const end = lineEnd(text, at);
    if (!this.#found && this.offset >= at && this.offset <= end) this.claim({ part: isCommentAt(text, skipBlanks(text, at, end), at) ? 'comment' : 'none' });
    return end >= text.length ? text.length + 1 : afterLineEnd(text, end);
  }

  /** Where a quoted text that goes on over lines is closed; null where it is not closed before the indentation ends. */
  #closedBelow(at: number, next: number, indent: number): number | null {
    const { text } = this;
    const quote = text[at]!;
    for (let line = next; line < text.length;) {
      const end = lineEnd(text, line);
      const first = skipBlanks(text, line, end);
      if (first < end && first - line <= indent) return null;
      // Read as if the quote stood before the line, so that escapes count.
      for (let i = line; i < end; i++) {
        if (quote === '"' && text[i] === '\\') i++;
        else if (text[i] === quote) {
          if (quote === "'" && text[i + 1] === "'") i++;
          else return i + 1;
        }
      }
      line = afterLineEnd(text, end);
    }
    return null;
  }

  /** A line with nothing on it but the cursor, or a word that is being typed. */
  #slot(lineStart: number, at: number, next: number, word: NonNullable<Claim['word']>): void {
    const column = at - lineStart;
    const follows = nextContent(this.text, next);
    if (follows && follows.indent > column) return this.claim({ part: 'none' });
    while (this.#stack.length > 0 && this.#stack.at(-1)!.indent > column) this.#stack.pop();
    const dashFollows = follows !== null && follows.dash && follows.indent === column;
    if (this.#stack.at(-1)?.kind === 'list' && this.#stack.at(-1)!.indent === column) {
      const holder = this.#stack.at(-2);
      if (!holder || holder.indent !== column || dashFollows) return this.claim({ part: 'none' });
      this.#stack.pop();
    }
    const top = this.#stack.at(-1);
    const last = top?.entries.at(-1);
    if (!top && follows && follows.indent !== column) this.claim({ part: 'none' });
    else if (!top) this.#newMap('outermost', column, follows, word);
    else if (top.indent === column) this.claim(dashFollows && last?.filled === false ? { part: 'none' } : { part: 'key', word, column });
    else if (!last || last.filled) this.claim({ part: 'none' });
    else if (follows && follows.indent > top.indent && follows.indent !== column) this.claim({ part: 'none' });
    else this.#newMap(top, column, follows, word);
  }

  #elementSlot(list: Frame, lineStart: number, next: number, word: NonNullable<Claim['word']>, before: string): void {
    const column = word.start + before.length - lineStart;
    const follows = nextContent(this.text, next);
    if (follows && follows.indent > list.indent && (follows.indent !== column || follows.dash)) return this.claim({ part: 'none' });
    this.#newMap(list, column, follows && follows.indent > list.indent ? follows : null, word, before);
  }

  /** A value whose map may begin here; if the next line goes on with keys in this column, they are that map's. */
  #newMap(parent: Frame | 'outermost', column: number, follows: NextContent | null, word: NonNullable<Claim['word']>, before = ''): void {
    const joins = follows !== null && follows.indent === column;
    if (joins && !keyOnLine(this.text, follows.start, lineEnd(this.text, follows.start))) return this.claim({ part: 'none' });
    this.claim({ part: joins ? 'key' : 'value', word, column, before });
    if (joins) this.#expected = parent;
  }

  #enterList(column: number, at: number): Frame {
    this.#leave(column);
    let top = this.#stack.at(-1);
    if (top?.kind !== 'list' || top.indent !== column) top = this.#push('list', column);
    top.entries.push({ key: String(top.entries.length), keySpan: { start: at, end: at + 1 }, value: null, valueSpan: null, filled: false });
    return top;
  }

  #enterMap(column: number): Frame {
    this.#leave(column);
    if (this.#stack.at(-1)?.kind === 'list' && this.#stack.at(-1)!.indent === column) this.#stack.pop();
    const top = this.#stack.at(-1);
    return top?.kind === 'map' && top.indent === column ? top : this.#push('map', column);
  }

  #leave(column: number): void {
    while (this.#stack.length > 0 && this.#stack.at(-1)!.indent > column) this.#stack.pop();
  }

  #push(kind: Frame['kind'], indent: number): Frame {
    const holder = this.#stack.at(-1);
    const entry = holder?.entries.at(-1);
    if (entry) entry.filled = true;
    const frame: Frame = { kind, indent, flow: false, step: holder ? currentStep(holder) : null, entries: [] };
    this.#stack.push(frame);
    if (this.#found && this.#expected !== null && this.#expected === (holder ?? 'outermost')) this.#found.frames.push(frame);
    this.#expected = null;
    return frame;
  }
}
