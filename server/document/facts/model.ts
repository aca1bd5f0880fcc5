import type { QuantityKind, ReferenceKind } from '../../../schemas/vocabulary.js';
import type { MappedText } from '../../text/mapped-text.js';
import type { Span } from '../../text/position.js';
import type { PhraseHit } from '../../text/scanner.js';
import type { ManualDocument } from '../model.js';

/** Why a unit counts for nothing. */
export type Discount = 'contents' | 'placeholder' | 'negated' | 'bare' | 'enumerated' | 'example' | 'quoted-law' | 'code' | 'register';

/**
 * The smallest thing that can say something: a clause between 。；！？ and line ends, a list item's clause, a table row
 * (cells joined with their column headers). `from..to` are units of `block`'s normalised text.
 */
export interface Unit {
  readonly index: number;
  readonly block: number;
  readonly section: number;
  readonly text: MappedText;
  readonly span: Span;
  readonly hits: readonly PhraseHit[];
  readonly discount: Discount | null;
}

/** A figure with its unit, as written and as a value. */
export interface Quantity {
  readonly kind: QuantityKind;
  /** In the base unit: hours (duration), working days, percent (95 for 95 %), yuan, pieces, metres. */
  readonly value: number;
  /** The unit as written, normalised: 小时, 工作日, 年, %, 元 … */
  readonly unit: string;
  readonly bound: 'at-most' | 'at-least' | 'exact' | 'range';
  /** Upper end where `bound` is `range`; `value` is the lower. */
  readonly to: number | null;
  readonly unitIndex: number;
  readonly span: Span;
  /** Place in the unit's text. */
  readonly from: number;
  readonly end: number;
}

/** A quantity with what it is about: a promise, a target, a reported figure. */
export interface Claim {
  readonly subject: string;
  readonly quantity: Quantity;
  /** Whom or where it is for, as found beside it; normalised words: 市区, 偏远地区, 省外 … Empty if nothing is said. */
  readonly area: string;
  /** The activity or product named in the same unit, cell row or heading: 安装, 维修, 冰箱 … */
  readonly activity: string;
  readonly product: string;
  readonly severity: string;
  readonly role: 'promise' | 'target' | 'reported';
  readonly context: 'plain' | 'definition' | 'quotation' | 'history' | 'example' | 'negated';
  readonly unitIndex: number;
  readonly section: number;
  readonly span: Span;
}

export interface DateFact {
  /** ISO date; day 1 where only a month is written. */
  readonly iso: string;
  readonly precision: 'day' | 'month' | 'year';
  readonly valid: boolean;
  readonly span: Span;
  readonly section: number;
}

/** 《…》, QR-07, GB/T 27922-2011, a law, a link. */
export interface ReferenceFact {
  readonly kind: ReferenceKind;
  /** As written, without the marks. */
  readonly text: string;
  /** Comparable form: `gb/t 27922-2011`, `qr-07`, 退换货管理制度. */
  readonly name: string;
  readonly span: Span;
  readonly section: number;
  readonly context: Claim['context'];
  /** In a list of forms, documents or revisions rather than in running text. */
  readonly listed: boolean;
}

/** A document-control field, from front matter, a cover table or a header line. */
export interface ControlField {
  readonly field: 'title' | 'doc-no' | 'version' | 'status' | 'issued' | 'effective' | 'prepared-by' | 'reviewed-by' | 'approved-by'
    | 'prepared' | 'reviewed' | 'approved' | 'company' | 'hotline' | 'retention' | 'form-no';
  readonly value: string;
  readonly span: Span;
  readonly origin: 'front-matter' | 'table' | 'line';
}

export interface Placeholder { readonly text: string; readonly span: Span; readonly section: number; readonly unitIndex: number | null }

export type DocumentKind =
  'manual' | 'procedure' | 'form' | 'law' | 'tender' | 'software' | 'product-use' | 'contract' | 'staff-handbook' | 'other';

/** Everything found once in one manual; cached by content and the scanner's fingerprint. */
export interface DocumentFacts {
  readonly document: ManualDocument;
  readonly kind: DocumentKind;
  /** The client's own service document: its units count. `because` names the markers if not. */
  readonly own: boolean;
  readonly because: readonly string[];
  readonly units: readonly Unit[];
  /** Phrases in each section's own title; by section index. */
  readonly titleHits: readonly (readonly PhraseHit[])[];
  readonly quantities: readonly Quantity[];
  readonly claims: readonly Claim[];
  readonly dates: readonly DateFact[];
  readonly references: readonly ReferenceFact[];
  readonly control: readonly ControlField[];
  readonly placeholders: readonly Placeholder[];
}
