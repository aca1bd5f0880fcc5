import { DECISIONS_FILE, POINTS_FILE } from '../project/globs.js';
import type { SourceText } from '../text/source.js';
import type { Judged } from './model.js';

/** What fixes ask of a project's files; found once for each verdict. */
export interface Texts {
  source(path: string): SourceText | undefined;
  /** Whether a fix may write to the file: manuals, hegui.yaml, decisions.yaml and manifests as text. Never a ledger, a workbook or another file of evidence. */
  isOurs(path: string): boolean;
  /** Manifests as YAML. */
  readonly manifests: readonly SourceText[];
}

const known = new WeakMap<Judged, Texts>();

export function textsOf(judged: Judged): Texts {
  let texts = known.get(judged);
  if (!texts) known.set(judged, (texts = collect(judged)));
  return texts;
}

function collect({ project }: Judged): Texts {
  const sources = new Map(project.inputs.flatMap(({ file, source }) => (source && !source.cellAt ? [[file, source] as const] : [])));
  const manuals = new Set(project.documents.map(({ document }) => document.source.path));
  const others = new Set([...project.calendars.map(({ file }) => file), project.config.points ?? POINTS_FILE]);
  const isManual = (path: string) => manuals.has(path);
  const yaml = [...sources.values()].filter(({ path }) => YAML.test(path) && !isManual(path) && path !== project.configPath && path !== DECISIONS_FILE && !others.has(path));
  const listed = new Set([...project.evidence.items, ...project.evidence.drafts].map(({ file }) => file));
  const ours = new Set([
    ...[...sources.keys()].filter((path) => isManual(path) || path === project.configPath || path === DECISIONS_FILE || (CSV.test(path) && listed.has(path))), ...yaml.map(({ path }) => path),
  ]);
  return { source: (path) => sources.get(path), isOurs: (path) => ours.has(path), manifests: yaml };
}

const YAML = /\.ya?ml$/i;
const CSV = /\.(?:csv|tsv)$/i;
