import { basename, join } from 'node:path';
import {
  CodeLensRefreshRequest, DiagnosticRefreshRequest, InlayHintRefreshRequest, PublishDiagnosticsNotification, SemanticTokensRefreshRequest, type Connection, type Range,
} from 'vscode-languageserver';
import type { Locale } from '../../schemas/localized.js';
import type { TestCounts } from '../language/rule-tests.js';
import type { At, View } from '../language/view.js';
import type { Span } from '../text/position.js';
import type { SourceText } from '../text/source.js';
import { operatorPack } from '../workspace/packs.js';
import { RuleShelf } from '../workspace/rule-shelf.js';
import { dayInShanghai } from '../workspace/today.js';
import { UsageError } from '../workspace/usage-error.js';
import type { Client } from './client.js';
import { diagnosticOf, failureDiagnostics } from './diagnostic.js';
import { OpenDocuments } from './documents.js';
import { EditorFiles } from './editor-files.js';
import { Jobs } from './jobs.js';
import { viewOf } from './project-view.js';
import { LiveFacts } from './live-facts.js';
import { logTo, type Log } from './log.js';
import type { Machine } from './machine.js';
import type { Judgement, OpenProject } from './open-project.js';
import { Published, type FileDiagnostics } from './published.js';
import { DID_JUDGE, type Judged } from './protocol.js';
import type { Settings } from './settings.js';
import { Workspace } from './workspace.js';

/** A place in a judged project: what most requests are about. */
export interface Asked { readonly project: OpenProject; readonly view: View; readonly source: SourceText; readonly path: string; /** The machine's path. */ readonly absolute: string }

const MINUTE = 60_000;
/** How long what is known of files holds for a client that does not tell of changes. */
const UNWATCHED_MS = 2_000;

/** One client's session: its documents, the projects they lead to, what it was told of them. */
export class Server {
  readonly log: Log;
  readonly files: EditorFiles;
  readonly documents: OpenDocuments;
  readonly workspace: Workspace;
  readonly published = new Published();
  readonly jobs: Jobs;
  readonly locale: Locale;
  /** The semantic tokens last given for open documents, by path: the next delta starts from them. */
  readonly tokens = new Map<string, { readonly resultId?: string; readonly data: readonly number[] }>();
  readonly #facts: LiveFacts;
  /** How the tests of rules ended the last time, by project and rule. */
  readonly testCounts = new Map<string, ReadonlyMap<string, TestCounts>>();
  #shelf: RuleShelf | null = null;
  #rediscover = true;
  #lookedAt = 0;
  /** Documents edited since the last job: their own diagnostics are asked for anyway. */
  #edited = new Set<string>();
  #pages: ReadonlyMap<string, string> | null = null;

