import type { Locale } from '../../schemas/localized.js';
import type { MilestoneState, TimelineStage } from '../../schemas/timeline.js';

/** The words of the timeline itself; what milestones say stands in the packs. */
export interface TimelineWords {
  readonly timeline: string;
  readonly today: string;
  readonly stage: string;
  readonly state: Readonly<Record<MilestoneState, string>>;
  readonly stageState: Readonly<Record<TimelineStage['state'], string>>;
  /** A stage that lies behind with so many entries open. */
  readonly openBehind: (n: number) => string;
  readonly undated: string;
  readonly rule: string;
  readonly window: (from: string, to: string) => string;
  /** The day that was set for what is done. */
  readonly set: (day: string) => string;
  readonly doneOn: (day: string) => string;
  readonly doneLate: (days: number) => string;
  readonly doneEarly: (days: number) => string;
  readonly late: (days: number) => string;
  readonly expired: (days: number) => string;
  readonly inDays: (days: number) => string;
  readonly opensIn: (days: number) => string;
  readonly open: (days: number) => string;
  readonly mayStart: string;
  readonly usual: string;
  readonly noRecord: string;
  readonly span: (first: string, last: string) => string;
  readonly next: string;
  readonly nothingNext: string;
  readonly lasting: string;
  readonly later: (n: number, until: string) => string;
  readonly upcoming: string;
  readonly rules: (due: string, date: string | null, count: number, errors: number) => string;
  readonly stageTitle: (no: number, title: string) => string;
  readonly reason: {
    readonly calendar: (year: string) => string;
    /** What is not registered, for which nobody can tell whether something is done. */
    readonly nobodyKnows: (missing: string) => string;
    readonly other: string;
  };
  readonly failing: (within: number) => string;
  readonly lone: (name: string) => string;
  readonly remind: string;
}

const zh: TimelineWords = {
  timeline: '认证时间线', today: '今天', stage: '阶段',
  state: { done: '已完成', late: '逾期', 'due-soon': '90 天内', ahead: '以后', 'open-window': '进行中', unknown: '待定' },
  stageState: { done: '已完成', current: '当前阶段', ahead: '未开始' },
  openBehind: (n) => `已过，还有 ${n} 项待办`, undated: '日期待定', rule: '依据', window: (from, to) => `${from} 至 ${to}`, set: (day) => `期限 ${day}`, doneOn: (day) => `已于 ${day} 办理`, doneLate: (n) => `完成时已晚 ${n} 天`, doneEarly: (n) => `早了 ${n} 天`,
  late: (n) => `已逾期 ${n} 天`, expired: (n) => `已过期 ${n} 天`, inDays: (n) => (n === 0 ? '就在今天' : `还有 ${n} 天`), opensIn: (n) => `${n} 天后开始`,
  open: (n) => (n === 0 ? '今天是最后一天' : `离截止还有 ${n} 天`), mayStart: '现在起就可以', usual: '通常周期，不是硬性要求', noRecord: '按通常周期应已完成，但 hegui.yaml 没有记录日期',
  span: (first, last) => `${first} 至 ${last} 陆续到期`,
  next: '接下来要做（逾期、进行中、90 天内）', nothingNext: '90 天内没有要做的事', lasting: '证据、证书与决定的有效期', later: (n, until) => `另有 ${n} 项在 ${until} 以后到期（--all 列出）`,
  upcoming: '以后才判断的规则', rules: (due, date, n, e) => `${due}${date ? `（${date}）` : ''}：${n} 条${e > 0 ? `，其中 ${e} 条为错误级` : ''}`,
  stageTitle: (no, title) => `阶段 ${no}  ${title}`,
  reason: {
    calendar: (year) => `算不出：缺 ${year} 年的工作日历（国务院放假通知），不作推算；公布后写成文件，列入 hegui.yaml 的 calendars`,
    nobodyKnows: (missing) => `${missing}，无法知道是否已完成`, other: '资料不足，无法判断',
  },
  failing: (n) => (n === 0 ? '已逾期' : `已逾期或 ${n} 天内到期`),
  lone: (name) => `${name} 没有 hegui.yaml：时间线要用其中的日期（certification.systemEffective、application 等）；hegui init 可新建项目`,
  remind: '提醒',
};

const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;
const en: TimelineWords = {
  timeline: 'Certification timeline', today: 'today', stage: 'stage',
  state: { done: 'done', late: 'late', 'due-soon': 'within 90 days', ahead: 'later', 'open-window': 'open now', unknown: 'not known' },
  stageState: { done: 'done', current: 'current stage', ahead: 'to come' },
  openBehind: (n) => `behind, ${n} ${n === 1 ? 'entry' : 'entries'} open`, undated: 'no date yet', rule: 'rule', window: (from, to) => `${from} to ${to}`, set: (day) => `due ${day}`, doneOn: (day) => `done on ${day}`, doneLate: (n) => `done ${days(n)} late`, doneEarly: (n) => `${days(n)} early`,
  late: (n) => `${days(n)} late`, expired: (n) => `expired ${days(n)} ago`, inDays: (n) => (n === 0 ? 'today' : `in ${days(n)}`), opensIn: (n) => `opens in ${days(n)}`,
  open: (n) => (n === 0 ? 'the last day is today' : `${days(n)} left`), mayStart: 'possible from now on', usual: 'what it usually takes, not a demand', noRecord: 'usually done by now, but hegui.yaml gives no date',
  span: (first, last) => `one after another from ${first} to ${last}`,
  next: 'Next (late, open now, due within 90 days)', nothingNext: 'nothing is due within 90 days', lasting: 'Validity of evidence, certificates and decisions',
  later: (n, until) => `${n} more expire after ${until} (shown with --all)`,
  upcoming: 'Rules that are not asked yet', rules: (due, date, n, e) => `${due}${date ? ` (${date})` : ''}: ${n} ${n === 1 ? 'rule' : 'rules'}${e > 0 ? `, ${e} at error level` : ''}`,
  stageTitle: (no, title) => `Stage ${no}  ${title}`,
  reason: {
    calendar: (year) => `not known: the official calendar of working days for ${year} is missing and nothing is guessed; once published, list it as a file under calendars in hegui.yaml`,
    nobodyKnows: (missing) => `${missing}, so nobody can tell whether it is done`, other: 'there is too little to go by',
  },
  failing: (n) => (n === 0 ? 'late' : `late or due within ${days(n)}`),
  lone: (name) => `${name} has no hegui.yaml: a timeline needs its dates (certification.systemEffective, application …); hegui init starts a project`,
  remind: 'Reminder',
};

export const TIMELINE_WORDS: Readonly<Record<Locale, TimelineWords>> = { 'zh-CN': zh, en };
