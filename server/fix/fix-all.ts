import type { Finding } from '../check/model.js';
import { clash } from './edits.js';
import type { FileEdit, Judged } from './model.js';
import { offersFor } from './offers.js';

/** Which findings to put right: all, or those of some files or of one rule. */
export interface Bulk { readonly files?: ReadonlySet<string> | undefined; readonly rule?: string | undefined }

/**
 * The edits of all safe fixes that can be made together, in the order of the findings: one pass. What clashes with an
 * earlier fix is left for the next pass, after the texts have been judged again. Never a choice, never a skeleton.
 */
export function fixAll(result: Judged & { readonly findings: readonly Finding[] }, { files, rule }: Bulk = {}): FileEdit[] {
  const taken = new Map<string, FileEdit[]>();
  const fileOf = (edit: FileEdit) => ('create' in edit ? edit.create : edit.file);
  for (const finding of result.findings) {
    if ((files && !files.has(finding.file)) || (rule !== undefined && finding.rule !== rule)) continue;
    for (const offer of offersFor(result, finding)) {
      if (offer.class !== 'safe') continue;
      const edits = offer.edits().filter((edit) => !(taken.get(fileOf(edit)) ?? []).some((other) => same(edit, other)));
      if (edits.some((edit) => (files && !files.has(fileOf(edit))) || (taken.get(fileOf(edit)) ?? []).some((other) => clash(edit, other)))) continue;
      for (const edit of edits) taken.set(fileOf(edit), [...taken.get(fileOf(edit)) ?? [], edit]);
    }
  }
  return [...taken.values()].flat();
}

function same(a: FileEdit, b: FileEdit): boolean {
  return 'file' in a && 'file' in b && a.file === b.file && a.text === b.text && a.span.start === b.span.start && a.span.end === b.span.end;
}
