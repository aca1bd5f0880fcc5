import { DidChangeWatchedFilesNotification, type CancellationToken, type Connection, type InitializeResult } from 'vscode-languageserver';
import { capabilitiesFor, REQUESTS } from './capabilities.js';
import { clientOf } from './client.js';
import type { Machine } from './machine.js';
import type { Server } from './server.js';
import { registerFolders, registerSync } from './sync.js';

/**
 * Answers `initialize` at once and gets the engine afterwards; what a client asks or tells before it is there waits, and
 * is done in its order. `given`: settings from the command line, which the client's own go before.
 */
export function serve(connection: Connection, machine: Machine, given: object): void {
  let there: Server | null = null;
  const waiting: ((server: Server) => void)[] = [];
  const when = (tell: (server: Server) => void): void => {
    if (there) tell(there);
    else waiting.push(tell);
  };
  const ready = new Promise<Server>((resolve) => { when(resolve); });
  const engine = () => import('./engine.js');
  let start = (): Promise<void> => Promise.resolve();

  connection.onInitialize((params): InitializeResult => {
    const client = clientOf(params);
    start = async () => {
      const { begin } = await engine();
      there = begin(connection, machine, client, given, params.initializationOptions);
      for (const tell of waiting.splice(0)) tell(there);
    };
    return { capabilities: capabilitiesFor(client, params.initializationOptions), serverInfo: { name: 'hegui', version: machine.version } };
  });
  connection.onInitialized(() => {
    registerFolders(connection, when);
    start().catch((error: unknown) => { connection.console.error(error instanceof Error ? error.stack ?? error.message : String(error)); });
    when(({ client, log }) => {
      if (!client.watches) return;
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }).catch((error: unknown) => { log.failed('client/registerCapability', error); });
    });
  });
  registerSync(connection, when, machine.pathOf);
  for (const method of REQUESTS) {
    connection.onRequest(method, async (params: unknown, token: CancellationToken) => {
      const [server, { answer }] = await Promise.all([ready, engine()]);
      return answer(method, server, params, token);
    });
  }
  connection.listen();
}
