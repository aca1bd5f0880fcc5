import { z } from 'zod';
import { Localized, Slug } from './localized.js';
import { Due, Source } from './rule.js';

export const ColumnType = z.enum(['text', 'number', 'integer', 'date', 'datetime', 'boolean', 'list']);
export type ColumnType = z.infer<typeof ColumnType>;

export const Column = z.strictObject({
  title: Localized,
  type: ColumnType,
  required: z.boolean().default(false),
  unit: z.string().optional(),
  /** Headers by which real ledgers call this column. */
  aliases: z.array(z.string()).default([]),
  values: z.array(z.string()).optional(),
  /** The table and column this one refers to, as `outlets.outlet_id`. */
  joins: z.string().optional(),
});
export type Column = z.infer<typeof Column>;

/** A ledger or list that a manifest can hold: the rows rules can iterate. Column names are snake_case. */
export const TableSchema = z.strictObject({
  /** camelCase name, as used in CEL and under `tables:` in a manifest. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a camelCase name, e.g. workOrders'),
  title: Localized,
  key: z.string().optional(),
  /** Who fills it in, where it is not the enterprise: a new project has no empty one. */
  by: z.enum(['certifier']).optional(),
  columns: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected a snake_case name, e.g. closed_at'), Column),
});
export type TableSchema = z.infer<typeof TableSchema>;

/** A type of evidence: `type:` of a manifest's item. */
export const EvidenceType = z.strictObject({
  id: Slug,
  title: Localized,
  aliases: z.array(z.string()).default([]),
  phase: z.enum(['build', 'run', 'review']),
  /** Keys that an item of this type must have; columns of the ledger where `rows` is `ledger`. */
  fields: z.array(z.string()).default([]),
  /** The fact table it belongs to. */
  table: z.string().optional(),
  /** `item`: each item is a row of the table. `ledger`: the rows stand in the item's file. */
  rows: z.enum(['item', 'ledger']).optional(),
  /** How long it counts: months from its date or the end of its period, or until the day that a field gives. */
  valid: z.strictObject({ months: z.number().int().positive().optional(), until: z.string().optional() }).optional(),
  source: z.array(Source).default([]),
});
export type EvidenceType = z.infer<typeof EvidenceType>;
export const EvidenceTypeFile = z.strictObject({ types: z.array(EvidenceType).min(1) });

/** Values looked up by one or more keys, e.g. superseded references or erase method × medium. */
export const LookupTable = z.strictObject({
  id: Slug,
  title: Localized,
  keys: z.array(z.string()).min(1),
  columns: z.array(z.string()).min(1),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))).min(1),
});
export type LookupTable = z.infer<typeof LookupTable>;

/** A figure that is counted from ledgers. Expressions read the tables and `p`, the period. */
export const Metric = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected a snake_case name, e.g. closed_at'),
  title: Localized,
  unit: z.enum(['percent', 'hours', 'score', 'count']),
  better: z.enum(['higher', 'lower']),
  /** In words, as a manual would state it. */
  formula: Localized,
  /** Either `value`, or `numerator` and `denominator`, whose quotient (times 100 for percent) is the value. */
  value: z.string().max(2000).optional(),
  numerator: z.string().max(2000).optional(),
  denominator: z.string().max(2000).optional(),
  /** How many rows the value is counted from, where that is not the denominator. */
  n: z.string().max(2000).optional(),
  /** Columns without which nothing can be counted, as `complaints.closed_at`, or `complaints.closed_at|status` where one of them will do. */
  needs: z.array(z.string().regex(/^[a-z][A-Za-z0-9]*\.[a-z][a-z0-9_]*(?:\|[a-z][a-z0-9_]*)*$/, 'expected table.column, e.g. complaints.closed_at')).default([]),
  /** The subject of claims in manuals that state this figure. */
  claim: Slug.optional(),
  source: z.array(Source).min(1),
});
export type Metric = z.infer<typeof Metric>;
export const MetricFile = z.strictObject({ metrics: z.array(Metric).min(1) });

/** A day of the timeline: what is due when, by which rule. Expressions read the tables and the rule's parameters. */
export const Milestone = z.strictObject({
  id: Slug,
  /** Absent: it concerns every stage, as the validity of evidence does. */
  stage: Due.optional(),
  /** Which of the guide's six stages, where `stage` leaves it open: an application is its second, the preliminary review its third. */
  step: z.number().int().min(1).max(6).optional(),
  /** `{name}` stands for a column of the row, a parameter, what `let` names, `{count}` or `{listed}`. */
  title: Localized,
  /** Code of the rule behind the date. */
  rule: z.string().optional(),
  /** `event` happens on its day; `earliest` may happen from it; `deadline` must be done by it; `window` between two days; `expiry` is the last day of validity. */
  kind: z.enum(['event', 'earliest', 'deadline', 'window', 'expiry']),
  /** What usually takes so long, not a demand: past its day it is unknown, never late. */
  usual: z.boolean().default(false),
  /** One milestone per row. */
  each: z.string().max(2000).optional(),
  as: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a camelCase name, e.g. workOrders').optional(),
  let: z.record(z.string(), z.string().max(2000)).optional(),
  /** False or unknown: the milestone does not exist. */
  when: z.string().max(2000).optional(),
  /** The day; for a window its last day. */
  date: z.string().max(2000),
  /** The first day of a window. */
  from: z.string().max(2000).optional(),
  /** True once it is done; the day of `doneOn` if that is known. */
  done: z.string().max(2000).optional(),
  doneOn: z.string().max(2000).optional(),
  /** Rows of one value (a text) are one milestone, at the earliest of their days. */
  groupBy: z.string().max(2000).optional(),
  /** What to call one row (a text) in `{listed}`. */
  list: z.string().max(2000).optional(),
  /** The column of the row, or the key of hegui.yaml, that the milestone stands at. */
  at: z.string().optional(),
  /** What to say while the day cannot be told. */
  unknown: Localized.optional(),
  /** What to do, in plain words. */
  remedy: Localized.optional(),
});
export type Milestone = z.infer<typeof Milestone>;
export const MilestoneFile = z.strictObject({ milestones: z.array(Milestone).min(1) });

export const Chapters = z.strictObject({
  chapters: z.array(z.strictObject({ no: z.number().int(), title: Localized })).min(1),
});

/** phrases.yaml: what the engine itself says, by id; `{name}` stands for an argument. */
export const Phrases = z.record(z.string(), Localized);
