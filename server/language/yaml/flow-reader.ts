import type { Entry, Frame } from './cursor.js';
import { afterLineEnd, isBlankAt, isCommentAt, lineEnd, plainScalarEnd, quotedScalar, skipBlanks } from './yaml-line.js';

/** A place that the cursor may be at, as one of the readers came by it. */
export interface Claim {
  readonly part: 'key' | 'value' | 'text' | 'comment' | 'none';
  readonly word?: { readonly start: number; readonly end: number };
  readonly quote?: '' | '"' | "'";
  readonly hasColon?: boolean;
  readonly column?: number;
  readonly before?: string;
  readonly after?: string;
}

/** What a flow collection (`[…]`, `{…}`) needs of the reader around it. */
export interface FlowHost {
  readonly text: string;
  readonly offset: number;
  /** Whether the cursor was found already. */
  readonly isFound: boolean;
  /** The cursor is here, in these flow frames. */
  claim(claim: Claim, frames: readonly Frame[]): void;
}

interface Level { readonly frame: Frame; part: 'key' | 'value'; seen: boolean }

/**
 * Reads a flow collection from its bracket, over several lines if need be, and gives the offset behind it. Where it is not
 * closed it ends before the first line that is indented no more than `limit`.
 */
export function readFlow(host: FlowHost, start: number, limit: number, step: string | number | null): number {
  return new FlowReader(host, limit).read(start, step);
}

class FlowReader {
  readonly #levels: Level[] = [];
  #lineStart = 0;
  #broken = false;

  constructor(readonly host: FlowHost, readonly limit: number) {}

  read(start: number, step: string | number | null): number {
    const { text } = this.host;
    this.#lineStart = text.lastIndexOf('\n', start - 1) + 1;
    this.#open(text[start] === '[' ? 'list' : 'map', step);
    for (let at = start + 1; ;) {
      const gap = at;
      at = this.#afterGap(at);
      const isScalar = !this.#broken && at < text.length && !'[]{},'.includes(text[at]!) && !this.#isColon(at);
      this.#claimGap(gap, at, isScalar);
      if (this.#broken || at >= text.length) return at;
      at = isScalar ? this.#scalar(at) : this.#mark(at);
      if (this.#levels.length === 0) return at;
    }
  }

  get #top(): Level { return this.#levels.at(-1)!; }

  #open(kind: Frame['kind'], step: string | number | null): void {
    this.#levels.push({ frame: { kind, indent: -1, flow: true, step, entries: [] }, part: 'key', seen: false });
  }

  /** Over blanks, comments and line ends; notices where the collection is left unfinished. */
  #afterGap(from: number): number {
    const { text, offset } = this.host;
    for (let at = from; ;) {
      const end = lineEnd(text, at);
      const next = skipBlanks(text, at, end);
      if (next < end && !isCommentAt(text, next, this.#lineStart)) return next;
      if (next < end && offset > next && offset <= end) this.#claim({ part: 'comment' });
      if (end >= text.length) return end;
      const line = afterLineEnd(text, end);
      const first = skipBlanks(text, line, lineEnd(text, line));
      const isBlank = first >= lineEnd(text, line) || text[first] === '#';
      if (!isBlank && first - line <= this.limit && !'],}'.includes(text[first]!)) {
        this.#broken = true;
        return line;
      }
      this.#lineStart = at = line;
    }
  }

  #claimGap(from: number, to: number, isScalar: boolean): void {
    const { offset, text, isFound } = this.host;
    const end = this.#broken ? to - 1 : to;
    if (isFound || offset < from || offset > end || (offset === to && isScalar)) return;
    const { frame, part, seen } = this.#top;
    const after = this.#after(to);
    const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    // A line of its own that is indented too little would end the collection.
    const outside = lineStart > from && offset - lineStart <= this.limit;
    const word = { start: offset, end: offset };
    if (seen || outside) this.#claim({ part: 'none' });
    else if (frame.kind === 'list') this.#claim({ part: 'value', word, after }, true);
    else if (part === 'key') this.#claim({ part: 'key', word, after });
    else this.#claim({ part: 'value', word, before: text[offset - 1] === ':' ? ' ' : '', after });
  }

  /** The comma that an insertion needs if something follows it. */
  #after(at: number): string {
    const c = this.host.text[at];
    return this.#broken || c === undefined || ',]}'.includes(c) ? '' : ', ';
  }

