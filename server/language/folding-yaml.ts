import type { SourceText } from '../text/source.js';
import type { LineFold } from './folding.js';

const BLOCK_SCALAR = /(?:^|[\s:-])[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$/;

/** Folds of a YAML text by its indentation, whether or not it can be read: what stands below a key or an item, and runs of comments. */
export function yamlFolds({ text, lines }: SourceText): LineFold[] {
  const folds: LineFold[] = [];
  const open: { readonly indent: number; readonly line: number }[] = [];
  let last = -1;
  let comment = -1;
  let scalar: number | null = null;
  const close = (indent: number) => {
    while (open.length > 0 && open[open.length - 1]!.indent >= indent) {
      const { line } = open.pop()!;
      if (last > line) folds.push({ start: line, end: last, kind: null });
    }
  };
  const closeComment = (before: number) => {
    if (comment >= 0 && before - 1 > comment) folds.push({ start: comment, end: before - 1, kind: 'comment' });
    comment = -1;
  };
  for (let line = 0; line < lines.lineCount; line++) {
    const from = lines.offset({ line, character: 0 });
    const to = line + 1 < lines.lineCount ? lines.offset({ line: line + 1, character: 0 }) : text.length;
    let at = from;
    while (at < to && (text[at] === ' ' || text[at] === '\t')) at++;
    const first = at < to ? text[at]! : '\n';
    if (first === '\n' || first === '\r') {
      closeComment(line);
      continue;
    }
    const spaces = at - from;
    if (scalar !== null && spaces > scalar) {
      last = line;
      continue;
    }
    scalar = null;
    if (first === '#') {
      if (comment < 0) comment = line;
      continue;
    }
    closeComment(line);
    // A list may stand at its key's own indent: an item lies deeper than a key of the same column.
    const item = first === '-' && (at + 1 >= to || /\s/.test(text[at + 1]!));
    const indent = spaces * 2 + (item ? 1 : 0);
    close(indent);
    open.push({ indent, line });
    last = line;
    if (BLOCK_SCALAR.test(text.slice(at, Math.min(to, at + 300)).trimEnd())) scalar = spaces;
  }
  closeComment(lines.lineCount);
  close(-1);
  return folds;
}
