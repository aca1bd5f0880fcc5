import type { ReferenceKind } from '../../../schemas/vocabulary.js';
import { parseNumeral } from '../../text/numeral.js';
import { codeKind, titleKind } from './reference-kinds.js';

/** A reference found in a normalised text: `from..end` are its units, the marks 《》 included. */
export interface FoundReference {
  readonly kind: ReferenceKind;
  readonly text: string;
  readonly name: string;
  readonly from: number;
  readonly end: number;
}

const MAY_HOLD = /[《第见条款节章附]|[a-z]/;
const AROUND = 14;
const LONGEST_ROW = 160;

const TITLE = /《([^《》\n]{1,60})》/g;
const STANDARD = new RegExp(
  '(?<![a-z0-9])((?:gb|[a-z]{2})/ ?[tz]|gbz?|db ?[0-9]{2}(?:/ ?t)?|t/[a-z]{2,8}|q/[a-z]{2,10}|iso(?:/iec|/ts|/tr)?|iec|tsg|jj[fg]|hj|yy)'
  + ' ?([a-z]?[0-9]{2,6}(?:\\.[0-9]{1,2}){0,3})(?: ?[-—–:]{1,2} ?((?:19|20)[0-9]{2}))?(?![0-9a-z])', 'g');
const CODE = new RegExp(
  '(?<![a-z0-9_@./\\\\-])(?:(?:qr|jl|bd|fm)[0-9]{1,3}(?:[-./][0-9]{1,4}){1,4}|[a-z]{2,6}(?:[-/.][a-z]{1,6}){0,3}[-/][0-9]{1,4}(?:[-./][a-z0-9]{1,4}){0,4})(?![a-z0-9_@/\\\\-])', 'g');
const NUMBERED = /第([0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[一二三四五六七八九十百零]{1,6})(条|章|节|款|部分|篇)/g;
const SEE = new RegExp(
  '(?:(?:详见|参见|参阅|见)(?:本?(?:手册|程序|文件|制度|规定))?([0-9]{1,2}(?:\\.[0-9]{1,2}){1,5})(?![0-9%]|\\.[0-9])'
  + '|(?:按照?|依据|依照|根据|符合|执行|参照)(?:本?(?:手册|程序|文件|制度|规定))?([0-9]{1,2}(?:\\.[0-9]{1,2}){1,5})(?=[条款节章])'
  + '|(?:详见|参见|参阅|参照|见)(附[录件表][a-z0-9一二三四五六七八九十]{1,3}))', 'g');
/** A clause number behind the name of another text is that text's clause, not ours. */
const ELSEWHERE = /(?:》|本?[法例典]|条例|规定|办法|标准|指南|合同|协议)(?:\([^()]{0,20}\))?(?:的|中|之)?$/;

/**
 * What a normalised text refers to, in order of place. `raw` gives the source characters of an interval (capitals tell
 * a form number from other words); `register` says that the text is part of a list of forms or documents.
 */
export function findReferences(text: string, raw: (from: number, end: number) => string, register = false): FoundReference[] {
  if (!MAY_HOLD.test(text)) return [];
  const found: FoundReference[] = [];
  const add = (kind: ReferenceKind, name: string, from: number, end: number, textFrom = from, textEnd = end): void => {
    found.push({ kind, text: plain(raw(textFrom, textEnd)), name, from, end });
  };
  const around = (from: number, end: number) => ({ before: text.slice(Math.max(0, from - AROUND), from), after: text.slice(end, end + AROUND) });

  const standards = standardsIn(text);
  for (const s of standards) add('standard', s.name, s.from, s.end);
  if (text.includes('《')) {
    let next = 0;
    for (const match of text.matchAll(TITLE)) {
      const from = match.index;
      const end = from + match[0].length;
      while (next < standards.length && standards[next]!.end + 2 < from) next++;
      // 《GB/T 27922-2011 商品售后服务评价体系》 and 《商品售后服务评价体系》(GB/T 27922-2011) are the standard itself.
      const beside = standards[next];
      if (beside && beside.from <= end + 2 && beside.end + 2 >= from && (beside.from < end || /^[( ]?$/.test(text.slice(end, beside.from)))) continue;
      // In a list of standards the title stands in the next cell.
      if (register && standards.length === 1 && text.length < LONGEST_ROW) continue;
      const name = comparable(match[1]!);
      if (name !== '') add(titleKind(name, around(from, end)), name, from, end, from + 1, end - 1);
    }
  }
  let past = 0;
  for (const match of matches(CODE, text)) {
    const from = match.index;
    const end = from + match[0].length;
    while (past < standards.length && standards[past]!.end <= from) past++;
    const standard = standards[past];
    if (standard && standard.from < end) continue;
    const written = raw(from, end);
    const kind = codeKind(match[0].split(/[-/.0-9]+/).filter(Boolean), written === written.toUpperCase(), around(from, end), register);
    if (kind) add(kind, match[0], from, end);
  }
  clauses(text, add);
  return found.sort((a, b) => a.from - b.from || b.end - a.end);
}

/**
 * A printed clause number in comparable form: 5.3.2 and 第5.3.2条 are `5.3.2`, 第三章 and 第3章 are `3章`, 第十二条 is `12条`,
 * 一 is `1`, (二) is `2`, 附录A is `附录a`.
 */
export function clauseName(printed: string): string {
  const text = printed.normalize('NFKC').toLowerCase().replace(/[\s()、.:]+$|^[\s(]+/g, '');
  const match = /^第?([0-9.]+|[零一二三四五六七八九十百]+)(条|章|节|款|部分|篇)?$/.exec(text);
  if (!match) return text;
  if (match[1]!.includes('.')) return match[1]!.replace(/\.+$/, '');
  const value = parseNumeral(match[1]!);
  return value === null ? text : `${value}${match[2] ?? ''}`;
}

function clauses(text: string, add: (kind: ReferenceKind, name: string, from: number, end: number) => void): void {
  let last = -1;
  if (text.includes('第')) {
    for (const match of matches(NUMBERED, text)) {
      const from = match.index;
      const end = from + match[0].length;
      const follows = from === last;
      last = end;
      // At the start of a block the number is the block's own; 第一款 behind 第三条 belongs to it.
      if (from === 0 || follows || ELSEWHERE.test(text.slice(Math.max(0, from - 26), from))) continue;
      if (/^(?:部分|款|节)$/.test(match[2]!) && !match[1]!.includes('.') && match[2] !== '节') continue;
      add('clause', clauseName(match[0]), from, end);
    }
  }
  for (const match of matches(SEE, text)) {
    const number = match[1] ?? match[2] ?? match[3]!;
    const from = match.index + match[0].length - number.length;
    const unit = /[条款节章]/.test(text[from + number.length] ?? '') ? 1 : 0;
    add('clause', clauseName(number), from, from + number.length + unit);
  }
}

function standardsIn(text: string): { name: string; from: number; end: number }[] {
  return matches(STANDARD, text).map((match) => {
    const prefix = match[1]!.replaceAll(' ', '');
    const separator = prefix.startsWith('iso') || prefix.startsWith('iec') ? ':' : '-';
    return { name: `${prefix} ${match[2]!}${match[3] ? separator + match[3] : ''}`, from: match.index, end: match.index + match[0].length };
  });
}

function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}

/** Without Markdown's marks, line ends and the spaces of a justified title. */
function plain(raw: string): string {
  return raw.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
}

function comparable(title: string): string {
  return title.replace(/\s+/g, '').replace(/[(（][^()（）]*[)）]$/, '');
}
