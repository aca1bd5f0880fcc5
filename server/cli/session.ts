import { resolve } from 'node:path';
import type { Locale } from '../../schemas/localized.js';
import type { Report } from '../../schemas/report.js';
import type { LintResult } from '../report/index.js';
import { isReadable, judgeRead, reportOf } from '../workspace/judging.js';
import { operatorPack } from '../workspace/packs.js';
import { RuleShelf, type ShelvedRules } from '../workspace/rule-shelf.js';
import type { HandedIn } from '../workspace/snapshot.js';
import { resolveTargets, type Target } from '../workspace/targets.js';
import { dayInShanghai } from '../workspace/today.js';
import { UsageError } from '../workspace/usage-error.js';
import type { Arguments } from './arguments.js';
import type { Io } from './io.js';

/** One target, judged and put into words. */
export interface Judged {
  readonly result: LintResult;
  readonly report: Report;
  /** False where hegui.yaml cannot be read: the run exits 2, whatever was found. */
  readonly configReadable: boolean;
}

/** One run of a command: what was asked, and what the packs say, loaded once. */
export class Session {
  readonly today: string;
  readonly locale: Locale;
  readonly #shelf: RuleShelf;

  constructor(readonly args: Arguments, readonly io: Io) {
    this.today = args.today ?? dayInShanghai(io.now());
    this.locale = args.locale;
    this.#shelf = new RuleShelf({
      packageFolder: io.packageFolder, files: io.files, prepared: io.prepared,
      operator: args.packs.map((pack) => operatorPack(pack, io.cwd, io.files)),
      // The rules' own tests are run on rules that have all been type-checked.
      checked: args.command === 'test',
    });
  }

  /** The paths of the command line as things to judge. */
  targets(paths: readonly string[] = this.args.paths): Target[] {
    return resolveTargets(paths, this.io.cwd, this.io.files, { decisions: this.decisions(), calendars: this.calendars() });
  }

  judge(target: Target): Judged {
    const result = judgeRead(target.read, this.rulesFor(target), { today: this.today, stage: this.args.stage ?? undefined });
    return { result, report: reportOf(result, this.locale, this.io.version), configReadable: isReadable(target.read) };
  }

  /** The built-in packs, the operator's and the project's own, with the project's overrides. */
  rulesFor(target: Target | null): ShelvedRules {
    return this.#shelf.rulesFor(target?.root ?? null, target?.read ?? null);
  }

  decisions(): HandedIn | null {
    const written = this.args.decisions;
    if (written === null) return null;
    const absolute = resolve(this.io.cwd, written);
    if (this.io.files.stat(absolute)?.kind !== 'file') throw new UsageError({ zh: `找不到决定文件 ${written}`, en: `there is no file of decisions ${written}` });
    return { shown: written.replaceAll('\\', '/'), absolute };
  }

  /** The files of `--calendar`. */
  calendars(): HandedIn[] {
    return this.args.calendars.map((written) => {
      const absolute = resolve(this.io.cwd, written);
      if (this.io.files.stat(absolute)?.kind !== 'file') throw new UsageError({ zh: `找不到工作日历 ${written}`, en: `there is no calendar ${written}` });
      return { shown: written.replaceAll('\\', '/'), absolute };
    });
  }

  /** Colours on a terminal only, unless asked otherwise. */
  get colour(): boolean {
    const { env, isTTY } = this.io;
    if (!this.args.colour || this.args.output !== null || (env['NO_COLOR'] ?? '') !== '') return false;
    return isTTY || ((env['FORCE_COLOR'] ?? '0') !== '0');
  }

  /** A file or a pipe gets the same bytes on every machine. */
  get width(): number {
    return this.io.isTTY && this.args.output === null ? this.io.columns ?? 100 : 100;
  }

  /** Prints, or writes to --output. */
  deliver(text: string): void {
    if (this.args.output === null) {
      this.io.stdout(text);
      return;
    }
    try {
      this.io.files.write(resolve(this.io.cwd, this.args.output), text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UsageError({ zh: `写不进 ${this.args.output}：${why}`, en: `cannot write ${this.args.output}: ${why}` });
    }
  }
}
