import { normalisePhrase } from '../text/mapped-text.js';
import type { SourceText } from '../text/source.js';
import type { ManifestReferences } from './manifest-tree.js';
import { isAddress, readingsOf } from './path.js';
import { extensionOf, isSheetPath, SHEET_READERS, splitSheet } from './sheet.js';

const LONGEST_PATH = 300;
const FILE = /\.[A-Za-z0-9]{1,8}(?:#[^#]*)?$/;
const HASH = /^(?:sha256:)?[0-9a-f]{64}$/;

/** What an evidence list in a sheet names: which of its columns are paths is not known yet, so every cell like one counts. */
export function sheetReferences(source: SourceText): ManifestReferences {
  const reader = SHEET_READERS.get(extensionOf(source.path));
  const hashed: string[][] = [];
  const attached: string[][] = [];
  for (const sheet of reader?.(source).sheets ?? []) {
    for (const { cells } of sheet.rows) {
      const written = cells.map(({ value }) => (typeof value === 'string' && value.length <= LONGEST_PATH ? value.trim() : ''));
      const paths = written.filter((text) => FILE.test(text) && !isAddress(text));
      if (paths.length === 0) continue;
      if (written.some((text) => HASH.test(normalisePhrase(text)))) hashed.push(...paths.map((path) => readingsOf(path, source.path)));
      for (const path of paths.filter((path) => isSheetPath(splitSheet(path).file))) attached.push(ledgerReadings(path, source.path));
    }
  }
  return { ledgers: [], hashed, attached };
}

/** Every path that `file.xlsx#sheet` may mean; a `#` may also be part of a file's name. */
export function ledgerReadings(written: string, file: string): string[] {
  return [...new Set([written, splitSheet(written).file].flatMap((path) => readingsOf(path, file)))];
}
