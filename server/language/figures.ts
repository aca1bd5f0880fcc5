import type { QuantityKind } from '../../schemas/vocabulary.js';
import type { Locale } from '../../schemas/localized.js';
import type { Claim, DocumentFacts, Quantity } from '../document/facts/model.js';
import type { LintResult } from '../report/index.js';

/** A figure with what it is about, where it stands. */
export interface PlacedClaim { readonly facts: DocumentFacts; readonly claim: Claim }

const known = new WeakMap<LintResult, ReadonlyMap<string, readonly PlacedClaim[]>>();

/** The figures that own documents state of a subject, in the order of the texts; quotations, history and examples left out. */
export function statedOf(result: LintResult, subject: string): readonly PlacedClaim[] {
  let bySubject = known.get(result);
  if (!bySubject) {
    const all = new Map<string, PlacedClaim[]>();
    for (const facts of result.project.documents) {
      if (!facts.own) continue;
      for (const claim of facts.claims) {
        if (claim.context !== 'plain') continue;
        const own = all.get(claim.subject);
        if (own) own.push({ facts, claim }); else all.set(claim.subject, [{ facts, claim }]);
      }
    }
    known.set(result, (bySubject = all));
  }
  return bySubject.get(subject) ?? [];
}

const BASE: Readonly<Record<Locale, Readonly<Partial<Record<QuantityKind, string>>>>> = {
  'zh-CN': { duration: '小时', distance: '米' }, en: { duration: 'hours', distance: 'm' },
};
/** Units of time by their hours, as many as they are. */
const HOURS = { 天: 24, 月: 720, 年: 8760 } as const;
const TIMES = {
  'zh-CN': { 分钟: '分钟', 小时: '小时', 天: '天', 月: '个月', 年: '年' }, en: { 分钟: 'minutes', 小时: 'hours', 天: 'days', 月: 'months', 年: 'years' },
} as const;

/** `24 小时` as a day is written, `2 天` as 48 hours are; null where there is no other plain way to say it. */
export function otherUnit({ kind, unit, value, to }: Quantity, locale: Locale): string | null {
  const range = (factor: number) => [value, ...(to === null ? [] : [to])].map((n) => n / factor);
  const shown = (numbers: readonly number[]) => (numbers.every((n) => Number.isInteger(n)) ? numbers.join('–') : null);
  if (kind === 'duration') {
    const words = TIMES[locale];
    if (unit === '小时' || unit === '分钟') {
      const days = value >= 24 ? shown(range(HOURS.天)) : null;
      if (days !== null) return `${days} ${words.天}`;
      const hours = unit === '分钟' && value >= 1 ? shown(range(1)) : null;
      return hours === null ? null : `${hours} ${words.小时}`;
    }
    // Months and years are no number of days: only what is written in days is said in hours.
    const hours = unit === '天' || unit === '周' ? shown(range(1)) : null;
    return hours === null ? null : `${hours} ${words.小时}`;
  }
  const base = BASE[locale][kind];
  const written = base !== undefined && unit !== '米' ? shown(range(1)) : null;
  return written === null ? null : `${written} ${base}`;
}

/** The quantity as its document writes it. */
export function written({ document: { source } }: DocumentFacts, { span }: Quantity): string {
  return source.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
}
