import { createHash } from 'node:crypto';
import type { PackInput } from '../rules/model.js';
import { isValidated, type ValidatedPack } from '../rules/pack-files.js';
import { tableOf, type PhraseImage } from '../rules/phrase-image.js';
import type { Proven } from '../rules/proven.js';
import { decode } from '../text/decode.js';
import { sourceText, type SourceText } from '../text/source.js';
import type { FileSystem } from './file-system.js';

/**
 * What a build has read in the built-in packs (`rules.jsonl` beside the bundled command), since reading their YAML costs
 * more than most runs. It is bound to the bytes of the files, not to their times: an edited rule takes effect at once.
 * Three lines, of which the second and third are read where they are asked for.
 */
export interface Prepared {
  /** The build whose schemas have validated it. */
  readonly build: string;
  /** By folder, e.g. `rules/gbt27922`; packs with faults are left out. */
  readonly packs: Readonly<Record<string, PreparedPack>>;
  /** The second line: only if all packs are here, and load together without a fault. Asked for where texts are scanned. */
  readonly phrases: (() => PhraseImage) | null;
  /** The third: the rules' own tests, which are a third of what the packs say. By path, then in the order of the rules. */
  readonly tests: () => Readonly<Record<string, readonly unknown[]>>;
}

export interface PreparedPack {
  /** `packDigest` of the pack's files. */
  readonly digest: string;
  /** What each YAML file says, by path, as the schemas leave it; the rules without their tests. */
  readonly parsed: Readonly<Record<string, unknown>>;
}

/** Where the prepared packs are, and of which build they must be. */
export interface PreparedAt { readonly path: string; readonly build: string }

export interface PackBytes { readonly path: string; readonly bytes: Uint8Array }

/** Null if there is none of this build: the packs are then read from their YAML. */
export function readPrepared({ path, build }: PreparedAt, files: FileSystem): Prepared | null {
  const bytes = files.read(path);
  const first = bytes?.indexOf(LINE_END) ?? -1;
  const second = bytes?.indexOf(LINE_END, first + 1) ?? -1;
  if (!bytes || first < 0 || second < 0 || bytes.at(-1) !== LINE_END) return null;
  const line = (from: number, to: number) => JSON.parse(new TextDecoder().decode(bytes.subarray(from, to))) as unknown;
  try {
    const prepared = line(0, first) as Pick<Prepared, 'build' | 'packs'>;
    if (prepared.build !== build) return null;
    let tests: ReturnType<Prepared['tests']> | undefined;
    return {
      ...prepared, phrases: second > first + 1 ? () => line(first + 1, second) as PhraseImage : null,
      tests: () => (tests ??= line(second + 1, bytes.length) as ReturnType<Prepared['tests']>),
    };
  } catch {
    return null;
  }
}

export function writePrepared({ build, packs, phrases, tests }: Prepared): string {
  return `${JSON.stringify({ build, packs })}\n${phrases ? JSON.stringify(phrases()) : ''}\n${JSON.stringify(tests())}\n`;
}

const LINE_END = 10;

/** A pack as it was prepared; null if its files are not those that were. */
export function preparedPack(folder: string, { packs, tests }: Pick<Prepared, 'packs' | 'tests'>, files: readonly PackBytes[] | null): ValidatedPack | null {
  const prepared = packs[folder];
  if (files === null || !prepared) return null;
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (bytesDigest(sorted) !== prepared.digest) return null;
  const parsed = new Map(Object.entries(prepared.parsed));
  for (const [path, value] of parsed) rulesOf(value)?.forEach((rule, i) => { Object.defineProperty(rule, 'tests', { enumerable: true, get: () => tests()[path]![i] }); });
  return { folder, builtin: true, files: sorted.map(sleepingText), parsed, validated: true, digest: prepared.digest };
}

/** The rules of a file; undefined for a file of something else. */
export function rulesOf(parsed: unknown): Record<string, unknown>[] | undefined {
  const rules = typeof parsed === 'object' && parsed !== null && 'rules' in parsed ? parsed.rules : undefined;
  return Array.isArray(rules) ? rules as Record<string, unknown>[] : undefined;
}

/** What holds for the built-in packs together; null unless all of them are as they were prepared, and no others. */
export function provenOf(prepared: Prepared | null, builtin: readonly PackInput[]): Proven | null {
  if (!prepared?.phrases || builtin.length !== Object.keys(prepared.packs).length || !builtin.every(isValidated)) return null;
  const { phrases } = prepared;
  let table: Proven['phrases'] | undefined;
  return { get phrases() { return (table ??= tableOf(phrases())); } };
}

/** `packDigest` of bytes; equal to it for UTF-8 without a mark. Anything else is never taken for prepared. */
function bytesDigest(sorted: readonly PackBytes[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of sorted) hash.update(`${path}\u0000`).update(bytes).update('\u0000');
  return hash.digest('hex');
}

/** A text that is decoded when it is asked for: only places and reports ask. */
function sleepingText({ path, bytes }: PackBytes): SourceText {
  let source: SourceText | undefined;
  const awake = () => {
    if (!source) {
      const decoded = decode(bytes);
      source = sourceText(path, 'text' in decoded ? decoded.text : '');
    }
    return source;
  };
  return { path, get text() { return awake().text; }, get lines() { return awake().lines; } };
}
