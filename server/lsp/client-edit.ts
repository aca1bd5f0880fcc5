import { TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Server } from './server.js';

/**
 * An edit as this client can carry it out: with the versions of the documents that it was made for, so that it never
 * meets another text; without what the client has no word for.
 */
export function asClientTakes({ documentChanges = [] }: WorkspaceEdit, { client, documents, machine }: Server): WorkspaceEdit {
  const changes = documentChanges.filter((change) => TextDocumentEdit.is(change) || client.operations.has(change.kind)).map((change) => {
    if (!TextDocumentEdit.is(change)) return change;
    const path = machine.pathOf(change.textDocument.uri);
    return { ...change, textDocument: { ...change.textDocument, version: (path !== null && documents.at(path)?.version) || null } };
  });
  if (client.documentChanges) return { documentChanges: changes };
  return { changes: Object.fromEntries(changes.filter(TextDocumentEdit.is).map(({ textDocument, edits }) => [textDocument.uri, edits.filter((edit) => 'newText' in edit)])) };
}