  #claim(claim: Claim, asElement = false): void {
    const frames = this.#levels.map(({ frame }) => frame);
    if (!asElement) return this.host.claim(claim, frames);
    // The element that is to be written takes its place in the list while the cursor is read.
    const { entries } = this.#top.frame;
    const entry = { key: String(entries.length), keySpan: { start: this.host.offset, end: this.host.offset }, value: null, valueSpan: null, filled: false };
    entries.push(entry);
    this.host.claim(claim, frames);
    entries.pop();
  }

  #isColon(at: number): boolean {
    const { text } = this.host;
    return text[at] === ':' && (isBlankAt(text, at + 1) || ',]}[{"\''.includes(text[at + 1]!) || this.#top.part === 'key' && this.#top.seen);
  }

  #mark(at: number): number {
    const { text } = this.host;
    const c = text[at]!;
    const top = this.#top;
    if (c === '[' || c === '{') {
      const entry = this.#entry(at);
      if (entry) entry.filled = true;
      this.#open(c === '[' ? 'list' : 'map', top.frame.kind === 'list' ? top.frame.entries.length - 1 : top.frame.entries.at(-1)?.key ?? '');
    } else if (c === ']' || c === '}') {
      this.#levels.pop();
      const outer = this.#levels.at(-1);
      if (outer) outer.seen = true;
    } else {
      top.part = c === ',' ? 'key' : 'value';
      top.seen = c !== ',' && top.frame.kind === 'list';
    }
    return at + 1;
  }

  /** The entry that what begins here belongs to: a new one for an element. */
  #entry(at: number): Entry | undefined {
    const { frame, part } = this.#top;
    if (frame.kind === 'list' && !this.#top.seen) frame.entries.push({ key: String(frame.entries.length), keySpan: { start: at, end: at }, value: null, valueSpan: null, filled: false });
    else if (frame.kind === 'map' && part === 'key') return undefined;
    return frame.entries.at(-1);
  }

  #scalar(at: number): number {
    const { text, offset, isFound } = this.host;
    const end = lineEnd(text, at);
    const top = this.#top;
    if (text[at] === '&' || text[at] === '!') {
      let next = at;
      while (next < end && !isBlankAt(text, next) && !',]}'.includes(text[next]!)) next++;
      return Math.max(next, at + 1);
    }
    const quoted = text[at] === '"' || text[at] === "'" ? quotedScalar(text, at, end) : null;
    const inner = quoted?.inner ?? { start: at, end: Math.max(plainScalarEnd(text, at, end, true), at + 1) };
    const behind = quoted?.end ?? inner.end;
    const value = text.slice(inner.start, inner.end);
    const isKey = top.frame.kind === 'map' && top.part === 'key';
    const second = top.seen;
    const entry = isKey ? { key: value, keySpan: inner, value: null, valueSpan: null, filled: false } : this.#entry(at);
    if (isKey && !second) top.frame.entries.push(entry!);
    else if (entry) Object.assign(entry, { value: text[at] === '*' ? null : value, valueSpan: inner, filled: true });
    if (!isFound && offset >= at && offset <= behind) {
      const next = skipBlanks(text, behind, end);
      const hasColon = isKey && text[next] === ':';
      const outside = offset < inner.start || offset > inner.end || second;
      const after = (quoted && !quoted.closed ? quoted.quote : '') + (next >= end || ':,]}#'.includes(text[next]!) ? '' : ', ');
      this.#claim(outside ? { part: 'none' } : { part: isKey ? 'key' : 'value', word: inner, quote: quoted?.quote ?? '', hasColon, after });
    }
    top.seen = true;
    return behind;
  }
}
