import type { Localized } from '../../schemas/localized.js';
import type { Due } from '../../schemas/rule.js';
import type { LintResult } from './model.js';

/** The guide's six stages (认证流程指南 二), and the stages of rules that fold into them. */
export const GUIDE_STAGES: readonly { readonly no: number; readonly title: Localized; readonly due: readonly Due[] }[] = [
  { no: 1, title: { zh: '体系筹备', en: 'Building the system' }, due: ['drafting', 'running'] },
  { no: 2, title: { zh: '申请', en: 'Application' }, due: ['application'] },
  { no: 3, title: { zh: '机构初审', en: 'Preliminary review' }, due: ['application'] },
  { no: 4, title: { zh: '双阶段审核', en: 'Two-stage audit' }, due: ['stage1', 'stage2'] },
  { no: 5, title: { zh: '评分定级与整改', en: 'Scoring and rectification' }, due: ['rectification'] },
  { no: 6, title: { zh: '发证与监督', en: 'Certificate and surveillance' }, due: ['certified', 'surveillance', 'upgrade'] },
];

/** The first of the guide's stages that a stage belongs to. */
export function stepOf(due: Due): number {
  return GUIDE_STAGES.find((stage) => stage.due.includes(due))!.no;
}

/** Where the project is: what has been applied for waits for its review, what has been reviewed for its audit. */
export function currentStep({ stage, today, project: { config } }: LintResult): number {
  const step = stepOf(stage);
  if (stage !== 'application') return step;
  const dates = config.certification;
  const past = (day: string | undefined) => day !== undefined && day <= today;
  if (past(dates?.preliminary)) return step + 2;
  return past(dates?.application) || past(dates?.reapplication) ? step + 1 : step;
}
