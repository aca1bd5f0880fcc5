/** Half-open range of zero-based UTF-16 offsets into a source text. */
export interface Span { readonly start: number; readonly end: number }
/** Zero-based line and UTF-16 character, as in LSP. */
export interface Position { readonly line: number; readonly character: number }
export interface Range { readonly start: Position; readonly end: Position }

/** Where the lines of a text begin. `\n`, `\r\n` and a lone `\r` end a line, as in LSP. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string, starts: readonly number[] = lineStarts(text)) {
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The lines of `text`, which is the text of this index with `span` replaced by other units: only these are looked at. */
  edited(text: string, span: Span): LineIndex {
    const end = span.end + text.length - this.#length;
    // Whether a line begins behind `\r` depends on the unit that follows.
    const from = Math.max(0, span.start - 1);
    const starts = this.#starts.slice(0, this.#firstFrom(Math.max(1, span.start)));
    addLineStarts(text, from, end, starts);
    for (let i = this.#firstFrom(span.end + 1); i < this.#starts.length; i++) starts.push(this.#starts[i]! + end - span.end);
    return new LineIndex(text, starts);
  }

  /** Index of the first line that begins at an offset or behind it. */
  #firstFrom(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.#starts[mid]! < offset) low = mid + 1; else high = mid;
    }
    return low;
  }

  get lineCount(): number { return this.#starts.length; }

  /** Offsets outside the text are clamped to it. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.#starts[mid]! <= at) low = mid; else high = mid - 1;
    }
    return { line: low, character: at - this.#starts[low]! };
  }

  offset(position: Position): number {
    const start = this.#starts[Math.min(position.line, this.#starts.length - 1)] ?? 0;
    return Math.min(start + position.character, this.#length);
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  addLineStarts(text, 0, text.length, starts);
  return starts;
}

/** Where lines begin behind the units from..to (to exclusive). */
function addLineStarts(text: string, from: number, to: number, starts: number[]): void {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
}

export const EMPTY_SPAN: Span = { start: 0, end: 0 };

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Order of places in a file. */
export function bySpan(a: { span: Span }, b: { span: Span }): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
