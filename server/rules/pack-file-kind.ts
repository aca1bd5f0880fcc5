/** What a YAML file of a pack holds, told by its path inside the pack's folder; null for a folder that is not read. */
export type PackFileKind =
  'pack' | 'topic' | 'table' | 'lookup' | 'concepts' | 'subjects' | 'chapters' | 'evidence-types' | 'metrics' | 'milestones' | 'certifiers' | 'phrases' | 'rules';

const FOLDERS: Readonly<Record<string, PackFileKind>> = { topics: 'topic', tables: 'table', lookups: 'lookup', concepts: 'concepts' };
const FILES: readonly PackFileKind[] = ['pack', 'subjects', 'chapters', 'evidence-types', 'metrics', 'milestones', 'certifiers', 'phrases'];

export function packFileKind(name: string): PackFileKind | null {
  const slash = name.indexOf('/');
  if (slash >= 0) return FOLDERS[name.slice(0, slash)] ?? null;
  const stem = name.replace(/\.ya?ml$/, '');
  return FILES.find((kind) => kind === stem) ?? 'rules';
}

/** A file's path inside its pack's folder. */
export function nameInPack(path: string, folder: string): string {
  const plain = (p: string) => p.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const [file, base] = [plain(path), plain(folder)];
  return file.startsWith(`${base}/`) ? file.slice(base.length + 1) : file;
}
