import { z } from 'zod';
import { EnterpriseType, Industry } from './vocabulary.js';
import { Due, Level, Literal } from './rule.js';
import { GradeName, Grading } from './standard.js';

const aliased = <T extends z.ZodType<string>>(inner: T, aliases: Record<string, string>) =>
  z.preprocess((v) => (typeof v === 'string' && v in aliases ? aliases[v] : v), inner);

/** YAML reads an unquoted 2026-05-01 as text (core schema); anything else is refused with a sentence. */
export const Day = z.string().refine((s) => {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(s);
  if (!m) return false;
  const d = new Date(`${s}T00:00:00Z`);
  return !Number.isNaN(d.getTime()) && d.toISOString().startsWith(s);
}, 'expected a date YYYY-MM-DD');

export const EnterpriseTypeInput = aliased(EnterpriseType, { 生产型: 'production', 销售型: 'sales', 服务型: 'service' });
export const IndustryInput = aliased(Industry, {
  家电: 'household-appliance', 家用电器: 'household-appliance', 健康器械: 'health-device', 医疗器械: 'health-device',
  电商: 'ecommerce', 电子商务: 'ecommerce', 汽车: 'automobile', 家具: 'furniture', 电梯: 'elevator', IT设备: 'it-equipment',
});

const Override = z.union([
  z.literal('off'), Level,
  z.looseObject({ level: z.union([Level, z.literal('off')]).optional(), params: z.record(z.string(), Literal).optional() }),
]);

/** hegui.yaml */
export const ProjectConfig = z.strictObject({
  enterprise: z.strictObject({
    name: z.string().optional(),
    type: EnterpriseTypeInput.optional(),
    industries: z.array(IndustryInput).default([]),
    employees: z.number().int().min(0).optional(),
    outlets: z.number().int().min(0).optional(),
    serviceManagers: z.number().int().min(0).optional(),
    certifiedManagers: z.number().int().min(0).optional(),
    hotline: z.string().optional(),
    scope: z.string().optional(),
  }).optional(),
  certification: z.strictObject({
    standard: z.string().default('gbt27922-2011'),
    target: GradeName.optional(),
    grading: Grading.default('guide'),
    prepared: Day.optional(),
    systemEffective: Day.optional(),
    application: Day.optional(),
    stage1: Day.optional(),
    stage2: Day.optional(),
    certificate: z.strictObject({
      number: z.string().optional(), issued: Day.optional(), expires: Day.optional(), grade: GradeName.optional(),
    }).optional(),
    surveillance: z.array(Day).default([]),
    nonconformities: z.array(z.looseObject({})).default([]),
    upgrade: Day.optional(),
    reapplication: Day.optional(),
    certifier: z.string().optional(),
    stage: Due.optional(),
  }).optional(),
  manuals: z.union([
    z.array(z.string()),
    z.strictObject({ primary: z.string().optional(), include: z.array(z.string()).default([]), notOwn: z.array(z.string()).default([]) }),
  ]).optional(),
  evidence: z.array(z.string()).optional(),
  packs: z.array(z.string()).default([]),
  rules: z.record(z.string(), Override).default({}),
  points: z.string().optional(),
});
export type ProjectConfig = z.infer<typeof ProjectConfig>;

/** decisions.yaml */
export const Decision = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(['false-positive', 'deferred', 'attested', 'not-applicable', 'rehash', 'deduction', 'bonus']),
  rule: z.string().optional(),
  indicator: z.string().optional(),
  topic: z.string().optional(),
  where: z.strictObject({ file: z.string(), section: z.string().optional(), textHash: z.string().regex(/^[0-9a-f]{8,64}$/).optional() }).optional(),
  evidence: z.string().optional(),
  reason: z.string().min(1),
  by: z.string().min(1),
  at: Day,
  expires: Day.optional(),
});
export type Decision = z.infer<typeof Decision>;
export const DecisionsFile = z.strictObject({ decisions: z.array(Decision) });

/** A manifest of evidence. */
export const EvidenceItem = z.looseObject({
  id: z.string().min(1),
  title: z.string().optional(),
  type: z.string().min(1),
  indicators: z.array(z.union([z.string(), z.number()]).transform(String)).default([]),
  file: z.string().optional(),
  sha256: z.string().optional(),
  date: Day.optional(),
  period: z.strictObject({ from: Day, to: Day }).optional(),
  owner: z.string().optional(),
  outlet_id: z.string().optional(),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;
export const ManifestFile = z.strictObject({
  version: z.literal(1).default(1),
  defaults: z.record(z.string(), z.unknown()).default({}),
  items: z.array(EvidenceItem).default([]),
  tables: z.record(z.string(), z.union([z.string(), z.array(z.record(z.string(), z.unknown()))])).default({}),
});
export type ManifestFile = z.infer<typeof ManifestFile>;
