import { APPLIES_KEYS, key, LOCALIZED_KEYS, SOURCE_KEYS, type KeyDescriptions } from './description.js';

const CHECKS: KeyDescriptions = {
  cover: key('主题真的写到了吗', 'Is the topic really covered', {
    topic: key('哪个主题', 'The topic'),
    aspects: key('要哪些要点；不写是全部', 'The aspects demanded; absent: all', {
      claim: key('要求写明这件带数字的事', 'Demands a claim with this subject'), atMost: key('不超过', 'At most'), atLeast: key('不低于', 'At least'),
    }),
    need: key('要几个；不写取主题的 need', 'How many of them; absent: the topic’s need'),
  }),
  evidence: key('有没有记录', 'Are there records', {
    type: key('哪种证据，可以几种', 'The type of evidence, or several'), atLeast: key('至少几份，默认 1', 'At least so many; 1 unless given'), fields: key('每份要填的栏', 'Fields that each must have'),
    where: key('CEL：只数符合的，一份叫 e', 'CEL: counts only those for which it holds; an item is e'), within: key('最近多久的才算，如 12mo', 'Only those no older than this, e.g. 12mo'),
    per: key('这张表的每一行各要一份', 'One set per row of a table', {
      table: key('哪张表', 'The table'), column: key('按哪一列对应', 'The column on which they are joined'), where: key('CEL：只看哪些行', 'CEL: which rows'),
    }),
    ifNone: key('一份都没有时：declaration 手册写明“未发生”也算，silent 不出声', 'If there is none: declaration (a statement in the manual counts instead) or silent'),
  }),
  assert: key('台账和事实是否成立', 'Does something hold for rows of facts', {
    each: key('CEL：逐行看哪张表', 'CEL: the rows that are looked at'), as: key('一行叫什么', 'What a row is called'), where: key('CEL：只看哪些行', 'CEL: which rows'),
    by: key('每行再配上这些', 'Each row with each of these', { each: key('CEL：配哪张表', 'CEL: the rows'), as: key('叫什么', 'What one is called'), where: key('CEL：只看哪些', 'CEL: which') }),
    let: key('给中间值起名，后面和消息里可用', 'Names for values, used below and in messages', { '*': key('CEL：这个名字的值', 'CEL: its value') }),
    that: key('CEL：应当成立的事；不成立是发现，不知道不判断', 'CEL: what must hold; false is a finding, unknown is not judged'),
    at: key('发现报在哪一列', 'The column at which the finding stands'), related: key('CEL：相关的行', 'CEL: related rows'),
    groupBy: key('CEL：值相同的合成一条发现', 'CEL: violations of one value are one finding'), list: key('CEL：消息里怎么称呼每一处', 'CEL: what to call one violation'),
    across: key('跨文件也合成一条', 'One finding whatever files they stand in'), cause: key('发现的成因，默认 mismatch', 'Cause of the finding; mismatch unless given'),
  }),
  forbid: key('不应出现的话', 'Words that must not appear', {
    pattern: key('正则表达式（RE2 语法）', 'A pattern in RE2’s syntax'), concept: key('概念里的词', 'The terms of a concept'), detector: key('内置的识别：占位、手机号、身份证号', 'A detector: placeholder, mobile, resident-id'),
    guard: key('这些场合不算', 'Senses in which it is no violation'), in: key('看哪些位置', 'Places that are looked at'),
    unless: key('同一处有这个概念就不算', 'Not where this concept stands beside it', { concept: key('概念', 'The concept'), in: key('同一句（unit）或同一节（section）', 'In the same unit or section') }),
  }),
  consistent: key('各处说法一致', 'Is the same thing said everywhere', {
    fact: key('claim:数字主题、field:文件控制栏 或 mention:概念', 'claim:subject, field:control field or mention:concept'), same: key('这些相同才比较', 'Compared only where these agree'),
    known: key('至少写明其中一样才比较', 'Compared only where one of these is stated'), compare: key('比较数值还是文字', 'Compares values or texts'), units: key('单位：strict 照写法，convert 换算', 'Units: strict or convert'),
    tolerance: key('允许的相差', 'Difference allowed'), ignore: key('这些场合不比', 'Contexts that are left out'),
  }),
  reference: key('引用的东西在不在、是否现行', 'Do references lead somewhere', {
    kinds: key('哪类引用', 'Kinds of reference'), must: key('exist 要存在，current 要现行，be-used 要被用到', 'exist, current or be-used'), lookup: key('current：被代替的文件在哪张表', 'For current: the table of superseded references'),
  }),
  level: key('这个检查自己的级别', 'A level of this check’s own'),
  message: key('这个检查自己的消息', 'A message of this check’s own', LOCALIZED_KEYS),
};

