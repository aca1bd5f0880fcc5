import { startAt, type MappedText } from '../text/mapped-text.js';
import type { Span } from '../text/position.js';
import type { LineNumber, NumberStyle } from './heading-number.js';

export type LookStyle = NumberStyle | 'bold' | 'plain' | 'bracket' | 'hash' | 'contents';

/** A line that looks like a heading, by itself; whether it is one may depend on what follows. */
export interface HeadingLook {
  readonly style: LookStyle;
  readonly number: LineNumber | null;
  /** Units of the text. */
  readonly from: number;
  readonly titleFrom: number;
  readonly titleTo: number;
  /** Only a heading if something stands under it; otherwise the line is one of an enumeration. */
  readonly needsBody: boolean;
  /** `#` signs without a blank behind them. */
  readonly depth: number;
  /** Where the body begins that goes on in the same line (第一章 退换货。自签收…); `null` if none does. */
  readonly bodyFrom: number | null;
}

const LONGEST_TITLE = 30;
const LONGEST_BOLD = 40;
/** Longer lines are no headings whatever they begin with. */
export const LONGEST_LINE = 64;

const CONTENTS = /^[【[]?(?:目录|目次|目錄|contents|table ?of ?contents)[】\]]?:?$/;
/** Kinds of number that are as good as a heading style of Word. */
const STRONG: ReadonlySet<LookStyle> = new Set<LookStyle>(['part', 'chapter', 'section', 'article', 'annex', 'chinese', 'decimal', 'bracket', 'bold', 'hash']);
const ORNAMENT = '●◆■▶★☆◎○•·◇□▪※*_ ~-—#';

/** Whether a line is the title of a table of contents. */
export function isContentsTitle(line: string): boolean {
  return line.length <= 24 && CONTENTS.test(line);
}

/** What short lines that stand alone as headings of a page end with. */
const PLAIN_TITLE = new RegExp('(?:政策|流程|说明|须知|承诺|条款|规则|规定|制度|办法|指南|细则|范围|方式|时限|期限|标准|职责|要求|程序|申请|办理|提示|事项|内容|目的|原则'
  + '|体系|服务|管理|处理|培训|回访|投诉|问题|保障|措施|方案|时间|条件|原因):?$');
const LONGEST_PLAIN = 14;

/**
 * A paragraph of one short line without number or mark that names a subject (退换货政策, 服务时间：). Only in documents
 * that mark no heading at all, and only with a body under it: see `outline`.
 */
export function plainLook(text: string): HeadingLook | null {
  if (text.length > LONGEST_PLAIN || text.length < 4 || !/^[\u3400-\u9fff/]+:?$/.test(text) || !PLAIN_TITLE.test(text)) return null;
  return { style: 'plain', number: null, from: 0, titleFrom: 0, titleTo: withoutTail(text, 0, text.length), needsBody: true, depth: 0, bodyFrom: null };
}

export function isBold(mapped: MappedText, from: number, to: number, strong: readonly Span[]): boolean {
  if (strong.length === 0 || to - from > LONGEST_LINE * 2) return false;
  let at = 0;
  for (let i = from; i < to; i++) {
    if (/[\s:：,。.、*●◆■▶★☆•]/.test(mapped.text[i]!)) continue;
    const start = startAt(mapped, i);
    while (at < strong.length && strong[at]!.end <= start) at++;
    const span = strong[at];
    if (!span || span.start > start) return false;
  }
  return true;
}

