import { join, resolve, sep } from 'node:path';
import { normalisePath } from '../evidence/path.js';
import type { ReadConfig } from '../project/config.js';
import type { PackInput } from '../rules/model.js';
import type { Fault, FaultKind } from '../text/fault.js';
import type { SourceText } from '../text/source.js';
import { isInside, readText, walk } from './files.js';
import type { FileSystem } from './file-system.js';
import { NODE_FILES } from './node-files.js';
import { preparedPack, type PackBytes, type Prepared } from './prepared-packs.js';
import { UsageError } from './usage-error.js';

const PACK_FILE = /\.(?:ya?ml|md)$/i;

/** The packs that come with Hegui: every folder of `rules/` in the package's folder; read from YAML where nothing is prepared for the files as they are. */
export function builtinPacks(packageFolder: string, files: FileSystem = NODE_FILES, prepared: Prepared | null = null): PackInput[] {
  const folder = join(packageFolder, 'rules');
  const names = (files.list(folder) ?? []).filter(({ kind }) => kind === 'folder').map(({ name }) => name).sort();
  return names.map((name) => {
    const shown = `rules/${name}`;
    return (prepared && preparedPack(shown, prepared, packBytes(join(folder, name), shown, files))) ?? readPack(join(folder, name), shown, true, files).pack;
  });
}

/** A pack that the operator adds on the command line. Throws UsageError if it is no folder. */
export function operatorPack(written: string, cwd: string, files: FileSystem): { readonly pack: PackInput; readonly faults: readonly Fault[] } {
  const absolute = resolve(cwd, written);
  if (files.stat(absolute)?.kind !== 'folder') throw new UsageError({ zh: `找不到规则包文件夹 ${written}`, en: `there is no pack folder ${written}` });
  return readPack(absolute, shown(written), false, files);
}

/** The packs that hegui.yaml names. They stand inside the project; anything else is a fault at its place. */
export function projectPacks(root: string, config: ReadConfig, configPath: string, builtin: ReadonlySet<string>, files: FileSystem): { readonly packs: readonly PackInput[]; readonly faults: readonly Fault[] } {
  const packs: PackInput[] = [];
  const faults: Fault[] = [];
  config.config.packs.forEach((written, i) => {
    if (builtin.has(written)) return;
    const fault = (kind: FaultKind) => faults.push({ kind, file: configPath, span: config.place(['packs', i]), args: { path: written } });
    const path = normalisePath(written);
    const absolute = path === null ? null : join(root, path);
    const real = absolute && files.real(absolute);
    if (absolute === null || (real && !isInside(real, files.real(root) ?? root))) fault('file-outside');
    else if (files.stat(absolute)?.kind !== 'folder') fault('file-missing');
    else {
      const read = readPack(absolute, path!, false, files);
      packs.push(read.pack);
      faults.push(...read.faults);
    }
  });
  return { packs, faults };
}

function readPack(absolute: string, folder: string, builtin: boolean, files: FileSystem): { pack: PackInput; faults: Fault[] } {
  const faults: Fault[] = [];
  const sources: SourceText[] = [];
  for (const [path, found] of walk(absolute, files).files) {
    if (!PACK_FILE.test(path)) continue;
    const { file, faults: wrong } = readText(`${folder}/${path}`, found, files);
    faults.push(...wrong);
    if (file.source) sources.push(file.source);
  }
  return { pack: { folder, builtin, files: sources.sort((a, b) => (a.path < b.path ? -1 : 1)) }, faults };
}

/** The files of a pack as they are on disk; null if one of them cannot be read. */
function packBytes(absolute: string, folder: string, files: FileSystem): PackBytes[] | null {
  const read: PackBytes[] = [];
  for (const [path, found] of walk(absolute, files).files) {
    if (!PACK_FILE.test(path)) continue;
    const bytes = files.read(found.absolute);
    if (bytes === null) return null;
    read.push({ path: `${folder}/${path}`, bytes });
  }
  return read;
}

function shown(path: string): string {
  return path.split(sep).join('/').replace(/\/+$/, '');
}
