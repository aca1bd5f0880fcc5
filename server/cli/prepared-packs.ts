import { createHash } from 'node:crypto';
import type { ValidatedPack } from '../rules/pack-files.js';
import { decode } from '../text/decode.js';
import { sourceText, type SourceText } from '../text/source.js';
import type { FileSystem, Io } from './io.js';

/**
 * What a build has read in the built-in packs (`rules.json` beside the bundled command), since reading their YAML costs
 * more than most runs. It is bound to the bytes of the files, not to their times: an edited rule takes effect at once.
 */
export interface Prepared {
  /** The build whose schemas have validated it. */
  readonly build: string;
  /** By folder, e.g. `rules/gbt27922`; packs with faults are left out. */
  readonly packs: Readonly<Record<string, PreparedPack>>;
}

export interface PreparedPack {
  /** `packDigest` of the pack's files. */
  readonly digest: string;
  /** What each YAML file says, by path, as the schemas leave it. */
  readonly parsed: Readonly<Record<string, unknown>>;
}

/** Where the prepared packs are, and of which build they must be. */
export interface PreparedAt { readonly path: string; readonly build: string }

/** Absent, the built-in packs are read from their YAML. */
export interface PreparedIo extends Io { readonly prepared?: PreparedAt | undefined }

export interface PackBytes { readonly path: string; readonly bytes: Uint8Array }

/** Null if there is none of this build: the packs are then read from their YAML. */
export function readPrepared({ path, build }: PreparedAt, files: FileSystem): Prepared | null {
  const bytes = files.read(path);
  if (bytes === null) return null;
  try {
    const prepared = JSON.parse(new TextDecoder().decode(bytes)) as Prepared | null;
    return prepared?.build === build ? prepared : null;
  } catch {
    return null;
  }
}

/** A pack as it was prepared; null if its files are not those that were. */
export function preparedPack(folder: string, { digest, parsed }: PreparedPack, files: readonly PackBytes[] | null): ValidatedPack | null {
  if (files === null) return null;
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (bytesDigest(sorted) !== digest) return null;
  return { folder, builtin: true, files: sorted.map(sleepingText), parsed: new Map(Object.entries(parsed)), validated: true, digest };
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
