import { LineIndex } from './position.js';

/** One decoded file. Spans are offsets into `text`, which keeps CRLF; a BOM is not part of it. */
export interface SourceText {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** In a workbook: the cell at an offset. Texts have none. */
  readonly cellAt?: ((offset: number) => CellPlace | undefined) | undefined;
}

/** A cell of a workbook: its sheet, its address as spreadsheets write it (`D17`), and the same as one-based numbers. */
export interface CellPlace { readonly sheet: string; readonly address: string; readonly row: number; readonly column: number }

export function sourceText(path: string, text: string): SourceText {
  let lines: LineIndex | undefined;
  return { path, text, get lines() { return (lines ??= new LineIndex(text)); } };
}
