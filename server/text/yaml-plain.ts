import { coreScalar, unescaped } from './yaml-core-scalar.js';
import { YamlPlaces } from './yaml-places.js';
import {
  afterLine, afterSpaces, CLOSE_LIST, CLOSE_MAP, COLON, COMMA, DASH, HASH, isBlank, isLineEnd, isQuote, OPEN_LIST, OPEN_MAP, plainEnd, quotedEnd, SINGLE, SPACE,
} from './yaml-scan.js';

/** A YAML text without faults, as data and the places of its nodes. */
export interface PlainYaml {
  readonly value: unknown;
  readonly places: YamlPlaces;
}

/** Nesting beyond it is left to the parser of the whole language. */
const MAX_DEPTH = 40;
/** The parser of the whole language refuses a key longer than 1024. */
const LONGEST_KEY = 1000;
/** Tabs, controls and lone carriage returns have rules of their own; a byte order mark is none inside a text. */
const UNUSUAL = /[\x00-\x09\x0b\x0c\x0e-\x1f\ufeff]|\r(?!\n)/;


/**
 * Reads the part of YAML in which nearly all manifests and settings are written: maps and lists by indentation, plain
 * and quoted scalars on one line, lists and maps in brackets on one line, comments. One pass, ten to twenty times as fast as the
 * parser of the whole language. Null at the first thing beyond that part, and at everything that is or may be a fault:
 * then the whole text is for that parser. Where it is not null, value and places are those of that parser.
 */
export function readPlainYaml(text: string): PlainYaml | null {
  if (UNUSUAL.test(text)) return null;
  const reader = new PlainReader(text);
  return reader.read() ? { value: reader.root, places: reader.places } : null;
}

type Data = Record<string, unknown>;

/** A map or list that is open while its lines are read. */
interface Frame {
  readonly map: Data | null;
  readonly list: unknown[] | null;
  readonly indent: number;
  readonly node: number;
  /** Behind its last value and what belongs to that: its line's end and comments indented below it. */
  end: number;
}

class PlainReader {
  root: unknown;
  readonly places: YamlPlaces;
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #top: Frame | null = null;
  #depth = 0;
  /** The value read last, and where it ends. */
  #value: unknown = null;

  // The key read last; behind its end stands its colon.
  #key = '';
  #keyStart = -1;
  #keyEnd = -1;

  /** Whether that key waits for a value on the lines below; where an empty one would stand; whether a comment came between. */
  #waiting = false;
  #emptyAt = -1;
  #commented = false;

  /** Blank and comment lines that belong to no value yet: where they end (-1: none), and their deepest comment (-1: none). */
  #looseEnd = -1;
  #looseComment = -1;

  constructor(text: string) {
    this.#text = text;
    this.places = new YamlPlaces((start, end) => keyName(text, start, end));
  }

