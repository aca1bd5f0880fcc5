import type { PhraseHit } from '../../text/scanner.js';
import { ScopeFinder } from './claim-scope.js';
import { SubjectFinder } from './claim-subject.js';
import type { Claim, Quantity, Unit } from './model.js';

/** What stands around a unit and may name what its figures are about: lines that lead in, and headings. Short texts. */
export interface ClaimSurroundings {
  readonly text: string;
  readonly hits: readonly PhraseHit[];
}

/** Units of which nothing is claimed. */
const SILENT = new Set<Unit['discount']>(['code', 'contents', 'placeholder']);
/** 超过24小时未响应的: a case that is dealt with, not a promise. */
const CASE_BEFORE = /(?<!不|不得|不应|不能|不可|不会)(?:超过|超出|逾期|超|逾|晚于|迟于)$/;
/** 随机抽取5%: a sample, not a rate. */
const SAMPLE_BEFORE = /(?:抽取|抽样|抽查|抽检)[^,;]{0,6}$/;
/** 签收15日后,…: a point in time from which something else holds. */
const CASE_AFTER = /^[之以]?后,/;
const TARGET = /目标|指标|力争|争取/;
const REPORTED = /实际(?:值|完成|得分|平均|运行|结果|数据|达|为|:)|实际(?![收到签发])[^,;]{1,8}(?:为|达)|实测|实现了|达到了|已达|已实现|统计(?:结果|显示)|结果为|完成值|达成值|[本上今去](?:月|季度|年度?|半年)[^,;]{0,12}(?:为|达)|[0-9]年[^,;]{0,12}(?:为|达)|[0-9]月份?[^,;]{0,12}(?:为|达)/;
/** 目标 and 实际 stand at most this far before their figure. */
const ROLE_REACH = 60;

/**
 * The claims of a unit: each of its figures that has a subject, in the unit or in what surrounds it (`around`, nearest
 * first). `quantities` are the unit's, in order.
 */
export function claimsOf(unit: Unit, row: boolean, quantities: readonly Quantity[], around: readonly ClaimSurroundings[]): Claim[] {
  if (quantities.length === 0 || SILENT.has(unit.discount)) return [];
  const { text } = unit.text;
  const finder = new SubjectFinder(text, unit.hits.filter((h) => h.owner.role === 'subject'), row);
  const claims: Claim[] = [];
  const context = contextOf(unit);
  const scopes = new ScopeFinder(text, row, around.map((a) => a.text));
  // Under 投诉处理 the clause 客服人员应在2小时内登记 limits the entry, not the handling: a heading lends its subject only to
  // clauses that name no deed of their own.
  const deed = unit.hits.some((h) => h.owner.role === 'concept' && h.owner.owner === 'duty');
  const lending = deed ? [] : around;
  for (const [index, quantity] of quantities.entries()) {
    const subject = finder.subjectOf(quantity) ?? surroundingSubject(quantity, lending);
    if (quantity.kind === 'percent' && SAMPLE_BEFORE.test(text.slice(Math.max(0, quantity.from - 10), quantity.from))) continue;
    if (!subject || CASE_BEFORE.test(text.slice(Math.max(0, quantity.from - 4), quantity.from)) || CASE_AFTER.test(text.slice(quantity.end, quantity.end + 4))) continue;
    claims.push({
      subject, quantity, ...scopes.scopeOf(quantity, subject, quantities[index - 1], claims.at(-1)),
      role: roleOf(text, quantity, around), context, unitIndex: unit.index, section: unit.section, span: quantity.span,
    });
  }
  return claims;
}

/** The sense in which a unit speaks, for claims and references in it. */
export function contextOf(unit: Pick<Unit, 'discount' | 'hits'>): Claim['context'] {
  if (unit.discount === 'negated') return 'negated';
  if (unit.discount === 'quoted-law') return 'quotation';
  if (unit.discount === 'example') return 'example';
  const concepts = unit.hits.filter((h) => h.owner.role === 'concept').map((h) => h.owner.owner);
  if (concepts.includes('definition')) return 'definition';
  if (concepts.includes('history')) return 'history';
  return concepts.includes('example-word') ? 'example' : 'plain';
}

function surroundingSubject(quantity: Quantity, around: readonly ClaimSurroundings[]): string | null {
  for (const { text, hits } of around) {
    const subject = new SubjectFinder(text, hits.filter((h) => h.owner.role === 'subject'), false)
      .subjectOf({ ...quantity, from: text.length, end: text.length });
    if (subject) return subject;
  }
  return null;
}

function roleOf(text: string, quantity: Quantity, around: readonly ClaimSurroundings[]): Claim['role'] {
  const before = text.slice(Math.max(0, quantity.from - ROLE_REACH), quantity.end);
  if (REPORTED.test(before)) return 'reported';
  if (TARGET.test(before) || around.some(({ text: title }) => TARGET.test(title))) return 'target';
  return quantity.kind === 'percent' && quantity.bound === 'at-least' ? 'target' : 'promise';
}
