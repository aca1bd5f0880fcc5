import type { Block } from '../model.js';
import type { Discount } from './model.js';
import { isNegated } from './negation.js';
import type { FoundPlaceholder } from './placeholders.js';
import type { FoundQuantity } from './quantities.js';
import { covered, type UnitSignals } from './unit-signals.js';

/** A unit as the discounts see it. */
export interface DiscountInput {
  readonly block: Pick<Block, 'kind' | 'contents' | 'row'>;
  readonly text: string;
  readonly signals: UnitSignals;
  readonly placeholders: readonly FoundPlaceholder[];
  readonly quantities: readonly FoundQuantity[];
  /** A step of a list of at least `STEPS` ordered items under a heading. */
  readonly step: boolean;
}

/** Less than this beside 待补充 is a label, not a statement: the same measure that makes a topic covered. */
const STATEMENT_CHARACTERS = 24;
/** A list of this many ordered items under a heading is a procedure even where no item names a person or a time. */
export const STEPS = 3;
/** Four topics named in one breath is a table of contents or a keyword pile; real clauses join two or three. */
const ENUMERATED_TOPICS = 4;
/** … and what is left between the names is too little to say anything of them. */
const ENUMERATED_SHARE = 0.45;
/** 、客户 in 投诉处理、客户回访: a separator and the start of the next word. */
const STRUNG_WITHIN = 4;
/** 客户服务组、配件组 are names of departments, not of topics. */
const STRUNG = /^(?![组部科室岗队]).{0,3}[、,/;·|+ 和及与或]/;
/** So many names in a string are a pile, with a figure among them or not. */
const PILED = 10;
/** 例如 at the start, behind a bullet or a bracket. */
const EXAMPLE_WITHIN = 3;

/** Concepts of which one suffices to make a clause an arrangement. */
const ARRANGING = ['deadline-word', 'frequency', 'obligation', 'channel', 'offer'] as const;

/** 24小时救援, 周一至周五 8:30-17:00: when somebody is there. These are no quantities. */
const SERVICE_HOURS = /(?:24|二十四)小时|7 ?[×x*] ?24|[0-9]{1,2}:[0-9]{2} ?[-—~至到]/;
/** 运费由买家承担: whoever it is, somebody is named to do it. */
const BY_SOMEBODY = /由[^,;。的]{1,12}(?:承担|负责|提供|处理|办理|实施|组织|执行|审核|审批|批准|安排|完成)/;

/** Why a unit counts for nothing; null if it counts. The first reason that holds is given. */
export function discountOf(unit: DiscountInput): Discount | null {
  if (unit.block.kind === 'code') return 'code';
  if (unit.block.contents) return 'contents';
  if (isPlaceholder(unit)) return 'placeholder';
  if (isExample(unit)) return 'example';
  if (isQuotedLaw(unit)) return 'quoted-law';
  if (isNegated(unit.text, unit.signals.negations, unit.signals.topics, unit.block.row !== null)) return 'negated';
  if (isEnumeration(unit)) return 'enumerated';
  return isBare(unit) ? 'bare' : null;
}

/** A slot to fill in always; otherwise where the clause says little beside its placeholders and the topics' names. */
function isPlaceholder({ text, placeholders, signals }: DiscountInput): boolean {
  if (placeholders.length === 0) return false;
  if (placeholders.some((p) => p.kind === 'slot')) return true;
  const spans = placeholders.map((p) => ({ from: p.from, to: p.end }));
  const rest = text.length - covered(spans);
  if (rest < STATEMENT_CHARACTERS && placeholders.some((p) => p.kind === 'pending')) return true;
  const names = [...spans, ...signals.topics].sort((a, b) => a.from - b.from);
  return covered(names) > text.length / 2;
}

function isExample({ text, signals }: DiscountInput): boolean {
  return signals.exampleAt >= 0 && signals.exampleAt <= EXAMPLE_WITHIN && !/[\p{L}\p{N}]/u.test(text.slice(0, signals.exampleAt));
}

/** A law's own words, unless the clause goes on to say who of ours does what. */
function isQuotedLaw({ signals: { concepts } }: DiscountInput): boolean {
  return concepts.has('quotation-law') && !(concepts.has('actor') && (concepts.has('duty') || concepts.has('offer')));
}

/**
 * Names strung together: hits that touch are one name, and names are strung where only a separator and the rest of a
 * word stands between them. A sentence about several things has verbs there.
 */
function isEnumeration(input: DiscountInput): boolean {
  if (isWordPile(input)) return true;
  const { text, signals, quantities } = input;
  if (signals.topics.length < ENUMERATED_TOPICS) return false;
  const topics = new Set(signals.topics.map((hit) => hit.owner.owner));
  if (topics.size < ENUMERATED_TOPICS || covered(signals.topics) <= text.length * ENUMERATED_SHARE) return false;
  let strung = 0;
  let end = -1;
  for (const { from, to } of signals.topics) {
    const gap = end < 0 ? null : text.slice(end, from);
    if (gap !== null && from >= end && gap.length <= STRUNG_WITHIN && (gap === '' || STRUNG.test(gap))) strung++;
    end = Math.max(end, to);
  }
  return strung >= (quantities.length > 0 ? PILED : ENUMERATED_TOPICS - 1);
}

/** Of a list of words at least this many; a sentence that counts a few things off has a longer part with its verb. */
const PILED_ITEMS = 4;
const LONGEST_ITEM = 8;
/** Of the characters between the separators that known words make up. A sentence has others. */
const PILED_SHARE = 0.85;

/** 责任人、登记、回访、归档: the words an auditor looks for and nothing that joins them, whatever topic they are of. */
function isWordPile({ text, signals, quantities, block }: DiscountInput): boolean {
  if (quantities.length > 0 || block.row) return false;
  const items = text.replace(/[。;!?]$/, '').split(/[、,\s]+/).filter((item) => item !== '');
  if (items.length < PILED_ITEMS || items.some((item) => item.length > LONGEST_ITEM)) return false;
  const characters = items.reduce((sum, item) => sum + item.length, 0);
  return covered(signals.words) >= characters * PILED_SHARE;
}

/** No figure, deadline, frequency, person with a duty, obligation, channel or offer, no hours of service and no step of a procedure. */
function isBare({ text, signals: { concepts }, quantities, step }: DiscountInput): boolean {
  if (step || quantities.length > 0) return false;
  if (ARRANGING.some((concept) => concepts.has(concept)) || SERVICE_HOURS.test(text)) return false;
  return !(concepts.has('duty') && (concepts.has('actor') || BY_SOMEBODY.test(text)));
}
