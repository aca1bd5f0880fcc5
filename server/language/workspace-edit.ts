import { CreateFile, TextDocumentEdit, TextEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { FileEdit } from '../fix/model.js';
import type { View } from './view.js';

/** Edits of a fix as the protocol has them: new files first, without versions, which the door knows. */
export function workspaceEdit({ wire, sources }: View, edits: readonly FileEdit[]): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  const created: (CreateFile | TextDocumentEdit)[] = [];
  for (const edit of edits) {
    if ('create' in edit) {
      const uri = wire.uri(edit.create);
      const start = { line: 0, character: 0 };
      created.push(CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }), TextDocumentEdit.create({ uri, version: null }, [TextEdit.insert(start, edit.text)]));
      continue;
    }
    const source = sources.get(edit.file);
    if (!source) continue;
    const known = byFile.get(edit.file) ?? [];
    byFile.set(edit.file, known);
    known.push(TextEdit.replace(wire.range(source, edit.span), edit.text));
  }
  return { documentChanges: [...created, ...[...byFile].map(([file, changes]) => TextDocumentEdit.create({ uri: wire.uri(file), version: null }, changes))] };
}
