import type { QuantityKind } from '../../../schemas/vocabulary.js';

/** A unit of measure as written behind a number. */
export interface UnitWord {
  readonly kind: QuantityKind;
  /** Its normal name: h → 小时, 日 → 天, 公里 stays. */
  readonly name: string;
  /** How many base units it is: hours, working days, percent, yuan, pieces, metres. */
  readonly factor: number;
  /** Exclusive end of the unit in the text. */
  readonly end: number;
}

type Row = readonly [pattern: string, kind: QuantityKind, name: string, factor: number];

// A pattern ends where the same characters would begin another word: 次 but not 次数, 家 but not 家具.
const ROWS: readonly Row[] = [
  ['个?(?:法定)?工作[日天](?!常|志)', 'workdays', '工作日', 1],
  ['(?:个)?工作小时', 'duration', '小时', 1],
  ['个?小时(?![代])|个?钟头|h(?:rs?|ours?)?(?![a-z])', 'duration', '小时', 1],
  ['分钟|mins?(?![a-z])', 'duration', '分钟', 1 / 60],
  ['秒钟?', 'duration', '秒', 1 / 3600],
  ['个?(?:自然|日历)[日天]|天(?![气然线猫津])|昼夜|日(?![常期志本记光电用化程落出班历产均月报])', 'duration', '天', 24],
  ['个?星期(?![一二三四五六日天])|个?礼拜(?![一二三四五六日天])|周(?![年期边围末到转密日一二三四五六])', 'duration', '周', 168],
  ['个月|月(?=以内|之内|内)', 'duration', '月', 720],
  ['个?季度', 'duration', '季度', 2160],
  ['周年|年(?![级代龄度份检审初底末会报轻纪月])', 'duration', '年', 8760],
  ['%', 'percent', '%', 1],
  ['‰', 'percent', '%', 0.1],
  ['个百分点', 'percent', '百分点', 1],
  ['成(?=以上|以下|左右|[,。;、)）]|$)', 'percent', '成', 10],
  ['(?:余|多)?元(?![素件器旦])', 'money', '元', 1],
  ['km(?![a-z])|公里|千米', 'distance', '公里', 1000],
  ['cm(?![a-z0-9])|厘米', 'distance', '厘米', 0.01],
  ['mm(?![a-z0-9])|毫米', 'distance', '毫米', 0.001],
  ['米|m(?![a-z0-9²³/宽带网兆光专]|内存)', 'distance', '米', 1],
  ['人次', 'count', '人次', 1],
  ['次(?![性品日月年数要序级元生声])', 'count', '次', 1],
  ['课时|学时', 'count', '课时', 1],
  ['人(?![员工民才力体生身性机为事们类道群])', 'count', '人', 1],
  ['名(?![称单额义字牌誉])', 'count', '名', 1],
  ['家(?![电具庭用居政长属人里装纺中])', 'count', '家', 1],
  ['分(?![钟之别公支类级析配为部散开享期工歧店行站成秒发量辨拣包批解流])', 'count', '分', 1],
  ['项(?!目)', 'count', '项', 1],
  ['台(?![账风湾阶词州])', 'count', '台', 1],
  ['辆', 'count', '辆', 1],
  ['套(?![餐装件])', 'count', '套', 1],
  ['份(?!额)', 'count', '份', 1],
  ['件(?!数)', 'count', '件', 1],
  ['起(?![始诉草到来点步伏因])', 'count', '起', 1],
  ['例(?![如会行外子])', 'count', '例', 1],
  ['位(?![于置移数])', 'count', '位', 1],
  ['处(?![理罚置于方分境])', 'count', '处', 1],
  ['条(?![款件例码形文])', 'count', '条', 1],
  ['批(?![准次量评复发])', 'count', '批', 1],
  ['场(?![所地景合])', 'count', '场', 1],
  ['张|倍', 'count', '张', 1],
  ['个(?![月人性体别])', 'count', '个', 1],
];

const UNIT = new RegExp(` ?(?:${ROWS.map(([pattern]) => `(${pattern})`).join('|')})`, 'y');

/** The unit that stands at `at`, one blank before it allowed; null if there is none. */
export function readUnit(text: string, at: number): UnitWord | null {
  UNIT.lastIndex = at;
  const match = UNIT.exec(text);
  if (!match) return null;
  const index = match.findIndex((group, i) => i > 0 && group !== undefined) - 1;
  const [, kind, name, factor] = ROWS[index]!;
  return { kind, name: name === '张' ? match[0].trim() : name, factor, end: at + match[0].length };
}
