import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection } from 'vscode-languageserver';
import type { RequestName } from './capabilities.js';
import type { Client } from './client.js';
import { HANDLERS } from './handlers.js';
import type { Machine } from './machine.js';
import { Server } from './server.js';
import { Settings } from './settings.js';

/** A server for one client. Settings that make no sense are named in the log and left out. */
export function begin(connection: Connection, machine: Machine, client: Client, given: object, options: unknown): Server {
  const read = Settings.safeParse({ ...given, ...(typeof options === 'object' ? options : {}) });
  if (!read.success) connection.console.warn(`initializationOptions: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  const server = new Server(connection, machine, client, read.success ? read.data : Settings.parse(given));
  server.keepTime();
  server.jobs.plan('initialized');
  return server;
}

/**
 * The answer to one request, on the texts as they are when all that arrived before it is dealt with. A handler that
 * throws is one line in the log and one error to the client; the session goes on.
 */
export async function answer(method: RequestName, server: Server, params: unknown, token: CancellationToken): Promise<unknown> {
  await server.jobs.settled();
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, method);
  try {
    return await HANDLERS[method](server, params as never);
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    server.log.failed(method, error);
    throw new ResponseError(LSPErrorCodes.RequestFailed, `${method}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
