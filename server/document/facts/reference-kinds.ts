import type { ReferenceKind } from '../../../schemas/vocabulary.js';

/** Endings that only national texts have: 保护法, 管理条例, 民法典. 办法, 方法 and the like end in the same character. */
const STATUTE = /(?:[^办方做用算疗手书语说想看魔作技打]法|法典|条例|宪法)$/;
/** Endings shared by regulations and a company's own rules. */
const REGULATION = /(?:办法|规定|细则|决定|通知|公告|意见|解释|公约)$/;
/** Regulations that no company issues under such a name. */
const STATE_ONLY = /^(?:中华人民共和国|国务院|国家)|监督管理|行政处罚|(?:暂行|试行)(?:办法|规定)$|责任规定$|司法解释$/;
/** Words of a company's own rule, whatever its ending. */
const OWN = /公司|我司|本部|部门|员工|人员|售后|客服|岗位|网点|考核|奖惩|绩效|内部|仓库|文件|记录|会议|顾客|客户/;
const STATE_CONTEXT = /国家|中华人民共和国|国务院|法律|法规|规章|总局|部委|令第|工信部|商务部|市场监管/;
const STANDARD_TITLE = /(?:评价体系|体系要求|体系基础和术语|技术条件|通则|安全技术规范)$/;
const FORM = /(?:表|单|记录|台账|登记簿|记录簿|档案|卡|凭证|回执|问卷|清单|日志|标签|记录本|表格|表单)$/;

/**
 * What a 《…》 names, by its ending and the words around it; there is no list of laws. `name` is normalised, without
 * a note in brackets at its end; `around` is the text shortly before and behind it.
 */
export function titleKind(name: string, around: { before: string; after: string }): ReferenceKind {
  if (STANDARD_TITLE.test(name)) return 'standard';
  if (/^(?:中华人民共和国|国务院)/.test(name)) return 'law';
  if (STATUTE.test(name)) return OWN.test(name) && !/保护法|条例$/.test(name) ? 'document' : 'law';
  if (REGULATION.test(name)) {
    if (STATE_ONLY.test(name) && !OWN.test(name.replace('监督管理', ''))) return 'law';
    if (OWN.test(name)) return 'document';
    return STATE_CONTEXT.test(around.before) || /^(?:等)?(?:法律|法规)|^第[0-9一二三四五六七八九十百]{1,6}条/.test(around.after) ? 'law' : 'document';
  }
  return FORM.test(name) ? 'form' : 'document';
}

const FORM_LETTERS = new Set(['qr', 'jl', 'bd', 'fm', 'rd', 'jlb', 'bg', 'fr']);
const DOCUMENT_LETTERS = new Set(['sc', 'sm', 'qm', 'qp', 'cx', 'wi', 'zy', 'gl', 'zd', 'qs', 'sop', 'smp', 'gw', 'em', 'gc']);
/** The same behind letters of the company: RJQP-28. */
const FORM_SUFFIX = /^[a-z]{1,4}(?:qr|jl)$/;
const DOCUMENT_SUFFIX = /^[a-z]{1,4}(?:qp|qm|cx|wi)$/;
const GOODS_BEFORE = /(?:型号|机型|规格|产品|系列|[冰冷酒]柜|冰箱|空调|洗衣机|电视机?|热水器|净水器|主机|配件|零件|物料|接口|协议|编码)[为是:( ]{0,2}$/;
const GOODS_AFTER = /^ ?(?:型|款|系列|[冰冷酒]柜|冰箱|空调|洗衣机|电视|热水器|净水器|接口|协议|编码|标准)/;
const FORM_BEFORE = /(?:表|单|记录|编号|表单|附件|台账|卡|表号|》)[为是:(]{0,2}$/;
const FORM_AFTER = /^ ?[)]?(?:《|[^,。;]{0,10}(?:表|单|记录|台账)(?![示明达面位独]))/;

/**
 * What a number such as QR-07 or XX-CX-01 names; null if it is a product model, an encoding or something else.
 * `letters` are its letter groups, `upper` whether they are capitals in the source, `register` whether it stands in a
 * list of documents or forms.
 */
export function codeKind(letters: readonly string[], upper: boolean, around: { before: string; after: string }, register: boolean): ReferenceKind | null {
  if (GOODS_BEFORE.test(around.before) || GOODS_AFTER.test(around.after)) return null;
  if (letters.some((l) => FORM_LETTERS.has(l) || (upper && FORM_SUFFIX.test(l)))) return 'form';
  if (letters.some((l) => DOCUMENT_LETTERS.has(l) || DOCUMENT_SUFFIX.test(l)) && (upper || register)) return 'document';
  if (!upper) return null;
  return register || FORM_BEFORE.test(around.before) || FORM_AFTER.test(around.after) ? 'form' : null;
}
