/** One line per job and per failure; the client shows them as the server's log. */
export interface Log {
  /** What was done, why, and how long it took (ms). */
  done(what: string, reason: string, milliseconds: number): void;
  note(what: string): void;
  /** Our own failure: the job or request that led to it, and the error. */
  failed(reason: string, error: unknown): void;
}

export interface LogSink {
  info(line: string): void;
  error(line: string): void;
}

export function logTo(sink: LogSink): Log {
  return {
    done: (what, reason, milliseconds) => sink.info(`${what} · ${reason} · ${milliseconds.toFixed(1)} ms`),
    note: (what) => sink.info(what),
    failed: (reason, error) => sink.error(`${reason} · ${error instanceof Error ? error.stack ?? error.message : String(error)}`),
  };
}
