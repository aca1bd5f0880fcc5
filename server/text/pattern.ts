/** A pattern in RE2's syntax, matched in linear time. Offsets are UTF-16 units of the text given. */
export interface SafePattern {
  readonly source: string;
  /** All matches, leftmost first, not overlapping; empty matches left out. */
  matches(text: string): { readonly from: number; readonly to: number }[];
}
