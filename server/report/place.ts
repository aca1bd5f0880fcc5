import type { ReportFinding } from '../../schemas/report.js';
import { mask } from '../check/mask.js';
import type { Place } from '../check/model.js';
import type { SourceText } from '../text/source.js';

/** Where something stands, as reports show it. */
export type ReportPlace = Pick<ReportFinding, 'file' | 'range' | 'cell'>;

const ORIGIN = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A place in lines and characters; in a workbook, by its cell. The start of the file where its text is not known. */
export function placeIn(source: SourceText | undefined, { file, span }: Place): ReportPlace {
  if (!source) return { file, range: ORIGIN };
  if (!source.cellAt) return { file, range: source.lines.range(span) };
  const cell = source.cellAt(span.start);
  if (!cell) return { file, range: ORIGIN };
  const [line, character] = [cell.row - 1, cell.column - 1];
  return {
    file, range: { start: { line, character }, end: { line, character: character + 1 } },
    // People name sheets after customers.
    cell: { sheet: mask(cell.sheet), address: cell.address },
  };
}

/** `手册.md:17:4`; in a workbook `台账.xlsx › 6月 › D17`. */
export function placeText(place: ReportPlace): string {
  return place.cell ? `${place.file}${cellSteps(place.cell)}` : `${place.file}:${positionText(place)}`;
}

/** The place inside its file: `17:4`, or its cell with the file's own name before it. */
export function positionText({ file, range, cell }: ReportPlace): string {
  return cell ? `${file.slice(file.lastIndexOf('/') + 1)}${cellSteps(cell)}` : `${range.start.line + 1}:${range.start.character + 1}`;
}

function cellSteps({ sheet, address }: { readonly sheet: string; readonly address: string }): string {
  return ` › ${sheet} › ${address}`;
}
