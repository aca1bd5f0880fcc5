import { expect } from 'vitest';
import type { Finding } from '../../server/check/model.js';
import { decide, type Decided } from '../../server/fix/decide.js';
import { clash } from '../../server/fix/edits.js';
import type { FileEdit, Offer } from '../../server/fix/model.js';
import { offersFor } from '../../server/fix/offers.js';
import { applied, builtin, textsOf, type Bench } from './workshop.js';

/** How many fixes of each kind were tried: a proof of nothing must not pass. */
export type Tried = Map<string, number>;

export function count(tried: Tried, { kind }: Pick<Offer, 'kind'>): void {
  tried.set(kind, (tried.get(kind) ?? 0) + 1);
}

/** What makes a finding the same one before and after an edit: where in the file it stands may change. */
function identity({ rule, file, cause, topic }: Finding): string {
  return [rule, file, cause, topic ?? ''].join(' ');
}

function places(findings: readonly Finding[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const finding of findings) all.set(identity(finding), (all.get(identity(finding)) ?? 0) + Math.max(1, finding.occurrences.length));
  return all;
}

const isSummary = (rule: string) => builtin.find(rule)?.rule.phase === 'summary';

/** Findings that were not there before, but for those that `byNature` comes with the fix. */
export function newFindings(before: Bench, after: Bench, byNature: (finding: Finding) => boolean): string[] {
  const known = places(before.result.findings);
  return after.result.findings.filter((finding) => !known.has(identity(finding)) && !byNature(finding)).map(identity);
}

/** What is repaired or decided is gone, nothing else is there, the lines end as they did, and there is nothing left to do. */
export function proveGone(before: Bench, finding: Finding, offer: Offer): void {
  const said = `${identity(finding)}: ${offer.id}`;
  const wish = { kind: offer.id.replace(/^decide:/, '') as Decided, reason: '顾客代表大会记录证明已经做到', by: '王经理' };
  const edits = offer.kind === 'decide' || offer.kind === 'rehash' ? decide({ judged: before.result, finding }, wish) : offer.edits();
  expect(edits.length, said).toBeGreaterThan(0);
  proveEdits(before, edits, said);
  const after = applied(before, edits);
  expect((places(after.result.findings).get(identity(finding)) ?? 0), said).toBeLessThan(places(before.result.findings).get(identity(finding))!);
  // A summary counts findings; of a hole whose first rule is switched off, the next one speaks.
  const joined = new Set(before.result.findings.flatMap(({ also }) => also));
  expect(newFindings(before, after, ({ rule, code }) => offer.class === 'choice' && (isSummary(rule) || (offer.kind === 'respell' && joined.has(code)))), said).toEqual([]);
  const again = after.result.findings.filter((other) => identity(other) === identity(finding) && other.span.start === finding.span.start)
    .flatMap((other) => offersFor(after.result, other)).filter(({ id, class: kind }) => id === offer.id && kind === 'safe');
  expect(again.map(({ id }) => id), said).toEqual([]);
}

/** Where no reason is given the decision has no effect, and is itself a finding. */
export function proveOpen(before: Bench, finding: Finding, offer: Offer): void {
  const said = `${identity(finding)}: ${offer.id}`;
  const after = applied(before, offer.edits());
  expect(places(after.result.findings).get(identity(finding)), said).toBe(places(before.result.findings).get(identity(finding)));
  expect(after.result.findings.some(({ rule }) => rule === 'input/decision-open'), said).toBe(true);
  expect(newFindings(before, after, ({ rule }) => rule === 'input/decision-open'), said).toEqual([]);
  expect(after.result.verdict.decisions.inForce, said).toEqual(before.result.verdict.decisions.inForce);
}

/** A skeleton raises nothing, its finding stays and says so, and it is not offered a second time. */
export function proveSkeleton(before: Bench, finding: Finding, offer: Offer): Bench {
  const said = `${identity(finding)}: ${offer.id}`;
  const edits = offer.edits();
  expect(edits.length, said).toBeGreaterThan(0);
  proveEdits(before, edits, said);
  const after = applied(before, edits);
  proveNoRise(before, after, said);
  const left = after.result.findings.flatMap((other) => offersFor(after.result, other)).filter(({ id }) => id === offer.id);
  expect(left.map(({ id }) => id), said).toEqual([]);
  const name = offer.id.replace(/^\w+:/, '');
  const stays = after.result.findings.filter((other) => other.topic === name || identity(other) === identity(finding) || other.basis.violations.some(({ rule }) => rule === finding.rule));
  expect(stays.length, said).toBeGreaterThan(0);
  return after;
}

export function proveNoRise(before: Bench, after: Bench, said: string): void {
  const [a, b] = [before.result, after.result];
  expect(b.coverage.documented ?? 0, `${said} documented`).toBeLessThanOrEqual(a.coverage.documented ?? 0);
  expect(b.coverage.evidenced ?? 0, `${said} evidenced`).toBeLessThanOrEqual(a.coverage.evidenced ?? 0);
  expect(b.score?.low ?? 0, `${said} low`).toBeLessThanOrEqual(a.score?.low ?? 0);
  expect(b.score?.high ?? 0, `${said} high`).toBeLessThanOrEqual(a.score?.high ?? 0);
  b.leaves.forEach((leaf, i) => {
    expect(leaf.documented ?? 0, `${said} ${leaf.leaf}`).toBeLessThanOrEqual(a.leaves[i]!.documented ?? 0);
    expect(leaf.evidenced ?? 0, `${said} ${leaf.leaf}`).toBeLessThanOrEqual(a.leaves[i]!.evidenced ?? 0);
  });
}

/** Edits stand inside their files, do not clash, touch no file of evidence, and end lines as the file does. */
function proveEdits(before: Bench, edits: readonly FileEdit[], said: string): void {
  const texts = textsOf(before);
  edits.forEach((edit, i) => {
    expect(edits.slice(i + 1).some((other) => clash(edit, other)), said).toBe(false);
    if ('create' in edit) {
      expect(before.snapshot.attachments.has(edit.create) || texts.has(edit.create), said).toBe(false);
      return;
    }
    const text = texts.get(edit.file);
    expect(text, `${said} writes to ${edit.file}`).toBeDefined();
    expect(edit.span.start >= 0 && edit.span.start <= edit.span.end && edit.span.end <= text!.length, said).toBe(true);
    if (text!.includes('\r\n')) expect(edit.text.replaceAll('\r\n', ''), said).not.toContain('\n');
    else expect(edit.text, said).not.toContain('\r');
  });
  expect(before.snapshot.ledgers.some(({ path }) => edits.some((edit) => 'file' in edit && edit.file === path)), said).toBe(false);
}
