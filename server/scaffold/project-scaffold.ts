import { stringify } from 'yaml';
import { ITEMS_TABLE } from '../evidence/manifest-sheet.js';
import { CONFIG_FILE } from '../project/globs.js';
import type { CompiledRules } from '../rules/model.js';
import type { Answers, ScaffoldFile } from './answers.js';
import { chaptersOf } from './chapters.js';
import { evidenceViews, ruleView, typeView } from './evidence-view.js';
import { emptyLedger, emptySheet, ledgerPath } from './ledgers.js';
import { materialsAt } from './materials.js';
import { INDUSTRY_NAMES, TYPE_NAMES } from './names.js';
import { needsOf, type Needs } from './needs.js';
import { fillTemplate, type View } from './template.js';

export const MANUAL_PATH = '手册/售后服务管理手册.md';
const EVIDENCE_FOLDER = '证据';
export const MANIFEST_PATH = `${EVIDENCE_FOLDER}/证据清单.yaml`;
/** The evidence list as a sheet, and the manifest that then names the ledgers. */
export const LIST_PATH = `${EVIDENCE_FOLDER}/证据清单.csv`;
export const LEDGERS_PATH = `${EVIDENCE_FOLDER}/台账.yaml`;
export const MATERIALS_PATH = '申请材料清单.md';

/**
 * The files of a new project: hegui.yaml, a manual with every section that an enterprise of this kind needs, a manifest
 * with every type of evidence, its empty ledgers, and the checklist of application material. What is needed follows
 * from the rules, the words come from the packs' templates. Nothing in it counts as content: every open value is a
 * placeholder. `today` (ISO) is written into the files. With `csv`, items of evidence go into a sheet, a row each.
 */
export function projectScaffold(answers: Answers, rules: CompiledRules, today: string, list: EvidenceList = 'yaml'): ScaffoldFile[] {
  const needs = needsOf(answers, rules);
  const fill = (template: string, view: View) => tidied(fillTemplate(rules.templates.get(`scaffold/${template}`) ?? '', view));
  const plain = plainView(answers, today);
  return [
    { path: CONFIG_FILE, text: fill('config', { ...yamlView(answers), today }) },
    { path: MANUAL_PATH, text: fill('manual', { ...plain, company: yamlText(answers.name), chapters: chaptersOf(needs.topics, rules, plain).map((chapter) => ({ ...chapter })) }) },
    ...evidenceFiles(list, { today, evidence: evidenceViews(needs, rules), ledgers: ledgerViews(needs) }, rules, fill),
    ...needs.ledgers.map((ledger) => emptyLedger(ledger, EVIDENCE_FOLDER)),
    { path: MATERIALS_PATH, text: fill('materials', { ...plain, ...checklistView(answers, needs, rules), manifest: list === 'csv' ? LIST_PATH : MANIFEST_PATH }) },
  ];
}

export type EvidenceList = 'yaml' | 'csv';

function evidenceFiles(list: EvidenceList, view: View, { tables }: CompiledRules, fill: (template: string, view: View) => string): ScaffoldFile[] {
  const items = tables.get(ITEMS_TABLE);
  if (list === 'yaml' || !items) return [{ path: MANIFEST_PATH, text: fill('manifest', view) }];
  return [{ path: LIST_PATH, text: emptySheet(items) }, { path: LEDGERS_PATH, text: fill('ledgers', view) }];
}

function yamlText(value: string | undefined): string | undefined {
  return value === undefined ? undefined : stringify(value, { lineWidth: 0 }).trimEnd();
}

function yamlView(answers: Answers): View {
  const { name, creditCode, scope, industries, ...rest } = answers;
  return { ...rest, name: yamlText(name), creditCode: yamlText(creditCode), scope: yamlText(scope), industries: industries.join(', ') };
}

/** As Markdown shows it: an answer is text, whatever marks it holds. */
function plainView({ name, scope, type, industries, effective, application }: Answers, today: string): View {
  const literal = (text: string | undefined) => text?.replace(/[\\`*_<>[\]|#]/g, '\\$&');
  return {
    today, company: literal(name), scope: literal(scope), effective, application,
    typeName: type && TYPE_NAMES[type], industryNames: industries.map((industry) => INDUSTRY_NAMES[industry]).join('、'),
  };
}

function ledgerViews({ ledgers }: Needs): View[] {
  return ledgers.map(({ table, rules }) => ({ id: table.id, title: table.title.zh, path: ledgerPath(table), codes: rules.map(({ rule }) => rule.code).join('、') }));
}

function checklistView(answers: Answers, needs: Needs, rules: CompiledRules): View {
  const asked = [...new Set([...needs.evidence, ...needs.ledgers].flatMap((need) => need.rules))];
  const at = (stage: string) => asked.filter(({ rule }) => rule.due === stage).map((rule) => ({ ...ruleView(rule), title: rule.rule.title.zh }));
  const [stage1, stage2] = [at('stage1'), at('stage2')];
  return {
    stage1, stage2, hasStage1: stage1.length > 0, hasStage2: stage2.length > 0,
    submission: materialsAt('submission', answers, rules), preliminary: materialsAt('preliminary', answers, rules), certificate: materialsAt('certificate', answers, rules),
    running: needs.evidence.filter(({ type }) => type.phase !== 'build').map((needed) => typeView(needed, needs.ledgers)),
  };
}

/** Parts left out leave no gaps behind, and a text ends with one line end. */
function tidied(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
