import type { AspectDemand, CoverCheck } from '../../schemas/rule.js';
import type { Localized } from '../../schemas/localized.js';
import { parameterOf, parseLiteral } from '../rules/literal.js';
import type { CompiledCheck, CompiledRule, CompiledRules } from '../rules/model.js';
import { headingOf, type Anchor } from './anchor.js';
import type { MessageArg } from './model.js';
import type { TopicPart } from './substance.js';
import type { TopicJudgement } from './topic-coverage.js';
import { isSpoken, type ShareEntry, type TopicShare } from './topic-share.js';
import { fill } from './fill.js';
import { HOLDS, nameOf, unjudged, violation, type CheckResult, type Judging } from './violation.js';

/** How far one cover check is met: what the leaf it maps to is given for its documents. */
export interface CoverOutcome {
  readonly documented: 1 | 0.5 | 0;
  /** The demands that nothing meets. */
  readonly missing: readonly AspectDemand[];
  readonly met: number;
  readonly need: number;
}

type Demands = Pick<CoverCheck, 'topic' | 'aspects' | 'need'>;

/** Compares what a rule demands of a topic with what was found. A figure out of bounds counts as not met. */
export function coverOutcome(check: Demands, rule: CompiledRule, judgement: TopicJudgement): CoverOutcome {
  const { topic } = judgement.substance;
  const demands: readonly AspectDemand[] = check.aspects ?? topic.aspects.map((a) => a.id);
  const need = check.need ?? (check.aspects ? Math.min(topic.need, demands.length) : topic.need);
  const unmet = demands.filter((demand) => !isMet(demand, rule, judgement));
  const met = demands.length - unmet.length;
  const passes = judgement.status === 'covered' && met >= need;
  return {
    documented: passes ? 1 : judgement.status !== 'missing' && met > 0 ? 0.5 : 0,
    missing: unmet,
    met, need,
  };
}

function isMet(demand: AspectDemand, rule: CompiledRule, judgement: TopicJudgement): boolean {
  if (typeof demand === 'string') return judgement.met.includes(demand);
  const claims = claimsOf(demand.claim, judgement);
  return claims.length > 0 && claims.every((claim) => outOfBounds(claim, demand, rule) === null);
}

function claimsOf(subject: string, { substance }: TopicJudgement) {
  return substance.parts.flatMap(({ facts, shares }) => {
    const claims = facts.claims.filter((claim) => claim.subject === subject && claim.context === 'plain');
    if (claims.length === 0) return [];
    const units = new Set(shares.flatMap(({ from, share }) => share.counted.map(({ at }) => from + at)));
    return claims.filter(({ unitIndex }) => units.has(unitIndex)).map((claim) => ({ facts, claim }));
  });
}

type PlacedClaim = ReturnType<typeof claimsOf>[number];
type Bounded = Exclude<AspectDemand, string>;

/** The bound that a claim breaks, as written in the rule; null if it keeps it or the units cannot be compared. */
function outOfBounds({ claim }: PlacedClaim, demand: Bounded, rule: CompiledRule): string | null {
  const limit = (literal: Bounded['atMost']) => {
    if (literal === undefined) return null;
    const parameter = parameterOf(literal);
    const written = parameter === null ? literal : rule.params[parameter];
    return written === undefined ? null : { written: String(written), parsed: parseLiteral(written) };
  };
  const most = limit(demand.atMost);
  const least = limit(demand.atLeast);
  const value = claim.quantity.to ?? claim.quantity.value;
  if (most && most.parsed.kind === claim.quantity.kind && value > most.parsed.value) return `≤ ${most.written}`;
  if (least && least.parsed.kind === claim.quantity.kind && claim.quantity.value < least.parsed.value) return `≥ ${least.written}`;
  return null;
}

function titleOf(demand: AspectDemand, judgement: TopicJudgement, rules: CompiledRules): Localized {
  if (typeof demand !== 'string') return rules.subjects.get(demand.claim)?.title ?? { zh: demand.claim, en: demand.claim };
  return judgement.substance.topic.aspects.find((a) => a.id === demand)?.title ?? { zh: demand, en: demand };
}

/** Is this topic really covered, with these aspects? */
export function checkCover(rule: CompiledRule, compiled: CompiledCheck, check: CoverCheck, judging: Judging): CheckResult {
  const judgement = judging.topics.get(check.topic);
  if (!judgement) return unjudged('no-topic', { topic: check.topic });
  const elsewhere = isSomewhere(judgement) ? null : judging.anchorOf(check.topic);
  return judging.memory.keep(nameOf(rule, compiled), [judgement, elsewhere], () => judgeCover(rule, compiled, check, judgement, elsewhere, judging.rules));
}

