import stringWidth from 'string-width';
import pc from 'picocolors';

/** Colours and columns of terminal text. Widths count Chinese characters as two columns. */
export interface Ink {
  readonly bold: (s: string) => string;
  readonly dim: (s: string) => string;
  readonly red: (s: string) => string;
  readonly yellow: (s: string) => string;
  readonly green: (s: string) => string;
  readonly cyan: (s: string) => string;
  readonly underline: (s: string) => string;
}

export function ink(colour: boolean): Ink {
  return pc.createColors(colour);
}

// What most words are made of. Each of these characters stands for itself whatever is beside it: nothing here combines.
const PLAIN = /^[ -~\u00B0\u00B1\u00B7\u00D7\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u2190-\u2193\u2264\u2265\u2460-\u2473\u2500-\u259F\u2713\u2717\u3000-\u3029\u4E00-\u9FFF\uFF01-\uFF60]*$/;

/** Columns of a text on a terminal: `stringWidth`, which cuts it into graphemes, only where that could make a difference. */
function columns(text: string): number {
  if (!PLAIN.test(text)) return stringWidth(text);
  let width = 0;
  for (let i = 0; i < text.length; i++) width += text.charCodeAt(i) < 0x3000 ? 1 : 2;
  return width;
}

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, columns(text)), 0);
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of `width` columns, filled to `share` (0..1). */
export function bar(share: number, width: number): string {
  const eighths = Math.round(share * width * 8);
  const full = Math.floor(eighths / 8);
  const rest = EIGHTHS[eighths % 8]!;
  return '█'.repeat(full) + rest + '░'.repeat(width - full - (rest ? 1 : 0));
}

/** Breaks text into lines of at most `width` columns, at blanks and after Chinese punctuation or characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[!-~]+|[^!-~]/gu) ?? []) {
    if (columns(line + piece) > width && line !== '' && !/^[，。、；：）”》！？]/.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

export function percent(share: number | null, none: string): string {
  return share === null ? none : `${Math.round(share * 100)} %`;
}
