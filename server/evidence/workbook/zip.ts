import { Inflate } from 'fflate';
import { Crc32 } from './crc32.js';
import { WorkbookProblem } from './problem.js';

/** What all parts of one workbook may unpack to. A month's ledger has one or two megabytes. */
export const MAX_UNPACKED_MB = 100;
/** Deflate grows data at most 1032-fold: so much goes in at once that what comes out can be counted before it is too much. */
const STEP = 16 * 1024;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const MAX_ENTRIES = 10_000;
/** The true value stands in the ZIP64 field. */
const ELSEWHERE = 0xffffffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** One part of a ZIP file, not unpacked yet. */
export interface ZipPart {
  readonly name: string;
  /** Hands over what it unpacks to, piece by piece, until `take` returns false. Throws `WorkbookProblem`. */
  unpack(take: (piece: Uint8Array) => boolean): void;
}

/** The parts of a ZIP file by name, lower case. All share one limit of what they may unpack to. Throws `WorkbookProblem`. */
export function zipParts(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const left = { bytes: MAX_UNPACKED_MB * 1024 * 1024 };
  const parts = new Map<string, ZipPart>();
  let at = end.directory;
  for (let i = 0; i < end.entries; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new WorkbookProblem('workbook-damaged');
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)).replaceAll('\\', '/');
    const entry = withLongSizes(view, at, at + ENTRY_BYTES + nameLength, extraLength);
    parts.set(name.toLowerCase(), { name, unpack: (take) => { unpack(bytes, view, entry, left, take); } });
    at += ENTRY_BYTES + nameLength + extraLength + commentLength;
  }
  return parts;
}

interface Entry { readonly flags: number; readonly method: number; readonly crc: number; readonly packed: number; readonly unpacked: number; readonly local: number }

/** The directory stands at the end, before a comment of any length. */
function endOfDirectory(view: DataView): { readonly directory: number; readonly entries: number } {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const entries = view.getUint16(at + 10, true);
    const directory = view.getUint32(at + 16, true);
    if (entries > MAX_ENTRIES || directory >= at) break;
    return { directory, entries };
  }
  throw new WorkbookProblem('workbook-damaged');
}

/** Writers that do not know the sizes beforehand put them into the ZIP64 field, however small they are. */
function withLongSizes(view: DataView, at: number, extra: number, extraLength: number): Entry {
  let [packed, unpacked, local] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
  const end = Math.min(extra + extraLength, view.byteLength);
  for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let value = field + 4;
    const next = () => {
      if (value + 8 > end) throw new WorkbookProblem('workbook-damaged');
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    if (unpacked === ELSEWHERE) unpacked = next();
    if (packed === ELSEWHERE) packed = next();
    if (local === ELSEWHERE) local = next();
    break;
  }
  return { flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, unpacked, local };
}

function unpack(bytes: Uint8Array, view: DataView, entry: Entry, left: { bytes: number }, take: (piece: Uint8Array) => boolean): void {
  if ((entry.flags & ENCRYPTED) !== 0) throw new WorkbookProblem('workbook-encrypted');
  if (entry.local + LOCAL_BYTES > bytes.length || view.getUint32(entry.local, true) !== LOCAL_SIGNATURE) throw new WorkbookProblem('workbook-damaged');
  const start = entry.local + LOCAL_BYTES + view.getUint16(entry.local + 26, true) + view.getUint16(entry.local + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed || (entry.method !== STORED && entry.method !== DEFLATED)) throw new WorkbookProblem('workbook-damaged');

  const crc = new Crc32();
  let wanted = true;
  const out = (piece: Uint8Array) => {
    left.bytes -= piece.length;
    if (left.bytes < 0) throw new WorkbookProblem('workbook-too-large', { limit: MAX_UNPACKED_MB });
    crc.add(piece);
    if (wanted && piece.length > 0) wanted = take(piece);
  };
  const inflate = entry.method === DEFLATED ? new Inflate(out) : null;
  for (let at = 0; at < packed.length && wanted; at += STEP) {
    const step = packed.subarray(at, at + STEP);
    if (inflate === null) out(step);
    else pushed(inflate, step, at + STEP >= packed.length);
  }
  if (wanted && crc.value !== entry.crc) throw new WorkbookProblem('workbook-damaged');
}

function pushed(inflate: Inflate, step: Uint8Array, last: boolean): void {
  try {
    inflate.push(step, last);
  } catch (error) {
    // What is no deflate stream makes the library throw errors of its own.
    throw error instanceof WorkbookProblem ? error : new WorkbookProblem('workbook-damaged');
  }
}
