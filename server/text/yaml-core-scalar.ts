/** What the text of a plain scalar means in YAML's core schema: null, a truth value, a number, or the text itself. */
export function coreScalar(text: string): string | number | boolean | null {
  switch (text.charCodeAt(0)) {
    case 0x7e: // ~
      return text.length === 1 ? null : text;
    case 0x6e: case 0x4e: // n N
      return text === 'null' || text === 'Null' || text === 'NULL' ? null : text;
    case 0x74: case 0x54: // t T
      return text === 'true' || text === 'True' || text === 'TRUE' ? true : text;
    case 0x66: case 0x46: // f F
      return text === 'false' || text === 'False' || text === 'FALSE' ? false : text;
    case 0x2b: case 0x2d: case 0x2e: // + - .
    case 0x30: case 0x31: case 0x32: case 0x33: case 0x34: case 0x35: case 0x36: case 0x37: case 0x38: case 0x39:
      return number(text);
    default:
      return text;
  }
}

const INTEGER = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const SPECIAL = /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+)$/;

function number(text: string): string | number {
  if (INTEGER.test(text)) return Number.parseInt(text, 10);
  if (FLOAT.test(text)) return Number.parseFloat(text);
  if (OCTAL.test(text)) return Number.parseInt(text.slice(2), 8);
  if (HEXADECIMAL.test(text)) return Number.parseInt(text.slice(2), 16);
  if (!SPECIAL.test(text)) return text;
  if (text.endsWith('n') || text.endsWith('N')) return NaN;
  return text.startsWith('-') ? -Infinity : Infinity;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1B', ' ': ' ', '"': '"', '/': '/', '\\': '\\',
  N: '\x85', _: '\xA0', L: '\u2028', P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The value of what stands between double quotes on one line; null where an escape is none. */
export function unescaped(inner: string): string | null {
  if (!inner.includes('\\')) return inner;
  let value = '';
  for (let at = 0; at < inner.length; at++) {
    const c = inner[at]!;
    if (c !== '\\') {
      value += c;
      continue;
    }
    const kind = inner[++at] ?? '';
    const digits = HEX_DIGITS[kind];
    if (digits === undefined) {
      const escaped = ESCAPES[kind];
      if (escaped === undefined) return null;
      value += escaped;
      continue;
    }
    const hex = inner.slice(at + 1, at + 1 + digits);
    const code = Number.parseInt(hex, 16);
    if (hex.length < digits || !/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff) return null;
    value += String.fromCodePoint(code);
    at += digits;
  }
  return value;
}
