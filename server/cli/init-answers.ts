import type { Localized } from '../../schemas/localized.js';
import { EnterpriseTypeInput, IndustryInput } from '../../schemas/project.js';
import { GradeName } from '../../schemas/standard.js';
import { readMoment } from '../evidence/moment.js';
import { isCreditCode } from '../rules/code-check.js';
import type { Answers } from '../scaffold/answers.js';
import { INDUSTRY_NAMES, TYPE_NAMES } from '../scaffold/names.js';
import { nearest } from '../text/validate.js';
import type { OptionName } from './options.js';
import { UsageError } from '../workspace/usage-error.js';

/** One thing that a new project asks for, by an option or by a question. */
export interface Field {
  readonly key: keyof Answers;
  readonly option: OptionName;
  readonly question: Localized;
  /** The value of what was written; what is wrong with it otherwise. */
  readonly read: (written: string) => { readonly value: Answers[keyof Answers] } | { readonly problem: Localized };
}

const LONGEST = 500;
const GRADES = GradeName.options.filter((grade) => grade !== '未达标');

/** In the order in which they are asked. */
export const FIELDS: readonly Field[] = [
  { key: 'type', option: 'type', read: readType, question: { zh: '企业类型（生产型、销售型、服务型）', en: 'Type of enterprise (production, sales, service)' } },
  {
    key: 'industries', option: 'industries', read: readIndustries,
    question: { zh: `行业，可填几个，用逗号隔开（${Object.values(INDUSTRY_NAMES).join('、')}；没有就直接回车）`, en: `Industries, separated by commas (${Object.keys(INDUSTRY_NAMES).join(', ')}; none: press Enter)` },
  },
  { key: 'name', option: 'name', read: readText, question: { zh: '企业全称', en: 'Full name of the enterprise' } },
  { key: 'creditCode', option: 'credit-code', read: readCode, question: { zh: '统一社会信用代码', en: 'Unified social credit code' } },
  { key: 'scope', option: 'scope', read: readText, question: { zh: '申请认证的范围', en: 'What is to be certified' } },
  { key: 'target', option: 'target', read: readGrade, question: { zh: `申请的等级（${GRADES.join('、')}）`, en: `Grade applied for (${GRADES.join(', ')})` } },
  { key: 'prepared', option: 'prepared', read: readDay, question: { zh: '开始编写体系文件的日期', en: 'Day on which the documents were begun' } },
  { key: 'effective', option: 'effective', read: readDay, question: { zh: '体系文件实施的日期（实施满三个月才能申请）', en: 'Day on which the system takes effect (three months before the application)' } },
  { key: 'application', option: 'application', read: readDay, question: { zh: '递交申请的日期', en: 'Day of the application' } },
  { key: 'outlets', option: 'outlets', read: readCount, question: { zh: '服务网点数', en: 'Number of service outlets' } },
  { key: 'employees', option: 'employees', read: readCount, question: { zh: '员工总数', en: 'Number of employees' } },
];

/** The answers that the command line gives. Throws UsageError where one makes no sense. */
export function answersGiven(given: ReadonlyMap<string, readonly string[]>): Partial<Answers> {
  return Object.fromEntries(FIELDS.flatMap(({ key, option, read }) => {
    const written = given.get(option)?.[0];
    if (written === undefined) return [];
    const result = read(written);
    if ('problem' in result) throw new UsageError({ zh: `--${option} ${result.problem.zh}`, en: `--${option}: ${result.problem.en}` });
    return [[key, result.value]];
  }));
}

function readType(written: string): ReturnType<Field['read']> {
  const word = written.trim();
  const read = [word, word.toLowerCase(), `${word}型`, word.replace(/企业$/, '')].map((text) => EnterpriseTypeInput.safeParse(text)).find(({ success }) => success);
  return read?.success ? { value: read.data } : notOneOf(word, TYPE_NAMES);
}

function readIndustries(written: string): ReturnType<Field['read']> {
  const words = written.split(/[,，、;；\s]+/).map((word) => word.trim()).filter((word) => word !== '' && word !== '无' && word.toLowerCase() !== 'none');
  const read = words.map((word) => IndustryInput.safeParse([...Object.values(INDUSTRY_NAMES)].includes(word) ? word : word.toLowerCase()));
  const wrong = words.find((_, i) => !read[i]!.success);
  return wrong === undefined ? { value: [...new Set(read.map(({ data }) => data!))] } : notOneOf(wrong, INDUSTRY_NAMES);
}

function notOneOf(word: string, names: Readonly<Record<string, string>>): { problem: Localized } {
  const near = nearest(word, [...Object.keys(names), ...Object.values(names)]);
  return {
    problem: {
      zh: `没有“${word}”${near ? `，是不是 ${near}` : ''}；可用：${Object.entries(names).map(([id, name]) => `${name}（${id}）`).join('、')}`,
      en: `“${word}” is not one of ${Object.keys(names).join(', ')}${near ? `; did you mean ${near}?` : ''}`,
    },
  };
}

function readText(written: string): ReturnType<Field['read']> {
  const text = written.replace(/\s+/g, ' ').trim();
  const isPlain = text.length > 0 && text.length <= LONGEST && !/\p{Cc}/u.test(text);
  return isPlain ? { value: text } : { problem: { zh: `应为一行文字，最多 ${LONGEST} 字`, en: `takes one line of text, at most ${LONGEST} characters` } };
}

function readCode(written: string): ReturnType<Field['read']> {
  const code = written.replace(/\s/g, '').toUpperCase();
  return isCreditCode(code) ? { value: code } : { problem: { zh: '不是有效的统一社会信用代码：18 位，最后一位是校验码', en: 'is no unified social credit code: 18 characters, the last one a check character' } };
}

function readGrade(written: string): ReturnType<Field['read']> {
  const word = written.trim();
  const grade = GRADES.find((known) => known === word || known === word.replace(/级$/, ''));
  return grade ? { value: grade } : { problem: { zh: `没有“${word}”；可用：${GRADES.join('、')}`, en: `“${word}” is not one of ${GRADES.join(', ')}` } };
}

function readDay(written: string): ReturnType<Field['read']> {
  const moment = readMoment(written.normalize('NFKC').trim());
  return moment?.time === null ? { value: moment.day } : { problem: { zh: '应为日期，如 2026-09-01', en: 'takes a date such as 2026-09-01' } };
}

function readCount(written: string): ReturnType<Field['read']> {
  const text = written.normalize('NFKC').trim();
  return /^\d{1,7}$/.test(text) ? { value: Number(text) } : { problem: { zh: '应为整数', en: 'takes a whole number' } };
}
