import type { ProjectConfig } from '../../schemas/project.js';
import { isFolderDefaults } from '../evidence/defaults.js';
import { normalisePath } from '../evidence/path.js';
import { matcherOf } from './glob.js';

/** Which files of a project are read as what. Patterns are relative to the root. */
export interface ProjectGlobs {
  readonly manuals: readonly string[];
  /** Taken where `manuals` are the defaults and match nothing. */
  readonly manualsElse: readonly string[];
  readonly evidence: readonly string[];
}

/** Files that a project has by name. */
export const CONFIG_FILE = 'hegui.yaml';
export const DECISIONS_FILE = 'decisions.yaml';
export const POINTS_FILE = 'points.yaml';

const MANUAL_GLOBS = ['manual/**/*.{md,yaml,yml}', '手册/**'];
const MANUAL_ELSE = ['*.md'];
/** Lists of evidence in sheets go by their names, so that a ledger beside them is not taken for one. */
const EVIDENCE_FILES = ['*.{yaml,yml}', '*{证据清单,evidence-list,evidence_list,manifest}*.{xlsx,xlsm,csv}'];
const EVIDENCE_GLOBS = ['evidence', '证据'].flatMap((folder) => EVIDENCE_FILES.map((file) => `${folder}/**/${file}`));
const MANUAL_FILE = /\.(?:md|markdown|ya?ml)$/i;
const MANIFEST_FILE = /\.(?:ya?ml|csv|tsv|xls[xm])$/i;

/** The patterns of hegui.yaml, or the usual ones. */
export function projectGlobs(config: ProjectConfig): ProjectGlobs {
  const given = Array.isArray(config.manuals) ? config.manuals : [...(config.manuals?.include ?? []), ...(config.manuals?.primary ? [config.manuals.primary] : [])];
  const own = Array.isArray(config.manuals) || (config.manuals?.include.length ?? 0) > 0;
  return {
    manuals: own ? given : [...MANUAL_GLOBS, ...given],
    manualsElse: own ? [] : MANUAL_ELSE,
    evidence: config.evidence ?? EVIDENCE_GLOBS,
  };
}

/** Never part of a project: hidden files and folders, installed packages, locks of Office. */
export function isForeign(path: string): boolean {
  return path.split('/').some((step) => step.startsWith('.') || step.startsWith('~$') || step === 'node_modules' || step === '__MACOSX');
}

/** Copies that synchronised folders leave behind: each would contradict its original. */
function isCopy(path: string): boolean {
  return path.includes('副本') || /\bconflicted copy\b/i.test(path);
}

/** Manuals and manifests among a project's paths, each sorted; the project's own files and packs are neither. */
export function selectFiles(paths: Iterable<string>, config: ProjectConfig): { readonly manuals: readonly string[]; readonly manifests: readonly string[] } {
  const globs = projectGlobs(config);
  const reserved = new Set([CONFIG_FILE, DECISIONS_FILE, POINTS_FILE, ...(config.points ? [normalisePath(config.points)] : []), ...config.calendars.map((path) => normalisePath(path))]);
  const packs = config.packs.map((pack) => normalisePath(pack)).filter((pack): pack is string => !!pack);
  const candidates = [...paths].filter((path) => !isForeign(path) && !isCopy(path) && !reserved.has(path) && !packs.some((pack) => path.startsWith(`${pack}/`))).sort();
  const isManifest = matcherOf(globs.evidence);
  const manifests = candidates.filter((path) => MANIFEST_FILE.test(path) && isManifest(path));
  const taken = new Set(manifests);
  const readable = candidates.filter((path) => MANUAL_FILE.test(path) && !taken.has(path) && !isFolderDefaults(path));
  const matching = (patterns: readonly string[]) => readable.filter(matcherOf(patterns));
  const manuals = matching(globs.manuals);
  const hasFolder = candidates.some((path) => path.startsWith('manual/') || path.startsWith('手册/'));
  return { manuals: manuals.length === 0 && !hasFolder ? matching(globs.manualsElse) : manuals, manifests };
}