function judgeCover(rule: CompiledRule, compiled: CompiledCheck, check: CoverCheck, judgement: TopicJudgement, elsewhere: Anchor | null, rules: CompiledRules): CheckResult {
  const outcome = coverOutcome(check, rule, judgement);
  const figures = (check.aspects ?? []).flatMap((demand) => (typeof demand === 'string' ? [] : figuresOut(rule, compiled, demand, judgement, rules)));
  if (outcome.documented === 1) return HOLDS;
  if (figures.length > 0 && outcome.met + figures.length >= outcome.need) return { violations: figures };
  const { topic } = judgement.substance;
  const cause = judgement.cause ?? 'missing';
  const at = elsewhere ?? placeOf(judgement);
  const phrase = phraseOf(judgement, outcome);
  const names = outcome.missing.map((demand) => titleOf(demand, judgement, rules));
  const missing = { zh: names.map((m) => m.zh).join('、'), en: names.map((m) => m.en).join(', ') };
  const args: Record<string, MessageArg> = {
    topic: topic.title, missing: names, met: outcome.met, need: outcome.need, phrase,
    whole: phrase === 'topic-missing' ? 1 : 0, what: fill(rules.phrases.get(phrase), { topic: topic.title, missing }),
  };
  return { violations: [violation(rule, compiled, at, cause, { topic: topic.id, args })] };
}

/** Whether there is a section to which what is wrong with the topic can be put. */
function isSomewhere({ nearest, status, cause }: TopicJudgement): boolean {
  return nearest !== null && (status !== 'missing' || cause !== 'missing');
}

function placeOf(judgement: TopicJudgement): Anchor {
  const { status, substance } = judgement;
  const { facts, section } = judgement.nearest!;
  const heading = headingOf(facts, section);
  const own = substance.parts.find((part) => part.facts === facts);
  if (status !== 'missing' || isHeaded(own, judgement, section)) return heading;
  const spoken = unitsIn(own, section, (share) => share.discounted.filter(isSpoken))[0];
  return spoken ? { ...heading, span: facts.units[spoken.at]!.span } : heading;
}

/** Those of a document's units that stand in a section; `at` is their index. */
function unitsIn(part: TopicPart | undefined, section: number, wanted: (share: TopicShare) => readonly ShareEntry[]): ShareEntry[] {
  return (part?.shares ?? []).flatMap(({ from, share }) => wanted(share).map(({ at, mark }) => ({ at: from + at, mark })))
    .filter(({ at }) => part?.facts.units[at]?.section === section);
}

/** Whether a section, or something that counts in it, stands under the topic's name. */
function isHeaded(own: TopicPart | undefined, { substance }: TopicJudgement, section: number): boolean {
  return own?.named.includes(section) === true || substance.parts.some((part) => unitsIn(part, section, (share) => share.counted).some(({ mark }) => mark.byHeading));
}

/** Which of the engine's own sentences says what is wrong. */
function phraseOf(judgement: TopicJudgement, outcome: CoverOutcome): string {
  if (judgement.status === 'missing' || (judgement.cause !== null && judgement.cause !== 'missing')) return `topic-${judgement.cause ?? 'missing'}`;
  return outcome.met >= outcome.need ? 'topic-thin' : 'aspects-missing';
}

/** A figure out of bounds is one finding with expected and found. */
function figuresOut(rule: CompiledRule, compiled: CompiledCheck, demand: Bounded, judgement: TopicJudgement, rules: CompiledRules) {
  return claimsOf(demand.claim, judgement).flatMap((placed) => {
    const expected = outOfBounds(placed, demand, rule);
    if (!expected) return [];
    const { document } = placed.facts;
    const found = document.source.text.slice(placed.claim.quantity.span.start, placed.claim.quantity.span.end);
    const subject = rules.subjects.get(demand.claim)?.title ?? { zh: demand.claim, en: demand.claim };
    const what = fill(rules.phrases.get('figure-out-of-bounds'), { subject, found: { zh: found, en: found }, expected: { zh: expected, en: expected } });
    const at = { file: document.source.path, span: placed.claim.quantity.span, section: headingOf(placed.facts, placed.claim.section).section };
    return [violation(rule, compiled, at, 'mismatch', {
      args: { topic: judgement.substance.topic.title, found, expected, missing: [subject], what },
    })];
  });
}
