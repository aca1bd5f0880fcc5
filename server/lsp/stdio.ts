import { performance } from 'node:perf_hooks';
import { createConnection } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { Machine } from './machine.js';
import { serve } from './serve.js';

/** Serves one client over this process's standard input and output, until it is told to go or the client is gone. */
export function serveStdio(machine: Omit<Machine, 'clock' | 'soon' | 'later' | 'pathOf' | 'uriOf' | 'now'>, given: object): void {
  serve(createConnection(process.stdin, process.stdout), {
    ...machine,
    now: () => new Date(),
    clock: () => performance.now(),
    soon: (run) => { setImmediate(run); },
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds).unref();
      return () => { clearTimeout(timer); };
    },
    pathOf: (uri) => {
      const parsed = URI.parse(uri);
      return parsed.scheme === 'file' ? parsed.fsPath : null;
    },
    uriOf: (path) => URI.file(path).toString(),
  }, given);
}