/** The heading that units from..to look like, or null. `number` and `bold` are what is known of the line. */
export function headingLook(mapped: MappedText, from: number, to: number, number: LineNumber | null, bold: boolean): HeadingLook | null {
  const { text } = mapped;
  if (number?.style === 'chapter' || number?.style === 'part') {
    const runIn = runInChapter(text, from, to, number);
    if (runIn) return runIn;
  }
  if (to - from > LONGEST_LINE) return null;
  const line = text.slice(from, to);
  const plain = { number, from, needsBody: false, depth: 0, bodyFrom: null };
  if (isContentsTitle(line)) return { ...plain, style: 'contents', titleFrom: from, titleTo: withoutTail(text, from, to) };
  const hash = /^(#{1,6})(?=[\u3400-\u9fff\d(第])/.exec(line);
  if (hash && !line.includes('#', hash[0].length) && isTitle(line.slice(hash[0].length), LONGEST_BOLD, true)) {
    const start = from + hash[0].length;
    return { ...plain, number: null, style: 'hash', from: start, titleFrom: start, titleTo: withoutTail(text, start, to), depth: hash[1]!.length };
  }
  if (/^【[^【】]{2,30}】:?$/.test(line)) {
    return { ...plain, style: 'bracket', from: from + 1, titleFrom: from + 1, titleTo: from + line.lastIndexOf('】') };
  }
  if (number) return numbered(text, from, to, number, bold);
  if (!bold) return null;
  const start = withoutOrnament(text, from, to);
  const end = withoutTail(text, start, to);
  const title = text.slice(start, end);
  if (title.length < 2 || title.startsWith('(') || !isTitle(title, LONGEST_BOLD, false) || isLabelled(title) || isData(title)) return null;
  return { ...plain, style: 'bold', from: start, titleFrom: start, titleTo: end };
}

function numbered(text: string, from: number, to: number, number: LineNumber, bold: boolean): HeadingLook | null {
  const end = withoutTail(text, number.titleFrom, to);
  const title = text.slice(number.titleFrom, end);
  const { style } = number;
  const ordinal = style === 'part' || style === 'chapter' || style === 'section' || style === 'article' || style === 'annex';
  if (title === '') return ordinal && style !== 'annex' ? { ...numberedLook(number, from, end), titleTo: number.titleFrom } : null;
  if (!isTitle(title, bold ? LONGEST_BOLD : LONGEST_TITLE, (ordinal && style !== 'article') || style === 'chinese' || bold)) return null;
  if (ordinal && /^(?:规定|所|的|和|至|、|中|第)/.test(title)) return null;
  if (!ordinal && !bold && style !== 'chinese' && isLabelled(title)) return null;
  if (number.variant === ' ' && style === 'chinese' && title.length > 15) return null;
  const colon = text[end] === ':';
  // 第二十一条 有下列情形之一的，终止调解： is a clause that begins an enumeration.
  if (colon && !bold && style !== 'chinese' && style !== 'chapter' && (style === 'article' || /下列|以下|如下/.test(title))) return null;
  const needsBody = !bold && (!STRONG.has(style) || colon || (style === 'chinese' && isLabelled(title)));
  return { ...numberedLook(number, from, end), needsBody };
}

function numberedLook(number: LineNumber, from: number, to: number): HeadingLook {
  return { style: number.style, number, from, titleFrom: number.titleFrom, titleTo: to, needsBody: false, depth: 0, bodyFrom: null };
}

/** 第一章 退换货。自签收次日起…: a short title with a full stop, and the chapter in the same line. */
function runInChapter(text: string, from: number, to: number, number: LineNumber): HeadingLook | null {
  const stop = text.slice(number.titleFrom, Math.min(to, number.titleFrom + 20)).indexOf('。');
  if (stop < 1 || number.titleFrom + stop + 1 >= to) return null;
  const title = text.slice(number.titleFrom, number.titleFrom + stop);
  if (!/^[\u3400-\u9fff\w、]+$/.test(title)) return null;
  return { ...numberedLook(number, from, number.titleFrom + stop), bodyFrom: number.titleFrom + stop + 1 };
}

/** Short, words in it, and not the end or the inside of a sentence. */
function isTitle(title: string, longest: number, commas: boolean): boolean {
  if (title.length === 0 || title.length > longest) return false;
  if (/[。;!\n\t|]/.test(title) || /[,、]$/.test(title)) return false;
  if (!/[\u3400-\u9fff]|[a-z]{2}/.test(title)) return false;
  const comma = title.indexOf(',');
  return comma < 0 || (commas && title.indexOf(',', comma + 1) < 0);
}

/** `电话：400…`, but not a colon in brackets. */
function isLabelled(title: string): boolean {
  let depth = 0;
  for (let i = 0; i < title.length; i++) {
    const c = title[i]!;
    if (c === '(' || c === '《' || c === '“') depth++;
    else if (c === ')' || c === '》' || c === '”') depth--;
    else if (c === ':' && depth <= 0 && i < title.length - 1) return true;
  }
  return false;
}

/** Telephone numbers, addresses of mail and pages, dates. */
function isData(title: string): boolean {
  return /\d[\d -]{6,}|@|https?:|www\./.test(title) || /^[\d〇○零一二三四五六七八九十]{2,4}年/.test(title);
}

/** Behind bullets and stray marks at the beginning of a line. */
export function withoutOrnament(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && ORNAMENT.includes(text[at]!)) at++;
  return at;
}

/** Without a colon, bullets and blanks at the end. */
function withoutTail(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && (text[at - 1] === ':' || ORNAMENT.includes(text[at - 1]!))) at--;
  return at;
}
