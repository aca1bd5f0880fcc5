import { resolve } from 'node:path';
import { inLocale } from '../../schemas/localized.js';
import { localeOf, parseArguments, type Arguments } from './arguments.js';
import { check } from './check.js';
import { EXIT } from './exit.js';
import { explain } from './explain.js';
import { helpText } from './help.js';
import { init } from './init.js';
import type { Io } from './io.js';
import { matrix } from './matrix.js';
import { score } from './score.js';
import { Session } from './session.js';
import { withFile } from './stdin.js';
import { test } from './test.js';
import { timeline } from './timeline.js';
import { UsageError } from '../workspace/usage-error.js';

/** The `hegui` command. Gives its exit code and never throws; all input and output goes through `io`. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const locale = localeOf(argv);
  try {
    const args = parseArguments(argv);
    if (args.version) {
      io.stdout(`hegui ${io.version}\n`);
      return EXIT.clean;
    }
    if (args.help || args.command === null) {
      io.stdout(helpText(args.command, locale));
      return EXIT.clean;
    }
    return await run(args, io);
  } catch (error) {
    if (error instanceof UsageError) io.stderr(`hegui: ${inLocale(error.text, locale)}\n`);
    else {
      const detail = error instanceof Error ? error.stack ?? error.message : String(error);
      io.stderr(`hegui: ${inLocale({ zh: '内部故障，请报告', en: 'internal failure, please report it' }, locale)}\n${detail}\n`);
    }
    return EXIT.trouble;
  }
}

async function run(args: Arguments, io: Io): Promise<number> {
  switch (args.command) {
    case 'score': return score(new Session(args, io));
    case 'matrix': return matrix(new Session(args, io));
    case 'timeline': return timeline(new Session(args, io));
    case 'init': return init(new Session(args, io));
    case 'explain': return explain(new Session(args, io));
    case 'test': return test(new Session(args, io));
    case 'lsp': throw new UsageError({ zh: '语言服务器经标准输入输出工作：hegui lsp --stdio', en: 'the language server works over standard input and output: hegui lsp --stdio' });
    default: break;
  }
  if (!args.stdin) return check(new Session(args, io));
  const name = args.stdinFilename ?? 'stdin.md';
  const files = withFile(io.files, resolve(io.cwd, name), await io.stdin());
  return check(new Session(args, { ...io, files }), [name]);
}
