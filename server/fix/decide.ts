import type { Decision } from '../../schemas/project.js';
import { lineAt } from '../check/decisions.js';
import type { ViolationBasis } from '../check/model.js';
import { OPEN_PLACE } from '../evidence/draft.js';
import { addDays } from '../text/day.js';
import { sha256 } from '../text/sha256.js';
import { recordDecisions, takesDecisions } from './decisions-file.js';
import type { Asked, FileEdit } from './model.js';

/** The kinds of decision that people take about a finding. */
export const DECIDED = ['false-positive', 'attested', 'deferred', 'not-applicable'] as const;
export type Decided = (typeof DECIDED)[number] | 'rehash';

/** What a person says. Without a reason or a name the decision is written down with a place for it, and has no effect until it is filled in. */
export interface Wish {
  readonly kind: Decided;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
  /** ISO day; absent: after `REVIEW_DAYS`. */
  readonly expires?: string | undefined;
}

/** A decision is looked at again after this long, unless a person says otherwise. */
export const REVIEW_DAYS = 90;
/** As many digits of a hash as no two lines of a manual share. */
const LINE_DIGITS = 12;
const FILE_DIGITS = 16;

/** Which kinds may be taken about a finding. */
export function decisionsFor(asked: Asked): Decided[] {
  if (asked.finding.basis.violations.length === 0 || !takesDecisions(asked.judged) || isSaidByReader(asked)) return [];
  return [...DECIDED].filter((kind) => targetsOf(asked, kind) !== null);
}

/** What a reader would say in its place: nobody decides about that. */
function isSaidByReader({ judged: { rules, project }, finding }: Asked): boolean {
  return project.faults.some(({ kind, file }) => file === finding.file && rules.rules.some(({ rule }) => rule.fault === kind && rule.yieldsTo.includes(finding.code)));
}

/** The edits that record a decision about a finding; none where its kind cannot be taken about it. */
export function decide(asked: Asked, { kind, reason, by, expires }: Wish): FileEdit[] {
  const { today } = asked.judged;
  const targets = takesDecisions(asked.judged) ? kind === 'rehash' ? rehashTargets(asked) : targetsOf(asked, kind) : null;
  const said = (text: string | undefined, what: string) => (text === undefined || text.trim() === '' ? `${OPEN_PLACE}：${what}】` : text.trim());
  // The file that a person stands for does not expire; a judgement does.
  const until = kind === 'rehash' ? expires : expires ?? addDays(today, REVIEW_DAYS);
  return recordDecisions(asked.judged, (targets ?? []).map((target) => ({
    kind, ...target, reason: said(reason, '理由'), by: said(by, '姓名'), at: today, ...(until === undefined ? {} : { expires: until }),
  })));
}

type Target = Pick<Decision, 'rule' | 'indicator' | 'topic' | 'where' | 'evidence'>;

/** What the decision names, one for each violation that the finding stands for: else the next of them would show. */
function targetsOf({ judged: { project, rules }, finding }: Asked, kind: (typeof DECIDED)[number]): Target[] | null {
  const { violations } = finding.basis;
  const inputs = new Map(project.inputs.map(({ file, source }) => [file, source]));
  if (violations.some(({ file }) => !inputs.has(file))) return null;
  const topics = violations.every(({ topic }) => topic !== null);
  if (kind === 'not-applicable') {
    const indicators = violations.map(({ rule }) => rules.find(rule)?.rule.indicator);
    return topics && !indicators.includes(undefined) ? [...new Set(indicators)].map((indicator) => ({ indicator: indicator! })) : null;
  }
  // What a person attests must be pointed at.
  if (kind === 'attested' && (!topics || violations.some(({ section }) => section === ''))) return null;
  return violations.map((violation) => (violation.topic === null ? ruleTarget(violation, inputs.get(violation.file)?.text) : topicTarget(violation, violations)));
}

function ruleTarget({ rule, file, section, span }: ViolationBasis, text: string | undefined): Target {
  return { rule, where: { file, ...(section === '' ? {} : { section }), ...(text === undefined ? {} : { textHash: sha256(lineAt(text, span.start)).slice(0, LINE_DIGITS) }) } };
}

/** All that is said of a topic in one file is one hole; its section is named where there is one only. */
function topicTarget({ topic, file, section }: ViolationBasis, all: readonly ViolationBasis[]): Target {
  const one = all.every((other) => other.topic !== topic || other.section === section);
  return { topic: topic!, where: { file, ...(one && section !== '' ? { section } : {}) } };
}

/** Changed files of evidence that the finding is about, each with the hash that the person stands for. */
function rehashTargets({ finding, judged: { project } }: Asked): Target[] {
  const starts = new Set([finding, ...finding.occurrences].map(({ span }) => span.start));
  return project.evidence.items.flatMap(({ item, file, fileState, foundSha256, place }) =>
    (fileState === 'changed' && foundSha256 !== undefined && file === finding.file && starts.has(place('sha256').start)
      ? [{ evidence: item.id, where: { file, textHash: foundSha256.toLowerCase().slice(0, FILE_DIGITS) } }] : []));
}

/** Ids of the changed items that a person can stand for. */
export function rehashable(asked: Asked): string[] {
  return takesDecisions(asked.judged) && asked.finding.cause === 'mismatch' ? rehashTargets(asked).map(({ evidence }) => evidence!) : [];
}
