import { stringify } from 'yaml';
import type { RuleTest } from '../../schemas/rule.js';
import { loadBuiltin } from '../../scripts/builtin.js';
import { edited } from '../../server/fix/edits.js';
import type { FileEdit } from '../../server/fix/model.js';
import { lint } from '../../server/lint.js';
import { buildProject } from '../../server/project/build.js';
import { readConfig } from '../../server/project/config.js';
import { factsBySource } from '../../server/project/facts-cache.js';
import { CONFIG_FILE, DECISIONS_FILE } from '../../server/project/globs.js';
import type { Snapshot, SnapshotFile } from '../../server/project/model.js';
import type { LintResult } from '../../server/report/index.js';
import { loadRules } from '../../server/rules/load.js';
import type { CompiledRule, CompiledRules } from '../../server/rules/model.js';
import { sha256 } from '../../server/text/sha256.js';
import { sourceText } from '../../server/text/source.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { builtinPacks } from '../../server/workspace/packs.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { resolveTargets } from '../../server/workspace/targets.js';

export const builtin = loadBuiltin(process.cwd());
const cache = factsBySource();
const overridden = new Map<string, CompiledRules>();

/** A project on the bench: its texts, and what is judged of them. Every edit gives another. */
export interface Bench { readonly snapshot: Snapshot; readonly today: string; readonly only: readonly CompiledRule[] | null; readonly result: LintResult }

function bench(snapshot: Snapshot, today: string, only: readonly CompiledRule[] | null): Bench {
  const rules = only ? { ...builtin, rules: only } : rulesFor(snapshot);
  const project = buildProject(snapshot, { ...vocabularyOf(rules, undefined), cache });
  return { snapshot, today, only, result: lint(project, rules, { today }) };
}

function rulesFor({ config }: Snapshot): CompiledRules {
  const read = readConfig(config?.source ?? null);
  const wishes = JSON.stringify(read.config.rules);
  if (wishes === '{}') return builtin;
  const at = `${wishes} ${config!.source!.text}`;
  const rules = overridden.get(at) ?? loadRules(builtinPacks(process.cwd()), { rules: read.config.rules, faultsAt: (path) => ({ file: config!.path, span: read.place(path, path.length <= 2 ? 'key' : 'value') }) });
  overridden.set(at, rules);
  return rules;
}

export function sampleBench(folder: string, today = '2026-09-01', crlf = false): Bench {
  const [target] = resolveTargets([folder], process.cwd(), NODE_FILES);
  return bench(crlf ? withCrlf(target!.read.snapshot) : target!.read.snapshot, today, null);
}

/** The small project of a rule's own test; only that rule is judged, and what the readers say. */
export function testBench(rule: CompiledRule, test: RuleTest, crlf = false): Bench {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const manuals = test.manual === undefined ? [] : typeof test.manual === 'string' ? [file('manual/手册.md', test.manual)] : Object.entries(test.manual).map(([path, text]) => file(path, text));
  const others = Object.entries(test.files ?? {}).map(([path, text]) => file(path, text));
  const snapshot: Snapshot = {
    name: '.', config: test.profile ? file(CONFIG_FILE, stringify(test.profile)) : null, decisions: null, points: null, manuals,
    manifests: test.evidence === undefined ? [] : [file('evidence/manifest.yaml', stringify(test.evidence))], ledgers: others,
    attachments: new Map(others.map(({ path, size, source }) => [path, { size, sha256: sha256(source!.text) }] as const)), faults: [],
  };
  const beside = (test.beside ?? []).flatMap((name) => builtin.find(name) ?? []);
  return bench(crlf ? withCrlf(snapshot) : snapshot, test.today, [rule, ...beside, ...builtin.rules.filter((one) => one.rule.fault !== undefined)]);
}

/** A project of texts by path: `hegui.yaml`, `decisions.yaml`, manifests under `evidence/`, everything else a manual. */
export function textBench(texts: Readonly<Record<string, string>>, today = '2026-09-01', files: Readonly<Record<string, string>> = {}): Bench {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const all = Object.entries(texts).map(([path, text]) => file(path, text));
  const named = (path: string) => all.find((one) => one.path === path) ?? null;
  return bench({
    name: '.', config: named(CONFIG_FILE), decisions: named(DECISIONS_FILE), points: null,
    manuals: all.filter(({ path }) => path !== CONFIG_FILE && path !== DECISIONS_FILE && !path.startsWith('evidence/')),
    manifests: all.filter(({ path }) => path.startsWith('evidence/')), ledgers: [],
    attachments: new Map(Object.entries(files).map(([path, text]) => [path, { size: text.length, sha256: sha256(text) }] as const)), faults: [],
  }, today, null);
}

/** The project with the edits made and judged again. */
export function applied({ snapshot, today, only }: Bench, edits: readonly FileEdit[]): Bench {
  const changed = (file: SnapshotFile): SnapshotFile => {
    const own = edits.filter((edit) => 'file' in edit && edit.file === file.path);
    if (own.length === 0 || !file.source) return file;
    const text = edited(file.source.text, own);
    return { ...file, size: text.length, source: sourceText(file.path, text) };
  };
  const made = edits.flatMap((edit): SnapshotFile[] => ('create' in edit ? [{ path: edit.create, size: edit.text.length, sha256: null, source: sourceText(edit.create, edit.text.replace(/^\uFEFF/, '')) }] : []));
  return bench({
    ...snapshot, config: snapshot.config && changed(snapshot.config),
    decisions: snapshot.decisions ? changed(snapshot.decisions) : made.find(({ path }) => path === DECISIONS_FILE) ?? null,
    manuals: snapshot.manuals.map(changed), manifests: snapshot.manifests.map(changed), ledgers: [...snapshot.ledgers, ...made.filter(({ path }) => path !== DECISIONS_FILE)],
    attachments: new Map([...snapshot.attachments, ...made.map(({ path, size }) => [path, { size, sha256: null }] as const)]),
  }, today, only);
}

function withCrlf(snapshot: Snapshot): Snapshot {
  const crlf = (file: SnapshotFile): SnapshotFile => (file.source && !file.bytes ? { ...file, source: sourceText(file.path, file.source.text.replace(/\r?\n/g, '\r\n')) } : file);
  return { ...snapshot, config: snapshot.config && crlf(snapshot.config), manuals: snapshot.manuals.map(crlf), manifests: snapshot.manifests.map(crlf) };
}

/** The texts of a project by path, without its ledgers. */
export function textsOf({ snapshot }: Bench): ReadonlyMap<string, string> {
  return new Map([snapshot.config, snapshot.decisions, ...snapshot.manuals, ...snapshot.manifests].flatMap((file) => (file?.source ? [[file.path, file.source.text] as const] : [])));
}
