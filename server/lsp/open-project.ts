import { dirname, relative, sep } from 'node:path';
import type { Locale } from '../../schemas/localized.js';
import type { Report } from '../../schemas/report.js';
import type { ShownFinding } from '../language/view.js';
import { createMemory } from '../project/memory.js';
import type { Snapshot } from '../project/model.js';
import type { LintResult } from '../report/index.js';
import type { SourceText } from '../text/source.js';
import { readText, walk, type Walk } from '../workspace/files.js';
import { judgeRead, reportOf, type JudgingOptions } from '../workspace/judging.js';
import type { RuleShelf, ShelvedRules } from '../workspace/rule-shelf.js';
import { NOTHING_HANDED, readLone, readProject, type Read } from '../workspace/snapshot.js';
import type { EditorFiles } from './editor-files.js';
import type { LiveFacts } from './live-facts.js';

/** What was found when a project was last judged. */
export interface Judgement {
  readonly result: LintResult;
  readonly report: Report;
  readonly findings: readonly ShownFinding[];
  readonly byFile: ReadonlyMap<string, readonly ShownFinding[]>;
  /** Texts of the project and of its own packs, by path from the root. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Every file of the project, by path from the root. */
  readonly files: ReadonlySet<string>;
}

export interface ProjectSettings {
  readonly files: EditorFiles;
  readonly shelf: () => RuleShelf;
  readonly facts: LiveFacts;
  readonly locale: () => Locale;
  readonly version: string;
}

/**
 * A project that the editor looks at: read and judged anew when it is asked for after something changed, and then only
 * as far as that reaches. Where only the text of a manual changed, nothing else is read again.
 */
export class OpenProject {
  #walked: Walk | null = null;
  #read: Read | null = null;
  #rules: ShelvedRules | null = null;
  #judgement: Judgement | null = null;
  /** Manuals whose text changed since the project was read; null: read all of it again. */
  #edited: Set<string> | null = null;
  #files: ReadonlySet<string>;
  #judgedFor = '';
  readonly #memory = createMemory();

  /** `root`: the project's folder, or the path of a manual that stands for itself. */
  constructor(readonly root: string, readonly lone: boolean, readonly settings: ProjectSettings) {
    this.#files = new Set(lone ? [this.name] : []);
  }

  /** What the project is called in logs and answers. */
  get name(): string {
    return this.root.slice(this.root.lastIndexOf(sep) + 1);
  }

  /** The folder that paths are relative to. */
  get folder(): string {
    return this.lone ? dirname(this.root) : this.root;
  }

  /** The path of a file in this project, with `/`; null for one outside it. */
  pathFrom(absolute: string): string | null {
    const path = relative(this.folder, absolute);
    return path === '' || path === '..' || path.startsWith(`..${sep}`) || path === absolute ? null : path.split(sep).join('/').normalize('NFC');
  }

  /** Whether something changed since the last judgement. */
  isStale({ today, stage }: JudgingOptions): boolean {
    return this.#judgement === null || this.#edited === null || this.#edited.size > 0 || this.#judgedFor !== `${today} ${stage ?? ''}`;
  }

  /** A file's text changed; it is neither new nor gone. */
  edited(absolute: string): void {
    const path = this.pathFrom(absolute);
    if (path === null || this.#edited === null) return;
    const alone = this.lone ? absolute === this.root : this.#read !== null && isOnlyManual(path, this.#read);
    if (alone) this.#edited.add(path);
    else this.#edited = null;
  }

  /** Files came, went, or changed in a way that nobody described; `structure`: which files there are. */
  changed(structure: boolean): void {
    if (structure) this.#walked = null;
    this.#edited = null;
  }

  /** The judgement on the texts as they are now. Throws what reading throws: a folder that is too large. */
  judge(options: JudgingOptions): Judgement {
    if (this.#judgement && !this.isStale(options)) return this.#judgement;
    // Where what follows throws, nothing is left that could be taken for an answer.
    this.#judgement = null;
    this.#refresh();
    const rules = this.#rules!;
    const cache = this.settings.facts.of((path) => this.absolute(path), rules.rules.scanner);
    const result = judgeRead(this.#read!, rules, { ...options, cache, memory: this.#memory });
    this.#judgedFor = `${options.today} ${options.stage ?? ''}`;
    this.#judgement = this.#shown(result);
    return this.#judgement;
  }

  #refresh(): void {
    const { files } = this.settings;
    if (this.#read && this.#edited) {
      const read = withEdited(this.#read, this.#edited, (path) => this.absolute(path), files);
      if (read) {
        this.#read = read;
        this.#edited = new Set();
        return;
      }
    }
    if (this.lone) this.#read = readLone(this.root, this.name, files);
    else {
      if (!this.#walked) {
        this.#walked = walk(this.root, files);
        this.#files = new Set(this.#walked.files.keys());
      }
      this.#read = readProject(this.root, this.name, files, NOTHING_HANDED, this.#walked);
    }
    this.#rules = this.settings.shelf().rulesFor(this.lone ? null : this.root, this.#read);
    this.#edited = new Set();
  }

  /** The machine's path of a file of this project. */
  absolute(path: string): string {
    return this.lone ? this.root : this.#walked?.files.get(path)?.absolute ?? `${this.root}${sep}${path.split('/').join(sep)}`;
  }

  #shown(result: LintResult): Judgement {
    const report = reportOf(result, this.settings.locale(), this.settings.version, this.#memory);
    const findings = result.findings.map((finding, i) => ({ finding, shown: report.findings[i]! }));
    const byFile = new Map<string, ShownFinding[]>();
    for (const found of findings) {
      const list = byFile.get(found.finding.file);
      if (list) list.push(found);
      else byFile.set(found.finding.file, [found]);
    }
    const files = this.#files;
    let sources: ReadonlyMap<string, SourceText> | undefined;
    return { result, report, findings, byFile, files, get sources() { return (sources ??= sourcesOf(result, files)); } };
  }
}

function sourcesOf({ project, rules }: LintResult, files: ReadonlySet<string>): Map<string, SourceText> {
  const sources = new Map(project.inputs.flatMap(({ file, source }) => (source ? [[file, source] as const] : [])));
  // The rules' texts are those of all packs: the project's own stand among its files.
  for (const [path, source] of rules.sources) if (files.has(path)) sources.set(path, source);
  return sources;
}

/** Whether nothing but the project's facts of this one manual depends on its text. */
function isOnlyManual(path: string, { snapshot, named }: Read): boolean {
  const { config, decisions, points, manifests, ledgers, calendars } = snapshot;
  const others = [config, decisions, points, ...manifests, ...ledgers, ...(calendars?.own ?? []), ...(calendars?.handedIn ?? [])];
  return !named.has(path) && snapshot.manuals.some((file) => file.path === path) && !others.some((file) => file?.path === path);
}

/** What was read, with the manuals as they are now; null where one cannot be read, which is a matter of the whole. */
function withEdited(read: Read, edited: ReadonlySet<string>, absolute: (path: string) => string, files: EditorFiles): Read | null {
  const now = new Map<string, Snapshot['manuals'][number]>();
  for (const path of edited) {
    const found = files.stat(absolute(path));
    const text = found && readText(path, { absolute: absolute(path), size: found.size }, files);
    if (!text || text.faults.length > 0 || !text.file.source) return null;
    now.set(path, text.file);
  }
  const manuals = read.snapshot.manuals.map((file) => (file.source ? now.get(file.path) ?? file : file));
  if (manuals.some((file) => edited.has(file.path) && file.source === null)) return null;
  return { ...read, snapshot: { ...read.snapshot, manuals } };
}
