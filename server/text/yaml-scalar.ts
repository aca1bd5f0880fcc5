import { isScalar, type Scalar } from 'yaml';
import { EMPTY_TEXT, TextBuilder, normalise, relativeTo, type MappedText } from './mapped-text.js';

/**
 * The words of a scalar with their places in the source, for every style: plain, quoted, literal and folded. Numbers
 * and dates are given as printed. `base` is added to the node's offsets (front matter). Anything but a scalar is empty.
 */
export function nodeText(node: unknown, source: string, base: number): MappedText {
  if (!isScalar(node) || !node.range) return EMPTY_TEXT;
  return scalarText(node, source, base);
}

/** See `nodeText`. Where source and value cannot be brought together, the whole value stands for the whole scalar. */
export function scalarText(node: Scalar, source: string, base: number): MappedText {
  const start = base + node.range![0];
  const end = base + node.range![1];
  if (typeof node.value !== 'string') {
    if (node.value === null || node.value === undefined) return { ...EMPTY_TEXT, base: start };
    return new TextBuilder(start).slice(source.slice(start, end), start).build();
  }
  const walker = new ScalarWalker(source, start, end);
  switch (node.type) {
    case 'QUOTE_DOUBLE': walker.doubleQuoted(); break;
    case 'QUOTE_SINGLE': walker.singleQuoted(); break;
    case 'BLOCK_LITERAL': walker.block(false, node.value); break;
    case 'BLOCK_FOLDED': walker.block(true, node.value); break;
    default: walker.plain();
  }
  if (walker.value === node.value) return normalise(walker.mapped());
  return new TextBuilder(start).replace(node.value, start, end).build();
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1B', ' ': ' ', '"': '"', '/': '/', '\\': '\\',
  N: '\x85', _: '\xA0', L: '\u2028', P: '\u2029',
};

/** Reads a scalar as YAML prescribes and keeps, for each unit of its value, where it came from. */
class ScalarWalker {
  value = '';
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(readonly source: string, readonly start: number, readonly end: number) {}

  mapped(): MappedText {
    return { text: this.value, base: this.start, starts: relativeTo(this.start, this.#starts), ends: relativeTo(this.start, this.#ends) };
  }

  plain(): void { this.#flow(this.start, this.end, () => null); }

  singleQuoted(): void {
    this.#flow(this.start + 1, this.end - 1, (at) => (this.source.startsWith("''", at) ? { value: "'", end: at + 2 } : null));
  }

  doubleQuoted(): void {
    this.#flow(this.start + 1, this.end - 1, (at) => {
      if (this.source[at] !== '\\') return null;
      const next = this.source[at + 1] ?? '';
      const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0;
      if (digits > 0) {
        const code = Number.parseInt(this.source.slice(at + 2, at + 2 + digits), 16);
        return code <= 0x10FFFF ? { value: String.fromCodePoint(code), end: at + 2 + digits } : null;
      }
      const line = this.#afterBreak(at + 1);
      if (line > at + 1) return { value: '', end: this.#skipBlanks(line) };
      const value = ESCAPES[next];
      return value === undefined ? null : { value, end: at + 2 };
    });
  }

  /** Flow scalars: one line end is a blank, each further one is a line end; blanks around them do not count. */
  #flow(from: number, to: number, escape: (at: number) => { value: string; end: number } | null): void {
    let at = from;
    while (at < to) {
      const escaped = escape(at);
      if (escaped) {
        this.#add(escaped.value, at, escaped.end);
        at = escaped.end;
        continue;
      }
      const blanks = this.#skipBlanks(at);
      const after = this.#afterBreak(blanks);
      if (after > blanks && blanks < to) at = this.#fold(at, after, to);
      else if (blanks > at && blanks <= to) {
        this.#add(this.source.slice(at, blanks), at, -1);
        at = blanks;
      } else {
        this.#add(this.source[at]!, at, -1);
        at++;
      }
    }
  }

  #fold(from: number, after: number, to: number): number {
    let at = this.#skipBlanks(after);
    let empty = 0;
    for (let next = this.#afterBreak(at); next > at && at < to; next = this.#afterBreak(at)) {
      empty++;
      at = this.#skipBlanks(next);
    }
    this.#add(empty === 0 ? ' ' : '\n'.repeat(empty), from, Math.min(at, to));
    return at;
  }

