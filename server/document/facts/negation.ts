import type { PhraseHit } from '../../text/scanner.js';

/** In 投诉处理机制尚未建立 what is denied stands before the negation: at most this far, a verb and an adverb away. */
const BEFORE = 8;
/** Clauses with more denials are lists or attacks; looking at the first ones keeps the work linear. */
const NEGATIONS_READ = 16;
const CONDITION_BEFORE = 24;

/** 如没有, 若尚未 …: the condition stands in the same part of the clause, before the negation. */
const CONDITION =
  /(?:如果?|若|倘若|假如|要是|一旦|凡是?|无论|不论|万一|只要|除非|当(?![前地日天月年期下场初])|遇到?|确保|防止|避免|杜绝)[^,;。:]*$/;
/** 用户未对车辆进行改装: what somebody else has not done is no gap of ours. */
const OTHERS = /(?:用户|客户|顾客|消费者|买家|购买者|您|甲方|采购人|车主|业主|对方)[^,;。:]{0,2}$/;
/** 没有问题时, 没有投诉的,…: the negation is the condition. */
const CONDITION_END = /(?:时|的话|后|之前|以前|期间|情况下|情形下|的|者)$/;
/** 30天内没有重复报修, 两次没有复现: what did not happen within a time or a count is a case. */
const COUNTED_BEFORE = /[0-9一二两三四五六七八九十](?:个?(?:天|日|月|周|年|小时|工作日)|次)(?:以内|之内|内)?[^,;]{0,6}$/;
/** 没有修好的重新派单: the denial describes something; 没有专门的…, 没有…的制度 do not. */
const RELATIVE = /^([^,;的]{1,16})的(?!制度|流程|规定|办法|程序|机制|部门|要求|记录|渠道|措施|安排|能力|计划|职责|内容|业务|体系|标准|规范|方案|预案|系统|场所|岗位|[。;!?]|$)/;
const ADJECTIVE = /^(?:专门|相应|明确|书面|固定|统一|独立|完善|健全|正式|有效|完整|专职|成文|任何|单独|相关|对应|具体|系统|规范)$/;
/** 没有三包凭证,因自然灾害造成损坏的,不实行三包: a list of cases. */
const CASE_LIST = /的,/;
const CASE_LIST_WITHIN = 80;
/** The same without a comma behind it: 没有投诉时应…. */
const CONDITION_FOLLOWS = /^[^,;]{0,4}(?:时(?![间限效])|的话|期间|情况下)/;
/** 不得没有, 不能没有: no denial at all. */
const NO_DENIAL_BEFORE = /(?:不得|不能|不可|有|并非|不是)$/;
/** 未建立档案的客户: the negation only describes somebody. */
const DESCRIBES = /^[^,;的]{0,8}的(?!制度|流程|规定|办法|程序|机制|部门|要求|记录|渠道|措施|安排|能力|计划|职责|内容|业务|体系|标准|规范|方案|预案|系统|场所|岗位|$)/;
/** Words that say what has not been set up; they reach over a comma to find it. */
const ESTABLISHING = /建立|制定|制订|设立|设置|成立|组建|编制|配备|配置|开展|实施|规定|明确|形成|提供|安排|开通|落实/;
/** Who has not set up anything, and until when: the beginning of 公司目前尚未建立…, a denial of all that follows. */
const OURSELVES =
  /^[(（]?(?:[0-9一二三四五六七八九十]{1,3}[)）、.])?(?:[本我](?:公司|司|企业|单位|中心|厂|店|部门?|们|方)|公司|企业|商城|平台|单位)?(?:目前|现在?|暂时?|当前|现阶段|至今|本期|也|还|均|都)?[,:]?$/;
const OURSELVES_WITHIN = 14;
/** 尚未 asserts; plain 未 may be a condition (未建立档案的,…). */
const ASSERTS = /暂|尚|目前|还|至今|现阶段|从未/;
/** What is not done to the thing named before: behind 投诉制度尚未 nothing else may follow. */
const NOTHING_MORE =
  /^(?:正式|完整|书面|统一|真正|全面|得到)?(?:建立|制定|制订|开展|设立|设置|配备|实施|编制|编写|形成|明确|规定|提供|安排|开通|启用|运行|落实|健全|完善|完成|组建|成立|涉及|适用|进行|上线|存在)?(?:起来|完成|完毕)?[了的]?(?:制度|文件|规定|流程|计划)?[。;!?)）」]*$/;

