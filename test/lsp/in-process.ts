import { PassThrough } from 'node:stream';
import { performance } from 'node:perf_hooks';
import { createConnection } from 'vscode-languageserver/node';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';
import { URI } from 'vscode-uri';
import type { Machine } from '../../server/lsp/machine.js';
import { serve } from '../../server/lsp/serve.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { ABLE, uriOf } from './client.js';

const PACKAGE = new URL('../..', import.meta.url).pathname;

/** A server in this process, for tests that need many of them or hand it a machine of their own. */
export async function serverInProcess(folders: readonly string[], { machine = {}, options = {}, capabilities = ABLE }: { machine?: Partial<Machine>; options?: object; capabilities?: object } = {}): Promise<MessageConnection> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    files: NODE_FILES, now: () => new Date('2026-09-01T02:00:00Z'), clock: () => performance.now(), soon: (run) => { setImmediate(run); },
    later: () => () => undefined, pathOf: (uri) => (uri.startsWith('file:') ? URI.parse(uri).fsPath : null), uriOf: (path) => URI.file(path).toString(),
    packageFolder: PACKAGE, version: '9.9.9', ...machine,
  }, {});
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.onNotification(() => undefined);
  connection.onRequest(() => null);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null, rootUri: null, capabilities, initializationOptions: { today: '2026-09-01', ...options },
    workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
  });
  await connection.sendNotification('initialized', {});
  return connection;
}
