import { listOf } from '../../schemas/localized.js';
import type { ProjectConfig } from '../../schemas/project.js';
import type { DocumentFacts } from '../document/facts/model.js';
import type { ManualDocument } from '../document/model.js';
import { normalisePath } from '../evidence/path.js';
import type { Fault } from '../text/fault.js';
import type { Scanner } from '../text/scanner.js';
import type { SourceText } from '../text/source.js';
import type { FactsCache } from './facts-cache.js';
import { matcherOf } from './glob.js';
import { NO_MEMORY, type Memory } from './memory.js';
import type { SnapshotFile } from './model.js';

/** How a manual becomes facts: the readers of the document room, and what they look for. */
export interface FactsReader {
  readonly scanner: Scanner;
  read(source: SourceText): ManualDocument;
  facts(document: ManualDocument, scanner: Scanner): DocumentFacts;
  readonly cache?: FactsCache | undefined;
}

export interface Documents {
  readonly documents: readonly DocumentFacts[];
  readonly faults: readonly Fault[];
  /** Our own faults: a file on which a reader failed. */
  readonly failures: readonly { readonly file: string; readonly message: string }[];
}

/** The facts of every manual, in the order given. A file on which a reader fails costs only itself. */
export function readDocuments(files: readonly SnapshotFile[], config: ProjectConfig, reader: FactsReader, memory: Memory = NO_MEMORY): Documents {
  const documents: DocumentFacts[] = [];
  const faults: Fault[] = [];
  const failures: { file: string; message: string }[] = [];
  const whose = memory.keep('ownership', [config], () => ownership(config));
  const memories = memory.parts('document', files.map(({ path }) => path));
  files.forEach((file, i) => {
    if (file.source === null) return;
    if (file.source.text.trim() === '') {
      faults.push({ kind: 'file-empty', file: file.path, span: { start: 0, end: 0 }, args: { path: file.path } });
    }
    try {
      const found = factsOf(file, file.source, reader);
      const declared = whose(file.path);
      documents.push(declared === null ? found : memories[i]!.keep('declared', [found, declared], () => declaredAs(found, declared)));
      faults.push(...found.document.faults);
      if (!found.own && declared === null && file.source.text.trim() !== '') faults.push(notOwn(found));
    } catch (error) {
      failures.push({ file: file.path, message: error instanceof Error ? error.message : String(error) });
    }
  });
  return { documents, faults, failures };
}

/** What hegui.yaml says of a file goes before what its text looks like. */
function declaredAs(facts: DocumentFacts, own: boolean): DocumentFacts {
  return own === facts.own ? facts : { ...facts, own, because: own ? [] : ['hegui.yaml'] };
}

/** The manual proper: the one that hegui.yaml names, else the longest of the client's own. */
export function primaryOf(documents: readonly DocumentFacts[], config: ProjectConfig): DocumentFacts | null {
  const named = primaryPath(config);
  const primary = named === null ? undefined : documents.find(({ document }) => document.source.path === named);
  if (primary) return primary;
  let longest: DocumentFacts | null = null;
  for (const facts of documents) {
    if (facts.own && (longest === null || facts.document.source.text.length > longest.document.source.text.length)) longest = facts;
  }
  return longest;
}

export function primaryPath(config: ProjectConfig): string | null {
  return config.manuals && !Array.isArray(config.manuals) && config.manuals.primary ? normalisePath(config.manuals.primary) : null;
}

function factsOf(file: SnapshotFile, source: SourceText, { scanner, read, facts, cache }: FactsReader): DocumentFacts {
  const key = { source, sha256: file.sha256, fingerprint: scanner.fingerprint };
  const known = cache?.get(key);
  if (known) return known;
  const found = facts(read(source), scanner);
  cache?.set(key, found);
  return found;
}

/** What hegui.yaml itself says of a file: the client's own, not its own, or nothing (null). */
function ownership(config: ProjectConfig): (path: string) => boolean | null {
  const { manuals } = config;
  const primary = primaryPath(config);
  const notOwn = manuals && !Array.isArray(manuals) ? matcherOf(manuals.notOwn) : () => false;
  return (path) => (path === primary ? true : notOwn(path) ? false : null);
}

function notOwn({ document, kind, because }: DocumentFacts): Fault {
  const span = document.sections[0]?.heading ?? { start: 0, end: 0 };
  return { kind: 'not-own-document', file: document.source.path, span, args: { kind, because: listOf(because) } };
}