/**
 * Whether a clause denies that the thing its topic terms name exists (公司暂未建立投诉处理机制). A negation reaches to the
 * next comma, and over it only if it speaks of setting up and nothing was named before the comma; conditions and
 * 不得没有 deny nothing. In a table row cells end with `;`.
 */
export function isNegated(text: string, negations: readonly PhraseHit[], topics: readonly PhraseHit[], row: boolean): boolean {
  return negations.slice(0, NEGATIONS_READ).some((negation) => deniesAll(text, negation) || (topics.length > 0 && denies(text, negation, topics, row)));
}

/** 公司尚未建立… from the start, or nothing but 暂无: what the heading names is denied, whether the clause repeats it or not. */
function deniesAll(text: string, negation: PhraseHit): boolean {
  if (negation.from > OURSELVES_WITHIN || !OURSELVES.test(text.slice(0, negation.from))) return false;
  const comma = endOf(text, negation.to, ',;。!?\n');
  const reach = text.slice(negation.to, comma);
  if (NOTHING_MORE.test(reach) && comma >= text.length - 1) return true;
  // 公司尚未…, 目前没有…: whoever says so of himself denies what follows, unless it is a case that is dealt with.
  if (ASSERTS.test(text.slice(0, negation.to)) && !CONDITION_END.test(reach) && !DESCRIBES.test(reach)) return true;
  if (!ESTABLISHING.test(text.slice(negation.from, negation.to + 4))) return false;
  return ASSERTS.test(text.slice(0, negation.to)) || !(/[前时者]/.test(reach) || CONDITION_END.test(reach) || DESCRIBES.test(reach));
}

function denies(text: string, negation: PhraseHit, topics: readonly PhraseHit[], row: boolean): boolean {
  const before = text.slice(Math.max(0, negation.from - CONDITION_BEFORE), negation.from);
  const part = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1);
  if (NO_DENIAL_BEFORE.test(part) || CONDITION.test(part) || OTHERS.test(part)) return false;
  if (!ASSERTS.test(text.slice(negation.from, negation.to)) && isCase(text, negation, part)) return false;
  const comma = endOf(text, negation.to, ',;。!?\n');
  const reach = text.slice(negation.to, comma);
  if (CONDITION_END.test(reach) && text[comma] === ',') return false;
  let ahead = topics.filter((t) => t.to > negation.to && t.from < comma);
  if (ahead.length === 0 && ESTABLISHING.test(text.slice(negation.from, negation.to + 4))) {
    const end = endOf(text, comma, ';。!?');
    ahead = topics.filter((t) => t.from >= comma && t.from < end);
    if (ahead.length > 0) return true;
  }
  if (ahead.length > 0) {
    const rest = text.slice(ahead.at(-1)!.to, comma);
    return !DESCRIBES.test(rest) && !CONDITION_FOLLOWS.test(rest);
  }
  return NOTHING_MORE.test(reach) && topics.some((t) => t.to <= negation.from && standsBefore(text, t.to, negation.from, row));
}

/** A plain 没有 or 未 often tells what a rule applies to, not what there is not. */
function isCase(text: string, negation: PhraseHit, before: string): boolean {
  const ahead = text.slice(negation.to, negation.to + CASE_LIST_WITHIN);
  const relative = RELATIVE.exec(ahead);
  if (relative && !ADJECTIVE.test(relative[1]!)) return true;
  return COUNTED_BEFORE.test(before) || CASE_LIST.test(ahead.slice(0, endOf(ahead, 0, ';。!?')));
}

/** The denied thing directly before; in `项目:投诉处理;内容:暂无` also the label of the row. */
function standsBefore(text: string, topicEnd: number, at: number, row: boolean): boolean {
  if (row && ';:'.includes(text[at - 1] ?? ' ')) return true;
  return at - topicEnd <= BEFORE && !/[,;]/.test(text.slice(topicEnd, at));
}

function endOf(text: string, at: number, ends: string): number {
  let end = at;
  while (end < text.length && !ends.includes(text[end]!)) end++;
  return end;
}
