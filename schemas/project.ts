import { z } from 'zod';
import { EnterpriseType, Industry } from './vocabulary.js';
import { Due, Level, Literal } from './rule.js';
import { GradeName, Grading } from './standard.js';

/** All words that are understood stand in the JSON Schema, so that other editors know them too. */
const aliased = <T extends z.ZodEnum>(inner: T, aliases: Record<string, string>) =>
  z.preprocess((v) => (typeof v === 'string' && v in aliases ? aliases[v] : v), inner).meta({ enum: [...inner.options, ...Object.keys(aliases)] });

/** YAML reads an unquoted 2026-05-01 as text (core schema); anything else is refused with a sentence. */
export const Day = z.string().refine(isDay, {
  error: ({ input }) => (DAY_FORM.test(String(input)) ? 'expected a day that exists, YYYY-MM-DD' : 'expected a date YYYY-MM-DD'),
}).meta({ format: 'date' });

const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/;

function isDay(text: string): boolean {
  if (!DAY_FORM.test(text)) return false;
  // Date takes 2026-02-30 for 2 March.
  return new Date(Date.parse(`${text}T00:00:00Z`)).getUTCDate() === Number(text.slice(8));
}

/** What users may write for a type or an industry; the first word for each is the one that files written in Chinese use. */
export const TYPE_WORDS: Readonly<Record<string, EnterpriseType>> = { 生产型: 'production', 销售型: 'sales', 服务型: 'service' };
export const INDUSTRY_WORDS: Readonly<Record<string, Industry>> = {
  家电: 'household-appliance', 家用电器: 'household-appliance', 健康器械: 'health-device', 医疗器械: 'health-device',
  电商: 'ecommerce', 电子商务: 'ecommerce', 汽车: 'automobile', 家具: 'furniture', 电梯: 'elevator', IT设备: 'it-equipment',
};
export const EnterpriseTypeInput = aliased(EnterpriseType, TYPE_WORDS);
export const IndustryInput = aliased(Industry, INDUSTRY_WORDS);

const Severity = aliased(z.enum(['minor', 'major']), { 轻微: 'minor', 轻微不符合: 'minor', 一般: 'minor', 一般不符合: 'minor', 严重: 'major', 严重不符合: 'major' });
const AuditStage = aliased(z.enum(['stage1', 'stage2', 'surveillance']), { 第一阶段: 'stage1', 文件审查: 'stage1', 第二阶段: 'stage2', 现场审核: 'stage2', 监督评审: 'surveillance' });

/** One nonconformity that the certifier wrote up, from its issue to its verification. */
export const Nonconformity = z.strictObject({
  id: z.string().min(1),
  level: Severity,
  /** The audit at which it was found. */
  stage: AuditStage.default('stage2'),
  issued: Day,
  indicator: z.union([z.string(), z.number()]).transform(String).optional(),
  outlet: z.string().optional(),
  text: z.string().optional(),
  cause: z.string().optional(),
  /** What was put right. */
  correction: z.string().optional(),
  /** What keeps it from coming back. */
  action: z.string().optional(),
  owner: z.string().optional(),
  /** The day that the certifier set. */
  due: Day.optional(),
  /** The rectification report went in. */
  submitted: Day.optional(),
  /** The rectification was done. */
  completed: Day.optional(),
  /** Ids of items in the manifests; lists kept in a spreadsheet often number them. */
  evidence: z.array(z.union([z.string(), z.number()]).transform(String)).default([]),
  verification: z.strictObject({ by: z.string().optional(), date: Day.optional(), result: z.string().optional() }).optional(),
  closed: Day.optional(),
});
export type Nonconformity = z.infer<typeof Nonconformity>;

/** The body applied to, or only its name (or its id in a pack). Its own numbers replace those of the rules, by the name of the parameter. */
const Certifier = z.preprocess((written) => (typeof written === 'string' ? { name: written } : written), z.strictObject({
  name: z.string().min(1),
  approvalNo: z.string().optional(),
  contractNo: z.string().optional(),
  parameters: z.record(z.string(), Literal).default({}),
})).meta({ type: ['object', 'string'] });

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
    /** 统一社会信用代码 */
    creditCode: z.string().optional(),
    /** What is to be certified. */
    scope: z.string().optional(),
    contact: z.string().optional(),
    /** Where it sells. */
    regions: z.array(z.string()).default([]),
    products: z.array(z.strictObject({ name: z.string().min(1), family: z.string().optional(), software: z.boolean().optional() })).default([]),
    salesPlatforms: z.array(z.string()).default([]),
  }).optional(),
  certification: z.strictObject({
    standard: z.string().default('gbt27922-2011'),
    target: GradeName.optional(),
    grading: Grading.default('guide'),
    prepared: Day.optional(),
    systemEffective: Day.optional(),
    application: Day.optional(),
    /** The certifier's preliminary review. */
    preliminary: Day.optional(),
    stage1: Day.optional(),
    stage2: Day.optional(),
    /** The last day of the audit on site. */
    stage2End: Day.optional(),
    /** Points and grade were decided. */
    scored: Day.optional(),
    auditScore: z.number().min(0).max(101).optional(),
    feePaid: Day.optional(),
    certificate: z.strictObject({
      number: z.string().optional(), issued: Day.optional(), expires: Day.optional(), grade: GradeName.optional(), scope: z.string().optional(),
    }).optional(),
    surveillance: z.array(Day).default([]),
    nonconformities: z.array(Nonconformity).default([]),
    upgrade: Day.optional(),
    /** The decision against an earlier application. */
    rejection: z.strictObject({ decided: Day, reason: z.string().optional() }).optional(),
    reapplication: Day.optional(),
    certifier: Certifier.optional(),
    /** Where the certificate is used in tenders. */
    bids: z.array(z.strictObject({ date: Day, title: z.string().optional(), scope: z.string().optional() })).default([]),
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
  /** Files with the official working days of further years. */
  calendars: z.array(z.string()).default([]),
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
export const DecisionsFile = z.strictObject({ version: z.literal(1).default(1), decisions: z.array(Decision) });

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
  created: Day.optional(),
  version: z.string().optional(),
  retention_until: Day.optional(),
  confidentiality: z.string().optional(),
  tags: z.array(z.string()).optional(),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;
export const ManifestFile = z.strictObject({
  version: z.literal(1).default(1),
  defaults: z.record(z.string(), z.unknown()).default({}),
  items: z.array(EvidenceItem).default([]),
  /** Rows written here, a ledger file, or several of one table (one per outlet, one per month). */
  tables: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1), z.array(z.record(z.string(), z.unknown()))])).default({}),
});
export type ManifestFile = z.infer<typeof ManifestFile>;