  constructor(readonly connection: Connection, readonly machine: Machine, readonly client: Client, readonly settings: Settings) {
    this.locale = settings.locale ?? client.locale;
    this.log = logTo({ info: (line) => { connection.console.info(line); }, error: (line) => { connection.console.error(line); } });
    this.files = new EditorFiles(machine.files);
    this.#facts = new LiveFacts(this.files);
    this.documents = new OpenDocuments(this.files, () => client.encoding);
    this.workspace = new Workspace(this.files, this.documents, {
      files: this.files, shelf: () => this.shelf, facts: this.#facts, locale: () => this.locale, version: machine.version, lone: () => settings.lone,
    }, this.log);
    this.jobs = new Jobs(machine, this.log, (reason) => { this.#judgeAll(reason); });
    for (const uri of client.folders) this.addFolder(uri);
  }

  get shelf(): RuleShelf {
    if (!this.#shelf) {
      const began = this.machine.clock();
      const { machine: { packageFolder, prepared }, files, settings } = this;
      const operator = settings.packs.flatMap((folder) => this.#granted(folder));
      this.#shelf = new RuleShelf({ packageFolder, files: this.machine.files, ownFiles: files, prepared, operator, projectPacks: settings.projectPacks });
      this.log.done('rules read', 'start', this.machine.clock() - began);
    }
    return this.#shelf;
  }

  get today(): string {
    return this.settings.today ?? dayInShanghai(this.machine.now());
  }

  addFolder(uri: string): void {
    const path = this.machine.pathOf(uri);
    if (path !== null) this.workspace.addFolder(path);
    this.#rediscover = true;
  }

  removeFolder(uri: string): void {
    const path = this.machine.pathOf(uri);
    if (path !== null) this.workspace.removeFolder(path);
    this.#rediscover = true;
  }

  /** Something happened to a document: `edited` where only its text did. */
  touched(path: string, how: 'opened' | 'edited' | 'closed', reason: string): void {
    if (how === 'edited') {
      this.workspace.edited(path);
      this.#edited.add(path);
    } else {
      // A document that was never saved is a file that others may find.
      this.workspace.changed(path, this.machine.files.stat(path) === null ? 'made' : 'written');
      this.#rediscover = true;
      if (how === 'closed') {
        this.#facts.close(path);
        this.tokens.delete(path);
      }
    }
    this.jobs.plan(`${reason} ${basename(path)}`);
  }

  fileChanged(path: string, how: 'made' | 'written' | 'removed', reason: string): void {
    if (this.workspace.changed(path, how)) this.#rediscover = true;
    this.jobs.plan(reason);
  }

  /** Everything may be different: after a save in an editor that does not tell of files, or when a person asks. */
  lookAgain(reason: string): void {
    this.workspace.lookAgain();
    this.#rediscover = true;
    this.jobs.plan(reason);
  }

  /** The project of its folder, of any file in it, or of a manual that stands for itself. */
  projectOf(uri: string): OpenProject | null {
    const path = this.machine.pathOf(uri);
    return path === null ? null : this.workspace.projects().find(({ root }) => root === path) ?? this.workspace.projectAt(path);
  }

  /** What a request is about; null for a document that belongs to no project. */
  asked(uri: string): Asked | null {
    const path = this.machine.pathOf(uri);
    const project = path === null ? null : this.workspace.projectAt(path);
    const inside = project && (project.lone ? project.name : project.pathFrom(path!));
    if (!project || inside == null) return null;
    const view = this.view(project);
    const source = view.sources.get(inside) ?? this.files.heldAt(path!);
    return source && { project, view, source, path: inside, absolute: path! };
  }

  at(asked: Asked, position: { line: number; character: number }): At {
    return { source: asked.source, offset: asked.view.wire.offset(asked.source, position) };
  }

  span({ view, source }: Asked, { start, end }: Range): Span {
    return { start: view.wire.offset(source, start), end: view.wire.offset(source, end) };
  }

  view(project: OpenProject): View {
    return viewOf(project, this.judgement(project), { encoding: this.client.encoding, uriOf: (path) => this.uriOf(path) }, this.locale);
  }

  judgement(project: OpenProject): Judgement {
    return project.judge({ today: this.today, stage: this.settings.stage });
  }

  uriOf(path: string): string {
    return this.documents.at(path)?.uri ?? this.machine.uriOf(path);
  }

  /** The URI of a rule's page; null for a rule of a pack that brings none. */
  page(rule: string): string | null {
    this.#pages ??= this.#rulePages();
    return this.#pages.get(rule) ?? null;
  }

  #rulePages(): ReadonlyMap<string, string> {
    const { packageFolder, files, uriOf } = this.machine;
    const folder = join(packageFolder, 'docs', 'rules');
    return new Map((files.list(folder) ?? []).filter(({ kind }) => kind === 'folder').flatMap(({ name: pack }) =>
      (files.list(join(folder, pack)) ?? []).map(({ name }) => [`${pack}/${name.replace(/\.md$/, '')}`, uriOf(join(folder, pack, name))] as const)));
  }

  /** Looks at the day again from time to time: what is due changes at midnight. */
  keepTime(): void {
    let day = this.today;
    const tick = (): void => {
      if (this.today !== day) this.jobs.plan('new day');
      day = this.today;
      this.machine.later(MINUTE, tick);
    };
    this.machine.later(MINUTE, tick);
  }

  #granted(folder: string): ReturnType<typeof operatorPack>[] {
    try {
      return [operatorPack(folder, folder, this.machine.files)];
    } catch (error) {
      this.log.failed('packs', error);
      return [];
    }
  }

  #judgeAll(reason: string): void {
    // Nobody waits for the disk while he types.
    if (!this.client.watches && this.#edited.size === 0 && this.machine.clock() - this.#lookedAt > UNWATCHED_MS) {
      this.workspace.lookAgain();
      this.#rediscover = true;
      this.#lookedAt = this.machine.clock();
    }
    const changed = new Map<string, FileDiagnostics>();
    if (this.#rediscover) {
      this.#rediscover = false;
      for (const project of this.workspace.discover()) {
        for (const [path, found] of this.published.replace(project.root, new Map())) changed.set(path, found);
        this.shelf.forget(project.root);
      }
    }
    for (const project of this.workspace.projects()) {
      if (!project.isStale({ today: this.today, stage: this.settings.stage })) continue;
      for (const [path, found] of this.#judge(project, reason)) changed.set(path, found);
    }
    const edited = this.#edited;
    this.#edited = new Set();
    this.#tell(changed, edited);
  }

  #judge(project: OpenProject, reason: string): Map<string, FileDiagnostics> {
    const began = this.machine.clock();
    try {
      const { result, report, findings } = this.judgement(project);
      for (const { file, message } of report.failures) this.log.failed(`${project.name}: ${file}`, message);
      const changed = this.published.replace(project.root, this.#diagnostics(project));
      const milliseconds = this.machine.clock() - began;
      this.log.done(`${project.name}: ${findings.length} findings`, reason, milliseconds);
      if (this.settings.notify) {
        const said: Judged = { uri: this.uriOf(project.root), reason, milliseconds, findings: findings.length, coverage: result.coverage, score: report.score };
        void this.connection.sendNotification(DID_JUDGE, said);
      }
      return changed;
    } catch (error) {
      // What was found before is no longer true; one line says why there is nothing else.
      const message = error instanceof UsageError ? error.text[this.locale === 'en' ? 'en' : 'zh'] : error instanceof Error ? error.message : String(error);
      this.log.failed(`${project.name} · ${reason}`, error);
      const place = project.lone ? project.root : project.absolute('hegui.yaml');
      const items = failureDiagnostics({ failures: [{ file: project.name, message }] }, this.locale);
      return this.published.replace(project.root, new Map([[place, { uri: this.uriOf(place), version: null, items }]]));
    }
  }

  #diagnostics(project: OpenProject): Map<string, Omit<FileDiagnostics, 'resultId'>> {
    const { report, byFile } = this.judgement(project);
    const view = this.view(project);
    const files = new Map<string, Omit<FileDiagnostics, 'resultId'>>();
    const put = (path: string, items: FileDiagnostics['items']): void => {
      const absolute = project.absolute(path);
      const before = files.get(absolute)?.items ?? [];
      files.set(absolute, { uri: this.uriOf(absolute), version: this.documents.at(absolute)?.version ?? null, items: [...before, ...items] });
    };
    for (const [path, found] of byFile) put(path, found.map((one) => diagnosticOf(one, view, (rule) => this.page(rule))));
    if (report.failures.length > 0) put(project.lone ? project.name : 'hegui.yaml', failureDiagnostics(report, this.locale));
    return files;
  }

  #tell(changed: ReadonlyMap<string, FileDiagnostics>, edited: ReadonlySet<string>): void {
    const { connection, client: { pulls, refreshes } } = this;
    if (!pulls) {
      for (const { uri, version, items } of changed.values()) {
        void connection.sendNotification(PublishDiagnosticsNotification.type, { uri, diagnostics: [...items], ...(version === null ? {} : { version }) });
      }
    }
    // A client asks by itself after its own edit; of anything else it must be told.
    if ([...changed.keys()].every((path) => edited.has(path))) return;
    this.#askAgain(pulls && refreshes.diagnostics, DiagnosticRefreshRequest.type);
    this.refreshLenses();
    this.#askAgain(refreshes.inlayHints, InlayHintRefreshRequest.type);
    this.#askAgain(refreshes.semanticTokens, SemanticTokensRefreshRequest.type);
  }

  /** Has the client ask for lenses again. */
  refreshLenses(): void {
    this.#askAgain(this.client.refreshes.codeLens, CodeLensRefreshRequest.type);
  }

  #askAgain(wanted: boolean, { method }: { readonly method: string }): void {
    if (wanted) this.connection.sendRequest(method).catch((error: unknown) => { this.log.failed(method, error); });
  }
}
