import { fileURLToPath } from 'node:url';
import { loadBuiltin } from '../../scripts/builtin.js';
import type { Locale } from '../../schemas/localized.js';
import type { Report } from '../../schemas/report.js';
import { leavesOf } from '../../server/check/leaves.js';
import { collectFacts } from '../../server/document/facts/facts.js';
import { readDocument } from '../../server/document/read.js';
import { lint } from '../../server/lint.js';
import { buildProject, type ProjectVocabulary } from '../../server/project/build.js';
import type { SnapshotFile } from '../../server/project/model.js';
import { renderReport, type LintResult } from '../../server/report/index.js';
import { sourceText } from '../../server/text/source.js';

const RULES = loadBuiltin(fileURLToPath(new URL('../..', import.meta.url)));
const STANDARD = RULES.standards.get('gbt27922-2011')!;
const VOCABULARY: ProjectVocabulary = {
  scanner: RULES.scanner, read: readDocument, facts: collectFacts, tables: RULES.tables, evidenceTypes: RULES.evidenceTypes,
  leaves: new Set(leavesOf(STANDARD).map(({ key }) => key)),
};
const OPTIONS = { today: '2026-09-01' } as const;

/** A project in memory: files by path, as a door would have read them. */
export type Files = Readonly<Record<string, string>>;

/** Judges files by the built-in rules, from the text on: nothing is kept from an earlier call. */
export function lintFiles(files: Files): LintResult {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const named = (path: string) => (files[path] === undefined ? null : file(path, files[path]));
  const under = (folder: string, ending: RegExp) => Object.entries(files).filter(([path]) => path.startsWith(folder) && ending.test(path)).map(([path, text]) => file(path, text));
  const project = buildProject({
    name: 'project', config: named('hegui.yaml'), decisions: named('decisions.yaml'), points: named('points.yaml'),
    manuals: under('manual/', /\.(?:md|yaml)$/), manifests: under('evidence/', /\.yaml$/), ledgers: under('evidence/', /\.csv$/),
    attachments: new Map(Object.keys(files).map((path) => [path, { size: 1, sha256: null }])), faults: [],
  }, VOCABULARY);
  return lint(project, RULES, OPTIONS);
}

/** The report of a result. */
export function reportOf(result: LintResult, locale: Locale = 'zh-CN'): Report {
  return renderReport(result, locale, { version: '0.0.0' });
}
