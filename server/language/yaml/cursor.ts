import type { Span } from '../../text/position.js';
import type { YamlPath } from '../../text/yaml.js';

/** A key with what stands after it, or an element of a list. */
export interface Entry {
  /** The key without quotes; the number of an element. */
  readonly key: string;
  readonly keySpan: Span;
  /** The scalar as written, without its quotes; null where none stands on the line. */
  value: string | null;
  valueSpan: Span | null;
  /** Anything at all is its value: a scalar, a map, a list, an alias, a block of text. */
  filled: boolean;
}

/** A map or list that is open at the cursor. */
export interface Frame {
  readonly kind: 'map' | 'list';
  /** Column of its keys or dashes; -1 in flow style. */
  readonly indent: number;
  readonly flow: boolean;
  /** The key or number by which it hangs in the frame above; null for the outermost. */
  readonly step: string | number | null;
  /** In the order of the text; those behind the cursor as well. */
  readonly entries: Entry[];
}

export type Quote = '' | '"' | "'";

/** What may be written at one offset of a YAML text, however unfinished the text is. */
export interface YamlCursor {
  /** `key`: in the map at `path`; `value`: at `path` itself; `text`: in a block of text, the value of `path`; `none`: nothing can be written here. */
  readonly part: 'key' | 'value' | 'text' | 'comment' | 'none';
  readonly path: YamlPath;
  /** From the outermost to the one in which the cursor stands. */
  readonly frames: readonly Frame[];
  /** What stands there, without quotes; on one line, and empty where nothing stands. */
  readonly word: Span;
  readonly quote: Quote;
  /** A key that has its colon. */
  readonly hasColon: boolean;
  readonly flow: boolean;
  /** The column at which keys of a block map begin if they are written here; null where they cannot. */
  readonly column: number | null;
  /** What an insertion needs around it: a blank after a colon, a comma, a closing quote. */
  readonly before: string;
  readonly after: string;
}

/** The path of an open frame. */
export function framePath(frames: readonly Frame[]): (string | number)[] {
  return frames.flatMap(({ step }) => (step === null ? [] : [step]));
}

/** The step under which the next thing hangs: the key or element that was opened last. */
export function currentStep({ kind, entries }: Frame): string | number {
  return kind === 'map' ? entries.at(-1)?.key ?? '' : entries.length - 1;
}

/** The value of a key in a frame, as written. */
export function valueOf(frame: Frame | undefined, key: string): string | null {
  return frame?.entries.find((entry) => entry.key === key)?.value ?? null;
}
