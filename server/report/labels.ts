import type { Locale } from '../../schemas/localized.js';
import type { GradeName } from '../../schemas/standard.js';
import type { Cause, Due, Level } from '../../schemas/rule.js';

/** The words of the reports themselves; what rules say stands in the rules. */
export interface Labels {
  readonly level: Readonly<Record<Level, string>>;
  readonly due: Readonly<Record<Due, string>>;
  readonly cause: Readonly<Record<Cause, string>>;
  readonly status: Readonly<Record<'covered' | 'partial' | 'missing' | 'excluded' | 'notApplicable', string>>;
  readonly estimate: (why: string) => string;
  readonly documented: string;
  readonly evidenced: string;
  readonly notJudged: string;
  readonly why: string;
  readonly remedy: string;
  readonly also: (codes: string) => string;
  readonly places: (n: number) => string;
  readonly noFindings: string;
  readonly counts: (errors: number, warnings: number, infos: number) => string;
  readonly upcoming: (n: number, date: string | null) => string;
  readonly skipped: (rules: number) => string;
  readonly skippedFor: (reason: string, rules: number) => string;
  readonly moreReasons: (n: number) => string;
  /** Numbers of the certifier, and calendars that were supplied. */
  readonly numbers: (list: string) => string;
  readonly coverage: string;
  readonly score: string;
  readonly grade: string;
  readonly grades: Readonly<Record<GradeName, string>>;
  readonly loneNoGrade: string;
  readonly honesty: string;
  readonly gradingNote: string;
  readonly deductions: (possible: number, confirmed: number) => string;
  readonly first: string;
  readonly next: (grade: string) => string;
  readonly weight: Readonly<Record<'high' | 'medium' | 'low', string>>;
  readonly derived: string;
  readonly stage: string;
  readonly more: (n: number) => string;
}

const zh: Labels = {
  level: { error: '错误', warning: '警告', info: '提示' },
  due: { drafting: '编写', running: '运行', application: '申请', stage1: '一阶段', stage2: '二阶段', rectification: '整改', certified: '获证', surveillance: '监督', upgrade: '升级' },
  cause: {
    missing: '缺少', placeholder: '占位', negated: '写明未做', 'heading-only': '只有标题', 'contents-only': '只在目录', 'keyword-pile': '罗列名词', 'other-sense': '另有所指',
    contradiction: '前后矛盾', expired: '过期', 'not-yet': '未到期', unresolved: '找不到', malformed: '格式有误', forbidden: '不应出现', mismatch: '不符',
  },
  status: { covered: '已覆盖', partial: '部分覆盖', missing: '缺失', excluded: '已删减', notApplicable: '不适用' },
  estimate: (why) => `（估算：${why}）`, documented: '文件覆盖', evidenced: '证据覆盖', notJudged: '未评', why: '依据', remedy: '建议', also: (codes) => `（同因 ${codes}）`,
  places: (n) => `共 ${n} 处`, noFindings: '没有发现问题',
  counts: (e, w, i) => `${e} 项错误，${w} 项警告，${i} 项提示`,
  upcoming: (n, date) => `另有 ${n} 项尚未到期${date ? `（最早 ${date}）` : ''}`,
  skipped: (n) => `${n} 条规则因信息不足未判断，或未全部判断：`, skippedFor: (reason, n) => `${reason}：${n} 条`, moreReasons: (n) => `另有 ${n} 种原因（--format json 全部列出）`,
  numbers: (list) => `另行给定：${list}`,
  coverage: '覆盖', score: '评分', grade: '等级', grades: { 未达标: '未达标', 达标: '达标', 三星: '三星', 四星: '四星', 五星: '五星' },
  loneNoGrade: '单份手册没有企业概况，不评等级（hegui init 建立项目后可评）',
  honesty: '按公开信息估算的区间，不是认证机构的评分，也不代表能够获证',
  gradingNote: '五星线：认证流程指南为 98 分，公开发布的评分规则为 95 分',
  deductions: (p, c) => `可能的特别扣分 ${p} 项，已确认 ${c} 项`,
  first: '先做', next: (grade) => `距${grade}最值得补的指标`, weight: { high: '高', medium: '中', low: '低' }, derived: '推导，非官方',
  stage: '阶段', more: (n) => `另有 ${n} 项，用 --all 查看`,
};

const en: Labels = {
  level: { error: 'error', warning: 'warning', info: 'info' },
  due: { drafting: 'drafting', running: 'running', application: 'application', stage1: 'stage 1', stage2: 'stage 2', rectification: 'rectification', certified: 'certified', surveillance: 'surveillance', upgrade: 'upgrade' },
  cause: {
    missing: 'missing', placeholder: 'placeholder', negated: 'said not to be done', 'heading-only': 'heading only', 'contents-only': 'contents only', 'keyword-pile': 'list of words', 'other-sense': 'other sense',
    contradiction: 'contradiction', expired: 'expired', 'not-yet': 'not yet', unresolved: 'not found', malformed: 'malformed', forbidden: 'must not appear', mismatch: 'mismatch',
  },
  status: { covered: 'covered', partial: 'partial', missing: 'missing', excluded: 'excluded', notApplicable: 'not applicable' },
  estimate: (why) => `(estimate: ${why})`, documented: 'documented', evidenced: 'evidenced', notJudged: 'not judged', why: 'why', remedy: 'to do', also: (codes) => `(also ${codes})`,
  places: (n) => `${n} places`, noFindings: 'no findings',
  counts: (e, w, i) => `${e} ${plural('error', e)}, ${w} ${plural('warning', w)}, ${i} ${plural('note', i)}`,
  upcoming: (n, date) => `${n} more rules are not due yet${date ? ` (first on ${date})` : ''}`,
  skipped: (n) => `${n} ${plural('rule', n)} could not be judged, or not for every record, for lack of information:`, skippedFor: (reason, n) => `${reason} (${n} ${plural('rule', n)})`,
  moreReasons: (n) => `${n} more ${plural('reason', n)} (--format json gives them all)`,
  numbers: (list) => `supplied: ${list}`,
  coverage: 'coverage', score: 'score', grade: 'grade', grades: { 未达标: 'below the standard', 达标: 'standard met', 三星: 'three stars', 四星: 'four stars', 五星: 'five stars' },
  loneNoGrade: 'a lone manual has no enterprise profile, so no grade is given (hegui init starts a project)',
  honesty: 'an interval estimated from public information; not a certifier’s score and no promise of a certificate',
  gradingNote: 'five stars: 98 points in the certification guide, 95 in the published scoring rules',
  deductions: (p, c) => `${p} possible special ${plural('deduction', p)}, ${c} confirmed`,
  first: 'do first', next: (grade) => `worth most on the way to “${grade}”`, weight: { high: 'high', medium: 'medium', low: 'low' }, derived: 'derived, not official',
  stage: 'stage', more: (n) => `${n} more, shown with --all`,
};

function plural(word: string, n: number): string {
  return n === 1 ? word : `${word}s`;
}

export const LABELS: Readonly<Record<Locale, Labels>> = { 'zh-CN': zh, en };