  read(): boolean {
    const text = this.#text;
    for (let at = 0; at < text.length;) {
      let from = at;
      while (text.charCodeAt(from) === SPACE) from++;
      const c = text.charCodeAt(from);
      if (isLineEnd(c)) {
        at = afterLine(text, from);
        if (!this.#waiting) this.#looseEnd = at;
      } else if (c === HASH) {
        const indent = from - at;
        at = afterLine(text, from);
        this.#comment(indent, at);
      } else {
        at = this.#content(from, from - at);
        if (at < 0) return false;
      }
    }
    if (!this.#top || !this.#endWaiting()) return false;
    while (this.#top) this.#close();
    return true;
  }

  #comment(indent: number, after: number): void {
    if (this.#waiting) this.#commented = true;
    else if (this.#top && this.#looseComment < 0 && indent > this.#top.indent) {
      // Indented below a value, it is that value's.
      this.#top.end = after;
      this.#looseEnd = -1;
    } else {
      this.#looseEnd = after;
      this.#looseComment = Math.max(this.#looseComment, indent);
    }
  }

  /** A line with data; where the next one begins, or -1. */
  #content(at: number, indent: number): number {
    const text = this.#text;
    const item = text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === SPACE;
    if (indent === 0 && (text.startsWith('---', at) || text.startsWith('...', at))) return -1;
    // The parser counts this line's indentation in.
    if (this.#looseEnd >= 0) this.#looseEnd = at;
    if (!this.#enter(at, indent, item)) return -1;
    this.#looseEnd = this.#looseComment = -1;
    if (!item) return this.#readKey(at) ? this.#pair() : -1;
    const from = afterSpaces(text, at + 1);
    const c = text.charCodeAt(from);
    if (isLineEnd(c) || c === HASH || (c === DASH && isBlank(text.charCodeAt(from + 1)))) return -1;
    if (this.#readKey(from)) return this.#open('map', from, indent + (from - at), -1, -1) ? this.#pair() : -1;
    return this.#scalarOrFlow(from, -1, -1);
  }

  /** Closes what the line ends, and opens what it begins, until its map or list is on top. */
  #enter(at: number, indent: number, item: boolean): boolean {
    const kind = item ? 'list' : 'map';
    if (!this.#top) return this.root === undefined && indent === 0 && this.#open(kind, at, indent, -1, -1);
    if (this.#waiting) {
      if (indent > this.#top.indent || (item && indent === this.#top.indent)) {
        this.#waiting = false;
        return this.#open(kind, at, indent, this.#keyStart, this.#keyEnd);
      }
      if (!this.#endWaiting()) return false;
    }
    while (this.#top && this.#top.indent > indent) this.#close();
    // A list may stand as far left as the key it belongs to.
    if (!item && this.#top.list && this.#top.indent === indent) this.#close();
    const top = this.#top as Frame | null;
    return top !== null && top.indent === indent && (item ? top.list : top.map) !== null;
  }

  #open(kind: 'map' | 'list', at: number, indent: number, keyStart: number, keyEnd: number): boolean {
    if (++this.#depth > MAX_DEPTH) return false;
    const value: unknown[] | Data = kind === 'list' ? [] : {};
    if (this.#top) this.#put(value);
    else this.root = value;
    const node = this.places.add(kind, at, at, keyStart, keyEnd);
    const frame: Frame = { map: kind === 'map' ? (value as Data) : null, list: kind === 'list' ? (value as unknown[]) : null, indent, node, end: at };
    this.#frames.push(frame);
    this.#top = frame;
    return true;
  }

  #close(): void {
    const { node, indent, end } = this.#frames.pop()!;
    this.#depth--;
    this.places.close(node, end);
    // Comments as deep as the map are inside it, behind its last value; those further left are its parent's.
    const inside = this.#looseEnd >= 0 && indent > 0 && this.#looseComment >= indent;
    this.#top = this.#frames.at(-1) ?? null;
    if (this.#top) this.#top.end = inside ? this.#looseEnd : end;
    if (inside) this.#looseEnd = this.#looseComment = -1;
  }

  /** A key below which nothing stands has the value null. A comment in between makes its place doubtful. */
  #endWaiting(): boolean {
    if (!this.#waiting) return true;
    this.#waiting = false;
    if (this.#commented) return false;
    this.places.add('scalar', this.#emptyAt, this.#emptyAt, this.#keyStart, this.#keyEnd);
    this.#put(null);
    this.#top!.end = this.#emptyAt;
    return true;
  }

  #put(value: unknown): void {
    if (this.#top!.list) this.#top!.list.push(value);
    else this.#top!.map![this.#key] = value;
  }

  /** The key was read: what follows its colon. */
  #pair(): number {
    const text = this.#text;
    if (Object.hasOwn(this.#top!.map!, this.#key)) return -1;
    const from = afterSpaces(text, this.#keyEnd + 1);
    const c = text.charCodeAt(from);
    if (!isLineEnd(c) && c !== HASH) return this.#scalarOrFlow(from, this.#keyStart, this.#keyEnd);
    this.#waiting = true;
    this.#emptyAt = from;
    this.#commented = c === HASH;
    return afterLine(text, from);
  }

  /** A key at an offset, up to its colon. False where there is none, or one with a meaning of its own. */
  #readKey(at: number): boolean {
    const text = this.#text;
    const end = isQuote(text.charCodeAt(at)) ? quotedEnd(text, at) : plainEnd(text, at, false);
    if (end < 0 || text.charCodeAt(end) !== COLON || !isBlank(text.charCodeAt(end + 1))) return false;
    return this.#nameKey(at, end);
  }

  #nameKey(start: number, end: number): boolean {
    if (end - start > LONGEST_KEY) return false;
    const first = this.#text.charCodeAt(start);
    this.#keyStart = start;
    this.#keyEnd = end;
    if (isQuote(first)) {
      if (!this.#readQuoted(start, end)) return false;
      this.#key = this.#value as string;
    } else {
      this.#key = this.#text.slice(start, end);
      const value = coreScalar(this.#key);
      if (value === null || (typeof value !== 'string' && String(value) !== this.#key)) return false;
    }
    return this.#key !== '<<' && this.#key !== '__proto__';
  }

  /** A value that begins and ends on one line; where the next line begins, or -1. */
  #scalarOrFlow(at: number, keyStart: number, keyEnd: number): number {
    const text = this.#text;
    const key = this.#key;
    const end = this.#oneLine(at, keyStart, keyEnd, false);
    if (end < 0) return -1;
    const rest = afterSpaces(text, end);
    const c = text.charCodeAt(rest);
    if (!isLineEnd(c) && !(c === HASH && rest > end)) return -1;
    this.#key = key;
    this.#put(this.#value);
    return (this.#top!.end = afterLine(text, rest));
  }

  #oneLine(at: number, keyStart: number, keyEnd: number, inFlow: boolean): number {
    const text = this.#text;
    const c = text.charCodeAt(at);
    if (c === OPEN_LIST) return this.#flowList(at, keyStart, keyEnd);
    if (c === OPEN_MAP) return this.#flowMap(at, keyStart, keyEnd);
    let end: number;
    if (isQuote(c)) {
      end = quotedEnd(text, at);
      if (end < 0 || !this.#readQuoted(at, end)) return -1;
    } else {
      end = plainEnd(text, at, inFlow);
      if (end < 0) return -1;
      this.#value = coreScalar(text.slice(at, end));
    }
    this.places.add('scalar', at, end, keyStart, keyEnd);
    return end;
  }

  #flowList(at: number, keyStart: number, keyEnd: number): number {
    if (++this.#depth > MAX_DEPTH) return -1;
    const text = this.#text;
    const list: unknown[] = [];
    const node = this.places.add('list', at, at, keyStart, keyEnd);
    let next = afterSpaces(text, at + 1);
    while (text.charCodeAt(next) !== CLOSE_LIST || list.length > 0) {
      const end = this.#oneLine(next, -1, -1, true);
      if (end < 0) return -1;
      list.push(this.#value);
      next = afterSpaces(text, end);
      const c = text.charCodeAt(next);
      if (c === CLOSE_LIST) break;
      if (c !== COMMA) return -1;
      next = afterSpaces(text, next + 1);
    }
    this.#depth--;
    this.#value = list;
    this.places.close(node, next + 1);
    return next + 1;
  }

  #flowMap(at: number, keyStart: number, keyEnd: number): number {
    if (++this.#depth > MAX_DEPTH) return -1;
    const text = this.#text;
    const map: Data = {};
    const node = this.places.add('map', at, at, keyStart, keyEnd);
    let next = afterSpaces(text, at + 1);
    for (let empty = true; text.charCodeAt(next) !== CLOSE_MAP || !empty; empty = false) {
      const c = text.charCodeAt(next);
      let end = isQuote(c) ? quotedEnd(text, next) : plainEnd(text, next, true);
      if (end < 0 || text.charCodeAt(end) !== COLON || text.charCodeAt(end + 1) !== SPACE || !this.#nameKey(next, end)) return -1;
      const key = this.#key;
      if (Object.hasOwn(map, key)) return -1;
      end = this.#oneLine(afterSpaces(text, end + 1), next, end, true);
      if (end < 0) return -1;
      map[key] = this.#value;
      next = afterSpaces(text, end);
      const behind = text.charCodeAt(next);
      if (behind === CLOSE_MAP) break;
      if (behind !== COMMA) return -1;
      next = afterSpaces(text, next + 1);
    }
    this.#depth--;
    this.#value = map;
    this.places.close(node, next + 1);
    return next + 1;
  }

  #readQuoted(start: number, end: number): boolean {
    const value = quotedValue(this.#text, start, end);
    this.#value = value;
    return value !== null;
  }
}

function quotedValue(text: string, start: number, end: number): string | null {
  const inner = text.slice(start + 1, end - 1);
  return text.charCodeAt(start) === SINGLE ? inner.replaceAll("''", "'") : unescaped(inner);
}

/** The name of a key that was read before. */
function keyName(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  return isQuote(first) ? quotedValue(text, start, end)! : text.slice(start, end);
}
