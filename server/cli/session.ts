import { resolve } from 'node:path';
import type { Locale } from '../../schemas/localized.js';
import type { Report } from '../../schemas/report.js';
import { leavesOf } from '../check/leaves.js';
import { collectFacts } from '../document/facts/facts.js';
import { readDocument } from '../document/read.js';
import { lint } from '../lint.js';
import { buildProject, type ProjectVocabulary } from '../project/build.js';
import { renderReport, type LintResult } from '../report/index.js';
import { loadRules } from '../rules/load.js';
import type { CompiledRules, PackInput } from '../rules/model.js';
import type { Overrides } from '../rules/overrides.js';
import type { Proven } from '../rules/proven.js';
import type { Fault } from '../text/fault.js';
import type { Arguments } from './arguments.js';
import { builtinPacks, operatorPack, projectPacks } from './packs.js';
import { provenOf, readPrepared, type PreparedIo } from './prepared-packs.js';
import type { HandedIn, Read } from './snapshot.js';
import { resolveTargets, type Target } from './targets.js';
import { dayInShanghai } from './today.js';
import { UsageError } from './usage-error.js';

const DEFAULT_STANDARD = 'gbt27922-2011';

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
  readonly #standing: PackInput[];
  readonly #proven: Proven | null;
  /** Files of the operator's packs that could not be read. */
  readonly #standingFaults: readonly Fault[];
  readonly #rules = new Map<string, CompiledRules>();

  constructor(readonly args: Arguments, readonly io: PreparedIo) {
    this.today = args.today ?? dayInShanghai(io.now());
    this.locale = args.locale;
    const operator = args.packs.map((pack) => operatorPack(pack, io.cwd, io.files));
    const prepared = io.prepared ? readPrepared(io.prepared, io.files) : null;
    const builtin = builtinPacks(io.packageFolder, io.files, prepared);
    // The rules' own tests are run on rules that have all been type-checked.
    this.#proven = args.command === 'test' ? null : provenOf(prepared, builtin);
    this.#standing = [...builtin, ...operator.map(({ pack }) => pack)];
    this.#standingFaults = operator.flatMap(({ faults }) => faults);
  }

  /** The paths of the command line as things to judge. */
  targets(paths: readonly string[] = this.args.paths): Target[] {
    return resolveTargets(paths, this.io.cwd, this.io.files, { decisions: this.decisions(), calendars: this.calendars() });
  }

  judge(target: Target): Judged {
    const { snapshot, config } = target.read;
    const { rules, faults } = this.rulesFor(target);
    const project = buildProject({ ...snapshot, faults: [...snapshot.faults, ...faults] }, vocabularyOf(rules, config.config.certification?.standard));
    const result = lint(project, rules, { today: this.today, stage: this.args.stage ?? undefined });
    const report = renderReport(result, this.locale, { version: this.io.version });
    const failures = [...project.failures, ...report.failures.filter((f) => !project.failures.some((own) => own.file === f.file && own.message === f.message))];
    return { result, report: { ...report, failures }, configReadable: config.readable && (snapshot.config === null || snapshot.config.source !== null) };
  }

  /** The built-in packs, the operator's and the project's own, with the project's overrides. */
  rulesFor(target: Target | null): { readonly rules: CompiledRules; readonly faults: readonly Fault[] } {
    const read = target?.read ?? null;
    const builtin = new Set(this.#standing.filter((pack) => pack.builtin).map(({ folder }) => folder.slice(folder.lastIndexOf('/') + 1)));
    const own = target?.root != null && read?.snapshot.config ? projectPacks(target.root, read.config, read.snapshot.config.path, builtin, this.io.files) : { packs: [], faults: [] };
    const { packs } = own;
    const overrides = read && overridesOf(read);
    // Only what a project changes makes its rules its own.
    const key = packs.length > 0 || overrides ? target?.root ?? '' : '';
    let rules = this.#rules.get(key);
    if (!rules) this.#rules.set(key, (rules = loadRules([...this.#standing, ...packs], overrides, this.#proven)));
    return { rules, faults: [...this.#standingFaults, ...own.faults] };
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

/** What hegui.yaml says about rules, and where it says so; null if it says nothing. */
function overridesOf({ snapshot, config }: Read): Overrides | null {
  const { rules } = config.config;
  const certifier = config.config.certification?.certifier ?? null;
  if (!snapshot.config || (Object.keys(rules).length === 0 && certifier === null)) return null;
  const { path } = snapshot.config;
  return { rules, certifier, faultsAt: (at, part) => ({ file: path, span: config.place(at, part ?? (at.length <= 2 ? 'key' : 'value')) }) };
}

/** What the rules give to reading a project. */
export function vocabularyOf(rules: CompiledRules, standardId: string | undefined): ProjectVocabulary {
  const standard = rules.standards.get(standardId ?? DEFAULT_STANDARD) ?? rules.standards.get(DEFAULT_STANDARD);
  return {
    scanner: rules.scanner, read: readDocument, facts: collectFacts, tables: rules.tables, evidenceTypes: rules.evidenceTypes,
    leaves: new Set(standard ? leavesOf(standard).map(({ key }) => key) : []),
  };
}
