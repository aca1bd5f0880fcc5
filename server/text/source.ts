import { LineIndex, type Span } from './position.js';
import { changeBetween } from './text-change.js';

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

/**
 * The text with `span` of it replaced, as an editor reports what was typed; offsets beyond the text are clamped to it. Its
 * lines are known at once from those before.
 */
export function editSource({ path, text, lines }: SourceText, { start, end }: Span, insert: string): SourceText {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  const edited = text.slice(0, from) + insert + text.slice(to);
  return { path, text: edited, lines: lines.edited(edited, { start: from, end: to }) };
}

/** A later version of a text as a whole; where it is the same as before, so is the source. */
export function revisedSource(source: SourceText, text: string): SourceText {
  if (source.text === text) return source;
  const { start, end } = changeBetween(source.text, text);
  return { path: source.path, text, lines: source.lines.edited(text, { start, end }) };
}
