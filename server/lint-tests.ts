import { stringify } from 'yaml';
import type { RuleTest } from '../schemas/rule.js';
import { judge } from './check/judge.js';
import type { Finding } from './check/model.js';
import { reasonWords } from './check/reason-words.js';
import { buildProject, type ProjectVocabulary } from './project/build.js';
import type { Project, Snapshot, SnapshotFile } from './project/model.js';
import { CONFIG_FILE } from './project/globs.js';
import { stageOf } from './project/stage.js';
import type { CompiledRule, CompiledRules } from './rules/model.js';
import { override } from './rules/overrides.js';
import { sha256 } from './text/sha256.js';
import { sourceText, type SourceText } from './text/source.js';

/** TP: a fault was found; FN: it was not; TN: sound text was left alone; FP: it was not. */
export type TestVerdict = 'TP' | 'FP' | 'FN' | 'TN';

/** One of a rule's own tests, run. */
export interface RuleTestResult {
  readonly rule: CompiledRule;
  readonly test: RuleTest;
  /** `todo` tests record known misses and known false alarms: they are counted, never failed. */
  readonly kind: 'pass' | 'fail' | 'todo';
  readonly verdict: TestVerdict;
  readonly ok: boolean;
  /** What was found instead, where it is not what was expected: both in one sentence, and apart. Empty where the test is in order. */
  readonly detail: string;
  readonly expected: string;
  readonly found: string;
}

/** Runs the tests of every rule that has some; each test judges its own rule only. */
export function runRuleTests(rules: CompiledRules, vocabulary: ProjectVocabulary): RuleTestResult[] {
  return rules.rules.flatMap((rule) => (['pass', 'fail', 'todo'] as const).flatMap((kind) =>
    rule.rule.tests[kind].map((test) => runTest(rule, test, kind, rules, vocabulary))));
}

function runTest(rule: CompiledRule, test: RuleTest, kind: RuleTestResult['kind'], rules: CompiledRules, vocabulary: ProjectVocabulary): RuleTestResult {
  const { snapshot, sources } = projectOf(test);
  const project = buildProject(snapshot, vocabulary);
  const others = (test.beside ?? []).flatMap((name) => rules.find(name) ?? []);
  const judged = judge(project, { ...rules, rules: asConfigured([...others, rule], rules, project) }, test.today, stageOf(project.config, test.today));
  const { failures, skipped } = judged;
  const findings = judged.findings.filter((finding) => others.length === 0 || finding.rule === rule.id || finding.also.includes(rule.rule.code));
  const wanted = test.expect === undefined ? (kind === 'fail' ? [{}] : []) : test.expect === 'none' ? [] : test.expect;
  const unmet = wanted.filter((expected) => !findings.some((finding) => matches(finding, expected, sources)));
  const unfilled = [...new Set(findings.flatMap(unfilledIn))];
  const ok = failures.length === 0 && unfilled.length === 0 && (wanted.length === 0 ? findings.length === 0 : unmet.length === 0);
  const faulty = wanted.length > 0;
  const verdict: TestVerdict = faulty ? (findings.length > 0 ? 'TP' : 'FN') : findings.length > 0 ? 'FP' : 'TN';
  const seen = [...failures.map((f) => f.message), ...unfilled.map((name) => `nothing fills {${name}} in the message`), ...findings.map((f) => shown(f, sources)), ...(findings.length === 0 ? skipped.map((s) => `skipped: ${reasonWords(s.reason, rules).en}`) : [])];
  if (ok) return { rule, test, kind, verdict, ok, detail: '', expected: '', found: '' };
  const [expected, found] = [faulty ? JSON.stringify(unmet) : 'none', seen.join('; ') || 'none'];
  return { rule, test, kind, verdict, ok, detail: `expected ${expected}, found ${found}`, expected, found };
}

/** The rules with the numbers and levels that the test's own hegui.yaml gives, so that a rule can prove what its parameters do. */
function asConfigured(judged: readonly CompiledRule[], { find }: CompiledRules, { config, configPlace }: Project): CompiledRule[] {
  const certifier = config.certification?.certifier ?? null;
  if (certifier === null && Object.keys(config.rules).length === 0) return [...judged];
  const own = (name: string) => judged.find(({ id }) => id === find(name)?.id);
  return override(judged, own, { rules: config.rules, certifier, faultsAt: (path, part) => ({ file: CONFIG_FILE, span: configPlace(path, part) }) }, new Map(), []);
}

/** Names in a finding's sentences that none of its arguments fills: a reader would see a hole. */
function unfilledIn({ message, why, remedy, args }: Finding): string[] {
  return [message, why, remedy].flatMap((part) => [...`${part.zh}${part.en}`.matchAll(/\{([a-z][A-Za-z0-9_]*)\}/g)].map((m) => m[1]!)).filter((name) => args[name] === undefined);
}

function matches(finding: Finding, expected: { at?: string | undefined; level?: string | undefined; cause?: string | undefined }, sources: ReadonlyMap<string, SourceText>): boolean {
  if (expected.level && expected.level !== finding.level) return false;
  if (expected.cause && expected.cause !== finding.cause) return false;
  return expected.at === undefined || (sources.get(finding.file)?.text.startsWith(expected.at, finding.span.start) ?? false);
}

function shown(finding: Finding, sources: ReadonlyMap<string, SourceText>): string {
  const text = sources.get(finding.file)?.text.slice(finding.span.start, Math.min(finding.span.end, finding.span.start + 30)) ?? '';
  const missing = finding.args['missing'];
  const what = Array.isArray(missing) ? ` [${missing.map((m: string | { zh: string }) => (typeof m === 'string' ? m : m.zh)).join('、')}]` : '';
  return `${finding.level} ${finding.cause} at “${text}”${what}`;
}

/** The small project that a test describes. */
function projectOf(test: RuleTest): { snapshot: Snapshot; sources: ReadonlyMap<string, SourceText> } {
  const file = (path: string, text: string): SnapshotFile => ({ path, size: text.length, sha256: null, source: sourceText(path, text) });
  const manuals = test.manual === undefined ? [] : typeof test.manual === 'string'
    ? [file('manual/手册.md', test.manual)]
    : Object.entries(test.manual).map(([path, text]) => file(path, text));
  const config = test.profile ? file('hegui.yaml', stringify(test.profile)) : null;
  const manifests = test.evidence === undefined ? [] : [file('evidence/manifest.yaml', stringify(test.evidence))];
  const others = Object.entries(test.files ?? {}).map(([path, text]) => file(path, text));
  const all = [...manuals, ...manifests, ...others, ...(config ? [config] : [])];
  const attachments = new Map(others.map(({ path, size, source }) => [path, { size, sha256: sha256(source!.text) }] as const));
  return {
    snapshot: { name: '.', config, decisions: null, points: null, manuals, manifests, ledgers: others, attachments, faults: [] },
    sources: new Map(all.map((f) => [f.path, f.source!])),
  };
}
