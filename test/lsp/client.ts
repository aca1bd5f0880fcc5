import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection, StreamMessageReader, StreamMessageWriter, type DataCallback, type Message, type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, PublishDiagnosticsParams, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { isKnown, wrongParams, wrongResult } from './meta-model/validator.js';

const HEGUI = fileURLToPath(new URL('../../dist/hegui.js', import.meta.url));

/** What a client like VS Code can do. */
export const ABLE = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    workspaceFolders: true, diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true },
    codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true }, semanticTokens: { refreshSupport: true }, applyEdit: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'], resolveSupport: { properties: ['documentation'] } } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
} as const;

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly capabilities?: object;
  readonly options?: object;
  readonly locale?: string;
  readonly argv?: readonly string[];
}

/** A client made of vscode-jsonrpc alone. It holds every message of the server against the protocol's meta model. */
export class Client {
  /** What the server's messages did wrong: a test ends with `stop`, which finds this empty. */
  readonly wrong: string[] = [];
  readonly pushed = new Map<string, PublishDiagnosticsParams>();
  readonly logged: string[] = [];
  readonly asked: string[] = [];
  readonly edits: unknown[] = [];
  initialized!: InitializeResult;
  readonly #requested = new Map<unknown, string>();
  #exit: Promise<number | null>;

  private constructor(readonly process: ChildProcess, readonly connection: MessageConnection) {
    this.#exit = new Promise((resolve) => { process.once('exit', resolve); });
  }

  static async start({ folders = [], capabilities = ABLE, options = {}, locale, argv = [] }: ClientOptions = {}): Promise<Client> {
    const process_ = spawn(process.execPath, [HEGUI, 'lsp', '--stdio', ...argv], { stdio: ['pipe', 'pipe', 'inherit'] });
    let client: Client | null = null;
    const reader = new class extends StreamMessageReader {
      override listen(callback: DataCallback) {
        return super.listen((message) => {
          client?.look(message);
          callback(message);
        });
      }
    }(process_.stdout);
    const writer = new class extends StreamMessageWriter {
      override write(message: Message) {
        client?.sent(message);
        return super.write(message);
      }
    }(process_.stdin);
    client = new Client(process_, createMessageConnection(reader, writer));
    client.#listen();
    client.initialized = await client.request<InitializeResult>('initialize', {
      processId: process.pid, rootUri: null, capabilities, initializationOptions: options, ...(locale ? { locale } : {}),
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder.slice(folder.lastIndexOf('/') + 1) })),
    });
    client.notify('initialized', {});
    return client;
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  open(path: string, text: string, languageId = /\.ya?ml$/.test(path) ? 'yaml' : 'markdown'): void {
    this.notify('textDocument/didOpen', { textDocument: { uri: uriOf(path), languageId, version: 1, text } });
  }

  /** The whole text anew. */
  change(path: string, version: number, text: string): void {
    this.notify('textDocument/didChange', { textDocument: { uri: uriOf(path), version }, contentChanges: [{ text }] });
  }

  close(path: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
  }

  async pull(path: string): Promise<readonly Diagnostic[]> {
    const report = await this.request<{ items?: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri: uriOf(path) } });
    return report.items ?? [];
  }

  /** The diagnostics of all files that have some, by URI. */
  async all(previous: readonly { uri: string; value: string }[] = []): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
    const { items } = await this.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: previous });
    return new Map(items.flatMap((item) => (item.kind === 'full' && item.items.length > 0 ? [[item.uri, item.items] as const] : [])));
  }

  /** Ends the session as the protocol wants it. Throws if the server said anything that is not in the protocol. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    const code = await this.#exit;
    this.connection.dispose();
    if (this.wrong.length > 0) throw new Error(`not in the protocol:\n${this.wrong.slice(0, 20).join('\n')}`);
    return code;
  }

  sent(message: Message): void {
    const { id, method } = message as { id?: unknown; method?: string };
    if (method !== undefined && id !== undefined) this.#requested.set(id, method);
  }

  look(message: Message): void {
    const { id, method, params, result, error } = message as { id?: unknown; method?: string; params?: unknown; result?: unknown; error?: unknown };
    if (method !== undefined) {
      if (isKnown(method)) this.wrong.push(...wrongParams(method, params));
      else if (!method.startsWith('hegui/') && !method.startsWith('$/')) this.wrong.push(`${method} is neither the protocol's nor ours`);
      return;
    }
    const asked = this.#requested.get(id);
    if (asked !== undefined && error === undefined && isKnown(asked)) this.wrong.push(...wrongResult(asked, result));
  }

  #listen(): void {
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => { this.pushed.set(params.uri, params); });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => { this.logged.push(message); });
    this.connection.onNotification(() => undefined);
    this.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: unknown }) => {
      this.edits.push(edit);
      return { applied: true };
    });
    this.connection.onRequest((method) => {
      this.asked.push(method);
      return method === 'window/showDocument' ? { success: true } : null;
    });
    this.connection.listen();
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
