import type { z } from 'zod';
import { CalendarFile } from './calendar.js';
import { CertifierFile } from './certifier.js';
import type { KeyDescriptions } from './description.js';
import { EVIDENCE_ITEM_KEYS, MANIFEST_KEYS, MANUAL_KEYS } from './evidence-descriptions.js';
import type { Localized } from './localized.js';
import { YamlManual } from './manual.js';
import { CERTIFIER_KEYS, CHAPTER_KEYS, CONCEPT_KEYS, PACK_KEYS, PHRASE_KEYS, STANDARD_KEYS, SUBJECT_KEYS, TOPIC_KEYS, VIEW_KEYS } from './pack-descriptions.js';
import { DecisionsFile, EvidenceItem, ManifestFile, ProjectConfig } from './project.js';
import { CALENDAR_KEYS, DECISION_KEYS, POINTS_KEYS, PROJECT_KEYS } from './project-descriptions.js';
import { Pack, RuleFile } from './rule.js';
import { RULE_KEYS } from './rule-descriptions.js';
import { PointsFile, Standard, View } from './standard.js';
import { Chapters, EvidenceTypeFile, LookupTable, MetricFile, MilestoneFile, Phrases, TableSchema } from './table.js';
import { EVIDENCE_TYPE_KEYS, LOOKUP_KEYS, METRIC_KEYS, MILESTONE_KEYS, TABLE_KEYS } from './table-descriptions.js';
import { ConceptFile, SubjectFile, Topic } from './vocabulary.js';

/** A format in which people write YAML for Hegui. */
export interface Format { readonly schema: z.ZodType; readonly title: Localized; readonly keys: KeyDescriptions }

const format = (schema: z.ZodType, zh: string, en: string, keys: KeyDescriptions): Format => ({ schema, title: { zh, en }, keys });

/** Every format that people write, by the name of its JSON Schema. */
export const FORMATS = {
  hegui: format(ProjectConfig, 'hegui.yaml – 项目', 'the project', PROJECT_KEYS),
  decisions: format(DecisionsFile, 'decisions.yaml – 决定', 'decisions', DECISION_KEYS),
  points: format(PointsFile, 'points.yaml – 分值', 'points of a licensed copy', POINTS_KEYS),
  calendar: format(CalendarFile, '工作日历', 'working days of a year', CALENDAR_KEYS),
  evidence: format(ManifestFile, '证据清单', 'an evidence manifest', MANIFEST_KEYS),
  defaults: format(
    EvidenceItem.partial().omit({ id: true }).extend({ defaults: EvidenceItem.partial().omit({ id: true }).optional() }), '一个文件夹里各项证据共用的键', 'keys that evidence of a folder inherits',
    { ...withoutId(), defaults: { zh: '共用的键，也可以直接写在最外层', en: 'Keys to inherit; they may also stand at the top', keys: withoutId() } },
  ),
  manual: format(YamlManual, 'YAML 手册', 'a manual in YAML', MANUAL_KEYS),
  pack: format(Pack, 'pack.yaml – 规则包', 'a pack', PACK_KEYS),
  rules: format(RuleFile, '规则', 'rules of a pack', RULE_KEYS),
  topic: format(Topic, '主题', 'a topic', TOPIC_KEYS),
  concepts: format(ConceptFile, '概念', 'concepts', CONCEPT_KEYS),
  subjects: format(SubjectFile, '数值主题', 'subjects of claims', SUBJECT_KEYS),
  chapters: format(Chapters, '章节顺序', 'order of chapters', CHAPTER_KEYS),
  table: format(TableSchema, '台账', 'a ledger', TABLE_KEYS),
  'evidence-types': format(EvidenceTypeFile, '证据类型', 'evidence types', EVIDENCE_TYPE_KEYS),
  lookup: format(LookupTable, '对照表', 'a lookup table', LOOKUP_KEYS),
  metrics: format(MetricFile, '复算的指标', 'figures counted from ledgers', METRIC_KEYS),
  milestones: format(MilestoneFile, '里程碑', 'milestones of the timeline', MILESTONE_KEYS),
  certifiers: format(CertifierFile, '认证机构的数值', 'certifiers’ own numbers', CERTIFIER_KEYS),
  phrases: format(Phrases, '引擎用语', 'the engine’s own sentences', PHRASE_KEYS),
  standard: format(Standard, '标准', 'a standard', STANDARD_KEYS),
  view: format(View, '指标对照表', 'a view over a standard', VIEW_KEYS),
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

function withoutId(): KeyDescriptions {
  return Object.fromEntries(Object.entries(EVIDENCE_ITEM_KEYS).filter(([name]) => name !== 'id'));
}
