import { z } from 'zod';
import { Localized, Slug } from './localized.js';

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
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  title: Localized,
  key: z.string().optional(),
  columns: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), Column),
});
export type TableSchema = z.infer<typeof TableSchema>;

/** A type of evidence: `type:` of a manifest's item. */
export const EvidenceType = z.strictObject({
  id: Slug,
  title: Localized,
  aliases: z.array(z.string()).default([]),
  phase: z.enum(['build', 'run', 'review']),
  fields: z.array(z.string()).default([]),
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

export const Chapters = z.strictObject({
  chapters: z.array(z.strictObject({ no: z.number().int(), title: Localized })).min(1),
});

/** phrases.yaml: what the engine itself says, by id; `{name}` stands for an argument. */
export const Phrases = z.record(z.string(), Localized);
