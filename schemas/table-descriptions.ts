import { key, LOCALIZED_KEYS, SOURCE_KEYS, type KeyDescriptions } from './description.js';

/** A ledger or list. */
export const TABLE_KEYS: KeyDescriptions = {
  id: key('表名（camelCase），在证据清单的 tables 和 CEL 里使用', 'Name (camelCase), as used under tables in a manifest and in CEL'), title: key('名称', 'Title', LOCALIZED_KEYS),
  key: key('哪一列的值不重复', 'The column whose values are unique'), by: key('由谁填写：certifier 认证机构；不写是企业', 'Who fills it in: certifier; absent: the enterprise'),
  columns: key('列，按 snake_case 名字写', 'Columns, by snake_case name', {
    '*': key('一列', 'A column', {
      title: key('列名，模板表头用它', 'Title, used as header', LOCALIZED_KEYS), type: key('类型：text、number、integer、date、datetime、boolean、list', 'Type: text, number, integer, date, datetime, boolean, list'),
      required: key('必须有这一列', 'The column must be there'), unit: key('单位', 'Unit'), aliases: key('实际台账里的其他表头', 'Headers by which real ledgers call it'),
      values: key('只能填这些', 'The values allowed'), joins: key('指向哪张表的哪一列，如 outlets.outlet_id', 'The table and column that it refers to, as outlets.outlet_id'),
    }),
  }),
};

export const EVIDENCE_TYPE_KEYS: KeyDescriptions = {
  types: key('证据类型', 'Types of evidence', {
    id: key('id，写在清单的 type 里', 'Id, as written under type in a manifest'), title: key('名称', 'Title', LOCALIZED_KEYS), aliases: key('其他叫法，清单里也认', 'Other names, accepted in manifests'),
    phase: key('哪一类：build 建体系，run 运行记录，review 评审', 'build, run or review'), fields: key('这种证据要有的键（台账型是列）', 'Keys that an item must have; columns where it is a ledger'),
    table: key('属于哪张表', 'The table that it belongs to'), rows: key('item：一份证据一行；ledger：行在文件里', 'item: each item is a row; ledger: the rows stand in its file'),
    valid: key('多久有效', 'How long it counts', { months: key('从日期或期末起几个月', 'Months from its date or the end of its period'), until: key('到哪一栏写的那天', 'Until the day that this field gives') }),
    source: key('出处', 'Where it is written', SOURCE_KEYS),
  }),
};

export const LOOKUP_KEYS: KeyDescriptions = {
  id: key('id', 'Id'), title: key('名称', 'Title', LOCALIZED_KEYS), keys: key('按哪几列查', 'The columns by which values are looked up'), columns: key('查出哪几列', 'The columns looked up'),
  rows: key('行', 'Rows', { '*': key('这一列的值', 'Value of this column') }),
};

export const METRIC_KEYS: KeyDescriptions = {
  metrics: key('由台账复算的指标', 'Figures counted from ledgers', {
    id: key('小写下划线的 id', 'Id (snake_case)'), title: key('名称', 'Title', LOCALIZED_KEYS), unit: key('单位：percent、hours、score、count', 'Unit: percent, hours, score or count'), better: key('高好还是低好', 'Whether higher or lower is better'),
    formula: key('算法，用话说', 'The formula in words', LOCALIZED_KEYS), value: key('CEL：值；或写 numerator 和 denominator', 'CEL: the value; or give numerator and denominator'),
    numerator: key('CEL：分子', 'CEL: the numerator'), denominator: key('CEL：分母', 'CEL: the denominator'), n: key('CEL：由几行算出', 'CEL: how many rows it is counted from'),
    needs: key('没有这些列就算不出', 'Columns without which it cannot be counted'), claim: key('手册里说这个数的那件事（subject）', 'The subject of claims that state this figure'), source: key('出处', 'Where it is written', SOURCE_KEYS),
  }),
};

export const MILESTONE_KEYS: KeyDescriptions = {
  milestones: key('时间线上的日子', 'Days of the timeline', {
    id: key('id', 'Id'), stage: key('属于哪个阶段；不写是每个阶段', 'Its stage; absent: every stage'), step: key('指南六步里的第几步', 'Which of the guide’s six steps'),
    title: key('名称；{列名}、{参数} 会被填上', 'Title; {column} and {parameter} are filled in', LOCALIZED_KEYS), rule: key('日子由哪条规则定（代码）', 'Code of the rule behind the date'),
    kind: key('event 发生，earliest 最早，deadline 期限，window 期间，expiry 到期', 'event, earliest, deadline, window or expiry'), usual: key('通常需要的时间，不是要求', 'What usually takes so long, not a demand'),
    each: key('CEL：每行一个', 'CEL: one per row'), as: key('一行叫什么', 'What a row is called'), let: key('给中间值起名', 'Names for values', { '*': key('CEL：这个名字的值', 'CEL: its value') }),
    when: key('CEL：不成立就没有这个日子', 'CEL: false: the milestone does not exist'), date: key('CEL：哪天；期间是最后一天', 'CEL: the day; of a window the last'), from: key('CEL：期间的第一天', 'CEL: the first day of a window'),
    done: key('CEL：完成了没有', 'CEL: whether it is done'), doneOn: key('CEL：哪天完成', 'CEL: the day on which it was done'), groupBy: key('CEL：值相同的合成一个', 'CEL: rows of one value are one milestone'),
    list: key('CEL：怎么称呼一行', 'CEL: what to call one row'), at: key('指向哪一列，或 hegui.yaml 的哪个键', 'The column, or the key of hegui.yaml, that it stands at'),
    unknown: key('还说不出日子时怎么说', 'What to say while the day cannot be told', LOCALIZED_KEYS), remedy: key('要做什么', 'What to do', LOCALIZED_KEYS),
  }),
};
