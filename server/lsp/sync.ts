import {
  DidChangeTextDocumentNotification, DidChangeWatchedFilesNotification, DidChangeWorkspaceFoldersNotification, DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification, DidSaveTextDocumentNotification, FileChangeType, type Connection,
} from 'vscode-languageserver';
import type { Server } from './server.js';

const HOW = { [FileChangeType.Created]: 'made', [FileChangeType.Changed]: 'written', [FileChangeType.Deleted]: 'removed' } as const;

/** What the client tells of documents, files and folders. `when` gives the server once it is there. */
export function registerSync(connection: Connection, when: (tell: (server: Server) => void) => void, pathOf: (uri: string) => string | null): void {
  const onDocument = (uri: string, tell: (server: Server, path: string) => void): void => {
    const path = pathOf(uri);
    if (path !== null) when((server) => { tell(server, path); });
  };
  connection.onNotification(DidOpenTextDocumentNotification.type, ({ textDocument }) => onDocument(textDocument.uri, (server, path) => {
    server.documents.open(path, textDocument);
    server.touched(path, 'opened', 'textDocument/didOpen');
  }));
  connection.onNotification(DidChangeTextDocumentNotification.type, ({ textDocument, contentChanges }) => onDocument(textDocument.uri, (server, path) => {
    if (server.documents.change(path, textDocument.version, contentChanges)) server.touched(path, 'edited', 'textDocument/didChange');
  }));
  connection.onNotification(DidCloseTextDocumentNotification.type, ({ textDocument }) => onDocument(textDocument.uri, (server, path) => {
    server.documents.close(path);
    server.touched(path, 'closed', 'textDocument/didClose');
  }));
  connection.onNotification(DidSaveTextDocumentNotification.type, ({ textDocument }) => onDocument(textDocument.uri, (server, path) => {
    if (server.client.watches) server.fileChanged(path, 'written', 'textDocument/didSave');
    else server.lookAgain('textDocument/didSave');
  }));
  connection.onNotification(DidChangeWatchedFilesNotification.type, ({ changes }) => {
    when((server) => {
      for (const { uri, type } of changes) {
        const path = pathOf(uri);
        if (path !== null) server.fileChanged(path, HOW[type], 'workspace/didChangeWatchedFiles');
      }
    });
  });
}

/** Once the client is initialized: before, the library's own handler would take its place. */
export function registerFolders(connection: Connection, when: (tell: (server: Server) => void) => void): void {
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
    when((server) => {
      for (const { uri } of event.removed) server.removeFolder(uri);
      for (const { uri } of event.added) server.addFolder(uri);
      server.jobs.plan('workspace/didChangeWorkspaceFolders');
    });
  });
}
