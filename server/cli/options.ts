import type { Localized } from '../../schemas/localized.js';

export type Format = 'text' | 'json' | 'markdown' | 'ics' | 'html';

export interface OptionSpec {
  /** What stands for the value in the help; absent: a flag. */
  readonly value?: string;
  /** May be given several times. */
  readonly many?: boolean;
  readonly about: Localized;
}

/** Every option that some command takes. */
export const OPTIONS = {
  format: { value: 'FORMAT', about: { zh: '输出格式，默认 text', en: 'output format, text by default' } },
  output: { value: 'FILE', about: { zh: '写入文件，不打印', en: 'write to a file instead of printing' } },
  all: { about: { zh: '列出全部发现和每一处位置', en: 'show every finding and each of its places' } },
  quiet: { about: { zh: '只显示错误', en: 'show errors only' } },
  'max-warnings': { value: 'N', about: { zh: '警告多于 N 条时退出码为 1', en: 'exit 1 if there are more than N warnings' } },
  'min-coverage': { value: 'PCT', about: { zh: '文件覆盖低于 PCT % 时退出码为 1', en: 'exit 1 if less than PCT % is documented' } },
  'min-score': { value: 'N', about: { zh: '估算区间的低端低于 N 分时退出码为 1', en: 'exit 1 if the low end of the estimated score is below N' } },
  target: { value: 'GRADE', about: { zh: '估算区间的低端达不到该等级时退出码为 1：达标、三星、四星、五星', en: 'exit 1 if the low end of the score misses the grade: 达标, 三星, 四星, 五星' } },
  'fail-within': { value: 'DAYS', about: { zh: '有事项逾期或在这么多天内到期时退出码为 1，如 30d', en: 'exit 1 if something is late or due within so many days, e.g. 30d' } },
  'fail-on-clock': { about: { zh: '只因今天的日期而出现的错误也算失败', en: 'errors that only today’s date made fail the run, too' } },
  today: { value: 'DATE', about: { zh: '按这一天判断（YYYY-MM-DD），默认为北京时间今天', en: 'judge as on this day (YYYY-MM-DD); default: today in Shanghai' } },
  stage: { value: 'STAGE', about: { zh: '按这一阶段判断：drafting running application stage1 stage2 rectification certified surveillance upgrade', en: 'judge as at this stage: drafting running application stage1 stage2 rectification certified surveillance upgrade' } },
  pack: { value: 'DIR', many: true, about: { zh: '另加一个规则包（可多次给出）', en: 'add a pack of rules (may be repeated)' } },
  decisions: { value: 'FILE', about: { zh: '用这份决定文件代替项目的 decisions.yaml', en: 'use this file of decisions instead of the project’s' } },
  calendar: { value: 'FILE', many: true, about: { zh: '另加一年的放假调休安排（可多次给出），先于项目的 calendars', en: 'the official working days of a further year (may be repeated); goes before the project’s calendars' } },
  view: { value: 'VIEW', about: { zh: '对照表：按企业类型（默认）、standard 或视图编号', en: 'the table: by type of enterprise (default), standard, or a view’s id' } },
  stdio: { about: { zh: '经标准输入和标准输出与编辑器通话', en: 'talk to the editor over standard input and output' } },
  stdin: { about: { zh: '从标准输入读一份手册', en: 'read one manual from standard input' } },
  'stdin-filename': { value: 'FILE', about: { zh: '标准输入的内容当作这个文件', en: 'take standard input for this file' } },
  type: { value: 'TYPE', about: { zh: '企业类型：production 生产型、sales 销售型、service 服务型', en: 'type of enterprise: production, sales, service' } },
  industries: { value: 'LIST', about: { zh: '行业，以逗号分隔，如 ecommerce,health-device 或 电商,健康器械', en: 'industries, separated by commas: ecommerce,health-device' } },
  name: { value: 'NAME', about: { zh: '企业全称', en: 'full name of the enterprise' } },
  'credit-code': { value: 'CODE', about: { zh: '统一社会信用代码', en: 'unified social credit code' } },
  scope: { value: 'TEXT', about: { zh: '申请认证的范围', en: 'what is to be certified' } },
  prepared: { value: 'DATE', about: { zh: '开始编写体系文件的日期', en: 'the day on which the documents were begun' } },
  effective: { value: 'DATE', about: { zh: '体系文件实施的日期', en: 'the day on which the system takes effect' } },
  application: { value: 'DATE', about: { zh: '递交申请的日期', en: 'the day of the application' } },
  outlets: { value: 'N', about: { zh: '服务网点数', en: 'number of service outlets' } },
  employees: { value: 'N', about: { zh: '员工总数', en: 'number of employees' } },
  'evidence-list': { value: 'KIND', about: { zh: '证据清单的形式：yaml（默认）或 csv（用 Excel、WPS 填写，一行一份证据）', en: 'the list of evidence: yaml (default) or csv (a row each, for a spreadsheet)' } },
  yes: { about: { zh: '不提问，没有给出的留空', en: 'ask nothing; what is not given stays open' } },
  'dry-run': { about: { zh: '只列出会写哪些文件', en: 'only list the files that would be written' } },
  force: { about: { zh: '已有 hegui.yaml 时重写它；其他已有内容的文件仍然不动', en: 'rewrite an existing hegui.yaml; other files with content are still left alone' } },
  stats: { about: { zh: '附上统计', en: 'add statistics' } },
  locale: { value: 'LOCALE', about: { zh: '语言：zh-CN（默认）或 en', en: 'language: zh-CN (default) or en' } },
  'no-color': { about: { zh: '不用颜色', en: 'no colours' } },
  help: { about: { zh: '显示帮助', en: 'show help' } },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;

export interface CommandSpec {
  readonly usage: string;
  readonly about: Localized;
  readonly options: readonly OptionName[];
  /** How many paths or names it takes. */
  readonly least: number;
  readonly most: number;
  readonly formats?: readonly Format[];
  /** Options that mean something else here. */
  readonly abouts?: Partial<Record<OptionName, Localized>>;
}

const COMMON = ['locale', 'no-color', 'help'] as const;
const JUDGING = ['today', 'stage', 'pack', 'decisions', 'calendar'] as const;
const GATES = ['min-coverage', 'min-score', 'target'] as const;

/** The commands that exist. */
export const COMMANDS = {
  check: {
    usage: 'hegui check [PATH…]', least: 0, most: Infinity,
    about: { zh: '检查项目或单份手册，列出发现', en: 'check projects or single manuals and list the findings' },
    options: ['format', 'output', 'all', 'quiet', 'max-warnings', ...GATES, 'fail-on-clock', ...JUDGING, 'stdin', 'stdin-filename', 'stats', ...COMMON],
  },
  score: {
    usage: 'hegui score [PATH…]', least: 0, most: Infinity,
    about: { zh: '覆盖率与估算评分', en: 'coverage and estimated score' },
    options: ['format', 'output', ...GATES, ...JUDGING, ...COMMON],
  },
  matrix: {
    usage: 'hegui matrix [PATH]', least: 0, most: 1,
    about: { zh: '指标对照表：工具所见，以及留给自查人填写的空列', en: 'the indicator table: the tool’s view, and empty columns for people' },
    options: ['format', 'output', 'view', ...JUDGING, ...COMMON],
  },
  timeline: {
    usage: 'hegui timeline [PATH…]', least: 0, most: Infinity, formats: ['text', 'json', 'ics', 'html'],
    about: { zh: '六个阶段的时间线：已完成、逾期、90 天内到期', en: 'the six stages: what is done, late, or due within 90 days' },
    options: ['format', 'output', 'all', 'fail-within', ...JUDGING, ...COMMON],
  },
  init: {
    usage: 'hegui init [DIR]', least: 0, most: 1,
    about: { zh: '新建一个认证项目：手册骨架、证据清单、台账、申请材料清单', en: 'start a certification project: manual skeleton, manifest, ledgers, application checklist' },
    options: ['type', 'industries', 'name', 'credit-code', 'scope', 'target', 'prepared', 'effective', 'application', 'outlets', 'employees', 'evidence-list', 'yes', 'dry-run', 'force', 'today', 'pack', ...COMMON],
    abouts: {
      target: { zh: '申请的等级：达标、三星、四星、五星', en: 'the grade applied for: 达标, 三星, 四星, 五星' },
      today: { zh: '写进文件的生成日期（YYYY-MM-DD），默认为北京时间今天', en: 'the day that the files say they were made on (YYYY-MM-DD); default: today in Shanghai' },
    },
  },
  explain: {
    usage: 'hegui explain ID', least: 1, most: 1,
    about: { zh: '解释一条规则、一个编号或一个指标；在项目里还列出该指标两侧的覆盖', en: 'explain a rule, a code or an indicator; inside a project also how it covers the indicator' },
    options: ['today', 'pack', ...COMMON],
  },
  lsp: {
    usage: 'hegui lsp --stdio', least: 0, most: 0,
    about: { zh: '语言服务器，供任何编辑器使用', en: 'the language server, for any editor' },
    options: ['stdio', 'today', 'stage', 'pack', ...COMMON],
  },
  test: {
    usage: 'hegui test [PACK…]', least: 0, most: Infinity, formats: ['text', 'json'],
    about: { zh: '运行规则自带的测试', en: 'run the rules’ own tests' },
    options: ['format', 'pack', ...COMMON],
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;

/** The formats that a command can write. */
export function formatsOf(command: CommandName | null): readonly Format[] {
  const spec: CommandSpec | null = command && COMMANDS[command];
  return spec?.formats ?? ['text', 'json', 'markdown'];
}
