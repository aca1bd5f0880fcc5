export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type Decoded =
  | { readonly text: string; readonly encoding: Encoding; readonly bom: boolean }
  | { readonly problem: 'binary' | 'encoding' };

const BINARY: Decoded = { problem: 'binary' };
const UNKNOWN: Decoded = { problem: 'encoding' };

/** How much of a file is looked at where a share is counted. */
const SAMPLE = 1 << 16;

/** First bytes of formats that are handed in by mistake: Word, Excel, PDF, pictures, archives, RTF, programs. */
const SIGNATURES: readonly string[] = [
  'PK\x03\x04', 'PK\x05\x06', '%PDF-', '\xD0\xCF\x11\xE0', '\x89PNG', '\xFF\xD8\xFF', 'GIF87a', 'GIF89a', '\x7FELF', '\x1F\x8B', 'Rar!',
  '7z\xBC\xAF', '{\\rtf', 'SQLite format 3', 'BM\x00', 'OggS', 'ID3', '\xCA\xFE\xBA\xBE',
];

/**
 * The text of a file. Tried in this order: byte order marks, binary signatures, UTF-8, UTF-16 without a mark, GB18030
 * (and with it GBK and GB2312). The byte order mark is not part of the text. `binary`: not a text at all;
 * `encoding`: a text, but in none of these encodings (UTF-32, Big5, a damaged file). Never throws.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (begins(bytes, '\xEF\xBB\xBF')) return decoded(bytes.subarray(3), 'utf-8', true) ?? UNKNOWN;
  if (begins(bytes, '\xFF\xFE\x00\x00') || begins(bytes, '\x00\x00\xFE\xFF')) return UNKNOWN;
  if (begins(bytes, '\xFF\xFE')) return decoded(bytes.subarray(2), 'utf-16le', true) ?? UNKNOWN;
  if (begins(bytes, '\xFE\xFF')) return decoded(bytes.subarray(2), 'utf-16be', true) ?? UNKNOWN;
  if (begins(bytes, '\x84\x31\x95\x33')) return decoded(bytes.subarray(4), 'gb18030', true) ?? UNKNOWN;
  if (SIGNATURES.some((signature) => begins(bytes, signature))) return BINARY;

  const nul = bytes.indexOf(0) >= 0;
  if (!nul) {
    const utf8 = decoded(bytes, 'utf-8', false);
    if (utf8) return mostlyControls(bytes) ? BINARY : utf8;
    if (looksLikeGb(bytes)) {
      const gb = decoded(bytes, 'gb18030', false);
      if (gb) return gb;
    }
  }
  const wide = wideEncoding(bytes);
  if (wide) {
    const utf16 = decoded(bytes, wide, false);
    if (utf16) return utf16;
  }
  return nul || mostlyControls(bytes) ? BINARY : UNKNOWN;
}

function begins(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}

function decoded(bytes: Uint8Array, encoding: Encoding, bom: boolean): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding, bom };
  } catch {
    return null;
  }
}

/** More than one control character in a hundred is no text. */
function mostlyControls(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return controls * 100 > end;
}

/**
 * Chinese in GB2312, GBK or GB18030 is nearly all level 1 characters (first byte B0–D7) and symbols (A1–A3).
 * Other encodings read as GB18030 scatter over the rare rows, so a share tells them apart where decoding succeeds.
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE);
  let pairs = 0;
  let common = 0;
  let rare = 0;
  for (let i = 0; i < end;) {
    const lead = bytes[i]!;
    if (lead < 0x80) { i++; continue; }
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    pairs++;
    if (trail >= 0x30 && trail <= 0x39) { rare++; i += 4; continue; }
    if (trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3))) common++;
    else if (!(trail >= 0xA1 && lead >= 0xD8 && lead <= 0xF7)) rare++;
    i += 2;
  }
  return pairs > 0 && common >= pairs * 0.75 && rare <= Math.max(pairs * 0.1, pairs < 20 ? 1 : 0);
}

/** Which UTF-16 a file without a mark is in: the one whose units are nearly all Chinese, full-width or printable ASCII. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return null;
  const end = Math.min(bytes.length, SAMPLE);
  let little = 0;
  let big = 0;
  for (let i = 0; i < end; i += 2) {
    if (plausibleUnit(bytes[i]! | (bytes[i + 1]! << 8))) little++;
    if (plausibleUnit((bytes[i]! << 8) | bytes[i + 1]!)) big++;
  }
  const units = end / 2;
  if (little >= units * 0.95 && little > big) return 'utf-16le';
  if (big >= units * 0.95 && big > little) return 'utf-16be';
  return null;
}

function plausibleUnit(unit: number): boolean {
  return (unit >= 32 && unit < 127) || unit === 10 || unit === 13 || unit === 9
    || (unit >= 0x4E00 && unit <= 0x9FA5) || (unit >= 0x3000 && unit <= 0x303F) || (unit >= 0xFF01 && unit <= 0xFF5E)
    || (unit >= 0x2010 && unit <= 0x2027) || (unit >= 0x2460 && unit <= 0x2473);
}
