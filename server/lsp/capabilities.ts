import { TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.js';

/**
 * Every request that the server answers, with what it tells the client about it and where it is answered. The table in
 * docs/language-server.md is made of this.
 */
export const ANSWERS = {
  'textDocument/diagnostic': { tells: { diagnosticProvider: { identifier: 'hegui', interFileDependencies: true, workspaceDiagnostics: true } }, by: 'server/lsp/diagnostics.ts' },
  'workspace/diagnostic': { tells: {}, by: 'server/lsp/diagnostics.ts' },
  'hegui/projects': { tells: {}, by: 'server/lsp/custom.ts' },
  'hegui/report': { tells: {}, by: 'server/lsp/custom.ts' },
  'hegui/score': { tells: {}, by: 'server/lsp/custom.ts' },
  'hegui/timeline': { tells: {}, by: 'server/lsp/custom.ts' },
  'hegui/explain': { tells: {}, by: 'server/lsp/custom.ts' },
  'hegui/checkDocument': { tells: {}, by: 'server/lsp/custom.ts' },
} as const satisfies Readonly<Record<string, { readonly tells: Partial<ServerCapabilities>; readonly by: string }>>;

export type RequestName = keyof typeof ANSWERS;
export const REQUESTS = Object.keys(ANSWERS) as RequestName[];

export function capabilitiesFor({ encoding }: Client): ServerCapabilities {
  const sync: ServerCapabilities = {
    positionEncoding: encoding.kind,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  return Object.assign(sync, ...Object.values(ANSWERS).map(({ tells }) => tells));
}
