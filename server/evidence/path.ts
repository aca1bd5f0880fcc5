/** Paths inside a project: relative to its root, with `/`. Nothing here touches a disk. */

const OUTSIDE = /^(?:[\\/]|[A-Za-z]:)/;

/** Whether a written path is an address on a network rather than a file. */
export function isAddress(written: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(written);
}

/** `\` to `/`, composed characters (macOS writes them decomposed), `.` and empty steps left out, `..` resolved. Null where it leaves the root or is absolute. */
export function normalisePath(written: string): string | null {
  const path = written.trim().replaceAll('\\', '/').normalize('NFC');
  if (OUTSIDE.test(path)) return null;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/');
}

/** The folder of a file: `evidence` for `evidence/a.yaml`, empty for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * What a path written in `file` may mean, best first: relative to that file's folder, then to the project's root.
 * Empty if every reading leaves the project.
 */
export function readingsOf(written: string, file: string): string[] {
  if (OUTSIDE.test(written.trim())) return [];
  const readings = [normalisePath(`${folderOf(file)}/${written}`.replace(/^\//, '')), normalisePath(written)];
  return [...new Set(readings.filter((path): path is string => path !== null && path !== ''))];
}

/** The folders above a file, outermost first: `a/b/c.yaml` gives '', a, a/b. */
export function foldersAbove(path: string): string[] {
  const folders = [''];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}
