/**
 * Numbers as Chinese manuals write them: 24, 1,200, 3万, 二十四, 一百二十, 壹佰, 半, 三点五, 百分之九十五, 二〇二六.
 * Positions are UTF-16 units of the given text. Everything is linear in its length.
 */
export interface Numeral {
  readonly value: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** `positional`: digit by digit, as years are written (二〇二六). `percent`: 百分之…, whose value is the fraction. */
  readonly form: 'digits' | 'chinese' | 'positional' | 'percent';
}

const DIGIT_VALUES: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 貳: 2, 叁: 3, 參: 3, 肆: 4, 伍: 5, 陆: 6, 陸: 6, 柒: 7, 捌: 8, 玖: 9,
};
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
const ZEROS = '零〇○';

const CHINESE = '零〇○一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億';
const CHINESE_RUN = new RegExp(`[${CHINESE}]+`, 'y');
const CHINESE_DECIMALS = /点([零〇○一二三四五六七八九]+)(?![十百千万])/y;
const DIGITS = /[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?/y;
/** 3万, 1.5亿, 2百万, 5千; but 千克, 千米, 百分 are units and words of their own. */
const MULTIPLIER = /(?:[十百千]?[万萬亿億]|[百佰千仟](?![克米瓦兆卡帕分万亿]))(?![向能用])/y;
const CANDIDATE = new RegExp(`百分之|千分之|[0-9０-９半${CHINESE}]`, 'g');

/** A number of more characters is an identifier or an attack; no manual counts that far. */
const LONGEST = 24;

/** What would be read as a number but is part of a word; keyed by the numeral. */
const WORDS_AFTER: Readonly<Record<string, string>> = {
  一: '致般定些样起旦切律向直贯体线流方面边侧下再同并经味如心手概应揽站视系目套半旁道',
  二: '手维者', 两: '者侧端边用极', 三: '包方角维星无证聚轮', 四: '川处海肢', 五: '金官星', 六: '安', 七: '夕',
  八: '方卦', 九: '州江', 十: '足堰', 百: '货姓度科年', 千: '兆瓦克米', 万: '能向用分',
  零: '件部售配星食备担距容缺风差头散钱投', 半: '径导成自封固决途数截边球岛夜制',
};
/** What makes a word with a following 一; with the character before that undoes it (合同一年, 计划一次). */
const WORDS_BEFORE_ONE: Readonly<Record<string, string>> = {
  统: '系传', 唯: '', 万: '', 单: '订账清表名', 同: '合', 逐: '', 不: '', 之: '', 划: '计规策企', 专: '', 归: '', 下: '以之', 上: '以之',
};
/** 周五 and 星期五 are days, 每周一次 is not. */
const WEEKDAY_BEFORE = '周期拜';
const COUNTED_AFTER = '次回场天小个年';

/**
 * The number that begins exactly at `at`, or null. It is not asked whether the characters belong to a word (一致):
 * that is `findNumerals`.
 */
export function readNumeral(text: string, at: number): Numeral | null {
  const first = text[at];
  if (first === undefined) return null;
  if (isDigit(first)) return readDigits(text, at);
  if (first === '半') return { value: 0.5, from: at, to: at + 1, form: 'chinese' };
  if ((first === '百' || first === '千') && text.startsWith('分之', at + 1)) return readFraction(text, at, first === '百' ? 100 : 1000);
  CHINESE_RUN.lastIndex = at;
  const run = CHINESE_RUN.exec(text)?.[0];
  if (!run || run.length > LONGEST) return null;
  const positional = positionalValue(run);
  const whole = positional ?? chineseValue(run);
  if (whole === null) return null;
  let to = at + run.length;
  let value = whole;
  CHINESE_DECIMALS.lastIndex = to;
  const decimals = positional === null ? CHINESE_DECIMALS.exec(text)?.[1] : undefined;
  if (decimals && decimals.length <= 6) {
    value = Number(`${whole}.${[...decimals].map((c) => DIGIT_VALUES[c]).join('')}`);
    to += 1 + decimals.length;
  }
  return { value, from: at, to, form: positional === null ? 'chinese' : 'positional' };
}

/** The whole text as a number; null if it is not one. White space around it is allowed. */
export function parseNumeral(text: string): number | null {
  const trimmed = text.trim();
  const numeral = readNumeral(trimmed, 0);
  return numeral && numeral.to === trimmed.length ? numeral.value : null;
}

/** All numbers of a text in order, without those that are part of a word (一致, 万一, 三包, 十分满意, 周五). */
export function findNumerals(text: string): Numeral[] {
  const found: Numeral[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match; match = CANDIDATE.exec(text)) {
    const at = match.index;
    const numeral = readNumeral(text, at);
    if (!numeral) {
      // 两年零三个月: the zero only joins.
      const joins = text[at] === '零' && text[at + 1] !== '零';
      CANDIDATE.lastIndex = joins ? at + 1 : endOfRun(text, at);
      continue;
    }
    CANDIDATE.lastIndex = numeral.to;
    if (!insideWord(text, numeral)) found.push(numeral);
  }
  return found;
}

/** 24 → 二十四, 120 → 一百二十, 3.5 → 三点五. For finite numbers of at most 12 integer digits; others as digits. */
export function chineseNumeral(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e12) return String(value);
  if (value < 0) return `负${chineseNumeral(-value)}`;
  const [whole = '0', decimals] = String(value).split('.');
  if (whole.includes('e') || decimals?.includes('e')) return String(value);
  const integer = integerNumeral(Number(whole));
  return decimals ? `${integer}点${[...decimals].map((d) => '零一二三四五六七八九'[Number(d)]).join('')}` : integer;
}

