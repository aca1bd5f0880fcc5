import { partAround } from './claim-subject.js';
import { activitiesIn, areasIn, goodsIn, partsIn, severitiesIn, type FoundWord } from './claim-words.js';
import type { Claim, Quantity } from './model.js';

export type Scope = Pick<Claim, 'area' | 'activity' | 'product' | 'severity'>;

/** Words further away than this from a figure belong to another statement. */
const WORD_REACH = 60;
/** Subjects that differ from part to part of a product. */
const BY_PART = new Set(['warranty-period', 'spare-parts-supply']);
/** The first column of a table of products. */
const PRODUCT_COLUMN = /^[^:;]{0,8}(?:产品|商品|品类|类别|部件|机型|型号|名称|项目|对象|种类)[^:;]{0,4}:([^;]{1,16});/;
/** What is said of every product: without it 本公司产品质保期 names none. */
const ANY_PRODUCT = /本|我们?|公司|司|厂家?|所有|全部|整个|产品|商品|货物|物品|设备|的|各种|各类|等|均|一律|凡|对于?|销售|售出|提供|自|为|用户|客户|享受?|免费|服务|期限?|“|”|"|\(|\)|[0-9、.:)]/g;

const FINDERS = { area: areasIn, activity: activitiesIn, goods: goodsIn, parts: partsIn, severity: severitiesIn } as const;
type WordKind = keyof typeof FINDERS;

/** Says for whom, what and where the figures of one unit hold. */
export class ScopeFinder {
  /** Words before this place belong to another figure. */
  #least = 0;
  /** The figure's part of the clause, and in a table its cell. */
  #parts: { from: number; end: number }[] = [];
  readonly #words = new Map<WordKind, readonly FoundWord[]>();

  /** `around` are the texts that surround the unit, nearest first. */
  constructor(readonly text: string, readonly row: boolean, readonly around: readonly string[]) {}

  /** `before` is the figure before this one in the unit, `claimed` the claim before it. */
  scopeOf(quantity: Quantity, subject: string, before: Quantity | undefined, claimed: Claim | undefined): Scope {
    // 市区24小时,县乡48小时内上门: the second figure of a subject is for somebody else, known or not.
    this.#least = claimed?.subject === subject && !this.row ? claimed.quantity.from : 0;
    this.#parts = [partAround(this.text, quantity, false)];
    if (this.row) this.#parts.push(partAround(this.text, quantity, true));
    return {
      area: this.#near('area', quantity) ?? this.#distance(before, quantity) ?? this.#surrounding('area'),
      activity: this.#near('activity', quantity) ?? this.#surrounding('activity'),
      product: this.#product(quantity, subject),
      severity: this.#near('severity', quantity) ?? this.#surrounding('severity'),
    };
  }

  #product(quantity: Quantity, subject: string): string {
    const goods = this.#near('goods', quantity) ?? (this.row ? PRODUCT_COLUMN.exec(this.text)?.[1] : undefined) ?? this.#surrounding('goods');
    if (!BY_PART.has(subject)) return goods;
    const part = this.#near('parts', quantity) ?? (this.row || goods !== '' ? '' : this.#described(quantity));
    return [goods, part || this.#surrounding('parts')].filter((word) => word !== '').join(' ');
  }

  /** 结构件“三包”期限为一年: products that no list knows are named by the words before the subject. */
  #described(quantity: Quantity): string {
    const before = this.text.slice(Math.max(0, quantity.from - WORD_REACH), quantity.from);
    const start = Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1;
    const words = /^(.{2,40}?)(?:“?三包”?|质量?保[证修]?|保修|包修|质保|免费)/.exec(before.slice(start))?.[1] ?? '';
    const named = words.replace(ANY_PRODUCT, '');
    return named.length >= 2 ? named : '';
  }

  /** The word of this kind that belongs to a figure: in its part of the clause, its cell, or before it in the unit. */
  #near(kind: WordKind, quantity: Quantity): string | null {
    const words = this.#wordsOf(kind);
    if (words.length === 0) return null;
    const at = firstFrom(words, quantity.from);
    const before = words[at - 1];
    const after = words[at];
    for (const part of this.#parts) {
      // A cell's header stands first and says what the column is about.
      const first = this.row ? words[firstFrom(words, part.from)] : before;
      if (first && first.from >= part.from && first.end <= quantity.from) return first.word;
      if (after && after.from >= quantity.end && after.end <= part.end) return after.word;
    }
    const least = kind === 'area' || kind === 'severity' ? this.#least : 0;
    return before && before.from >= least && quantity.from - before.end <= WORD_REACH ? before.word : null;
  }

  /** 服务半径100km以内的,24小时到达: a distance says for whom. */
  #distance(at: Quantity | undefined, claimed: Quantity): string | null {
    if (at?.kind !== 'distance' || claimed.kind === 'distance' || claimed.from - at.end > WORD_REACH) return null;
    const side = /^(?:以内|之内|内|以外|之外|外)/.exec(this.text.slice(at.end, at.end + 2))?.[0];
    const over = /(?:超过|超出|大于|>)$/.test(this.text.slice(Math.max(0, at.from - 2), at.from));
    return side || over ? `${at.value / 1000}公里${over || side!.endsWith('外') ? '以外' : '以内'}` : null;
  }

  #surrounding(kind: WordKind): string {
    for (const text of this.around) {
      const word = FINDERS[kind](text).at(-1);
      if (word) return word.word;
    }
    return '';
  }

  #wordsOf(kind: WordKind): readonly FoundWord[] {
    let words = this.#words.get(kind);
    if (!words) this.#words.set(kind, (words = FINDERS[kind](this.text)));
    return words;
  }
}

function firstFrom(words: readonly FoundWord[], from: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (words[mid]!.from < from) low = mid + 1; else high = mid;
  }
  return low;
}
