import type { Span } from './position.js';

/**
 * Normalised text with a way back to its source. Unit i of `text` comes from source units startAt(i)..endAt(i), which are
 * `base + starts[i]` and `base + ends[i]`. Where the text is a plain slice of the source, `starts` and `ends` are null and
 * unit i is `base + i`. All places hang on `base`, so that a text moves without a look at its units; see `moved`.
 */
export interface MappedText {
  readonly text: string;
  readonly base: number;
  readonly starts: Int32Array | null;
  readonly ends: Int32Array | null;
}

export const EMPTY_TEXT: MappedText = { text: '', base: 0, starts: null, ends: null };

/** The source span of units from..to (to exclusive). An empty interval gives an empty span. */
export function spanOf(mapped: MappedText, from: number, to: number): Span {
  if (to <= from) {
    const at = startAt(mapped, from);
    return { start: at, end: at };
  }
  return { start: startAt(mapped, from), end: endAt(mapped, to - 1) };
}

export function startAt(mapped: MappedText, i: number): number {
  if (mapped.starts === null) return mapped.base + i;
  if (mapped.starts.length === 0) return mapped.base;
  return mapped.base + (i < mapped.starts.length ? mapped.starts[i]! : mapped.ends![mapped.ends!.length - 1]!);
}

/** Where unit i ends in the source. */
export function endAt(mapped: MappedText, i: number): number {
  return mapped.base + (mapped.ends === null ? i + 1 : mapped.ends[i]!);
}

/** The same text `by` units further on in its source. */
export function moved(mapped: MappedText, by: number): MappedText {
  return { text: mapped.text, base: mapped.base + by, starts: mapped.starts, ends: mapped.ends };
}

/** Places relative to `base`. */
export function relativeTo(base: number, places: readonly number[]): Int32Array {
  const relative = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) relative[i] = places[i]! - base;
  return relative;
}

/** Collects pieces of source text, each a plain slice or a replacement, before they are normalised. */
export class TextBuilder {
  #text = '';
  #starts: number[] = [];
  #ends: number[] = [];
  #first: number;
  #plain = true;

  constructor(base: number) { this.#first = base; }

  get length(): number { return this.#text.length; }

  /** Text that stands in the source, unit for unit, from `start` on. */
  slice(value: string, start: number): this {
    if (this.#text.length === 0 && this.#plain) this.#first = start;
    else if (this.#plain && this.#first + this.#text.length !== start) this.#plain = false;
    for (let i = 0; i < value.length; i++) {
      this.#starts.push(start + i);
      this.#ends.push(start + i + 1);
    }
    this.#text += value;
    return this;
  }

  /** Text that stands for source units start..end, e.g. `&` for `&amp;`. */
  replace(value: string, start: number, end: number): this {
    this.#plain = false;
    for (let i = 0; i < value.length; i++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
    this.#text += value;
    return this;
  }

  build(): MappedText {
    return normalise({
      text: this.#text,
      base: this.#first,
      starts: this.#plain ? null : relativeTo(this.#first, this.#starts),
      ends: this.#plain ? null : relativeTo(this.#first, this.#ends),
    });
  }
}

export function plainText(text: string, base: number): MappedText {
  return normalise({ text, base, starts: null, ends: null });
}

// Everything that normalisation could change: controls, full-width and compatibility forms, spaces, upper case.
 
const CHANGES = /[\u0000-\u0009\u000B-\u001F A-Z\u00A0-\u00FF\u2000-\u206F\u2100-\u24FF\u2E80-\u3004\u3020-\u303F\u3130-\u33FF\uF900-\uFAFF\uFE10-\uFFEF]/;
const KEPT = new Set('、。《》〈〉「」『』【】〔〕…—“”‘’·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
const CJK = /[\u3400-\u9FFF\u3001-\u3003\u3008-\u3011\uFF01-\uFF1F\uF900-\uFAFF]/;

/**
 * NFKC (sentence punctuation, brackets and circled numbers kept), lower case, no white space between Chinese
 * characters, other white space as one blank. Line ends stay `\n`, since they end clauses.
 */
export function normalise(raw: MappedText): MappedText {
  if (!CHANGES.test(raw.text)) return raw;
  const source = raw.text;
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let changed = false;
  let last = '';
  for (let i = 0; i < source.length;) {
    const code = source.charCodeAt(i);
    // Most units are Chinese characters, small letters and digits that stay as they are.
    if ((code >= 0x3400 && code <= 0x9fff) || (code > 32 && code < 127 && (code < 65 || code > 90))) {
      starts.push(startAt(raw, i));
      ends.push(endAt(raw, i));
      last = source[i]!;
      parts.push(last);
      i++;
      continue;
    }
    const width = code >= 0xd800 && code <= 0xdbff && i + 1 < source.length && (source.charCodeAt(i + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
    const character = source.slice(i, i + width);
    if (isBlank(character)) {
      // A run of blanks at once: looking ahead from each of them would cost the square of its length.
      let next = i + width;
      while (next < source.length && isBlank(source[next]!)) next++;
      const kept = blankBetween(last, source[next]);
      if (kept !== character || next > i + width) changed = true;
      if (kept !== '') {
        starts.push(startAt(raw, i));
        ends.push(endAt(raw, i));
        parts.push(kept);
        last = kept;
      }
      i = next;
      continue;
    }
    const from = startAt(raw, i);
    const to = endAt(raw, i + width - 1);
    let value = KEPT.has(character) ? character : character.normalize('NFKC').toLowerCase();
    if (value === '\r') value = source[i + 1] === '\n' ? '' : '\n';
    if (value !== character) changed = true;
    for (let k = 0; k < value.length; k++) {
      starts.push(from);
      ends.push(to);
    }
    if (value !== '') {
      parts.push(value);
      last = value[value.length - 1]!;
    }
    i += width;
  }
  if (!changed) return raw;
  return { text: parts.join(''), base: raw.base, starts: relativeTo(raw.base, starts), ends: relativeTo(raw.base, ends) };
}

/** White space other than a line feed, and characters of no width. */
function isBlank(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code > 32 && code < 0x85) return false;
  if (code === 32 || code === 9 || code === 0x3000 || code === 0xa0) return true;
  return code === 13 ? false : /^(?:[^\S\n\r]|[\u200B\u200D\uFEFF])$/.test(character);
}

/** A blank survives only between two characters that are not Chinese, and never at the end of a line. */
function blankBetween(last: string, following: string | undefined): '' | ' ' {
  if (last === '' || last === '\n' || following === undefined || following === '\n' || following === '\r') return '';
  return CJK.test(last) || CJK.test(following) ? '' : ' ';
}

/** The same rules for a phrase of a rule: what the scanner looks for. */
export function normalisePhrase(phrase: string): string {
  return normalise({ text: phrase, base: 0, starts: null, ends: null }).text;
}

/** Units from..to as a text of their own. */
export function sliceText(mapped: MappedText, from: number, to: number): MappedText {
  const text = mapped.text.slice(from, to);
  if (mapped.starts === null || mapped.ends === null || text === '') return { text, base: startAt(mapped, from), starts: null, ends: null };
  return { text, base: mapped.base, starts: mapped.starts.subarray(from, to), ends: mapped.ends.subarray(from, to) };
}
