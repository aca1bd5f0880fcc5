import type { Fault } from '../../text/fault.js';
import { EMPTY_SPAN } from '../../text/position.js';
import { sourceText, type SourceText } from '../../text/source.js';
import type { Sheet } from '../sheet.js';
import { GridReader, MAX_COLUMNS, MAX_ROWS } from './grid.js';
import { NumberFormats } from './number-format.js';
import { WorkbookProblem } from './problem.js';
import { formatProblem } from './signature.js';
import { SharedStrings } from './string-parts.js';
import { workbookParts } from './workbook-parts.js';
import { workbookText, type NamedGrid } from './workbook-text.js';
import { readXml } from './xml.js';
import { zipParts } from './zip.js';

/** A workbook, read: its text gives every cell a place. Sheets that no check looks at keep their faults to themselves. */
export class WorkbookText implements SourceText {
  readonly cellAt: SourceText['cellAt'];

  /** `problem` says why it could not be read; then there are no sheets. */
  constructor(readonly source: SourceText, readonly sheets: readonly Sheet[], readonly problem: Fault | null) {
    this.cellAt = source.cellAt;
  }

  get path(): string { return this.source.path; }
  get text(): string { return this.source.text; }
  get lines(): SourceText['lines'] { return this.source.lines; }
}

const known = new WeakMap<Uint8Array, WorkbookText>();

/** Reads the bytes of an .xlsx or .xlsm, once for each. Macros, links, pictures and comments are not looked at. Never throws. */
export function readWorkbook(path: string, bytes: Uint8Array): WorkbookText {
  let workbook = known.get(bytes);
  if (!workbook || workbook.path !== path) known.set(bytes, (workbook = readBytes(path, bytes)));
  return workbook;
}

function readBytes(path: string, bytes: Uint8Array): WorkbookText {
  try {
    const wrong = formatProblem(bytes);
    if (wrong) throw wrong;
    const { grids, date1904 } = gridsOf(bytes);
    const { source, sheets } = workbookText(path, grids, date1904);
    return new WorkbookText(source, sheets.map((sheet, i): Sheet => ({ ...sheet, faults: cutFaults(path, sheet, grids[i]!) })), null);
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error;
    return new WorkbookText(sourceText(path, ''), [], { kind: error.kind, file: path, span: EMPTY_SPAN, args: error.args });
  }
}

function gridsOf(bytes: Uint8Array): { readonly grids: readonly NamedGrid[]; readonly date1904: boolean } {
  const parts = workbookParts(zipParts(bytes));
  const strings = new SharedStrings();
  if (parts.strings) readXml(parts.strings, strings);
  const formats = new NumberFormats();
  if (parts.styles) readXml(parts.styles, formats);
  const grids = parts.sheets.map(({ name, part }): NamedGrid => {
    const reader = new GridReader(strings.strings, formats, parts.date1904);
    readXml(part, reader);
    return { name, grid: reader.grid };
  });
  return { grids, date1904: parts.date1904 };
}

function cutFaults(path: string, { name, start }: Sheet, { grid }: NamedGrid): Fault[] {
  if (grid.cut === null) return [];
  const last = grid.rows[grid.rows.length - 1]?.row ?? 0;
  return [{ kind: 'sheet-cut', file: path, span: { start: start ?? 0, end: start ?? 0 }, args: { sheet: name ?? '', row: last, rows: MAX_ROWS, columns: MAX_COLUMNS } }];
}
