import { z } from 'zod';
import { Localized, Slug } from './localized.js';
import { EnterpriseType, Industry, ReferenceKind } from './vocabulary.js';

export const Level = z.enum(['error', 'warning', 'info']);
export type Level = z.infer<typeof Level>;

/** The stage of certification at which a rule is asked; in order. */
export const Due = z.enum([
  'drafting', 'running', 'application', 'stage1', 'stage2', 'rectification', 'certified', 'surveillance', 'upgrade',
]);
export type Due = z.infer<typeof Due>;

export const Cause = z.enum([
  'missing', 'placeholder', 'negated', 'heading-only', 'contents-only', 'keyword-pile', 'other-sense', 'contradiction',
  'expired', 'not-yet', 'unresolved', 'malformed', 'forbidden', 'mismatch',
]);
export type Cause = z.infer<typeof Cause>;

export const Verified = z.enum(['text', 'secondary', 'practice', 'memory']);
export type Verified = z.infer<typeof Verified>;

/** A literal with a unit: `48h 30min 1d 3wd 12mo 3y 97%`; or a bare number, text, list; or `params.x`. */
export const Literal = z.union([z.number(), z.boolean(), z.string().min(1), z.array(z.union([z.number(), z.string()]))]);
export type Literal = z.infer<typeof Literal>;

/** A CEL expression, parsed and type-checked when its pack is loaded. */
const Cel = z.string().min(1).max(2000).describe('CEL');
const PlaceKind = z.enum(['body', 'heading', 'cell', 'front-matter', 'contents', 'code', 'quote']);

/** An aspect of the topic by id, or a claim within bounds. */
const AspectDemand = z.union([
  Slug,
  z.strictObject({ claim: Slug, atMost: Literal.optional(), atLeast: Literal.optional() }),
]);
export type AspectDemand = z.infer<typeof AspectDemand>;

