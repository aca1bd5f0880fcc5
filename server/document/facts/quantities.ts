import { findNumerals, type Numeral } from '../../text/numeral.js';
import { readUnit, type UnitWord } from './quantity-units.js';
import type { Quantity } from './model.js';

/** A figure found in a normalised text: `from..end` are its units, bound words not included. */
export type FoundQuantity = Pick<Quantity, 'kind' | 'value' | 'unit' | 'bound' | 'to' | 'from' | 'end'>;

const MAY_HOLD = /[0-9半%¥零〇○一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]/;

/** How far before a figure its bound word and its frequency may stand. */
const BEFORE = 14;
/** 每年组织不少于2次: the period of a frequency stands at most this far before it, inside the clause. */
const FREQUENCY_BEFORE = 14;

const AT_MOST_BEFORE =
  /(?:不[得应可能会要再予]{0,2}(?:超过|超出|超|大于|多于|高于|长于|迟于|晚于|逾)|最(?:多|长|迟|晚|大|高)|控制在|(?<![期年时权界上下无有极局])限(?:时|期|定)?(?:为|在|于)?|(?:少|低|小|短|早)于|≤|≦|<=?|≯)(?:为|是|在|:)?[ (]?$/;
const AT_LEAST_BEFORE =
  /(?:不[得应可能会要再予]{0,2}(?:少于|低于|小于|短于|早于|低於|少於)|至少|最(?:少|低|短|小)|(?:超|多|大|高|长|晚|迟)(?:过|于|出)|逾|满|达到?|≥|≧|(?<![-=])>=?|≮)(?:为|是|在|:|组织|安排|进行|开展|配备|提供|保存|保留)?[ (]?$/;
const AFTER = /(?:的?(?:时间|期限|时限))?(?:[(（]含[)）])?(?:以内|之内|内(?![部容置外侧地饰存网胆在饰])|(?:[或及])?以下|(?:[或及])?以上|起步)/y;
/** 不超过 holds 超过: the words of the other direction, negated. */
const NEGATED_MORE = /不[得应可能会要再予]{0,2}(?:超|多|大|高|长|晚|迟)(?:过|于|出)(?:为|是|在|:)?[ (]?$/;

const RANGE = / ?(?:--?|~|–|—{1,2}|至|到) ?/y;
const WINDOW_TIMES_AFTER = /(?:小时|天|h)? ?[×x*] ?[0-9]/y;
/** 24小时热线 says when somebody is there, not how long something takes. */
const SERVICE_WINDOW_AFTER =
  /(?:的)?(?:全天候?|不间断|热线|客服|客户服务|售[前中后]|免费|应急|服务|在线|人工|值[班守]|电话|咨询|受理|接听|救援|外出|待[命机]|畅通|营业|开[通机放]|轮[班值]|[×x*]?7天|随时|无休|接待|工作制|制|技术支持|支持|监[控测]|自助|机器人)/y;
const SERVICE_WINDOW_BEFORE = /(?:每[天日周]|全天|一天|一周|年中无休|24小时)[,(]?$/;
const FREQUENCY =
  /(每隔?个?|半|一)(年度?|半年|季度?|月度?|周|星期|日|天|批次?|人|户|店|网点|单|台|家|[0-9一二两三四五六七八九十]{1,3}个?(?:年|季度|月|周|天|小时|工作日))[^,。;!?:、]{0,10}$/;
/** 一年两次: the year is the period of the count behind it. */
const COUNT_AFTER = /[0-9一二两三四五六七八九十]{1,3}次/y;
const FREQUENCY_AFTER = /\/ ?(年|季度?|月|周|日|天|人)/y;

/** Parts of larger figures, so that 1小时30分钟 is one figure. */
const SMALLER: Readonly<Record<string, string>> = { 小时: '分钟', 分钟: '秒', 年: '月', 天: '小时' };
const HALF_AFTER = /^(?:小时|月|天|年|季度|周|分钟)$/;

/**
 * The figures with a unit in a normalised text, in order: durations in hours, working days, percentages, money in yuan,
 * counts, distances in metres. Dates, clause and phone numbers, codes and service windows (7×24小时) are left out.
 */
export function findQuantities(text: string): FoundQuantity[] {
  if (!MAY_HOLD.test(text)) return [];
  const numerals = findNumerals(text);
  const found: FoundQuantity[] = [];
  for (let i = 0; i < numerals.length; i++) {
    const lower = startOfText(text, numerals[i]!);
    if (belongsToToken(text, lower)) continue;
    const read = readFigure(text, lower, numerals, i);
    if (!read) continue;
    i = read.last;
    if (isServiceWindow(text, lower.from, read.end, read.unit)) continue;
    const { unit } = read;
    if (unit.kind === 'duration' && /每隔?$/.test(text.slice(Math.max(0, read.from - 2), read.from))) {
      found.push({ kind: 'count', value: 1, unit: `次/${text.slice(read.from, read.end)}`, bound: 'exact', to: null, from: read.from, end: read.end });
      continue;
    }
    const range = read.to !== null;
    const bound = range ? 'range' : boundOf(text, read.from, read.end) ?? inherited(text, found.at(-1), read.from);
    if (isArticle(text, lower, unit, bound, read)) continue;
    const per = period(text, read.from, read.end, unit);
    const interval = found.at(-1);
    // 每3个月进行一次: the interval and the count are one figure.
    if (interval?.unit === `次${per}` && interval.value === 1 && read.from - interval.end <= FREQUENCY_BEFORE) found.pop();
    found.push({
      kind: unit.kind, value: rounded(read.value * unit.factor), unit: unit.name + per,
      bound: bound ?? 'exact', to: read.to === null ? null : rounded(read.to * unit.factor), from: read.from, end: read.end,
    });
  }
  return found;
}

/**
 * A table cell that holds only a number takes its unit from the column: `响应时间(小时)` | 24. Null if the cell is
 * no bare number or the header names no unit.
 */
export function quantityInCell(cell: string, header: string): FoundQuantity | null {
  const numerals = findNumerals(cell);
  const numeral = numerals[0];
  if (numeral?.form === 'percent' || !numeral) return null;
  const unitText = /[(（/,]([^()（）/,]{1,6})[)）]?$/.exec(header)?.[1];
  const unit = unitText ? readUnit(unitText, 0) : null;
  if (!unit || unit.end !== unitText!.length) return null;
  const open = cell.slice(0, numeral.from);
  const upper = numerals[1];
  RANGE.lastIndex = numeral.to;
  if (upper && upper.to === cell.length && RANGE.test(cell) && RANGE.lastIndex === upper.from && open === '') {
    return { kind: unit.kind, value: rounded(numeral.value * unit.factor), unit: unit.name, bound: 'range', to: rounded(upper.value * unit.factor), from: 0, end: cell.length };
  }
  const bound = boundOf(cell, numeral.from, numeral.to);
  if (numerals.length > 1 || (open !== '' && bound === null)) return null;
  AFTER.lastIndex = numeral.to;
  const end = AFTER.test(cell) ? AFTER.lastIndex : numeral.to;
  if (end !== cell.length) return null;
  return { kind: unit.kind, value: rounded(numeral.value * unit.factor), unit: unit.name, bound: bound ?? 'exact', to: null, from: numeral.from, end: numeral.to };
}

interface Figure { value: number; to: number | null; unit: UnitWord; from: number; end: number; last: number }

/** In `1.24小时内响应` at the start of a text the 1 numbers the item: nobody writes hundredths of an hour. */
function startOfText(text: string, numeral: Numeral): Numeral {
  if (numeral.from !== 0 || numeral.form !== 'digits') return numeral;
  const numbered = /^(\d{1,2}\.)(12|15|20|24|30|36|48|60|72|90)$/.exec(text.slice(0, numeral.to));
  if (!numbered || numbered[1] === '0.') return numeral;
  return { ...numeral, from: numbered[1]!.length, value: Number(numbered[2]) };
}

/** The number is a piece of a code, a version, a clock time, an ordinal or a date. */
function belongsToToken(text: string, { from, to, form }: Numeral): boolean {
  const before = text[from - 1] ?? '';
  if (before === '.' && from <= 3 && /^\d{1,2}\.$/.test(text.slice(0, from))) return false;
  if (/[a-z0-9_第#№.$]/.test(before)) return true;
  if (/[-/.~—–]/.test(before) && /[a-z0-9年月日]/.test(text[from - 2] ?? '')) return true;
  if (before === ':' && /(?:^|[^a-z0-9])\d{1,2}:$/.test(text.slice(Math.max(0, from - 4), from))) return true;
  if ((before === '至' || before === '到') && /月[0-9一二三十]{1,3}[日号].$/.test(text.slice(Math.max(0, from - 6), from))) return true;
  if (before === '月' && !/个月$/.test(text.slice(from - 2, from))) return true;
  return form === 'digits' && text[to] === '.' && /\d/.test(text[to + 1] ?? '');
}

function readFigure(text: string, lower: Numeral, numerals: readonly Numeral[], i: number): Figure | null {
  const upper = numerals[i + 1];
  const plain: Figure | null = figure(text, lower, i);
  if (upper) {
    RANGE.lastIndex = plain?.end ?? lower.to;
    const joined = RANGE.test(text) && RANGE.lastIndex === upper.from;
    const second = joined && !(plain && isYear(plain, lower)) ? figure(text, upper, i + 1) : null;
    const first = plain ?? (second && lower.form !== 'positional' ? { ...second, value: asWritten(lower) } : null);
    if (second && first && second.unit.kind === first.unit.kind) {
      const from = first.from < lower.from ? first.from : lower.from;
      const value = plain ? plain.value * plain.unit.factor / second.unit.factor : first.value;
      if (value < second.value) return { ...second, value: rounded(value), to: second.value, from };
      return second;
    }
  }
  if (!plain) return null;
  return compound(text, halves(text, plain, numerals), numerals);
}

function figure(text: string, numeral: Numeral, index: number): Figure | null {
  const value = asWritten(numeral);
  if (numeral.form === 'percent') {
    return { value, to: null, unit: { kind: 'percent', name: '%', factor: 1, end: numeral.to }, from: numeral.from, end: numeral.to, last: index };
  }
  const currency = /(?:¥|rmb|人民币) ?$/.exec(text.slice(Math.max(0, numeral.from - 5), numeral.from))?.[0];
  const unit = readUnit(text, numeral.to);
  if (currency && (!unit || unit.kind !== 'money')) {
    return { value, to: null, unit: { kind: 'money', name: '元', factor: 1, end: numeral.to }, from: numeral.from - currency.length, end: numeral.to, last: index };
  }
  if (!unit || unit.name === '百分点') return null;
  if (unit.name === '分' && /[点时]/.test(text[numeral.from - 1] ?? '')) return null;
  const read: Figure = { value, to: null, unit, from: currency ? numeral.from - currency.length : numeral.from, end: unit.end, last: index };
  return isYear(read, numeral) || (unit.name === '成' && numeral.form === 'digits') ? null : read;
}

/** 2026年 and 二〇二六年 are years; nothing in a service lasts longer than a lifetime. */
function isYear(read: Figure, numeral: Numeral): boolean {
  return read.unit.name === '年' && (numeral.form === 'positional' || read.value > 100);
}

/** 一个半小时 is 1.5 hours, 两年半 is 2.5 years. */
function halves(text: string, read: Figure, numerals: readonly Numeral[]): Figure {
  const next = numerals[read.last + 1];
  if (!next || next.from !== read.end || next.value !== 0.5) return read;
  if (read.unit.name === '个') {
    const unit = readUnit(text, next.to);
    return unit && HALF_AFTER.test(unit.name) ? { ...read, value: read.value + 0.5, unit, end: unit.end, last: read.last + 1 } : read;
  }
  if (read.unit.kind !== 'duration' || readUnit(text, next.to)?.kind === 'duration') return read;
  return { ...read, value: read.value + 0.5, end: next.to, last: read.last + 1 };
}

function compound(text: string, read: Figure, numerals: readonly Numeral[]): Figure {
  const smaller = SMALLER[read.unit.name];
  const at = text[read.end] === '零' ? read.end + 1 : read.end;
  const next = numerals[read.last + 1];
  if (!smaller || next?.from !== at) return read;
  const unit = readUnit(text, next.to);
  // 1小时30分: behind hours the points of a score are minutes.
  const factor = unit?.name === smaller ? unit.factor : unit?.name === '分' && smaller === '分钟' ? 1 / 60 : null;
  if (!unit || factor === null) return read;
  const value = read.value + next.value * factor / read.unit.factor;
  return { ...read, value, end: unit.end, last: read.last + 1 };
}

/** A percentage counts in hundredths. */
function asWritten(numeral: Numeral): number {
  return numeral.form === 'percent' ? rounded(numeral.value * 100) : numeral.value;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function boundOf(text: string, from: number, end: number): 'at-most' | 'at-least' | null {
  AFTER.lastIndex = end;
  const after = AFTER.exec(text)?.[0];
  const before = text.slice(Math.max(0, from - BEFORE), from);
  if (AT_LEAST_BEFORE.test(before) && !NEGATED_MORE.test(before)) return 'at-least';
  if (AT_MOST_BEFORE.test(before)) return 'at-most';
  if (!after) return null;
  return /以上|起步/.test(after) ? 'at-least' : 'at-most';
}

/** 不低于5年或20万公里: one bound word for both. */
function inherited(text: string, previous: FoundQuantity | undefined, from: number): 'at-most' | 'at-least' | null {
  if (!previous || (previous.bound !== 'at-most' && previous.bound !== 'at-least')) return null;
  const between = text.slice(previous.end, from);
  return between === '或' || between === '或者' || between === '及' ? previous.bound : null;
}

/** The figure says when somebody is there, or is the period of a frequency. */
function isServiceWindow(text: string, from: number, end: number, unit: UnitWord): boolean {
  if (unit.kind !== 'duration' && unit.kind !== 'count') return false;
  const before = text.slice(Math.max(0, from - 6), from);
  COUNT_AFTER.lastIndex = end;
  if (unit.kind === 'duration' && COUNT_AFTER.test(text)) return true;
  if (/[0-9天] ?[×x*] ?$/.test(before)) return true;
  WINDOW_TIMES_AFTER.lastIndex = end;
  if (WINDOW_TIMES_AFTER.test(text)) return true;
  if (unit.name !== '小时' && unit.name !== '天') return false;
  if (SERVICE_WINDOW_BEFORE.test(before)) return true;
  SERVICE_WINDOW_AFTER.lastIndex = end;
  return unit.name === '小时' && /^(?:24|二十四)/.test(text.slice(from, from + 3)) && SERVICE_WINDOW_AFTER.test(text);
}

/** 一个客户, 一种方法: the Chinese article, and 二次销售 an ordinal, unless it is bounded or counted against something. */
function isArticle(text: string, numeral: Numeral, unit: UnitWord, bound: Quantity['bound'] | null, read: Figure): boolean {
  if (unit.kind !== 'count' || numeral.form !== 'chinese' || read.to !== null) return false;
  if (read.value !== 1 && text[numeral.from] !== '二') return false;
  return bound === null && period(text, read.from, read.end, unit) === '';
}

/** `/季度` for 每季度一次 and 2次/季度; empty for a count that is not a frequency. */
function period(text: string, from: number, end: number, unit: UnitWord): string {
  if (unit.kind !== 'count') return '';
  FREQUENCY_AFTER.lastIndex = end;
  const after = FREQUENCY_AFTER.exec(text)?.[1];
  const before = after ? undefined : FREQUENCY.exec(text.slice(Math.max(0, from - FREQUENCY_BEFORE), from));
  if (!after && !before) return '';
  if (before && before[1] === '一' && unit.name !== '次') return '';
  const name = after ?? `${before![1] === '半' ? '半' : ''}${before![2]!}`;
  return `/${PERIOD_NAMES[name] ?? name}`;
}

const PERIOD_NAMES: Readonly<Record<string, string>> = { 年度: '年', 季: '季度', 月度: '月', 星期: '周', 日: '天' };
