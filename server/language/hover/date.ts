import { daysBetween, weekday } from '../../text/day.js';
import { projectDays, stagesAfter, titleOf, writtenDays } from '../known-days.js';
import { smallestAt } from '../manual-places.js';
import { lines, type CardOf } from './card.js';

const MOST_STAGES = 3;
const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;
const WORDS = {
  'zh-CN': {
    weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'], today: '就是今天', past: (n: number) => `${n} 天前`, ahead: (n: number) => `还有 ${n} 天`,
    is: (title: string) => `hegui.yaml 的${title}`, stage: (title: string, day: string, n: number) => `到${title}阶段（${day}）${n} 天`, comma: '、',
  },
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'], today: 'today', past: (n: number) => `${days(n)} ago`, ahead: (n: number) => `in ${days(n)}`,
    is: (title: string) => `in hegui.yaml: ${title}`, stage: (title: string, day: string, n: number) => `${days(n)} before the stage “${title}” (${day})`, comma: ', ',
  },
} as const;

/** On a day: how far it is from today and from the stages after it, and which of the project's days it is. */
export const dateCard: CardOf = ({ view: { result, locale }, facts, offset }) => {
  const found = smallestAt(writtenDays(facts), offset);
  if (!found) return null;
  const w = WORDS[locale];
  const { day, span } = found;
  const distance = daysBetween(result.today, day);
  const known = projectDays(result).filter((one) => one.day === day).map((one) => titleOf(one, locale));
  return {
    span,
    text: lines(
      `**${day}** ${w.weekdays[weekday(day) - 1]} · ${distance === 0 ? w.today : distance < 0 ? w.past(-distance) : w.ahead(distance)}`,
      known.length > 0 && w.is(known.join(w.comma)),
      ...stagesAfter(day, result, locale).slice(0, MOST_STAGES).map((stage) => w.stage(stage.title, stage.day, daysBetween(day, stage.day))),
    ),
  };
};
