import { WorkbookProblem } from './problem.js';

/** Compound files of Office 97–2003; a workbook with a password is one too. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
/** The stream that holds the encrypted workbook, as the directory of a compound file names it (UTF-16). */
const ENCRYPTED_STREAM = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
/** In one of the sectors of the directory, which may stand anywhere. */
const SECTOR = 128;

/** What the first bytes say against reading a file as a workbook; null if they say nothing. */
export function formatProblem(bytes: Uint8Array): WorkbookProblem | null {
  if (startsWith(bytes, COMPOUND, 0)) return new WorkbookProblem(namesEncryptedStream(bytes) ? 'workbook-encrypted' : 'workbook-format');
  return startsWith(bytes, ZIP, 0) ? null : new WorkbookProblem('workbook-damaged');
}

function namesEncryptedStream(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += SECTOR) if (startsWith(bytes, ENCRYPTED_STREAM, at)) return true;
  return false;
}

function startsWith(bytes: Uint8Array, wanted: readonly number[], at: number): boolean {
  return wanted.every((byte, i) => bytes[at + i] === byte);
}
