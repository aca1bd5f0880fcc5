import type { Span } from '../../text/position.js';

/**
 * What a name is a name of. `number`: of a form or a document (QR-07, CC-CX-01). `title`: of a document, form or item
 * (《X》). `cited`: a law or a standard. `file`: a path in the project.
 */
export type NameKind = 'evidence' | 'number' | 'title' | 'cited' | 'indicator' | 'topic' | 'rule' | 'table' | 'column' | 'file';

/** One thing that is called by a name in several places. Two spellings of one name have the same key. */
export interface Name {
  readonly kind: NameKind;
  /** Comparable form: `ev-001`, `qr-07`, 退换货管理制度, `5.3.2/records`, a rule's full id, `complaints.received_at`, a path. */
  readonly key: string;
}

/** How much a place says what the name stands for: it only uses it, lists it, registers it, or is the thing itself. */
export const USES = 0;
export const LISTS = 1;
export const REGISTERS = 2;
export const DEFINES = 3;
export type Standing = typeof USES | typeof LISTS | typeof REGISTERS | typeof DEFINES;

/** One place at which a name is written: exactly its characters, without quotes, marks or a prefix. */
export interface Mention {
  readonly name: Name;
  readonly file: string;
  readonly span: Span;
  readonly standing: Standing;
}

/** In the order of the text; of those that overlap, the first stays. */
export function inOrder(mentions: readonly Mention[]): Mention[] {
  const sorted = [...mentions].sort((a, b) => a.span.start - b.span.start || b.standing - a.standing || a.span.end - b.span.end);
  const kept: Mention[] = [];
  for (const mention of sorted) {
    const last = kept.at(-1);
    if (!last || mention.span.start >= last.span.end) kept.push(mention);
  }
  return kept;
}
