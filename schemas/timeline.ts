import { z } from 'zod';
import { Range } from './report.js';
import { Due } from './rule.js';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What became of a milestone by the day of the timeline. */
export const MilestoneState = z.enum(['done', 'late', 'due-soon', 'ahead', 'open-window', 'unknown']);
export type MilestoneState = z.infer<typeof MilestoneState>;

export const TimelineEntry = z.strictObject({
  /** Stable from run to run: the milestone, and its row's or group's name after a `/`. */
  id: z.string(),
  /** 1 to 6, the guide's stages; null where it concerns all of them. */
  stage: z.number().int().min(1).max(6).nullable(),
  title: z.string(),
  kind: z.enum(['event', 'earliest', 'deadline', 'window', 'expiry']),
  /** The day; for a window its last day. Null while it cannot be told: `note` says why. */
  date: Day.nullable(),
  /** The first day of a window. */
  from: Day.nullable(),
  state: MilestoneState,
  doneOn: Day.nullable(),
  /** What usually takes so long, not a demand. */
  usual: z.boolean(),
  /** Rows that the entry stands for. */
  count: z.number().int().min(1),
  /** Full id and code of the rule behind the date. */
  rule: z.string().nullable(),
  code: z.string().nullable(),
  /** How late, how soon, or why unknown; empty where there is nothing to say. */
  note: z.string(),
  /** What to do; empty once it is done. */
  remedy: z.string(),
  where: z.strictObject({ file: z.string(), range: Range }).nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelineStage = z.strictObject({
  no: z.number().int().min(1).max(6),
  title: z.string(),
  /** Whether it lies behind, is being worked at, or is still to come. */
  state: z.enum(['done', 'current', 'ahead']),
  /** The stages of rules that belong to it. */
  due: z.array(Due),
  /** Ids of entries, by day. */
  milestones: z.array(z.string()),
});
export type TimelineStage = z.infer<typeof TimelineStage>;

/** The six stages of the certification guide for one project, as on one day. */
export const Timeline = z.strictObject({
  version: z.literal(1),
  project: z.string(),
  enterprise: z.string().nullable(),
  today: Day,
  stage: Due,
  stages: z.array(TimelineStage).length(6),
  /** By stage, then by day. */
  entries: z.array(TimelineEntry),
  /** Ids of what wants doing now: late, then open or due within 90 days. */
  next: z.array(z.string()),
  /** Rules that are not asked yet, by the stage at which they will be. */
  upcomingRules: z.array(z.strictObject({
    due: Due, date: Day.nullable(), count: z.number().int(), errors: z.number().int(), warnings: z.number().int(), infos: z.number().int(),
  })),
});
export type Timeline = z.infer<typeof Timeline>;

export const Timelines = z.strictObject({ version: z.literal(1), projects: z.array(Timeline) });
