import { readingsOf } from '../evidence/path.js';
import { splitSheet } from '../evidence/sheet.js';
import { plainly } from './misspelling.js';
import type { Asked } from './model.js';
import type { Rename } from './respell.js';
import { textsOf } from './texts.js';

/**
 * Paths in a manifest that lead nowhere and can only mean one file: the only file of the project that is called so but for
 * width, case and blanks, or for a single character that is no figure, and that no other item names. Where the item
 * records a hash, the file must have it.
 */
export function respeltFiles({ finding, judged }: Asked): Rename[] {
  const { evidence, attachments } = judged.project;
  const places = [finding, ...finding.occurrences];
  const missing = evidence.items.filter((entry) => entry.fileState === 'missing' && entry.file === finding.file && places.some(({ span }) => span.start === entry.place('file').start));
  if (missing.length === 0) return [];
  const taken = new Set(evidence.items.map(({ item }) => item.file));
  const free = [...attachments.keys()].filter((path) => !taken.has(path));
  return missing.flatMap((entry) => {
    const span = entry.place('file');
    const source = textsOf(judged).source(entry.file);
    const written = source?.text.slice(span.start, span.end).replace(/^(['"])(.*)\1$/, '$2');
    if (written === undefined || written !== entry.item.file || splitSheet(written).sheet !== null) return [];
    const readings = readingsOf(written, entry.file);
    const near = free.filter((path) => readings.some((reading) => isSlip(reading, path)));
    const [meant] = near;
    if (meant === undefined || near.length > 1 || !hashFits(entry.item.sha256, attachments.get(meant)?.sha256)) return [];
    // As it was written: from the manifest's folder, if that is how the wrong one was.
    const base = readings[0] !== undefined && isSlip(readings[0], meant) ? readings[0].slice(0, readings[0].length - written.length) : '';
    return meant.startsWith(base) ? [{ file: entry.file, span, written, meant: meant.slice(base.length) }] : [];
  });
}

function hashFits(recorded: string | undefined, found: string | null | undefined): boolean {
  return recorded === undefined || (found != null && recorded.trim().toLowerCase().replace(/^sha256:/, '') === found.toLowerCase());
}

/** One character apart, no figure among it, or apart only in width, case and blanks. */
function isSlip(a: string, b: string): boolean {
  const [x, y] = [bare(a), bare(b)];
  if (x === y) return true;
  if (Math.abs(x.length - y.length) > 1) return false;
  let start = 0;
  while (start < x.length && x[start] === y[start]) start++;
  let end = 0;
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end++;
  const apart = x.slice(start, x.length - end) + y.slice(start, y.length - end);
  return apart.length <= 2 && !/[\d/]/.test(apart) && x.length - start - end <= 1 && y.length - start - end <= 1;
}

function bare(path: string): string {
  return plainly(path).replace(/\s+/g, '');
}