export const CoverCheck = z.strictObject({
  topic: Slug,
  /** The aspects this rule demands; absent: all of the topic's. */
  aspects: z.array(AspectDemand).min(1).optional(),
  /** How many of them; absent: the topic's need, or all if fewer are listed. */
  need: z.number().int().min(1).optional(),
});
export const EvidenceCheck = z.strictObject({
  type: z.union([Slug, z.array(Slug).min(1)]),
  atLeast: z.union([z.number().int().min(1), z.string()]).default(1),
  fields: z.array(z.string()).default([]),
  /** Counts only items for which this holds; the item is `e`. */
  where: Cel.optional(),
  /** Counts only evidence whose period or date lies at most this long before today. */
  within: Literal.optional(),
  /** One set per row of this table, joined on the column, e.g. { table: outlets, column: outlet_id }. */
  per: z.strictObject({ table: z.string(), column: z.string(), where: Cel.optional() }).optional(),
  /** `declaration`: a statement in the manual that there were none counts instead. */
  ifNone: z.enum(['declaration', 'silent']).optional(),
});
export const AssertCheck = z.strictObject({
  each: Cel.optional(),
  as: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a camelCase name, e.g. workOrders').optional(),
  where: Cel.optional(),
  by: z.strictObject({ each: Cel, as: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a camelCase name, e.g. workOrders'), where: Cel.optional() }).optional(),
  let: z.record(z.string(), Cel).optional(),
  that: Cel,
  /** The column at whose place the finding stands (`submitted`, or `a.arrived_at`). */
  at: z.string().optional(),
  related: Cel.optional(),
  /** Violations of one value (a text) and file are one finding with a count and all places; else each stands alone, up to three per file. */
  groupBy: Cel.optional(),
  /** What to call one violation (a text): a group's message lists them as `{listed}`. */
  list: Cel.optional(),
  /** With `groupBy`: what is of one value is one finding whatever files it stands in; it stands where the first does. */
  across: z.boolean().optional(),
  /** `mismatch` where not given. */
  cause: Cause.optional(),
});
export const ForbidCheck = z.strictObject({
  pattern: z.string().max(1000).optional(),
  concept: Slug.optional(),
  detector: Slug.optional(),
  /** Places and senses in which the words are not a violation. */
  guard: z.array(z.enum(['negation', 'quotation', 'definition', 'history', 'references', 'masked'])).default([]),
  in: z.array(PlaceKind).default(['body', 'heading', 'cell']),
  unless: z.strictObject({ concept: Slug, in: z.enum(['unit', 'section']) }).optional(),
});
export const ConsistentCheck = z.strictObject({
  /** `claim:<subject>` or `field:<control field>` or `mention:<concept>`. */
  fact: z.string().regex(/^(claim|field|mention):[a-z0-9-]+$/, 'expected claim:…, field:… or mention:…'),
  same: z.array(z.enum(['area', 'activity', 'product', 'severity', 'bound'])).default([]),
  /** At least one of these must be stated: a bare figure says too little about what it is for to be compared. */
  known: z.array(z.enum(['area', 'activity', 'product', 'severity'])).default([]),
  compare: z.enum(['value', 'text']).default('value'),
  units: z.enum(['strict', 'convert']).default('strict'),
  tolerance: z.number().min(0).default(0),
  ignore: z.array(z.enum(['definition', 'quotation', 'history', 'example'])).default([]),
});
export const ReferenceCheck = z.strictObject({
  kinds: z.array(ReferenceKind).min(1),
  must: z.enum(['exist', 'current', 'be-used']),
  /** For `current`: the lookup table of superseded references. */
  lookup: Slug.optional(),
});

export type CoverCheck = z.infer<typeof CoverCheck>;
export type EvidenceCheck = z.infer<typeof EvidenceCheck>;
export type AssertCheck = z.infer<typeof AssertCheck>;
export type ForbidCheck = z.infer<typeof ForbidCheck>;
export type ConsistentCheck = z.infer<typeof ConsistentCheck>;
export type ReferenceCheck = z.infer<typeof ReferenceCheck>;
const perCheck = { level: Level.optional(), message: Localized.optional() };
export const Check = z.union([
  z.strictObject({ cover: CoverCheck, ...perCheck }),
  z.strictObject({ evidence: EvidenceCheck, ...perCheck }),
  z.strictObject({ assert: AssertCheck, ...perCheck }),
  z.strictObject({ forbid: ForbidCheck, ...perCheck }),
  z.strictObject({ consistent: ConsistentCheck, ...perCheck }),
  z.strictObject({ reference: ReferenceCheck, ...perCheck }),
]);
export type Check = z.infer<typeof Check>;
export const CheckKind = z.enum(['cover', 'evidence', 'assert', 'forbid', 'consistent', 'reference']);
export type CheckKind = z.infer<typeof CheckKind>;

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected YYYY-MM-DD').meta({ format: 'date' });

export const Expectation = z.strictObject({
  /** Text that stands at the start of the finding's range. */
  at: z.string().optional(),
  level: Level.optional(),
  cause: Cause.optional(),
});

/** A rule's own proof. `manual` is Markdown, or several named documents. */
export const RuleTest = z.strictObject({
  name: z.string().min(1),
  manual: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  /** A manifest, as in an evidence file. */
  evidence: z.unknown().optional(),
  /** Further files of the project by path, as a ledger that the manifest names or an attachment. */
  files: z.record(z.string(), z.string()).optional(),
  /** hegui.yaml of the test's project. */
  profile: z.record(z.string(), z.unknown()).optional(),
  today: IsoDate.default('2026-09-01'),
  /** Codes of other rules that are judged beside it: what a rule of phase `summary` reads must be found by somebody. */
  beside: z.array(z.string()).optional(),
  expect: z.union([z.literal('none'), z.array(Expectation).min(1)]).optional(),
});
export type RuleTest = z.infer<typeof RuleTest>;

export const Source = z.strictObject({
  ref: z.string().min(1).describe('where it is written: 认证流程指南 2.1, GB/T 27922-2011 5.1.2.2 …'),
  verified: Verified.describe('how it was verified: text, secondary, practice, memory'),
});

/** What a misspelt word may be compared with: the names known to the place where it stands. */
export const Respell = z.enum(['key', 'value', 'rule', 'indicator', 'type', 'form', 'evidence', 'file']);
export type Respell = z.infer<typeof Respell>;
/** Spellings of one value: a date as YYYY-MM-DD, a number without quotes, a text in quotes, a share with %. */
export const ValueFormat = z.enum(['date', 'number', 'text', 'share']);
export type ValueFormat = z.infer<typeof ValueFormat>;

/**
 * Ways to put right what a rule finds. The kinds are a closed list; what each needs to know is data here. Decisions, figures
 * that contradict (`consistent`) and records that are missing (`evidence`) need no entry: the check says enough.
 */
export const Fix = z.strictObject({
  /** Skeleton: a section from the template of this topic. */
  insert: Slug.optional(),
  /** Skeleton: an entry for a record of this type in the manifest. */
  register: Slug.optional(),
  /** Puts `with` in every place of the finding; `{expected}` and other arguments are filled in. `safe` only where the words cannot mean anything else; not where the new words hold one of `unless`. */
  replace: z.strictObject({ with: z.string().min(1), class: z.enum(['safe', 'choice']).default('choice'), unless: z.array(z.string().min(1)).default([]) }).optional(),
  /** Safe: a word that can only mean one known word; a choice where it adjusts what is reported (`rule`, and decisions). */
  respell: z.array(Respell).min(1).optional(),
  /** With `respell: [value]`: endings after which a known word means the same, as 企业 in 生产型企业. */
  endings: z.array(z.string().min(1)).optional(),
  /** Safe: the same value in the spelling that is read. */
  format: z.array(ValueFormat).min(1).optional(),
  /** Choice: takes the decision out of decisions.yaml. */
  drop: z.literal('decision').optional(),
  /** Choice: a person stands for a changed file of evidence, by a decision. */
  rehash: z.literal(true).optional(),
});
export type RuleFix = z.infer<typeof Fix>;

export const Rule = z.strictObject({
  id: Slug,
  /** Short code, accepted wherever the id is. */
  code: z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9.]+)+$/, 'expected a code, e.g. DOC-11'),
  /** `standard:leaf`, e.g. gbt27922-2011:5.3.2/timely-resolution. Without one the rule belongs to a stage only. */
  indicator: z.string().regex(/^[a-z0-9-]+:[0-9.]+(\/[a-z-]+)?$/, 'expected a standard:indicator, e.g. gbt27922-2011:5.3.2/records').optional(),
  title: Localized,
  level: Level,
  due: Due,
  phase: z.enum(['facts', 'summary']).default('facts'),
  /** CEL over profile, params, mentions and tables. False: silent; unknown: skipped. */
  when: Cel.optional(),
  appliesTo: z
    .strictObject({ types: z.array(EnterpriseType).optional(), industries: z.array(Industry).optional() })
    .optional(),
  source: z.array(Source).min(1),
  effectiveFrom: IsoDate.optional(),
  params: z.record(z.string(), Literal).default({}),
  checks: z.array(Check).min(1).optional(),
  /** Pack `input` only: the kind of reader fault this rule gives words, level and source to. */
  fault: Slug.optional(),
  yieldsTo: z.array(z.string()).default([]),
  /** The message is what is wrong → why → what to do. `{what}` names a cover's cause; `{missing} {found} {expected} {excerpt} {count}` … */
  message: Localized,
  why: Localized,
  remedy: Localized,
  /** How an editor can put it right. */
  fix: Fix.optional(),
  confidence: z.enum(['exact', 'lexical', 'heuristic']).default('lexical'),
  deduction: z.enum(['law', 'own-rules', 'industry', 'operation']).optional(),
  tests: z
    .strictObject({
      pass: z.array(RuleTest).default([]),
      fail: z.array(RuleTest).default([]),
      todo: z.array(RuleTest).default([]),
    })
    .default({ pass: [], fail: [], todo: [] }),
});
export type Rule = z.infer<typeof Rule>;

export const RuleFile = z.strictObject({ rules: z.array(Rule).min(1) });

export const Pack = z.strictObject({
  id: Slug,
  version: z.string().min(1),
  title: Localized,
  description: Localized.optional(),
  edition: z.string().default('2026.1'),
  /** Switched on by profile; absent: always on once the pack is loaded. */
  industries: z.array(Industry).optional(),
});
export type Pack = z.infer<typeof Pack>;
