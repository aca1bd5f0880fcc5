import { endAt, startAt, type MappedText } from '../text/mapped-text.js';
import { readNumeral } from '../text/numeral.js';

/** How a line is numbered. Decimals have two or more parts; `integer` is one with a delimiter, or with a gap before the title. */
export type NumberStyle =
  'part' | 'chapter' | 'section' | 'article' | 'annex' | 'chinese' | 'chinese-paren' | 'decimal' | 'integer' | 'integer-paren' | 'circled';

export interface LineNumber {
  readonly style: NumberStyle;
  /** Tells `1、` from `1.`: numbers of one list are written alike. */
  readonly variant: string;
  readonly values: readonly number[];
  /** As printed, without trailing punctuation. */
  readonly label: string;
  /** Units of the text: behind the number, its punctuation and blanks. */
  readonly titleFrom: number;
  /** Whether punctuation or a blank stands between number and title. */
  readonly separated: boolean;
}

const CHINESE_DIGITS = '〇零○一二三四五六七八九十百千两';
const ORDINAL = new RegExp(`^第\\s?([${CHINESE_DIGITS}\\d]{1,6})\\s?(部分|编|篇|章|节|条)`);
const ORDINAL_STYLE: Readonly<Record<string, NumberStyle>> = { 部分: 'part', 编: 'part', 篇: 'part', 章: 'chapter', 节: 'section', 条: 'article' };
const ANNEX = new RegExp(`^(?:附\\s?[录件表])\\s?([${CHINESE_DIGITS}]{1,3}|\\d{1,2}|[a-z](?![a-z]))?`);
const CHINESE_PAREN = new RegExp(`^(?:\\(([${CHINESE_DIGITS}]{1,4})\\)|([${CHINESE_DIGITS}]{1,4})\\))[、.]?`);
const CHINESE = new RegExp(`^([${CHINESE_DIGITS}]{1,4})([、.,:])`);
const CHINESE_GAP = new RegExp(`^([${CHINESE_DIGITS}]{1,3})`);
const DECIMAL = /^(\d{1,3}(?:\.\d{1,3}){1,5})([.、]?)(?![\d.%])/;
const INTEGER = /^(\d{1,3})([、.,])(?!\d)/;
const INTEGER_PAREN = /^(?:(\d{1,3})\)|\((\d{1,3})\))[、.]?/;
const INTEGER_GAP = /^(\d{1,2})(?!\d)/;
const CIRCLED = /^[①-⑳]/;

/** What makes the number before it a quantity and not a number of a section. */
const MEASURED = new RegExp('^(?:个|名(?!称)|天|周(?!期|转|边)|次(?!品)|倍|元|万|亿|小时|分钟|秒|工作日|毫?米|公里|千?克|吨|度(?!量)|年(?!度|检|终|审)|月(?!报|度)'
  + '|日(?!常|志|期)|人(?!员|力|事|身)|项(?!目)|条(?!件|款)|件|份|台(?!账)|套|家|种|款(?!项)|级(?!别)|层|星(?!级)|步(?!骤)|[%℃~:/-])');

/** The number with which units from..to of a line begin; null if there is none. `source` tells where a blank was dropped. */
export function lineNumber(mapped: MappedText, from: number, to: number, source: string): LineNumber | null {
  const first = mapped.text.charCodeAt(from);
  // ( 0–9 ①–⑳ and Chinese characters: nothing else begins a number.
  if (!(first === 40 || (first >= 48 && first <= 57) || (first >= 0x2460 && first <= 0x2473) || first === 0x3007 || first >= 0x4E00)) return null;
  const head = mapped.text.slice(from, Math.min(to, from + 24));
  return ordinal(head, mapped, from, to, source) ?? chinese(head, mapped, from, to, source) ?? arabic(head, mapped, from, to, source);
}

function ordinal(head: string, mapped: MappedText, from: number, to: number, source: string): LineNumber | null {
  const found = ORDINAL.exec(head);
  if (found) {
    const style = ORDINAL_STYLE[found[2]!]!;
    const made = make(style, '', [valueOf(found[1]!)], found[0], found[0].length, mapped, from, to, source);
    // 第三条规定的情形: a reference that happens to begin a line.
    return style === 'article' && !made.separated && made.titleFrom < to ? null : made;
  }
  const annex = ANNEX.exec(head);
  if (!annex) return null;
  const made = make('annex', '', [annex[1] ? valueOf(annex[1]) : 0], annex[0], annex[0].length, mapped, from, to, source);
  return annex[1] || made.separated ? made : null;
}

