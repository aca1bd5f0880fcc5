import { z } from 'zod';
import { Localized, Slug } from './localized.js';
import { EnterpriseType } from './vocabulary.js';
import { Source } from './rule.js';

export const Estimated = z.enum(['number', 'existence', 'points']);
export type Estimated = z.infer<typeof Estimated>;
const Applies = z.enum(['yes', 'conditional', 'no']);

/** A leaf of the indicator tree: what rules map to. */
export const Leaf = z.strictObject({
  /** A clause number, or group/slug where no number is verified (`5.3.2/timely-resolution`). */
  key: z.string().regex(/^\d+(\.\d+){1,3}(\/[a-z-]+)?$/, 'expected a clause, e.g. 5.3.2/records'),
  title: Localized,
  /** What it asks, paraphrased; never the standard's own text. */
  requirement: Localized,
  points: z.number().nullable(),
  bounds: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  estimated: z.array(Estimated),
  applies: z.strictObject({ production: Applies, sales: Applies, service: Applies }),
  /** Topics in whose sections it is documented; the first is the primary one. */
  topics: z.array(Slug).min(1),
  /** Evidence types that show it is done. */
  records: z.array(Slug).default([]),
  /** Its points are lost pro rata over samples. */
  sampled: z.boolean().default(false),
  source: z.array(Source).min(1),
});
export type Leaf = z.infer<typeof Leaf>;

export const Group = z.strictObject({ key: z.string(), title: Localized, leaves: z.array(Leaf).min(1) });
export const Chapter = z.strictObject({
  key: z.string(), title: Localized, points: z.number(), source: z.array(Source).min(1), groups: z.array(Group).min(1),
});

export const GradeName = z.enum(['未达标', '达标', '三星', '四星', '五星']);
export type GradeName = z.infer<typeof GradeName>;
export const Grading = z.enum(['guide', 'published']);
export type Grading = z.infer<typeof Grading>;

export const Standard = z.strictObject({
  id: Slug,
  title: Localized,
  total: z.number(),
  bounds: z.strictObject({ min: z.number(), max: z.number() }),
  gradings: z.record(Grading, z.strictObject({
    title: Localized, source: z.array(Source).min(1),
    grades: z.array(z.strictObject({ grade: GradeName, from: z.number() })).min(1),
  })),
  deduction: z.strictObject({ each: z.number(), failAt: z.number().int(), source: z.array(Source).min(1) }),
  bonus: z.strictObject({ each: z.number(), max: z.number().int(), source: z.array(Source).min(1) }),
  chapters: z.array(Chapter).min(1),
});
export type Standard = z.infer<typeof Standard>;

/** A 对照表 over a standard: items that map to leaves or groups. */
export const View = z.strictObject({
  id: Slug,
  title: Localized,
  standard: Slug,
  type: EnterpriseType,
  /** The list was derived, not found: every output says 推导. */
  derived: z.boolean(),
  note: Localized,
  source: z.array(Source).min(1),
  classes: z.array(z.strictObject({
    title: Localized,
    items: z.array(z.strictObject({
      id: z.string(), title: Localized, mapsTo: z.array(z.string()).min(1), source: z.array(Source).optional(),
    })).min(1),
  })).min(1),
});
export type View = z.infer<typeof View>;

/** points.yaml: what a user with a licensed copy supplies. */
export const PointsFile = z.strictObject({
  standard: Slug.optional(),
  points: z.record(z.string(), z.strictObject({
    points: z.number().positive(), number: z.string().optional(), exists: z.boolean().default(true),
  }).or(z.number().positive())),
});
export type PointsFile = z.infer<typeof PointsFile>;
