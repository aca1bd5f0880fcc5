import { z } from 'zod';
import { Cause, Due, Level } from './rule.js';
import { Estimated, GradeName, Grading } from './standard.js';

/** Zero-based, UTF-16, as in LSP. */
export const Position = z.strictObject({ line: z.number().int().min(0), character: z.number().int().min(0) });
export const Range = z.strictObject({ start: Position, end: Position });
/** A cell of a workbook, as spreadsheets write it: `D17` on sheet 6月. */
export const Cell = z.strictObject({ sheet: z.string(), address: z.string() });
/** In a workbook `range` is the cell: zero-based row as line and column as character, to the next column. */
const Place = z.strictObject({ file: z.string(), range: Range, cell: Cell.optional() });
export const Share = z.union([z.literal(1), z.literal(0.5), z.literal(0), z.null()]);

export const ReportFinding = z.strictObject({
  rule: z.string(), code: z.string(), also: z.array(z.string()), indicator: z.string().nullable(), topic: z.string().nullable(),
  level: Level, due: Due, cause: Cause, confidence: z.enum(['exact', 'lexical', 'heuristic']), clock: z.boolean(),
  message: z.string(), section: z.string(), excerpt: z.string(), file: z.string(), range: Range, cell: Cell.optional(),
  occurrences: z.array(Place),
  related: z.array(Place.extend({ message: z.string() })),
  fixes: z.array(z.strictObject({ title: z.string(), class: z.enum(['safe', 'choice', 'skeleton']) })),
  fingerprint: z.string(),
});
export type ReportFinding = z.infer<typeof ReportFinding>;

const Where = z.strictObject({ file: z.string(), line: z.number().int().min(0), section: z.string() });
export const TopicStatus = z.enum(['covered', 'partial', 'missing', 'notApplicable']);
export type TopicStatus = z.infer<typeof TopicStatus>;
export const IndicatorStatus = z.enum(['covered', 'partial', 'missing', 'excluded']);
export type IndicatorStatus = z.infer<typeof IndicatorStatus>;

export const ReportTopic = z.strictObject({
  id: z.string(), title: z.string(), status: TopicStatus, cause: Cause.nullable(), where: z.array(Where),
  missing: z.array(z.string()), attested: z.boolean(),
});
/** An item of evidence that names the indicator; `reason` says why it does not count, or only half, or by whose word it does. */
const IndicatorEvidence = z.strictObject({ id: z.string(), file: z.string().nullable(), counts: z.boolean(), reason: z.string().optional() });
export const ReportIndicator = z.strictObject({
  id: z.string(), title: z.string(),
  points: z.strictObject({ low: z.number(), high: z.number(), official: z.number().nullable() }),
  estimated: z.array(Estimated), status: IndicatorStatus, documented: Share, evidenced: Share, where: z.array(Where),
  evidence: z.array(IndicatorEvidence),
});

export const ReportScore = z.strictObject({
  low: z.number().int(), high: z.number().int(), grades: z.array(GradeName), grading: Grading,
  applicable: z.strictObject({ low: z.number(), high: z.number() }),
  deductions: z.strictObject({ possible: z.number().int(), confirmed: z.number().int() }),
  bonus: z.number(),
  next: z.strictObject({
    grade: GradeName,
    cheapest: z.array(z.strictObject({ indicator: z.string(), weight: z.enum(['high', 'medium', 'low']) })),
  }).nullable(),
});

/** The report of one project: what every door shows, in every format. */
export const Report = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ name: z.literal('hegui'), version: z.string() }),
  edition: z.string(), today: z.string(), stage: Due,
  packs: z.array(z.strictObject({ id: z.string(), version: z.string(), digest: z.string() })),
  parameters: z.array(z.strictObject({ name: z.string(), value: z.unknown(), origin: z.string() })),
  adjustments: z.array(z.strictObject({ kind: z.string(), rule: z.string(), by: z.string(), origin: z.string() })),
  inputs: z.array(z.strictObject({ file: z.string(), sha256: z.string() })),
  findings: z.array(ReportFinding),
  topics: z.array(ReportTopic),
  indicators: z.array(ReportIndicator),
  coverage: z.strictObject({ documented: z.number().nullable(), evidenced: z.number().nullable() }),
  /** Null without a profile: a lone manual has no grade. */
  score: ReportScore.nullable(),
  upcoming: z.array(z.strictObject({ rule: z.string(), due: Due, date: z.string().nullable() })),
  /** Rules that could not be judged, or not fully: one entry per rule and reason. `rows`: those left out; absent where it is a check as a whole. */
  skipped: z.array(z.strictObject({ rule: z.string(), reason: z.string(), rows: z.number().int().optional() })),
  failures: z.array(z.strictObject({ file: z.string(), message: z.string() })),
  stats: z.record(z.string(), z.number()).optional(),
});
export type Report = z.infer<typeof Report>;

export const Reports = z.strictObject({
  version: z.literal(1),
  projects: z.array(Report),
  summary: z.array(z.strictObject({
    project: z.string(), stage: Due, errors: z.number().int(), warnings: z.number().int(), infos: z.number().int(),
    documented: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(),
  })),
});