function isDigit(character: string): boolean {
  return (character >= '0' && character <= '9') || (character >= '０' && character <= '９');
}

function readDigits(text: string, at: number): Numeral | null {
  DIGITS.lastIndex = at;
  const written = DIGITS.exec(text)?.[0];
  if (!written) return null;
  const plain = written.normalize('NFKC').replaceAll(',', '');
  let value = Number(plain);
  let to = at + written.length;
  if (written.length > LONGEST) return null;
  MULTIPLIER.lastIndex = to;
  const multiplier = MULTIPLIER.exec(text)?.[0];
  if (multiplier) {
    for (const c of multiplier) value *= SMALL_UNITS[c] ?? LARGE_UNITS[c] ?? 1;
    value = Math.round(value * 1e6) / 1e6;
    to += multiplier.length;
  }
  return { value, from: at, to, form: 'digits' };
}

function readFraction(text: string, at: number, of: 100 | 1000): Numeral | null {
  const part = text[at + 3] === '百' ? { value: 100, to: at + 4 } : readNumeral(text, at + 3);
  return part && { value: part.value / of, from: at, to: part.to, form: 'percent' };
}

/** 二〇二六, 一二三四: digit by digit. Two or three bare digits (七八天) are an estimate, not a number. */
function positionalValue(run: string): number | null {
  if (run.length < 2) return null;
  let value = 0;
  let zero = false;
  for (const c of run) {
    const digit = DIGIT_VALUES[c];
    if (digit === undefined) return null;
    if (ZEROS.includes(c)) zero = true;
    value = value * 10 + digit;
  }
  return run.length >= 4 || (zero && !ZEROS.includes(run[0]!)) ? value : null;
}

/** 一百二十三万四千 …; null where units do not fall, or a unit has nothing before it (万一, 千万). */
function chineseValue(run: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastSmall = 10000;
  let lastLarge = Infinity;
  let zeroBefore = false;
  let afterUnit = 0;
  for (let i = 0; i < run.length; i++) {
    const c = run[i]!;
    const small = SMALL_UNITS[c];
    const large = LARGE_UNITS[c];
    if (small !== undefined) {
      if (small >= lastSmall) return null;
      if (digit === null && !(small === 10 && (i === 0 || zeroBefore))) return null;
      section += (digit ?? 1) * small;
      digit = null;
      lastSmall = small;
      afterUnit = small;
      zeroBefore = false;
    } else if (large !== undefined) {
      section += digit ?? 0;
      if (section === 0 || large >= lastLarge) return null;
      total += section * large;
      section = 0;
      digit = null;
      lastSmall = 10000;
      lastLarge = large;
      afterUnit = large;
      zeroBefore = false;
    } else if (ZEROS.includes(c)) {
      if (digit !== null) return null;
      if (run.length === 1) return 0;
      if (i === 0 || zeroBefore) return null;
      zeroBefore = true;
    } else {
      if (digit !== null) return null;
      digit = DIGIT_VALUES[c]!;
    }
  }
  // 一百二 is 120 and 三万五 is 35,000, but 一百零二 is 102.
  if (digit !== null) section += afterUnit > 10 && !zeroBefore ? digit * (afterUnit / 10) : digit;
  else if (zeroBefore) return null;
  return total + section;
}

function endOfRun(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && (CHINESE.includes(text[end]!) || isDigit(text[end]!))) end++;
  return end;
}

function insideWord(text: string, numeral: Numeral): boolean {
  if (numeral.form !== 'chinese' || numeral.to - numeral.from > 1) return false;
  const character = text[numeral.from]!;
  const before = text[numeral.from - 1] ?? '';
  const after = text[numeral.to] ?? '';
  if (after !== '' && WORDS_AFTER[character]?.includes(after)) return true;
  if (character === '十' && after === '分' && text[numeral.to + 1] !== '钟') return true;
  if (before === '') return false;
  if (WEEKDAY_BEFORE.includes(before)) return after === '' || !COUNTED_AFTER.includes(after);
  if (before === '初') return true;
  const undone = character === '一' ? WORDS_BEFORE_ONE[before] : undefined;
  return undone !== undefined && !undone.includes(text[numeral.from - 2] ?? ' ');
}

function integerNumeral(value: number): string {
  if (value === 0) return '零';
  let text = '';
  let gap = false;
  for (const [size, name] of [[1e8, '亿'], [1e4, '万'], [1, '']] as const) {
    const section = Math.floor(value / size) % 1e4;
    if (section === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || section < 1000)) text += '零';
    text += sectionNumeral(section, text === '') + name;
    gap = false;
  }
  return text;
}

function sectionNumeral(section: number, leading: boolean): string {
  let text = '';
  let gap = false;
  for (const [size, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(section / size) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += '零';
    gap = false;
    const bareTen = size === 10 && digit === 1 && text === '' && leading;
    text += (bareTen ? '' : '零一二三四五六七八九'[digit]!) + name;
  }
  return text;
}
