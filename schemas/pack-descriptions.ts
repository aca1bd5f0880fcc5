import { APPLIES_KEYS, key, LOCALIZED_KEYS, SOURCE_KEYS, type KeyDescriptions } from './description.js';

/** pack.yaml */
export const PACK_KEYS: KeyDescriptions = {
  id: key('规则包的 id，是规则全名的前一半；发布后不改', 'Id of the pack, the first half of its rules’ full ids; permanent'),
  version: key('规则包的版本', 'Version of the pack'),
  title: key('名称', 'Name', LOCALIZED_KEYS),
  description: key('一两句说明', 'What it is for, in a sentence or two', LOCALIZED_KEYS),
  edition: key('规则依据的版次，默认 2026.1', 'Edition of what the rules follow; 2026.1 unless given'),
  industries: key('只对这些行业启用；不写总是启用', 'Switched on for these industries only; absent: always'),
};

export const CHAPTER_KEYS: KeyDescriptions = {
  chapters: key('手册的章，按顺序', 'Chapters of a manual, in order', {
    no: key('章号，主题的 chapter 指向它', 'Number, to which a topic’s chapter points'), title: key('章名', 'Title', LOCALIZED_KEYS),
  }),
};

export const PHRASE_KEYS: KeyDescriptions = {
  '*': key('引擎自己说的一句话；{名字} 是要填的词', 'A sentence that the engine says; {name} stands for a word', LOCALIZED_KEYS),
};

export const CERTIFIER_KEYS: KeyDescriptions = {
  certifiers: key('认证机构和它自己的数', 'Certification bodies with their own numbers', {
    id: key('编号，在 hegui.yaml 的 certifier 里使用', 'Id, as used by certifier in hegui.yaml'), name: key('机构名称', 'Name'), approvalNo: key('认证机构批准号', 'Approval number'),
    source: key('出处', 'Where it is written', SOURCE_KEYS),
    parameters: key('按规则参数名给出的数', 'Numbers by the name of the rules’ parameters', { '*': key('这个参数的值', 'Value of this parameter') }),
  }),
};

const LEAF: KeyDescriptions = {
  key: key('指标编号：条款号，或 组/英文名', 'Key of the indicator: a clause number, or group/name'),
  title: key('标题', 'Title', LOCALIZED_KEYS),
  requirement: key('要求，用自己的话写，不抄标准原文', 'What it asks, paraphrased; never the standard’s own text', LOCALIZED_KEYS),
  points: key('公开来源的分值；没有就写 null', 'Points from a public source; null if there is none'),
  bounds: key('分值的上下限', 'Bounds of the points', { min: key('下限', 'At least'), max: key('上限', 'At most') }),
  estimated: key('哪些是推测的：number 编号，existence 有无，points 分值', 'What is estimated: number, existence, points'),
  applies: key('各类企业是否涉及：yes、conditional、no', 'Whether it applies to each type: yes, conditional, no', {
    production: key('生产型', 'Production'), sales: key('销售型', 'Sales'), service: key('服务型', 'Service'),
  }),
  topics: key('写在哪些主题的章节里；第一个为主', 'Topics in whose sections it is documented; the first is the primary one'),
  records: key('哪些证据类型说明做到了', 'Evidence types that show it is done'),
  sampled: key('按抽样比例扣分', 'Its points are lost pro rata over samples'),
  source: key('出处', 'Where it is written', SOURCE_KEYS),
};

export const STANDARD_KEYS: KeyDescriptions = {
  id: key('标准的 id', 'Id of the standard'), title: key('标准名称', 'Name of the standard', LOCALIZED_KEYS), total: key('总分', 'Total of points'),
  bounds: key('没有公开分值的指标，分值的上下限', 'Bounds of points that are not public', { min: key('下限', 'At least'), max: key('上限', 'At most') }),
  gradings: key('分级线', 'Limits of grades', {
    '*': key('一套分级线', 'One set of limits', {
      title: key('名称', 'Name', LOCALIZED_KEYS), source: key('出处', 'Where it is written', SOURCE_KEYS),
      grades: key('等级，从低到高', 'Grades, from the lowest', { grade: key('等级', 'Grade'), from: key('起始分', 'From this score') }),
    }),
  }),
  deduction: key('特别扣分', 'Special deductions', { each: key('每项扣多少', 'Points for each'), failAt: key('几项不予通过', 'So many and it fails'), source: key('出处', 'Where it is written', SOURCE_KEYS) }),
  bonus: key('加分', 'Bonus', { each: key('每项加多少', 'Points for each'), max: key('最多几项', 'At most so many'), source: key('出处', 'Where it is written', SOURCE_KEYS) }),
  chapters: key('一级指标', 'Chapters of the standard', {
    key: key('编号', 'Key'), title: key('标题', 'Title', LOCALIZED_KEYS), points: key('分值', 'Points'), source: key('出处', 'Where it is written', SOURCE_KEYS),
    groups: key('二级指标', 'Groups', { key: key('编号', 'Key'), title: key('标题', 'Title', LOCALIZED_KEYS), leaves: key('三级指标', 'Indicators', LEAF) }),
  }),
};

