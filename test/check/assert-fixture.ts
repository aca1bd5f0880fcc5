import { readdirSync, readFileSync, statSync } from 'node:fs';
import { collectFacts } from '../../server/document/facts/facts.js';
import { readDocument } from '../../server/document/read.js';
import { checkAssert, type AssertResult } from '../../server/check/assert.js';
import { reasonWords } from '../../server/check/reason-words.js';
import { factTables } from '../../server/check/fact-tables.js';
import { buildProject } from '../../server/project/build.js';
import type { SnapshotFile } from '../../server/project/model.js';
import { loadRules } from '../../server/rules/load.js';
import type { CompiledRules, PackInput } from '../../server/rules/model.js';
import { sourceText, type SourceText } from '../../server/text/source.js';
import { pack, rule, rules } from '../rules/fixtures.js';

const walk = (folder: string): string[] => readdirSync(folder).flatMap((name) => (statSync(`${folder}/${name}`).isDirectory() ? walk(`${folder}/${name}`) : [`${folder}/${name}`]));
/** The built-in ledgers, evidence types and lookup tables, without the large vocabulary. */
const data: PackInput = {
  folder: 'rules/vocabulary', builtin: true,
  files: walk('rules/vocabulary').filter((path) => /pack\.yaml|phrases\.yaml|tables\/|evidence-types|lookups\//.test(path)).map((path) => sourceText(path, readFileSync(path, 'utf8'))),
};

export function compiled(checks: string, extra: Record<string, string> = {}, more = ''): CompiledRules {
  const loaded = loadRules([data, pack('p', { 'a.yaml': rules(rule(`checks:\n${checks.replace(/^/gm, '  ')}\n${more}`)), ...extra })], null);
  if (loaded.faults.length > 0) throw new Error(JSON.stringify(loaded.faults.map(({ file, args }) => [file, args])));
  return loaded;
}

export interface Files { config?: string; manuals?: Record<string, string>; evidence?: string }

/** Runs all checks of the one rule; violations with the text at their place. */
export function run(loaded: CompiledRules, files: Files, today = '2026-09-01') {
  const sources = new Map<string, SourceText>();
  const file = (path: string, text: string): SnapshotFile => {
    const source = sourceText(path, text);
    sources.set(path, source);
    return { path, size: text.length, sha256: null, source };
  };
  const project = buildProject({
    name: 'client', config: files.config === undefined ? null : file('hegui.yaml', files.config), decisions: null, points: null,
    manuals: Object.entries(files.manuals ?? {}).map(([path, text]) => file(path, text)),
    manifests: files.evidence === undefined ? [] : [file('evidence/e.yaml', files.evidence)], ledgers: [], attachments: new Map(), faults: [],
  }, { scanner: loaded.scanner, read: readDocument, facts: collectFacts, tables: loaded.tables, evidenceTypes: loaded.evidenceTypes, leaves: new Set() });
  const tables = factTables(project, loaded, today);
  const [only] = loaded.rules;
  const results: AssertResult[] = only!.checks.map((check) => checkAssert(check, only!, tables));
  return {
    project, tables, results,
    found: results.map(({ violations }) => violations.map(({ file: at, span }) => `${at}: ${sources.get(at)?.text.slice(span.start, span.end) ?? ''}`)),
    /** Reasons in English, with the rows left out where it is not a whole check; null where all could be judged. */
    skipped: results.map(({ skipped }) => skipped?.map(({ reason, rows }) => `${reasonWords(reason, loaded).en}${rows === null ? '' : ` (${rows})`}`).join('; ') ?? null),
    args: results.flatMap(({ violations }) => violations.map(({ args }) => args)),
    related: results.flatMap(({ violations }) => violations.map(({ related }) => related.map(({ file: at, span }) => sources.get(at)!.text.slice(span.start, span.end)))),
  };
}
