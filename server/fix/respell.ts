import { INDUSTRY_WORDS, TYPE_WORDS } from '../../schemas/project.js';
import type { Respell } from '../../schemas/rule.js';
import { isKnownIndicator } from '../evidence/merge.js';
import { leavesOf, standardOf } from '../check/leaves.js';
import type { Fault } from '../text/fault.js';
import type { Span } from '../text/position.js';
import { meantCode, meantWord, plainly } from './misspelling.js';
import type { Asked } from './model.js';
import { respeltFiles } from './respell-file.js';
import { textsOf } from './texts.js';
import { keysBeside, yamlOf } from './yaml-maps.js';

/** A word in its place, and the one that it can only mean. */
export interface Rename {
  readonly file: string;
  readonly span: Span;
  readonly written: string;
  readonly meant: string;
  /** What it says takes effect on what is reported, as the name of a rule to be adjusted: a person has to want that. */
  readonly byChoice?: boolean;
}

/** The words of a finding that can only mean one known word, as its rule says what they are compared with. */
export function renamesIn(asked: Asked, sources: readonly Respell[], endings: readonly string[]): Rename[] {
  const texts = textsOf(asked.judged);
  const found = sources.flatMap((source) => BY[source](asked, endings));
  return found.filter(({ file, meant, written }) => texts.isOurs(file) && meant !== written);
}

const BY: Readonly<Record<Respell, (asked: Asked, endings: readonly string[]) => Rename[]>> = {
  key: (asked) => faults(asked, 'unknown-key').flatMap((fault) => keyRename(asked, fault, meantWord(arg(fault, 'key'), arg(fault, 'known').split(' ').filter(Boolean)))),
  value: (asked, endings) => faults(asked, 'wrong-value').flatMap((fault) => rename(asked, fault.file, fault.span, meantValue(fault, endings))),
  rule: (asked) => [
    ...faults(asked, 'unknown-rule').flatMap((fault) => keyRename(asked, fault, meantRule(asked, arg(fault, 'id')))).map(chosen),
    ...decisionKeys(asked, 'rule').flatMap(({ file, span, value }) => (asked.judged.rules.find(value) ? [] : rename(asked, file, span, meantRule(asked, value)))).map(chosen),
  ],
  type: (asked) => faults(asked, 'unknown-id').flatMap((fault) => typeRename(asked, fault)),
  indicator: (asked) => [
    ...faults(asked, 'unknown-indicator').flatMap((fault) => rename(asked, fault.file, fault.span, meantIndicator(asked, arg(fault, 'name')))),
    ...itemIndicators(asked),
  ],
  form: (asked) => forms(asked),
  evidence: (asked) => [
    ...configEvidence(asked),
    ...decisionKeys(asked, 'evidence').flatMap(({ file, span, value }) => rename(asked, file, span, meantCode(value, itemIds(asked)))).map(chosen),
  ],
  file: (asked) => respeltFiles(asked),
};

function chosen(found: Rename): Rename {
  return { ...found, byChoice: true };
}

function faults({ finding }: Asked, kind: Fault['kind']): readonly Fault[] {
  return finding.basis.faults.filter((fault) => fault.kind === kind);
}

function arg({ args }: Fault, name: string): string {
  const value = args[name] ?? '';
  return typeof value === 'object' ? value.en : String(value);
}

