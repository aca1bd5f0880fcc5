import type { FormatName } from '../../../schemas/formats.js';
import { isFolderDefaults } from '../../evidence/defaults.js';
import { normalisePath } from '../../evidence/path.js';
import { CONFIG_FILE, DECISIONS_FILE, POINTS_FILE, selectFiles } from '../../project/globs.js';
import type { LintResult } from '../../report/index.js';
import { nameInPack, packFileKind } from '../../rules/pack-file-kind.js';
import type { SourceText } from '../../text/source.js';
import type { View } from '../view.js';

const manifests = new WeakMap<LintResult, ReadonlySet<string>>();

/** Which of Hegui's own formats a YAML file is in, by the part that it has in the project; null for manuals and files of no part. */
export function formatOf(view: View, { path, text }: SourceText): FormatName | null {
  if (!/\.ya?ml$/i.test(path)) return null;
  const { project } = view.result;
  const named = (written: string | undefined) => written !== undefined && normalisePath(written) === path;
  if (path === CONFIG_FILE || path === project.configPath) return 'hegui';
  if (path === DECISIONS_FILE || project.decisions.some(({ file }) => file === path)) return 'decisions';
  if (named(project.config.points) || (project.config.points === undefined && path === POINTS_FILE)) return 'points';
  if (project.config.calendars.some(named) || project.calendars.some(({ file }) => file === path)) return 'calendar';
  const pack = packFormat(view, path, text);
  if (pack !== undefined) return pack;
  if (manifestsOf(view).has(path)) return isFolderDefaults(path) ? 'defaults' : 'evidence';
  return null;
}

/** Undefined where the file is in no pack. */
function packFormat({ result: { rules, project } }: View, path: string, text: string): FormatName | null | undefined {
  const own = project.config.packs.map((written) => normalisePath(written));
  const folder = [...rules.packs.map((pack) => pack.folder), ...own].find((known) => known !== null && path.startsWith(`${known}/`));
  if (typeof folder === 'string') return packFileKind(nameInPack(path, folder));
  // Standards stand in a folder that is no pack.
  if (!rules.sources.has(path)) return undefined;
  return /^classes:/m.test(text) ? 'view' : 'standard';
}

function manifestsOf({ result, files }: View): ReadonlySet<string> {
  let known = manifests.get(result);
  if (!known) manifests.set(result, (known = new Set(selectFiles(files, result.project.config).manifests)));
  return known;
}
