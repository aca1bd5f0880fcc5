import {
  LSPErrorCodes, MessageType, ResponseError, ShowMessageNotification, type DefinitionParams, type DocumentHighlight, type DocumentHighlightParams, type DocumentLink, type DocumentLinkParams,
  type DocumentSymbol, type DocumentSymbolParams, type Location, type PrepareRenameParams, type PrepareRenameResult, type ReferenceParams, type RenameFilesParams,
  type RenameParams, type WorkspaceEdit, type WorkspaceSymbol, type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { join } from 'node:path';
import { definition } from '../language/definition.js';
import { documentHighlight } from '../language/document-highlight.js';
import { documentLinks } from '../language/document-links.js';
import { documentSymbols } from '../language/document-symbols.js';
import { fileRenames } from '../language/file-renames.js';
import { references } from '../language/references.js';
import { prepareRename, rename } from '../language/rename.js';
import { workspaceSymbols } from '../language/workspace-symbols.js';
import { asClientTakes } from './client-edit.js';
import type { Server } from './server.js';

/** Names, and what they lead to. */
export const NAMES = {
  'textDocument/definition'(server: Server, { textDocument, position }: DefinitionParams): Location[] | null {
    const asked = server.asked(textDocument.uri);
    return asked && definition(asked.view, server.at(asked, position), packageUri(server));
  },

  'textDocument/references'(server: Server, { textDocument, position, context }: ReferenceParams): Location[] | null {
    const asked = server.asked(textDocument.uri);
    return asked && references(asked.view, server.at(asked, position), context.includeDeclaration);
  },

  'textDocument/documentHighlight'(server: Server, { textDocument, position }: DocumentHighlightParams): DocumentHighlight[] | null {
    const asked = server.asked(textDocument.uri);
    return asked && documentHighlight(asked.view, server.at(asked, position));
  },

  'textDocument/prepareRename'(server: Server, { textDocument, position }: PrepareRenameParams): PrepareRenameResult | null {
    const asked = server.asked(textDocument.uri);
    const found = asked && prepareRename(asked.view, server.at(asked, position));
    if (found && 'refused' in found) throw refusal(found.refused);
    return found;
  },

  'textDocument/rename'(server: Server, { textDocument, position, newName }: RenameParams): WorkspaceEdit | null {
    const asked = server.asked(textDocument.uri);
    const renamed = asked && rename(asked.view, server.at(asked, position), newName, server.client.operations.has('rename'));
    if (!renamed) return null;
    if ('refused' in renamed) throw refusal(renamed.refused);
    tell(server, renamed.note);
    return asClientTakes(renamed.edit, server);
  },

  'textDocument/documentLink'(server: Server, { textDocument }: DocumentLinkParams): DocumentLink[] | null {
    const asked = server.asked(textDocument.uri);
    return asked && documentLinks(asked.view, asked.source, packageUri(server));
  },

  'textDocument/documentSymbol'(server: Server, { textDocument }: DocumentSymbolParams): DocumentSymbol[] | null {
    const asked = server.asked(textDocument.uri);
    return asked && documentSymbols(asked.view, asked.source);
  },

  'workspace/symbol'(server: Server, { query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    return server.workspace.projects().flatMap((project) => workspaceSymbols(server.view(project), query, packageUri(server)));
  },

  'workspace/willRenameFiles'(server: Server, { files }: RenameFilesParams): WorkspaceEdit | null {
    const edits = server.workspace.projects().flatMap((project) => {
      const moves = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [oldUri, newUri].map((uri) => project.pathFrom(server.machine.pathOf(uri) ?? ''));
        return from != null && to != null ? [{ from, to }] : [];
      });
      if (moves.length === 0) return [];
      const { edit, notes } = fileRenames(server.view(project), moves);
      tell(server, notes.length > 0 ? notes.join('\n') : null);
      return edit.documentChanges ?? [];
    });
    return edits.length > 0 ? asClientTakes({ documentChanges: edits }, server) : null;
  },
};

/** The URI of a file that comes with Hegui. */
function packageUri({ machine }: Server): (path: string) => string | null {
  return (path) => {
    const absolute = join(machine.packageFolder, ...path.split('/'));
    return machine.files.stat(absolute)?.kind === 'file' ? machine.uriOf(absolute) : null;
  };
}

function refusal(sentence: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}

function tell({ connection }: Server, note: string | null): void {
  if (note !== null) void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: note });
}
