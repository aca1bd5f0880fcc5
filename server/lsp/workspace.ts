import { dirname } from 'node:path';
import { walk } from '../workspace/files.js';
import { isForeign } from '../project/globs.js';
import { projectAbove } from '../workspace/targets.js';
import { UsageError } from '../workspace/usage-error.js';
import type { OpenDocuments } from './documents.js';
import type { EditorFiles } from './editor-files.js';
import type { Log } from './log.js';
import { OpenProject, type ProjectSettings } from './open-project.js';

const MANUAL = /\.(?:md|markdown)$/i;

/** The projects that the editor's folders and open documents lead to, and what each must do when files change. */
export class Workspace {
  readonly #folders = new Set<string>();
  readonly #projects = new Map<string, OpenProject>();
  /** Manuals that stand for themselves because somebody asked for it. */
  readonly #asked = new Set<string>();

  constructor(
    readonly files: EditorFiles, readonly documents: OpenDocuments, readonly settings: ProjectSettings & { readonly lone: () => 'always' | 'asked' }, readonly log: Log,
  ) {}

  projects(): readonly OpenProject[] {
    return [...this.#projects.values()];
  }

  addFolder(folder: string): void {
    this.#folders.add(folder);
  }

  removeFolder(folder: string): void {
    this.#folders.delete(folder);
  }

  /** Judges an open manual that belongs to no project from now on. */
  ask(path: string): void {
    this.#asked.add(path);
  }

  /** The project whose file this is: the nearest hegui.yaml above it, or the manual by itself. */
  projectAt(path: string): OpenProject | null {
    const root = projectAbove(dirname(path), this.files);
    return this.#projects.get(root ?? path) ?? null;
  }

  /** Looks again for the projects of all folders and open documents. Gives those that are there no more. */
  discover(): OpenProject[] {
    const wanted = new Map<string, boolean>();
    for (const folder of this.#folders) for (const root of this.#rootsIn(folder)) wanted.set(root, false);
    for (const { path } of this.documents.all()) {
      const root = projectAbove(dirname(path), this.files);
      if (root !== null) wanted.set(root, false);
      else if (this.#asked.has(path) || (this.settings.lone() === 'always' && MANUAL.test(path))) wanted.set(path, true);
    }
    const gone = [...this.#projects.values()].filter(({ root, lone }) => wanted.get(root) !== lone);
    for (const { root } of gone) this.#projects.delete(root);
    for (const [root, lone] of wanted) if (!this.#projects.has(root)) this.#projects.set(root, new OpenProject(root, lone, this.settings));
    return gone;
  }

  /** The text of an open document changed. */
  edited(path: string): void {
    const project = this.projectAt(path);
    if (project) project.edited(path);
  }

  /** A file was made, written or removed. Gives whether projects may have come or gone. */
  changed(path: string, how: 'made' | 'written' | 'removed'): boolean {
    this.files.changed(path);
    const structure = how !== 'written';
    for (const project of this.#projects.values()) {
      const inside = project.lone ? (path === project.root ? project.name : null) : project.pathFrom(path);
      if (inside !== null && !isForeign(inside)) project.changed(structure);
    }
    return structure;
  }

  /** Nobody says what changed: everything is looked at again. */
  lookAgain(): void {
    this.files.forget();
    for (const project of this.#projects.values()) project.changed(true);
  }

  #rootsIn(folder: string): readonly string[] {
    try {
      const own = projectAbove(folder, this.files);
      // A project inside a project stands apart, and may hold another.
      const roots = own === null ? [] : [own];
      const open = [own ?? folder];
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        const { nested } = walk(at, this.files);
        roots.push(...nested);
        open.push(...nested);
      }
      return roots;
    } catch (error) {
      // Too large for a project: what is open in it is judged all the same.
      if (!(error instanceof UsageError)) throw error;
      this.log.note(error.text.en);
      return [];
    }
  }
}