/** What stands at a place, without its quotes. */
function rename({ judged }: Asked, file: string, span: Span, meant: string | null): Rename[] {
  const text = textsOf(judged).source(file)?.text.slice(span.start, span.end);
  return meant === null || text === undefined || text.includes('\n') ? [] : [{ file, span, written: text.replace(/^(['"])(.*)\1$/, '$2'), meant }];
}

/** Not where the right key stands beside it: then it is a person's to say which of the two holds. */
function keyRename(asked: Asked, { file, span }: Fault, meant: string | null): Rename[] {
  const source = textsOf(asked.judged).source(file);
  if (meant === null || !source) return [];
  const beside = keysBeside(source, span);
  return beside === null || beside.includes(meant) ? [] : rename(asked, file, span, meant);
}

/** One of the words that a value may have, in either language; an ending such as 企业 adds nothing to it. */
function meantValue(fault: Fault, endings: readonly string[]): string | null {
  const choices = arg(fault, 'expected').split(' | ');
  if (choices.length < 2) return null;
  const words = [...choices, ...Object.entries({ ...TYPE_WORDS, ...INDUSTRY_WORDS }).flatMap(([word, id]) => (choices.includes(id) ? [word] : []))];
  const written = plainly(arg(fault, 'found'));
  const ending = endings.find((end) => written.endsWith(end) && words.some((word) => plainly(word) === written.slice(0, -end.length)));
  return ending === undefined ? meantWord(arg(fault, 'found'), words) : words.find((word) => plainly(word) === written.slice(0, -ending.length)) ?? null;
}

function meantRule({ judged: { rules } }: Asked, written: string): string | null {
  const meant = meantWord(written, rules.rules.flatMap(({ id, rule }) => [id, rule.code])) ?? meantWord(written, rules.rules.map(({ rule }) => rule.id));
  return meant !== null && rules.find(meant) ? meant : null;
}

function typeRename(asked: Asked, fault: Fault): Rename[] {
  const { evidenceTypes, tables } = asked.judged.rules;
  const source = textsOf(asked.judged).source(fault.file);
  // The name of a table is a key, that of a type a value.
  const isKey = source?.text[fault.span.end] === ':';
  const words = isKey ? [...tables.values()].flatMap(({ id, title }) => [id, title.zh])
    : [...evidenceTypes.values()].flatMap(({ id, title, aliases }) => [id, title.zh, ...aliases]);
  const meant = meantWord(arg(fault, 'id'), words);
  return isKey ? keyRename(asked, fault, meant) : rename(asked, fault.file, fault.span, meant);
}

function meantIndicator({ judged: { project, rules } }: Asked, written: string): string | null {
  const prefix = /^[a-z0-9-]+:/.exec(written)?.[0] ?? '';
  const meant = meantWord(written.slice(prefix.length), leavesOf(standardOf(project, rules)).map(({ key }) => key));
  return meant === null ? null : prefix + meant;
}

/** Of the items that the finding is about, the indicators that are no keys of the standard. */
function itemIndicators(asked: Asked): Rename[] {
  const { finding, judged: { project, rules } } = asked;
  const starts = placesOf(asked);
  const leaves = new Set(leavesOf(standardOf(project, rules)).map(({ key }) => key));
  return project.evidence.items.filter(({ unknownIndicators, file, place }) => unknownIndicators && file === finding.file && starts.has(place('indicators').start)).flatMap((entry) => {
    const span = entry.place('indicators');
    const text = textsOf(asked.judged).source(entry.file)?.text.slice(span.start, span.end) ?? '';
    return entry.unknownIndicators!.filter((key) => !isKnownIndicator(key, leaves)).flatMap((key) => {
      const at = wordIn(text, key);
      return at < 0 ? [] : rename(asked, entry.file, { start: span.start + at, end: span.start + at + key.length }, meantIndicator(asked, key));
    });
  });
}

/** Where a word stands by itself, and not as a part of a longer one. */
function wordIn(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\w./]/.test(text[at - 1] ?? '') && !/[\w/]/.test(text[at + word.length] ?? '')) return at;
  }
  return -1;
}

function placesOf({ finding }: Asked): ReadonlySet<number> {
  return new Set([finding, ...finding.occurrences].map(({ span }) => span.start));
}

function forms(asked: Asked): Rename[] {
  const { finding, judged: { project } } = asked;
  const starts = placesOf(asked);
  const own = project.documents.filter((facts) => facts.own);
  const listed = own.flatMap(({ references }) => references.filter(({ kind, listed: inList }) => kind === 'form' && inList).map(({ text }) => text));
  return own.filter(({ document }) => document.source.path === finding.file).flatMap(({ references }) =>
    references.filter((r) => r.kind === 'form' && !r.listed && starts.has(r.span.start)).flatMap((r) => rename(asked, finding.file, r.span, meantCode(r.text, listed))));
}

function itemIds({ judged: { project } }: Asked): string[] {
  return project.evidence.items.map(({ item }) => item.id);
}

/** Evidence that nonconformities in hegui.yaml name. */
function configEvidence(asked: Asked): Rename[] {
  const { finding, judged: { project } } = asked;
  if (finding.file !== project.configPath) return [];
  const places = [finding, ...finding.occurrences];
  const ids = new Set(itemIds(asked));
  return (project.config.certification?.nonconformities ?? []).flatMap(({ evidence }, i) => evidence.flatMap((id, k) => {
    if (ids.has(id)) return [];
    const span = project.configPlace(['certification', 'nonconformities', i, 'evidence', k]);
    return places.some((place) => place.span.start <= span.start && span.end <= place.span.end) ? rename(asked, finding.file, span, meantCode(id, ids)) : [];
  }));
}

/** A key of the decisions that a finding is about, where it stands. */
function decisionKeys({ finding, judged }: Asked, key: 'rule' | 'evidence'): { file: string; span: Span; value: string }[] {
  const source = textsOf(judged).source(finding.file);
  if (!source) return [];
  const starts = new Set(finding.basis.faults.filter(({ kind }) => kind === 'decision-unmatched').map(({ span }) => span.start));
  if (starts.size === 0) return [];
  const tree = yamlOf(source);
  const raw = (tree.value as { decisions?: unknown } | null)?.decisions;
  return (Array.isArray(raw) ? raw : []).flatMap((one: unknown, i) => {
    const value = (one as Record<string, unknown> | null)?.[key];
    return typeof value === 'string' && starts.has(tree.place(['decisions', i]).start) ? [{ file: finding.file, span: tree.place(['decisions', i, key]), value }] : [];
  });
}