function chinese(head: string, mapped: MappedText, from: number, to: number, source: string): LineNumber | null {
  const paren = CHINESE_PAREN.exec(head);
  if (paren) {
    const label = paren[0].replace(/[、.]$/, '');
    return make('chinese-paren', paren[1] ? '()' : ')', [valueOf(paren[1] ?? paren[2]!)], label, paren[0].length, mapped, from, to, source);
  }
  const listed = CHINESE.exec(head);
  if (listed) return make('chinese', listed[2]!, [valueOf(listed[1]!)], listed[1]!, listed[0].length, mapped, from, to, source);
  const gap = CHINESE_GAP.exec(head);
  if (!gap || !gapBefore(mapped, from + gap[0].length, to, source)) return null;
  return make('chinese', ' ', [valueOf(gap[1]!)], gap[1]!, gap[0].length, mapped, from, to, source);
}

function arabic(head: string, mapped: MappedText, from: number, to: number, source: string): LineNumber | null {
  const circled = CIRCLED.exec(head);
  if (circled) return make('circled', '', [head.charCodeAt(0) - 0x245F], circled[0], 1, mapped, from, to, source);
  const decimal = DECIMAL.exec(head);
  if (decimal) {
    const made = make('decimal', '', decimal[1]!.split('.').map(Number), decimal[1]!, decimal[0].length, mapped, from, to, source);
    return made.values.length === 2 && isMeasured(mapped, made.titleFrom, to) ? null : made;
  }
  const listed = INTEGER.exec(head);
  if (listed) return make('integer', listed[2]!, [Number(listed[1])], listed[1]!, listed[0].length, mapped, from, to, source);
  const paren = INTEGER_PAREN.exec(head);
  if (paren) {
    const label = paren[0].replace(/[、.]$/, '');
    return make('integer-paren', paren[1] ? ')' : '()', [Number(paren[1] ?? paren[2])], label, paren[0].length, mapped, from, to, source);
  }
  const gap = INTEGER_GAP.exec(head);
  if (!gap || !gapBefore(mapped, from + gap[0].length, to, source)) return null;
  const made = make('integer', ' ', [Number(gap[1])], gap[1]!, gap[0].length, mapped, from, to, source);
  return isMeasured(mapped, made.titleFrom, to) ? null : made;
}

function make(
  style: NumberStyle, variant: string, values: number[], label: string, length: number, mapped: MappedText, from: number, to: number, source: string,
): LineNumber {
  let at = from + length;
  const punctuated = /[、.,:]$/.test(mapped.text.slice(from, at));
  const gap = gapBefore(mapped, at, to, source);
  while (at < to && (mapped.text[at] === ' ' || (/[:、.]/.test(mapped.text[at]!) && (style === 'part' || style === 'chapter' || style === 'annex')))) at++;
  return { style, variant, values, label: label.replaceAll(' ', ''), titleFrom: at, separated: punctuated || gap || at > from + length };
}

/** Whether white space stands before unit `at` in the source; normalising drops it beside Chinese characters. */
function gapBefore(mapped: MappedText, at: number, to: number, source: string): boolean {
  if (at >= to) return false;
  if (mapped.text[at] === ' ') return true;
  if (!mapped.starts || at === 0) return false;
  const end = endAt(mapped, at - 1);
  const start = startAt(mapped, at);
  return start > end && start - end < 40 && /\s|&nbsp;/.test(source.slice(end, start));
}

function isMeasured(mapped: MappedText, from: number, to: number): boolean {
  return MEASURED.test(mapped.text.slice(from, Math.min(to, from + 4)));
}

function valueOf(numeral: string): number {
  const read = readNumeral(numeral, 0);
  if (read && read.to === numeral.length) return read.value;
  return /^[a-z]$/.test(numeral) ? numeral.charCodeAt(0) - 96 : 0;
}
