import type { FileEdit } from './model.js';

/** Whether two edits could not both be made: they overlap, or put something in at one place. */
export function clash(a: FileEdit, b: FileEdit): boolean {
  if ('create' in a || 'create' in b) return ('create' in a ? a.create : a.file) === ('create' in b ? b.create : b.file);
  if (a.file !== b.file) return false;
  return a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
}

/** A text with the edits of its file made. Edits refer to the text as it is, and do not overlap. */
export function edited(text: string, edits: readonly FileEdit[]): string {
  const own = edits.filter((edit): edit is Extract<FileEdit, { file: string }> => 'file' in edit).sort((a, b) => a.span.start - b.span.start);
  let at = 0;
  const parts: string[] = [];
  for (const { span, text: replacement } of own) {
    parts.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}
