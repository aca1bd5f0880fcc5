import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { decode } from '../../server/text/decode.js';
import type { Run } from './scenario.js';

/**
 * Gives the text of a file as a report names it: relative to its project, or to where the command was run. A report does
 * not say where its project stands, so a name that fits several places gives nothing.
 */
export function folderTexts(folder: string, run: Run): (file: string) => string | undefined {
  const cwd = join(folder, run.cwd);
  const named = run.command.split(/\s+/).slice(2).filter((word) => !word.startsWith('-')).map((path) => join(cwd, path));
  const roots = [...new Set([cwd, ...named].flatMap((path) => [path, join(path, '..'), join(path, '../..')]))].filter((path) => path.startsWith(folder));
  const unsaved = /--stdin-filename (\S+)/.exec(run.command)?.[1] ?? 'stdin.md';
  return (file) => {
    if (/ --stdin\b/.test(run.command) && roots.some((root) => join(root, file) === join(cwd, unsaved))) return run.input;
    const found = isAbsolute(file) ? [] : roots.map((root) => join(root, file)).filter((path) => existsSync(path) && statSync(path).isFile());
    if (new Set(found).size !== 1) return undefined;
    const decoded = decode(readFileSync(found[0]!));
    return 'text' in decoded ? decoded.text : undefined;
  };
}
