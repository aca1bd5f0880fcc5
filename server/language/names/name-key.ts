import { normalisePhrase } from '../../text/mapped-text.js';
import type { Span } from '../../text/position.js';

const PLAIN = /^[\x21-\x7e]*$/;

/** The comparable form of an id or number: width, case and blanks do not count. */
export function nameKey(written: string): string {
  return PLAIN.test(written) ? written.toLowerCase() : normalisePhrase(written).replace(/\s/g, '');
}

/** The comparable form of a title, without 《》 and a note in brackets at its end, as references have it. */
export function titleKey(written: string): string {
  return nameKey(written).replace(/^《|》$/g, '').replace(/\([^()]*\)$/, '');
}

/** Whether a name is told from other words wherever it stands: it has a letter and a digit, and nothing but those and marks. */
export function isTelling(key: string): boolean {
  return /^[a-z0-9]+(?:[-_./][a-z0-9]+)*$/.test(key) && /[a-z]/.test(key) && /\d/.test(key);
}

/** Finds the spellings of a telling name, full-width and in capitals, too. Whether one stands alone is not looked at. */
export function spellings(key: string): RegExp {
  return new RegExp([...key].map((c) => `[${[...new Set([c, c.toUpperCase(), wide(c), wide(c.toUpperCase())])].map((v) => (/[A-Za-z0-9]/.test(v) ? v : `\\u${v.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')}]`).join(''), 'g');
}

function wide(c: string): string {
  return String.fromCharCode(c.charCodeAt(0) + 0xfee0);
}

/** The ASCII character that a full-width one stands for. */
function narrow(c: string | undefined): string {
  if (c === undefined) return '';
  const code = c.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : c;
}

const ALNUM = /[A-Za-z0-9]/;
const WORD = /[A-Za-z0-9_]/;
const PART = /[A-Za-z0-9_./\\-]/;
/** Parts of a file's path may look like a name. */
const PATH_CHARACTER = /[^\s"'`,;|<>，、；：。《》]/;
const EXTENSION = /\.[a-z][a-z0-9]{1,4}$/i;
const LONGEST_PATH = 200;

/**
 * Whether a name at a place is no part of a longer one: `QR-07` in QR-071, A-QR-07, QR-07-服务工单 or files/QR-07.txt is.
 * In QR-07/QR-08 there are two.
 */
export function standsAlone(text: string, { start, end }: Span): boolean {
  const [before, after] = [narrow(text[start - 1]), narrow(text[end])];
  if (/[A-Za-z0-9_@\\#-]/.test(before) || /[A-Za-z0-9_@\\-]/.test(after)) return false;
  if (before === '.' && WORD.test(narrow(text[start - 2]))) return false;
  if (after === '.' && WORD.test(narrow(text[end + 1]))) return false;
  if ((before === '/' || after === '/') && !joinsNames(text, start, end)) return false;
  return !isPath(text, start, end);
}

function joinsNames(text: string, start: number, end: number): boolean {
  let from = start;
  let to = end;
  while (from > 0 && start - from < LONGEST_PATH && PART.test(narrow(text[from - 1]))) from--;
  while (to < text.length && to - end < LONGEST_PATH && PART.test(narrow(text[to]))) to++;
  return nameKey(text.slice(from, to)).split('/').every((part) => isTelling(part) && !part.includes('.'));
}

function isPath(text: string, start: number, end: number): boolean {
  let to = end;
  while (to < text.length && to - end < LONGEST_PATH && PATH_CHARACTER.test(text[to]!)) to++;
  return to > end && EXTENSION.test(text.slice(end, to).replace(/[)\]}）】*_]+$/, ''));
}

/** The runs at an offset, or directly before it, that may be telling names: the longest first, then its part between `/`. */
export function tokensAt(text: string, offset: number): Span[] {
  let start = Math.min(offset, text.length);
  let end = start;
  while (start > 0 && offset - start < LONGEST_PATH && PART.test(narrow(text[start - 1]))) start--;
  while (end < text.length && end - offset < LONGEST_PATH && PART.test(narrow(text[end]))) end++;
  while (end > start && !ALNUM.test(narrow(text[end - 1]))) end--;
  while (start < end && !ALNUM.test(narrow(text[start]))) start++;
  if (start >= end || offset < start || offset > end) return [];
  const spans = [{ start, end }];
  for (let at = start; at <= end;) {
    let next = at;
    while (next < end && narrow(text[next]) !== '/') next++;
    if ((at > start || next < end) && at <= offset && offset <= next) spans.push({ start: at, end: next });
    at = next + 1;
  }
  return spans;
}
