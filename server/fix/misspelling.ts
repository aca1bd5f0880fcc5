/**
 * The one word that a written one can only mean: the only known one that differs in case, width or blanks, else the only
 * one at a single slip (a letter put in, left out, changed, or swapped with its neighbour). Null where there is doubt:
 * several are as near, the digits say something else, or the word is so short that one letter makes another word.
 */
export function meantWord(written: string, known: Iterable<string>): string | null {
  const plain = plainly(written);
  const all = [...new Set(known)];
  const alike = all.filter((word) => plainly(word) === plain);
  if (alike.length > 0) return alike.length === 1 && alike[0] !== written ? alike[0]! : null;
  if (plain.length < SHORTEST || !LETTERS.test(plain)) return null;
  const near = all.filter((word) => {
    const other = plainly(word);
    return other.length >= SHORTEST && LETTERS.test(other) && sameFigures(plain, other) && isOneSlip(plain, other);
  });
  return near.length === 1 ? near[0]! : null;
}

/** Of four Chinese characters one is too much of the meaning: 三星 and 五星 are no slip. */
const LETTERS = /^[a-z0-9:/._-]+$/;
const SHORTEST = 4;

export function plainly(word: string): string {
  return word.normalize('NFKC').trim().toLowerCase();
}

/** 5.1.4.1 is no slip of 5.1.4.9, and WD-02 none of WD-03; KPI-1 is KPI-01. */
function sameFigures(a: string, b: string): boolean {
  return figures(a) === figures(b);
}

function figures(word: string): string {
  return (word.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, '')).join(' ');
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}

/**
 * Codes that differ only in what people vary when they write them: width, case, the sign between letters and figures, zeros
 * before a figure. `QR－07`, `qr07` and `QR-7` are one.
 */
export function codeKey(code: string): string {
  return plainly(code).replace(/[\s\-—–_./·]+/g, '-').replace(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/g, '-').replace(/(?<!\d)0+(?=\d)/g, '');
}

/** The one code that a written one can only mean; null where none or several are alike, or it is already written so. */
export function meantCode(written: string, known: Iterable<string>): string | null {
  const key = codeKey(written);
  const alike = [...new Set(known)].filter((code) => codeKey(code) === key);
  return alike.length === 1 && alike[0] !== written ? alike[0]! : null;
}
