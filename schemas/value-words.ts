import type { z } from 'zod';
import type { Localized } from './localized.js';
import { Decision, Nonconformity } from './project.js';
import { Cause, CheckKind, Due, EvidenceCheck, ForbidCheck, Level, ReferenceCheck, Respell, Rule, ValueFormat, Verified } from './rule.js';
import { Estimated, GradeName, Grading, Leaf } from './standard.js';
import { ColumnType, EvidenceType, Metric, Milestone, TableSchema } from './table.js';
import { EnterpriseType, Industry, QuantityKind, ReferenceKind } from './vocabulary.js';

const say = (zh: string, en: string): Localized => ({ zh, en });

/** What the words of a closed list mean; a word left out says it itself. */
type Words<T extends z.ZodType<string>> = Readonly<Record<z.infer<T>, Localized>>;

const words = <T extends z.ZodType<string>>(schema: T, meanings: Words<T>): [z.ZodType, Readonly<Record<string, Localized>>] => [schema, meanings];

/** The list behind optional and default. */
function inner<T>(schema: z.ZodType<T>): z.ZodType<NonNullable<T>> {
  const { innerType } = schema.def as { innerType?: z.ZodType<T> };
  return innerType ? inner(innerType) : (schema as z.ZodType<NonNullable<T>>);
}

const TYPES: Words<typeof EnterpriseType> = {
  production: say('生产型：自己生产并服务', 'makes products and services them'), sales: say('销售型：销售商品并服务', 'sells products and services them'), service: say('服务型：以服务为主业', 'lives on services'),
};

