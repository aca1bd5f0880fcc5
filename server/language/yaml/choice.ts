import type { CompletionItemKind } from 'vscode-languageserver-types';

/** A thing with a name, of which more can be said when somebody asks. */
export interface Named {
  readonly of:
    | 'rule' | 'parameter' | 'indicator' | 'topic' | 'aspect' | 'concept' | 'subject' | 'evidence-type' | 'evidence' | 'table' | 'column' | 'template' | 'lookup' | 'metric' | 'key' | 'function' | 'file';
  /** Its id; of aspects, columns, parameters and keys after that of what they belong to: `outlets.outlet_id`. */
  readonly id: string;
}

/** One thing that may be written at a place. */
export interface Choice {
  /** What is written, before quotes are thought of. */
  readonly text: string;
  /** A number, a truth value or a day: never in quotes. */
  readonly isBare?: boolean;
  /** What it is, in a word or two. */
  readonly detail: string;
  /** Words besides itself by which it is found: titles in both languages. */
  readonly words: readonly string[];
  readonly kind: CompletionItemKind;
  readonly named?: Named;
  /** Of a key: the value that stands there if nobody changes it. */
  readonly usual?: string;
  /** Those with smaller numbers come first; by default in the order given. */
  readonly rank?: number;
}
