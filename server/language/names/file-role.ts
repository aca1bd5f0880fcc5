import { isFolderDefaults } from '../../evidence/defaults.js';
import { normalisePath } from '../../evidence/path.js';
import { isLedgerPath, isSheetPath } from '../../evidence/sheet.js';
import { DECISIONS_FILE, POINTS_FILE, selectFiles } from '../../project/globs.js';
import type { View } from '../view.js';

/** As what a project reads a file. `list`: a manifest in a sheet. `ledger`: rows of tables. */
export type FileRole = 'config' | 'decisions' | 'points' | 'calendar' | 'manual' | 'manifest' | 'list' | 'defaults' | 'ledger' | 'pack';

/** The roles of the texts that were read, by path. */
export function fileRoles({ result: { project }, sources }: View): ReadonlyMap<string, FileRole> {
  const roles = new Map<string, FileRole>();
  const { config } = project;
  for (const { document } of project.documents) roles.set(document.source.path, 'manual');
  for (const pack of config.packs) {
    const folder = normalisePath(pack);
    if (folder) for (const path of sources.keys()) if (path.startsWith(`${folder}/`)) roles.set(path, 'pack');
  }
  const own = (path: string | null | undefined, role: FileRole) => { if (path) roles.set(path, role); };
  for (const { file } of project.calendars) own(file, 'calendar');
  for (const path of config.calendars) own(normalisePath(path), 'calendar');
  own(normalisePath(config.points ?? POINTS_FILE), 'points');
  own(project.decisions[0]?.file ?? DECISIONS_FILE, 'decisions');
  own(project.configPath, 'config');
  const rest = [...new Set([...sources.keys(), ...project.inputs.map(({ file }) => file)])].filter((path) => !roles.has(path));
  const lists = new Set(project.evidence.items.map(({ file }) => file));
  for (const path of selectFiles(rest, config).manifests) {
    if (!isSheetPath(path)) roles.set(path, isFolderDefaults(path) ? 'defaults' : 'manifest');
    else if (lists.has(path)) roles.set(path, 'list');
  }
  for (const path of rest) {
    if (roles.has(path)) continue;
    if (isLedgerPath(path)) roles.set(path, 'ledger');
    else if (isFolderDefaults(path)) roles.set(path, 'defaults');
  }
  return roles;
}
