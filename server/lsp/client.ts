import type { InitializeParams } from 'vscode-languageserver';
import type { Locale } from '../../schemas/localized.js';
import { encodingFor, type PositionEncoding } from './positions.js';

/** What the client can do, as far as the server acts on it. */
export interface Client {
  readonly locale: Locale;
  readonly encoding: PositionEncoding;
  /** Asks for diagnostics itself; others are told. */
  readonly pulls: boolean;
  /** Asks again when told that something changed, by kind of answer. */
  readonly refreshes: { readonly diagnostics: boolean; readonly codeLens: boolean; readonly inlayHints: boolean; readonly semanticTokens: boolean };
  /** Tells of files that change on the disk. */
  readonly watches: boolean;
  readonly snippets: boolean;
  readonly progress: boolean;
  readonly showsDocuments: boolean;
  /** Takes edits by document and version. */
  readonly documentChanges: boolean;
  /** What it does to files as part of an edit. */
  readonly operations: ReadonlySet<string>;
  /** URIs. */
  readonly folders: readonly string[];
}

/** A client that says nothing of its language gets the tool's own. */
export function clientOf({ capabilities, locale, workspaceFolders, rootUri }: InitializeParams): Client {
  const { workspace, textDocument, window, general } = capabilities;
  return {
    locale: locale === undefined || /^zh\b/i.test(locale) ? 'zh-CN' : 'en',
    encoding: encodingFor(general?.positionEncodings),
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      codeLens: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    progress: window?.workDoneProgress === true,
    showsDocuments: window?.showDocument?.support === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    operations: new Set(workspace?.workspaceEdit?.resourceOperations ?? []),
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
  };
}