/** Meanings by closed list: of a list the words in both languages. */
export const VALUE_WORDS: ReadonlyMap<z.ZodType, Readonly<Record<string, Localized>>> = new Map([
  words(EnterpriseType, TYPES),
  words(Industry, {
    'household-appliance': say('家用电器', 'household appliances'), 'health-device': say('健康、医疗器械', 'health and medical devices'), ecommerce: say('电子商务', 'e-commerce'), automobile: say('汽车', 'cars'),
    furniture: say('家具', 'furniture'), elevator: say('电梯', 'lifts'), 'it-equipment': say('IT 设备', 'IT equipment'),
  }),
  words(Level, { error: say('错误：会被退回或开不符合项', 'would be sent back or written up'), warning: say('警告：应改', 'should be mended'), info: say('提示', 'a note') }),
  words(Due, {
    drafting: say('编写：文件起草', 'documents are being written'), running: say('运行：体系实施以后', 'the system has taken effect'), application: say('申请：提交申请材料', 'the application goes in'),
    stage1: say('一阶段：文件审查', 'review of documents'), stage2: say('二阶段：现场审核', 'audit on site'), rectification: say('整改：不符合项', 'nonconformities are put right'),
    certified: say('获证：证书使用', 'the certificate is used'), surveillance: say('监督：监督评审', 'surveillance audits'), upgrade: say('升级：申请更高等级', 'a higher grade is applied for'),
  }),
  words(Cause, {
    missing: say('缺少', 'it is missing'), placeholder: say('只有占位', 'a placeholder only'), negated: say('写明未做', 'said not to be done'), 'heading-only': say('只有标题', 'a heading only'),
    'contents-only': say('只在目录', 'in the contents only'), 'keyword-pile': say('罗列名词', 'a list of words'), 'other-sense': say('另有所指', 'meant otherwise'), contradiction: say('前后矛盾', 'contradicts itself'),
    expired: say('过期', 'out of date'), 'not-yet': say('未到期', 'not yet'), unresolved: say('找不到', 'not found'), malformed: say('格式有误', 'malformed'), forbidden: say('不应出现', 'must not appear'), mismatch: say('不符', 'does not agree'),
  }),
  words(Verified, { text: say('看过原文', 'read in the original'), secondary: say('公开转载', 'read in a reproduction'), practice: say('认证实务，不是法律要求', 'practice, not a legal requirement'), memory: say('凭记忆，未核实', 'from memory, not verified') }),
  words(GradeName, { 未达标: say('未达标', 'below the standard'), 达标: say('达标', 'standard met'), 三星: say('三星', 'three stars'), 四星: say('四星', 'four stars'), 五星: say('五星', 'five stars') }),
  words(Grading, { guide: say('认证流程指南：五星 98 分', 'certification guide: five stars at 98'), published: say('公开发布的评分规则：五星 95 分', 'published scoring rules: five stars at 95') }),
  words(Estimated, { number: say('编号是推测的', 'its number is estimated'), existence: say('有没有是推测的', 'that it exists is estimated'), points: say('分值是推测的', 'its points are estimated') }),
  words(Leaf.shape.applies.shape.production, { yes: say('涉及', 'applies'), conditional: say('有此项活动时涉及', 'applies where the activity exists'), no: say('一般不涉及', 'normally does not apply') }),
  words(Decision.shape.kind, {
    'false-positive': say('误报：这条发现不对', 'the finding is wrong'), deferred: say('延后：知道，到期前处理', 'known, to be dealt with by a day'), attested: say('由人确认：已经做到', 'a person stands for it'),
    'not-applicable': say('不适用', 'it does not apply'), rehash: say('证据文件更新：由人确认', 'an evidence file was changed, and a person stands for it'),
    deduction: say('特别扣分：确认', 'a special deduction, confirmed'), bonus: say('加分：确认', 'a bonus, confirmed'),
  }),
  words(inner(Nonconformity.shape.level.out as z.ZodType<'minor' | 'major'>), { minor: say('轻微（一般）不符合', 'a minor nonconformity'), major: say('严重不符合', 'a major nonconformity') }),
  words(inner((Nonconformity.shape.stage.def.innerType as z.ZodPipe).out as z.ZodType<'stage1' | 'stage2' | 'surveillance'>), { stage1: say('第一阶段（文件审查）', 'review of documents'), stage2: say('第二阶段（现场审核）', 'audit on site'), surveillance: say('监督评审', 'surveillance audit') }),
  words(CheckKind, {
    cover: say('主题写到了吗', 'a topic is covered'), evidence: say('有没有记录', 'there are records'), assert: say('台账和事实成立', 'something holds for facts'), forbid: say('不应出现的话', 'words that must not appear'),
    consistent: say('各处一致', 'the same is said everywhere'), reference: say('引用存在、现行', 'references lead somewhere'),
  }),
  words(inner(EvidenceCheck.shape.ifNone), { declaration: say('手册写明“未发生”也算', 'a statement that there were none counts'), silent: say('没有就不出声', 'none says nothing') }),
  words(ForbidCheck.shape.guard.def.innerType.element, {
    negation: say('否定句', 'negated'), quotation: say('引文', 'quoted'), definition: say('定义', 'defined'), history: say('修订记录等', 'history'), references: say('引用文件清单', 'lists of references'), masked: say('已遮盖', 'masked'),
  }),
  words(ForbidCheck.shape.in.def.innerType.element, {
    body: say('正文', 'body'), heading: say('标题', 'headings'), cell: say('表格', 'table cells'), 'front-matter': say('文首信息', 'front matter'), contents: say('目录', 'contents'), code: say('代码', 'code'), quote: say('引用块', 'block quotes'),
  }),
  words(ReferenceCheck.shape.must, { exist: say('要存在', 'must exist'), current: say('要现行', 'must be current'), 'be-used': say('要被用到', 'must be used') }),
  words(inner(Rule.shape.phase), { facts: say('读事实', 'reads facts'), summary: say('最后才问，可读 findings 和 coverage', 'asked last; may read findings and coverage') }),
  words(inner(Rule.shape.confidence), { exact: say('确定', 'exact'), lexical: say('按词判断', 'by words'), heuristic: say('估计', 'heuristic') }),
  words(inner(Rule.shape.deduction), { law: say('违反法律法规', 'against the law'), 'own-rules': say('违反自己的制度', 'against its own rules'), industry: say('违反行业要求', 'against the industry’s rules'), operation: say('实际运行不符', 'in operation') }),
  words(ValueFormat, { date: say('日期写成 YYYY-MM-DD', 'a date as YYYY-MM-DD'), number: say('数字去掉引号', 'a number without quotes'), text: say('文字加引号', 'a text in quotes'), share: say('比例写成 %', 'a share with %') }),
  words(Respell, {
    key: say('键', 'keys'), value: say('允许的值', 'allowed values'), rule: say('规则', 'rules'), indicator: say('指标', 'indicators'), type: say('证据类型', 'evidence types'), form: say('表单编号', 'form numbers'), evidence: say('证据编号', 'evidence ids'), file: say('文件', 'files'),
  }),
  words(ColumnType, {
    text: say('文字', 'text'), number: say('数字', 'a number'), integer: say('整数', 'an integer'), date: say('日期', 'a date'), datetime: say('日期和时间', 'date and time'), boolean: say('是或否', 'yes or no'), list: say('几项，用顿号或逗号分开', 'several, separated by commas'),
  }),
  words(EvidenceType.shape.phase, { build: say('建体系', 'preparation'), run: say('运行记录', 'records of running'), review: say('评审', 'review') }),
  words(inner(EvidenceType.shape.rows), { item: say('一份证据是一行', 'each item is a row'), ledger: say('行在证据的文件里', 'the rows stand in the item’s file') }),
  words(inner(TableSchema.shape.by), { certifier: say('由认证机构填写', 'filled in by the certifier') }),
  words(Metric.shape.unit, { percent: say('百分比', 'percent'), hours: say('小时', 'hours'), score: say('分', 'a score'), count: say('个数', 'a count') }),
  words(Metric.shape.better, { higher: say('越高越好', 'higher is better'), lower: say('越低越好', 'lower is better') }),
  words(Milestone.shape.kind, { event: say('当天发生', 'happens on its day'), earliest: say('最早这天', 'may happen from its day'), deadline: say('最迟这天', 'must be done by its day'), window: say('两天之间', 'between two days'), expiry: say('有效期最后一天', 'the last day of validity') }),
  words(QuantityKind, { duration: say('时间', 'a time'), workdays: say('工作日', 'working days'), percent: say('百分比', 'a percentage'), money: say('金额', 'money'), count: say('个数', 'a count'), distance: say('距离', 'a distance') }),
  words(ReferenceKind, { document: say('文件《…》', 'a document'), form: say('表单编号', 'a form'), standard: say('标准', 'a standard'), law: say('法律法规', 'a law'), clause: say('条款', 'a clause'), link: say('链接', 'a link'), image: say('图片', 'an image') }),
]);

/** Words that also mean something beside a closed list. */
export const OFF: Localized = say('关闭：不检查这条规则', 'switched off: this rule is not asked');
export const NONE_EXPECTED: Localized = say('不应有发现', 'no finding is expected');