  block(folded: boolean, value: string): void {
    let at = this.start;
    while (at < this.end && this.source[at] !== '\n' && this.source[at] !== '\r') at++;
    const header = this.source.slice(this.start, at);
    at = this.#afterBreak(at);
    const lines = this.#lines(at);
    const indent = this.#blockIndent(header, lines, value);
    const chomp = /^[|>]\d?([+-])|^[|>]([+-])/.exec(header);
    const last = lastContentLine(lines, indent, this.source);
    for (let i = 0; i <= last; i++) {
      const { start, end, next } = lines[i]!;
      const from = Math.min(start + indent, end);
      this.#add(this.source.slice(from, end), from, -1);
      if (i < last) i = folded ? this.#foldLines(lines, i, indent, last) : this.#lineEnd(i, end, next);
    }
    this.#chomp(lines, last, chomp?.[1] ?? chomp?.[2] ?? '');
  }

  #lineEnd(i: number, end: number, next: number): number {
    this.#add('\n', end, next);
    return i;
  }

  /** What stands for the line ends between content line `i` and the next one; gives the line before that one. */
  #foldLines(lines: readonly BlockLine[], i: number, indent: number, last: number): number {
    let next = i + 1;
    while (next < last && isEmptyLine(lines[next]!, indent)) next++;
    const from = lines[i]!.end;
    const to = lines[next]!.start;
    const empty = next - i - 1;
    const more = (line: BlockLine) => /[ \t]/.test(this.source[line.start + indent] ?? '') && line.end > line.start + indent;
    const kept = isEmptyLine(lines[i]!, indent) || more(lines[i]!) || more(lines[next]!);
    if (kept) this.#add('\n'.repeat(empty + 1), from, to);
    else this.#add(empty === 0 ? ' ' : '\n'.repeat(empty), from, to);
    return next - 1;
  }

  #chomp(lines: readonly BlockLine[], last: number, chomp: string): void {
    if (chomp === '-') return;
    const line = lines[last];
    if (line && last >= 0) this.#add('\n', line.end, Math.max(line.next, line.end));
    if (chomp !== '+') return;
    for (const { end, next } of lines.slice(last + 1)) if (next > end) this.#add('\n', end, next);
  }

  #lines(from: number): BlockLine[] {
    const lines: BlockLine[] = [];
    for (let at = from; at < this.end;) {
      let end = at;
      while (end < this.end && this.source[end] !== '\n' && this.source[end] !== '\r') end++;
      const next = end < this.end ? this.#afterBreak(end) : end;
      lines.push({ start: at, end, next });
      at = Math.max(next, end + 1);
    }
    return lines;
  }

  #blockIndent(header: string, lines: readonly BlockLine[], value: string): number {
    const first = lines.find((line) => this.source.slice(line.start, line.end).trim() !== '');
    if (!first) return Infinity;
    const spaces = this.#skipSpaces(first.start) - first.start;
    if (!/^[|>][+-]?[1-9]/.test(header)) return spaces;
    // The digit counts from the parent's indentation, which the node does not know; what is left in the value tells.
    return Math.max(0, spaces - (/^\n*( *)/.exec(value)?.[1]!.length ?? 0));
  }

  #skipSpaces(from: number): number {
    let at = from;
    while (this.source[at] === ' ') at++;
    return at;
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (this.source[at] === ' ' || this.source[at] === '\t') at++;
    return at;
  }

  /** Behind the line end at `at`; `at` itself where there is none. */
  #afterBreak(at: number): number {
    if (this.source[at] === '\r') return this.source[at + 1] === '\n' ? at + 2 : at + 1;
    return this.source[at] === '\n' ? at + 1 : at;
  }

  /** Units that stand one by one from `start` on, or, with an `end`, that together stand for start..end. */
  #add(value: string, start: number, end: number): void {
    for (let i = 0; i < value.length; i++) {
      this.#starts.push(end < 0 ? start + i : start);
      this.#ends.push(end < 0 ? start + i + 1 : end);
    }
    this.value += value;
  }
}

interface BlockLine { readonly start: number; readonly end: number; readonly next: number }

function isEmptyLine(line: BlockLine, indent: number): boolean {
  return line.end - line.start <= indent;
}

function lastContentLine(lines: readonly BlockLine[], indent: number, source: string): number {
  let last = lines.length - 1;
  while (last >= 0 && (isEmptyLine(lines[last]!, indent) || source.slice(lines[last]!.start, lines[last]!.end).trim() === '')) last--;
  return last;
}
