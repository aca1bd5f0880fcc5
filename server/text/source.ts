import { LineIndex } from './position.js';

/** One decoded file. Spans are offsets into `text`, which keeps CRLF; a BOM is not part of it. */
export interface SourceText {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

export function sourceText(path: string, text: string): SourceText {
  let lines: LineIndex | undefined;
  return { path, text, get lines() { return (lines ??= new LineIndex(text)); } };
}
