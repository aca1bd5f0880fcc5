import {
  DocumentDiagnosticReportKind, type DocumentDiagnosticParams, type DocumentDiagnosticReport, type WorkspaceDiagnosticParams, type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { NOTHING, type FileDiagnostics } from './published.js';
import type { Server } from './server.js';

/** Diagnostics for clients that ask: of one document, and of every file of every project, open or not. */
export const DIAGNOSTICS = {
  'textDocument/diagnostic'({ machine, published }: Server, { textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const path = machine.pathOf(textDocument.uri);
    const found = path === null ? null : published.at(path);
    const resultId = found?.resultId ?? NOTHING;
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...(found?.items ?? [])] };
  },

  'workspace/diagnostic'({ machine, published }: Server, { previousResultIds }: WorkspaceDiagnosticParams): WorkspaceDiagnosticReport {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [machine.pathOf(uri) ?? uri, { uri, value }] as const));
    const items = [...published.all()].map((found) => {
      const path = machine.pathOf(found.uri) ?? found.uri;
      const known = previous.get(path);
      previous.delete(path);
      return reportOf(found, known?.value);
    });
    // What a client still shows of files that are gone, nobody else takes back.
    for (const { uri, value } of previous.values()) if (value !== NOTHING) items.push(reportOf({ uri, version: null, items: [], resultId: NOTHING }, undefined));
    return { items };
  },
};

function reportOf({ uri, version, items, resultId }: FileDiagnostics, previous: string | undefined): WorkspaceDocumentDiagnosticReport {
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...items] };
}