export const VIEW_KEYS: KeyDescriptions = {
  id: key('对照表的 id', 'Id of the view'), title: key('名称', 'Name', LOCALIZED_KEYS), standard: key('对照哪个标准', 'The standard that it is a view of'),
  type: key('哪类企业用', 'The type of enterprise that uses it'), derived: key('是推导的，不是找到的原表：输出里都注明', 'It was derived, not found: every output says so'),
  note: key('说明', 'Note', LOCALIZED_KEYS), source: key('出处', 'Where it is written', SOURCE_KEYS),
  classes: key('分类', 'Classes', {
    title: key('名称', 'Title', LOCALIZED_KEYS),
    items: key('条目', 'Items', {
      id: key('条目编号', 'Id'), title: key('条目名称', 'Title', LOCALIZED_KEYS), mapsTo: key('对应标准的哪些指标', 'The indicators that it maps to'), source: key('出处', 'Where it is written', SOURCE_KEYS),
    }),
  }),
};

export const TOPIC_KEYS: KeyDescriptions = {
  id: key('主题的 id，全局唯一，发布后不改', 'Id of the topic, unique over all packs; permanent'),
  title: key('名称', 'Title', LOCALIZED_KEYS),
  names: key('标题怎么叫它；这样的标题下面都算这个主题', 'What headings call it: all below such a heading belongs to the topic'),
  terms: key('正文里出现它，这一句就在谈这个主题；… 表示中间最多隔 10 个字', 'A clause with one of these is about the topic; … stands for at most ten characters'),
  notThis: key('更长的说法，在里面上面的词是别的意思', 'Longer phrases in which the terms mean something else'),
  aspects: key('审核员要看到的要点，至少两个', 'What an auditor looks for, at least two', {
    id: key('要点的 id', 'Id of the aspect'), title: key('名称', 'Title', LOCALIZED_KEYS), hint: key('怎么写，给写手册的人看', 'What to write', LOCALIZED_KEYS),
    terms: key('这些词之一', 'One of these terms'), concepts: key('这些概念之一', 'One of these concepts'),
    quantity: key('一个数字', 'A quantity', {
      kinds: key('哪种数字：duration、workdays、percent、money、count、distance', 'Its kind: duration, workdays, percent, money, count, distance'), near: key('旁边要有的词', 'Terms that must stand beside it'),
    }),
    claim: key('一件带数字的事（subject）', 'A claim with this subject'),
    references: key('引用了哪类东西：document、form、standard、law …', 'A reference to one of these: document, form, standard, law …'),
    steps: key('至少几步（编号列表或表格行）', 'At least so many steps (numbered items or table rows)'),
  }),
  essential: key('其中至少要有一个，否则最多算部分覆盖', 'Aspects without one of which it is partial at most'),
  need: key('几个要点算覆盖，默认 2', 'How many aspects make it covered; 2 unless given'),
  assigns: key('它的章节是在分派工作（部门职责）：那里提到的别的主题最多算部分覆盖', 'Its sections assign work: other topics named there are partial at most'),
  chapter: key('应放在手册第几章', 'Its chapter in the order of a manual'),
  appliesTo: key('只对这些企业适用', 'Only for these enterprises', APPLIES_KEYS),
};

export const CONCEPT_KEYS: KeyDescriptions = {
  concepts: key('概念：一组同义词', 'Concepts: sets of synonyms', {
    id: key('概念的 id', 'Id of the concept'), title: key('名称', 'Title', LOCALIZED_KEYS), terms: key('这些词之一', 'One of these terms'), notThis: key('更长的说法，在里面不算', 'Longer phrases in which a hit does not count'),
  }),
};

export const SUBJECT_KEYS: KeyDescriptions = {
  subjects: key('手册里带数字的事', 'Things that a manual states with a figure', {
    id: key('id；末段也限定数字种类（-time、-rate、-fee …）', 'Id; its last part limits the kind of figure (-time, -rate, -fee …)'), title: key('名称', 'Title', LOCALIZED_KEYS),
    terms: key('怎么称呼它', 'What it is called'), notThis: key('更长的说法，在里面不算', 'Longer phrases in which it is not meant'),
    kinds: key('哪种数字', 'Kinds of quantity'),
  }),
};
