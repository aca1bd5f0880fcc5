import { z } from 'zod';
import { CalendarFile } from '../schemas/calendar.js';
import { CertifierFile } from '../schemas/certifier.js';
import { DecisionsFile, ManifestFile, ProjectConfig } from '../schemas/project.js';
import { Report, Reports } from '../schemas/report.js';
import { Pack, RuleFile } from '../schemas/rule.js';
import { PointsFile, Standard, View } from '../schemas/standard.js';
import { Chapters, EvidenceTypeFile, LookupTable, MilestoneFile, Phrases, TableSchema } from '../schemas/table.js';
import { ConceptFile, SubjectFile, Topic } from '../schemas/vocabulary.js';
import { Timeline, Timelines } from '../schemas/timeline.js';
import { YamlManual } from '../schemas/manual.js';

/** Every format that Hegui reads or writes, by the name of its JSON Schema. */
const FORMATS = {
  hegui: [ProjectConfig, 'hegui.yaml – 项目 / the project'],
  decisions: [DecisionsFile, 'decisions.yaml – 决定 / decisions'],
  points: [PointsFile, 'points.yaml – 分值 / points of a licensed copy'],
  calendar: [CalendarFile, '工作日历 / working days of a year'],
  evidence: [ManifestFile, '证据清单 / an evidence manifest'],
  manual: [YamlManual, 'YAML 手册 / a manual in YAML'],
  pack: [Pack, 'pack.yaml – 规则包 / a pack'],
  rules: [RuleFile, '规则 / rules of a pack'],
  topic: [Topic, '主题 / a topic'],
  concepts: [ConceptFile, '概念 / concepts'],
  subjects: [SubjectFile, '数值主题 / subjects of claims'],
  chapters: [Chapters, '章节顺序 / order of chapters'],
  table: [TableSchema, '台账 / a ledger'],
  'evidence-types': [EvidenceTypeFile, '证据类型 / evidence types'],
  lookup: [LookupTable, '对照表 / a lookup table'],
  certifiers: [CertifierFile, '认证机构的数值 / certifiers’ own numbers'],
  phrases: [Phrases, '引擎用语 / the engine’s own sentences'],
  standard: [Standard, '标准 / a standard'],
  view: [View, '指标对照表 / a view over a standard'],
  report: [Report, '报告 / a report'],
  reports: [Reports, '多个项目的报告 / reports of several projects'],
  milestones: [MilestoneFile, '里程碑 / milestones of the timeline'],
  timeline: [Timeline, '时间线 / a timeline'],
  timelines: [Timelines, '多个项目的时间线 / timelines of several projects'],
} as const;

export function jsonSchemas(): [string, string][] {
  return Object.entries(FORMATS).map(([name, [schema, title]]) => {
    const io = /^(?:report|timeline)/.test(name) ? 'output' : 'input';
    const json = { $id: `${name}.schema.json`, title, ...z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) };
    return [`schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
  });
}
