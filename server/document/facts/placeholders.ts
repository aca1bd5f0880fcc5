/**
 * A placeholder in a normalised text. `slot`: an explicit place to fill in (【待填写：…】); `pending`: says that it will be
 * written (待补充, TODO); `blank`: holds the place of a word (XX公司, ____).
 */
export interface FoundPlaceholder {
  readonly kind: 'slot' | 'pending' | 'blank';
  readonly from: number;
  readonly end: number;
}

const MAY_HOLD = /[待请此略×_…【[]|x|t[bo][ad]|fixme|lorem|填写|to be/;

// 待 alone is an ordinary verb: 待客户确认后, 接待定制客户, 有待完善.
const PENDING = '(?<![期等接招对看善优款以有急亟])待(?:补充|补全|完善|填写|填报|填(?![补写报])|补(?![充全贴偿])|更新|编写|添加|录入|定(?![期制位时做向点金额价义]))'
  + '|(?<![a-z0-9_-])(?:tbd|todo|tba|fixme|to be (?:defined|determined|confirmed|completed))(?![a-z0-9_-])'
  + '|(?<=[:;])(?:略|暂略|…{1,4})(?=;|$)|lorem ipsum[a-z ,.]{0,200}|内容(?:暂缺|待补|略)|此处(?:省略|留空|插入|填写|补充|添加)[^,。;!?()（）\\n]{0,20}';
const SLOT = '[【[<{「](?:[ ]?(?:待|请|在?此处|在此|这里|需)[^】\\]>}」\\n]{0,60}|(?:填写|填入|补充|输入|插入)[^】\\]>}」\\n]{0,60}|[ ]?|x{2,}|×{1,6})[】\\]>}」]'
  + '|[(（](?:此处|在此|待)(?:填写|补充|填入|插入|说明|描述|输入|完善|定)[^()（）\\n]{0,60}[)）]|[(（]请?填写[^()（）\\n]{0,4}[)）]';
const AFTER_XX = '公司|企业|单位|集团|有限|品牌|厂|部门?|中心|省|市|区|县|镇|路|街|号|年|月|日|小时|分钟|天|个|元|%|人|名|次|家|电话|产品|型号|先生|女士|经理';
const BLANK = `(?<![a-z0-9@/._-])x{3,}(?![a-z0-9@/_-])|×{3,}|(?<![a-z0-9@/._-])(?:x{2,}|20x{2})(?=${AFTER_XX})|(?<![a-z0-9@/._-])x(?=小时|分钟|天|个?工作日|个月|年|元|%)`
  + `|(?<!×)××(?=${AFTER_XX})|×(?=年×|月×|小时|天|个工作日)|(?<=[:(]) ?(?:x{2,}|×{2,})(?=$|[,。;)\\n])|(?<![0-9])(?:400|800|0[0-9]{2,3})-?x{3,}(?:-x{3,})?|_{3,}`;
const PLACEHOLDER = new RegExp(`(${SLOT})|(${PENDING})|(${BLANK})`, 'g');
/** The whole text is nothing but dots, XX or 略. */
const ALONE = /^[ (（【[]*(?:[….·。]{1,12}|x{2,6}|×{1,6}|略|暂略|空|待(?:定|补|填)|同上略|占位(?:文字|符)?|示例文字)[ )）】\].。]*$/;

/** The placeholders of a normalised text in order. Placeholders that touch are one. */
export function findPlaceholders(text: string): FoundPlaceholder[] {
  if (text.length <= 24 && ALONE.test(text) && text !== '。' && text !== '.') return [{ kind: 'pending', from: 0, end: text.length }];
  if (!MAY_HOLD.test(text)) return [];
  const found: FoundPlaceholder[] = [];
  PLACEHOLDER.lastIndex = 0;
  for (let match = PLACEHOLDER.exec(text); match; match = PLACEHOLDER.exec(text)) {
    const kind = match[1] !== undefined ? 'slot' : match[2] !== undefined ? 'pending' : 'blank';
    const from = match.index;
    const end = from + match[0].length;
    if (kind === 'slot' && isLinkLabel(text, match[0], end)) continue;
    const last = found.at(-1);
    if (last?.end === from) found[found.length - 1] = { kind: strongest(last.kind, kind), from: last.from, end };
    else found.push({ kind, from, end });
  }
  return found;
}

/** `[ ]` is an empty check box of a form, and `[请联系我们](…)` is a link. */
function isLinkLabel(text: string, written: string, end: number): boolean {
  return written === '[ ]' || written === '[]' || written === '<>' || written === '{}' || (written.startsWith('[') && text[end] === '(');
}

function strongest(a: FoundPlaceholder['kind'], b: FoundPlaceholder['kind']): FoundPlaceholder['kind'] {
  return a === 'slot' || b === 'slot' ? 'slot' : a === 'pending' || b === 'pending' ? 'pending' : 'blank';
}
