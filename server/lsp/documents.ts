import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { editSource, revisedSource, sourceText, type SourceText } from '../text/source.js';
import type { EditorFiles } from './editor-files.js';
import { offsetAt, type PositionEncoding } from './positions.js';

export interface OpenDocument {
  /** As the client writes it: answers name the document as it was opened. */
  readonly uri: string;
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
}

/** The documents that the client has open; their texts are held by the editor's files. */
export class OpenDocuments {
  readonly #byPath = new Map<string, OpenDocument>();

  constructor(readonly files: EditorFiles, readonly encoding: () => PositionEncoding) {}

  at(path: string): OpenDocument | undefined {
    return this.#byPath.get(path);
  }

  all(): Iterable<OpenDocument> {
    return this.#byPath.values();
  }

  open(path: string, { uri, languageId, version, text }: TextDocumentItem): void {
    this.#byPath.set(path, { uri, path, languageId, version });
    this.files.hold(path, sourceText(path, text));
  }

  /** Applies changes in their order, each to the text that the one before it left. Changes of a document that is not open are passed over. */
  change(path: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): boolean {
    const known = this.#byPath.get(path);
    let source = this.files.heldAt(path);
    if (!known || !source) return false;
    for (const change of changes) source = changed(source, change, this.encoding());
    this.#byPath.set(path, { ...known, version });
    this.files.hold(path, source);
    return true;
  }

  close(path: string): void {
    this.#byPath.delete(path);
    this.files.release(path);
  }
}

function changed(source: SourceText, change: TextDocumentContentChangeEvent, encoding: PositionEncoding): SourceText {
  if (!('range' in change)) return revisedSource(source, change.text);
  const from = offsetAt(source, change.range.start, encoding);
  const to = Math.max(from, offsetAt(source, change.range.end, encoding));
  return editSource(source, { start: from, end: to }, change.text);
}
