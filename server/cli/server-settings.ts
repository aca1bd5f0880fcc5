import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * What `hegui lsp --stdio …` says; null for any other command line, and where this one makes no sense, which the
 * reader of all command lines then explains. Apart from that one, because an editor waits for the server to start.
 */
export function serverSettings(argv: readonly string[], cwd: string): Readonly<Record<string, unknown>> | null {
  if (argv[0] !== 'lsp' || !argv.includes('--stdio') || argv.includes('--help')) return null;
  try {
    const { values } = parseArgs({
      args: argv.slice(1),
      options: {
        stdio: { type: 'boolean' }, locale: { type: 'string' }, today: { type: 'string' }, stage: { type: 'string' }, pack: { type: 'string', multiple: true },
        // Editors name their own process, so that the server can go when they are gone.
        clientProcessId: { type: 'string' },
      },
    });
    const { locale, today, stage, pack } = values;
    return { ...(locale ? { locale } : {}), ...(today ? { today } : {}), ...(stage ? { stage } : {}), ...(pack ? { packs: pack.map((folder) => resolve(cwd, folder)) } : {}) };
  } catch {
    return null;
  }
}
