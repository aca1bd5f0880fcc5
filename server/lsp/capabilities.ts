import { TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.js';
import { COMMAND_NAMES } from './commands.js';

interface Answer {
  /** What the client is told of it. */
  readonly tells?: Partial<ServerCapabilities>;
  /** Where it is answered, and which test shows it. */
  readonly by: string;
  readonly shown: string;
}

/** In the order of the legend; `semantic-tokens.ts` holds to it. */
const TOKENS = { tokenTypes: ['variable', 'property', 'class', 'namespace', 'number', 'enumMember', 'macro', 'type'], tokenModifiers: ['definition', 'readonly', 'discounted'] };
/** Characters after which something may be completed in a manual, and in YAML. */
const TRIGGERS = ['#', ' ', '《', '[', '-', ':', '：', '据', '入', '标', ',', '{', '"', "'", '/', '.'];

/** Every request that the server answers. The table in docs/lsp-capabilities.md is made of this. */
export const ANSWERS = {
  'textDocument/diagnostic': { tells: { diagnosticProvider: { identifier: 'hegui', interFileDependencies: true, workspaceDiagnostics: true } }, by: 'lsp/diagnostic-requests', shown: 'lsp/diagnostics' },
  'workspace/diagnostic': { by: 'lsp/diagnostic-requests', shown: 'lsp/diagnostics' },
  'textDocument/codeAction': { tells: { codeActionProvider: { codeActionKinds: ['quickfix', 'quickfix.hegui.decide', 'source.fixAll.hegui'] } }, by: 'language/code-actions', shown: 'lsp/actions' },
  'workspace/executeCommand': { by: 'lsp/action-requests', shown: 'lsp/actions' },
  'textDocument/hover': { tells: { hoverProvider: true }, by: 'language/hover', shown: 'lsp/reading' },
  'textDocument/completion': { tells: { completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true } }, by: 'language/completion', shown: 'lsp/reading' },
  'completionItem/resolve': { by: 'language/completion', shown: 'lsp/reading' },
  'textDocument/codeLens': { tells: { codeLensProvider: {} }, by: 'language/code-lens', shown: 'lsp/reading' },
  'textDocument/inlayHint': { tells: { inlayHintProvider: true }, by: 'language/inlay-hints', shown: 'lsp/reading' },
  'textDocument/semanticTokens/full': { tells: { semanticTokensProvider: { legend: TOKENS, full: { delta: true }, range: true } }, by: 'language/semantic-tokens', shown: 'lsp/reading' },
  'textDocument/semanticTokens/full/delta': { by: 'language/semantic-tokens', shown: 'lsp/reading' },
  'textDocument/semanticTokens/range': { by: 'language/semantic-tokens', shown: 'lsp/reading' },
  'textDocument/foldingRange': { tells: { foldingRangeProvider: true }, by: 'language/folding', shown: 'lsp/reading' },
  'textDocument/selectionRange': { tells: { selectionRangeProvider: true }, by: 'language/selection-ranges', shown: 'lsp/reading' },
  'textDocument/definition': { tells: { definitionProvider: true }, by: 'language/definition', shown: 'lsp/names' },
  'textDocument/references': { tells: { referencesProvider: true }, by: 'language/references', shown: 'lsp/names' },
  'textDocument/documentHighlight': { tells: { documentHighlightProvider: true }, by: 'language/document-highlight', shown: 'lsp/names' },
  'textDocument/prepareRename': { by: 'language/rename', shown: 'lsp/names' },
  'textDocument/rename': { tells: { renameProvider: { prepareProvider: true } }, by: 'language/rename', shown: 'lsp/names' },
  'textDocument/documentLink': { tells: { documentLinkProvider: {} }, by: 'language/document-links', shown: 'lsp/names' },
  'textDocument/documentSymbol': { tells: { documentSymbolProvider: true }, by: 'language/document-symbols', shown: 'lsp/names' },
  'workspace/symbol': { tells: { workspaceSymbolProvider: true }, by: 'language/workspace-symbols', shown: 'lsp/names' },
  'workspace/willRenameFiles': { by: 'language/file-renames', shown: 'lsp/names' },
  'hegui/projects': { by: 'lsp/custom-requests', shown: 'lsp/custom' },
  'hegui/report': { by: 'lsp/custom-requests', shown: 'lsp/custom' },
  'hegui/score': { by: 'lsp/custom-requests', shown: 'lsp/custom' },
  'hegui/timeline': { by: 'lsp/custom-requests', shown: 'lsp/custom' },
  'hegui/explain': { by: 'lsp/custom-requests', shown: 'lsp/custom' },
  'hegui/ruleTests': { by: 'lsp/rule-test-requests', shown: 'lsp/rule-tests' },
  'hegui/runRuleTests': { by: 'lsp/rule-test-requests', shown: 'lsp/rule-tests' },
  'hegui/checkDocument': { by: 'lsp/custom-requests', shown: 'lsp/diagnostics' },
} as const satisfies Readonly<Record<string, Answer>>;

export type RequestName = keyof typeof ANSWERS;
export const REQUESTS = Object.keys(ANSWERS) as RequestName[];

/** What the server can do for this client. `options`: the client's own, of which only `commands` matters here. */
export function capabilitiesFor({ encoding }: Client, options: unknown): ServerCapabilities {
  const taken: unknown = typeof options === 'object' && options !== null && 'commands' in options ? options.commands : [];
  const commands = COMMAND_NAMES.filter((name) => !(Array.isArray(taken) && taken.includes(name)));
  const own: ServerCapabilities = {
    positionEncoding: encoding.kind,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    executeCommandProvider: { commands },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: { filters: [{ scheme: 'file', pattern: { glob: '**/*' } }] } },
    },
  };
  return Object.assign(own, ...Object.values(ANSWERS as Readonly<Record<string, Answer>>).map(({ tells }) => tells ?? {}));
}
