import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CONFIG_FILE } from '../project/globs.js';
import { walk } from './files.js';
import type { FileSystem } from './file-system.js';
import { includes, readLone, readProject, NOTHING_HANDED, type Handed, type Read } from './snapshot.js';
import { UsageError } from './usage-error.js';

/** Something to judge on its own: a project, a folder without hegui.yaml, or a lone manual. */
export interface Target {
  /** Null for a lone manual. */
  readonly root: string | null;
  readonly read: Read;
}

const MANUAL_FILE = /\.(?:md|markdown|ya?ml)$/i;

/**
 * What the paths on the command line mean, each thing once, sorted by name. A path inside a project means the project;
 * a file that its project does not read, or that is in none, stands for itself. Throws UsageError for a path that is
 * not there and where nothing can be read.
 */
export function resolveTargets(paths: readonly string[], cwd: string, files: FileSystem, handed: Handed = NOTHING_HANDED): Target[] {
  const targets = new Map<string, Target>();
  const projects = new Map<string, Target>();
  const project = (root: string, name: string): Target => {
    let known = projects.get(root);
    if (!known) projects.set(root, (known = { root, read: readProject(root, name, files, handed) }));
    return known;
  };
  for (const written of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(cwd, written);
    const found = files.stat(absolute);
    if (!found) throw new UsageError({ zh: `找不到 ${written}`, en: `there is no ${written}` });
    const root = projectAbove(found.kind === 'folder' ? absolute : dirname(absolute), files);
    if (found.kind === 'folder') {
      if (root !== null) targets.set(root, project(root, nameOf(root, absolute, written, cwd)));
      else addFolder(absolute, shown(written), files, handed, targets, cwd);
      continue;
    }
    const own = root === null ? null : project(root, nameOf(root, absolute, written, cwd));
    if (own && root !== null && includes(own.read, pathFrom(root, absolute))) targets.set(root, own);
    else if (found.kind === 'file' && MANUAL_FILE.test(written)) targets.set(absolute, { root: null, read: readLone(absolute, shown(written), files, handed) });
    else throw new UsageError({ zh: `${written} 不能检查：只读 Markdown（.md）和 YAML（.yaml）手册`, en: `${written} cannot be checked: manuals are Markdown (.md) or YAML (.yaml)` });
  }
  return [...targets.values()].sort((a, b) => (a.read.snapshot.name < b.read.snapshot.name ? -1 : 1));
}

/** A folder without hegui.yaml: the projects inside it, and what is left as one project without a profile. */
function addFolder(absolute: string, name: string, files: FileSystem, handed: Handed, targets: Map<string, Target>, cwd: string): void {
  const walked = walk(absolute, files);
  for (const root of walked.nested) targets.set(root, { root, read: readProject(root, nameOf(root, root, root, cwd), files, handed) });
  const read = readProject(absolute, name, files, handed, walked);
  if (read.snapshot.manuals.length > 0) targets.set(absolute, { root: absolute, read });
  else if (walked.nested.length === 0) {
    throw new UsageError({
      zh: `${name} 里没有可检查的手册：放在 manual/ 或 手册/ 下，或用 hegui.yaml 的 manuals 指明`,
      en: `no manual to check in ${name}: put it under manual/, or name it under manuals in hegui.yaml`,
    });
  }
}

/** The project that a folder belongs to: the nearest hegui.yaml upwards, not beyond the repository it stands in. */
export function projectAbove(folder: string, files: FileSystem): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (files.stat(join(at, CONFIG_FILE))?.kind === 'file') return at;
    if (files.stat(join(at, '.git')) !== null || dirname(at) === at) return null;
  }
}

function nameOf(root: string, absolute: string, written: string, cwd: string): string {
  if (root === absolute && !isAbsolute(written)) return shown(written);
  const path = relative(cwd, root);
  return path === '' ? '.' : path.startsWith(`..${sep}`) || path === '..' || isAbsolute(path) ? shown(root) : shown(path);
}

/** A path as output shows it: with `/`, without `./` before or `/` after it. */
function shown(path: string): string {
  const plain = path.split(sep).join('/').replace(/^(?:\.\/)+(?=.)/, '');
  return plain.length > 1 ? plain.replace(/\/+$/, '') : plain;
}

function pathFrom(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join('/').normalize('NFC');
}
