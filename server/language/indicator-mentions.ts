import { inLocale, type Locale, type Localized } from '../../schemas/localized.js';
import type { Leaf, Standard } from '../../schemas/standard.js';
import type { DocumentFacts } from '../document/facts/model.js';
import type { LintResult } from '../report/index.js';
import type { Span } from '../text/position.js';
import { blockAt, sectionAt } from './manual-places.js';

/** A leaf, a group or a chapter of the standard, by its number. */
export interface Indicator { readonly key: string; readonly title: string; readonly leaves: readonly Leaf[] }

/** 5.3.2 or 5.3.2/records, and nothing longer. */
const NUMBER = /(?<![\w.-])\d{1,2}(?:\.\d{1,2}){1,3}(?:\/[a-z]+(?:-[a-z]+)*)?(?![\w-]|\.\d)/g;
/** Words before a number that make it one of the standard's; alone it is a section of the manual. */
const SAID = /(?:指标|条款|评审项|评价项|标准|27922[-—–]?(?:2011)?)[^。；！？\n]{0,12}$/;
const COLUMN = /指标|条款|标准|评审项|评价项|indicator|clause/;
const REACH = 24;

interface Named { readonly named: Localized; readonly leaves: readonly Leaf[] }

const leavesByStandard = new WeakMap<Standard, ReadonlyMap<string, Named>>();

export function indicatorOf({ standard }: LintResult, key: string, locale: Locale): Indicator | null {
  let known = leavesByStandard.get(standard);
  if (!known) {
    const all = new Map<string, Named>();
    for (const { key: chapter, title, groups } of standard.chapters) {
      all.set(chapter, { named: title, leaves: groups.flatMap((group) => group.leaves) });
      for (const group of groups) {
        all.set(group.key, { named: group.title, leaves: group.leaves });
        for (const leaf of group.leaves) all.set(leaf.key, { named: leaf.title, leaves: [leaf] });
      }
    }
    known = all;
    leavesByStandard.set(standard, known);
  }
  const found = known.get(key);
  return found ? { key, title: inLocale(found.named, locale), leaves: found.leaves } : null;
}

/**
 * The number of an indicator at an offset. A number alone is a section of the manual: it is the standard's where a word
 * before it or its column says so, or where a heading follows the standard's own numbering and topics.
 */
export function indicatorAt(result: LintResult, facts: DocumentFacts, offset: number, locale: Locale): { readonly indicator: Indicator; readonly span: Span } | null {
  const { text } = facts.document.source;
  const from = Math.max(0, offset - REACH);
  const window = text.slice(from, offset + REACH);
  for (const match of window.matchAll(NUMBER)) {
    const span = { start: from + match.index, end: from + match.index + match[0].length };
    if (offset < span.start || offset > span.end) continue;
    const indicator = indicatorOf(result, match[0], locale);
    if (!indicator) return null;
    const cell = blockAt(facts, span.start)?.row?.cells.find((one) => one.span.start <= span.start && span.end <= one.span.end);
    const said = SAID.test(text.slice(Math.max(0, span.start - REACH), span.start)) || (cell !== undefined && COLUMN.test(cell.header)) || isSame(facts, span, indicator);
    return said ? { indicator, span } : null;
  }
  return null;
}

/** Section 5.3.2 that is about what the standard's 5.3.2 is about. */
function isSame(facts: DocumentFacts, { start }: Span, { leaves }: Indicator): boolean {
  const section = sectionAt(facts, start);
  if (!section.heading || start < section.heading.start || start >= section.heading.end) return false;
  const named = new Set((facts.titleHits[section.index] ?? []).flatMap(({ owner }) => (owner.role === 'name' ? [owner.owner] : [])));
  return leaves.some(({ topics }) => topics.some((topic) => named.has(topic)));
}