const FIX: KeyDescriptions = {
  insert: key('插入哪个章节骨架（templates/ 的文件名）', 'The section skeleton to insert, by its file in templates/'),
  register: key('在证据清单里登记这种证据的待填条目', 'An entry to fill in for a record of this type in the manifest'),
  replace: key('把发现处的文字换掉', 'Replaces the words of the finding', {
    with: key('换成什么；{expected} 等会被填上', 'What with; {expected} and the like are filled in'), class: key('safe 意思只能如此，choice 由人选', 'safe where it cannot mean anything else, else choice'),
    unless: key('新文字里有这些词就不换', 'Not where the new words hold one of these'),
  }),
  respell: key('写错的词改成唯一可能的已知词：和哪类名字比', 'A misspelt word becomes the one known word: which names it is compared with'),
  endings: key('已知词后面可以去掉的字，如“企业”', 'Endings after which a known word means the same'),
  format: key('同一个值改成能读的写法：date、number、text、share', 'The same value in the spelling that is read: date, number, text, share'),
  drop: key('decision：从 decisions.yaml 删去这条决定', 'decision: takes the decision out of decisions.yaml'),
  rehash: key('由人确认改动过的证据文件，记一条决定', 'A person stands for a changed file, by a decision'),
};

const TEST: KeyDescriptions = {
  name: key('测试名：说明考的是什么', 'What it tests'), manual: key('手册：一段 Markdown，或几份按路径写', 'The manual: Markdown, or several by path', { '*': key('这份手册的内容', 'Text of this manual') }),
  evidence: key('证据清单，写法同清单文件', 'A manifest, as in its file'), files: key('其他文件，按路径写', 'Further files by path', { '*': key('这个文件的内容', 'Text of this file') }),
  profile: key('这个测试项目的 hegui.yaml', 'hegui.yaml of the test’s project', { '*': key('hegui.yaml 的一个键', 'A key of hegui.yaml') }), today: key('今天是哪天，默认 2026-09-01', 'The day of today; 2026-09-01 unless given'),
  beside: key('一起判断的其他规则（代码）', 'Codes of rules that are judged beside it'),
  expect: key('none 不应有发现；或列出应有的发现', 'none, or the findings that are expected', {
    at: key('发现开头的文字', 'Text that stands at the start of the finding'), level: key('级别', 'Its level'), cause: key('成因', 'Its cause'),
  }),
};

/** A file of rules. */
export const RULE_KEYS: KeyDescriptions = {
  rules: key('规则', 'Rules', {
    id: key('规则的 id，包内唯一，发布后不改', 'Id of the rule, unique in its pack; permanent'), code: key('短代码，所有包之间唯一，如 DOC-11', 'Short code, unique over all packs, e.g. DOC-11'),
    indicator: key('对应标准的哪一项：标准:指标；没有就只归阶段', 'standard:indicator; without one the rule belongs to a stage only'),
    title: key('标题', 'Title', LOCALIZED_KEYS), level: key('级别：error 会被退回，warning 应改，info 提示', 'Level: error, warning or info'),
    due: key('从哪个阶段起问', 'The stage from which it is asked'), phase: key('summary：最后才问，可读 findings 和 coverage', 'summary: asked last, may read findings and coverage'),
    when: key('CEL：条件。不成立不出声，不知道记入“未判断”', 'CEL: false is silent, unknown is skipped with the reason'), appliesTo: key('只对这些企业适用', 'Only for these enterprises', APPLIES_KEYS),
    source: key('出处，至少一个', 'Where it is written, at least one', SOURCE_KEYS), effectiveFrom: key('从哪天起有效', 'Not asked before this day'),
    params: key('规则里的数：48h 30min 1d 3wd 12mo 3y 97%，或数、文字、列表', 'The rule’s numbers: 48h 30min 1d 3wd 12mo 3y 97 %, or numbers, texts, lists', { '*': key('这个参数的值；别处用 params.名字', 'Its value; used as params.name') }),
    checks: key('一个或几个检查，各自判断', 'One check or several, each judged by itself', CHECKS), fault: key('仅 input 包：哪种读取错误由它说话', 'Pack input only: the reader’s fault that it gives words to'),
    yieldsTo: key('与这些规则报在同一处时合成一条（代码）', 'Codes of rules with which it is one finding at one place'),
    message: key('什么不对；{what}、{missing}、{参数} 等会被填上', 'What is wrong; {what}, {missing}, {parameter} are filled in', LOCALIZED_KEYS), why: key('为什么要紧，依据什么', 'Why it matters', LOCALIZED_KEYS), remedy: key('怎么改', 'What to do', LOCALIZED_KEYS),
    fix: key('编辑器可以怎样修复', 'How an editor can put it right', FIX),
    confidence: key('把握：exact 确定，lexical 按词，heuristic 估计', 'exact, lexical or heuristic'), deduction: key('可能的特别扣分：law、own-rules、industry、operation', 'A possible special deduction: law, own-rules, industry, operation'),
    tests: key('规则自己的测试', 'The rule’s own tests', { pass: key('合格的例子：不应有发现', 'Sound examples', TEST), fail: key('不合格的例子：应有发现', 'Faulty examples', TEST), todo: key('已知判断不了的，只计数', 'Known misses; counted only', TEST) }),
  }),
};
