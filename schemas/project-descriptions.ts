import { key, type KeyDescriptions } from './description.js';

const NONCONFORMITY: KeyDescriptions = {
  id: key('不符合项编号，与认证机构的报告一致', 'Number of the nonconformity, as in the certifier’s report'),
  level: key('程度：minor 轻微（一般）不符合，major 严重不符合', 'How grave it is: minor or major'),
  stage: key('在哪次审核中开出：stage1 第一阶段，stage2 第二阶段，surveillance 监督评审', 'The audit at which it was found: stage1, stage2 or surveillance'),
  issued: key('开出日期', 'The day on which it was issued'),
  indicator: key('对应的标准指标，如 5.3.2', 'The indicator of the standard that it concerns, e.g. 5.3.2'),
  outlet: key('涉及的网点编号', 'Number of the outlet concerned'),
  text: key('不符合事实，照认证机构的原文', 'The facts, in the certifier’s words'),
  cause: key('原因分析', 'Analysis of the cause'),
  correction: key('纠正：已经改好了什么', 'Correction: what was put right'),
  action: key('纠正措施：怎样防止再发生', 'Corrective action: what keeps it from coming back'),
  owner: key('整改责任人', 'Who is responsible for the rectification'),
  due: key('认证机构给的整改期限', 'The day that the certifier set'),
  submitted: key('整改报告提交日期', 'The day on which the rectification report went in'),
  completed: key('整改完成日期', 'The day on which the rectification was done'),
  evidence: key('整改证据：证据清单里的编号', 'Evidence of the rectification: ids of items in the manifests'),
  verification: key('认证机构的验证', 'The certifier’s verification', {
    by: key('验证人', 'Who verified it'), date: key('验证日期', 'The day of the verification'), result: key('验证结论', 'What the verification found'),
  }),
  closed: key('关闭日期', 'The day on which it was closed'),
};

const ENTERPRISE: KeyDescriptions = {
  name: key('企业全称，与营业执照一致', 'Full name of the enterprise, as on its licence'),
  type: key('企业类型，决定按哪张对照表评分：生产型（production）、销售型（sales）、服务型（service）', 'Type of enterprise, which decides what is judged: production, sales or service'),
  industries: key('行业，决定启用哪些行业规则包；不写只用通用规则', 'Industries: they switch on the packs of their industry; absent: general rules only'),
  employees: key('员工总数（人）', 'Number of employees'),
  outlets: key('服务网点数（个）', 'Number of service outlets'),
  serviceManagers: key('售后服务管理人员数（人）', 'Number of service managers'),
  certifiedManagers: key('其中持售后服务管理师证书的人数（人）', 'How many of them hold a certificate as service manager'),
  hotline: key('服务热线', 'Service hotline'),
  creditCode: key('统一社会信用代码（18 位）', 'Unified social credit code (18 characters)'),
  scope: key('申请认证的业务范围', 'The scope of business to be certified'),
  contact: key('认证联系人', 'Whom the certifier may contact'),
  regions: key('销售区域', 'Where it sells'),
  products: key('产品', 'Products', {
    name: key('产品名称', 'Name of the product'), family: key('产品大类', 'Family of products'), software: key('是否含软件（true 或 false）', 'Whether it contains software'),
  }),
  salesPlatforms: key('网上销售平台', 'Platforms on which it sells online'),
};

const CERTIFICATION: KeyDescriptions = {
  standard: key('认证依据的标准，默认 gbt27922-2011', 'The standard; gbt27922-2011 unless given'),
  target: key('目标等级：达标、三星、四星、五星', 'The grade aimed at: 达标 (standard met), 三星, 四星 or 五星 (three to five stars)'),
  grading: key('用哪套分级线：guide 认证流程指南（五星 98 分），published 公开发布的评分规则（五星 95 分）', 'Which grade limits: guide (five stars at 98) or published (five stars at 95)'),
  prepared: key('开始建立体系的日期', 'The day on which preparation began'),
  systemEffective: key('体系文件实施日期；从这天起算运行期', 'The day on which the system took effect; it has been running since'),
  application: key('申请日期（或计划日期）', 'The day of the application, done or planned'),
  preliminary: key('认证机构预审日期', 'The day of the certifier’s preliminary review'),
  stage1: key('第一阶段（文件审查）日期', 'The day of stage 1, the review of documents'),
  stage2: key('第二阶段（现场审核）首日', 'The first day of stage 2, the audit on site'),
  stage2End: key('现场审核末日', 'The last day of the audit on site'),
  scored: key('评分定级日期', 'The day on which points and grade were decided'),
  auditScore: key('审核得分（0–101，含加分）', 'Points given at the audit (0–101, with the bonus)'),
  feePaid: key('认证费缴纳日期', 'The day on which the fee was paid'),
  certificate: key('证书', 'The certificate', {
    number: key('证书编号', 'Number of the certificate'), issued: key('颁证日期', 'The day of issue'), expires: key('有效期至', 'The last day of validity'),
    grade: key('证书上的等级', 'The grade on the certificate'), scope: key('证书上的认证范围', 'The scope on the certificate'),
  }),
  surveillance: key('监督评审日期，一次一个', 'Days of surveillance audits'),
  nonconformities: key('不符合项，从开出到验证关闭', 'Nonconformities, from issue to verification', NONCONFORMITY),
  upgrade: key('升级申请日期', 'The day of an application for a higher grade'),
  rejection: key('先前申请未获通过的决定', 'The decision against an earlier application', {
    decided: key('决定日期', 'The day of the decision'), reason: key('未通过的原因', 'Why it was rejected'),
  }),
  reapplication: key('再次申请的日期', 'The day of a new application'),
  certifier: key('认证机构：只写名称（或规则包里的编号），或写成对照', 'The certification body: only its name (or its id in a pack), or a map', {
    name: key('名称，或规则包里的编号', 'Its name, or its id in a pack'), approvalNo: key('认证机构批准号', 'Its approval number'), contractNo: key('认证合同编号', 'Number of the contract with it'),
    parameters: key('这家机构自己的数，按规则参数的名字写；代替规则里的数', 'Its own numbers, by the name of the rules’ parameters; they replace those of the rules', {
      '*': key('这个参数在这家机构的值', 'The certifier’s value of this parameter'),
    }),
  }),
  bids: key('在哪些投标里使用证书', 'Tenders in which the certificate is used', {
    date: key('投标（开标）日期', 'The day of the tender'), title: key('项目名称', 'Name of the tender'), scope: key('招标要求的范围', 'The scope that the tender asks for'),
  }),
  stage: key('当前阶段；不写就由上面的日期推算', 'The current stage; absent: it follows from the dates above'),
};

/** hegui.yaml */
export const PROJECT_KEYS: KeyDescriptions = {
  enterprise: key('企业概况', 'The enterprise', ENTERPRISE),
  certification: key('认证：标准、目标、日期、认证机构', 'The certification: standard, target, dates, certifier', CERTIFICATION),
  manuals: key('哪些文件是手册：一列路径或通配，或写成对照；不写是 manual/ 和 手册/ 下的全部', 'Which files are manuals: a list of paths and patterns, or a map; absent: all in manual/ and 手册/', {
    primary: key('主手册的路径', 'Path of the manual proper'), include: key('手册的路径或通配', 'Paths and patterns of manuals'),
    notOwn: key('不是本企业服务文件的手册（法规、标书、产品说明），不算覆盖', 'Manuals that are not the enterprise’s own (laws, tenders, product manuals): they cover nothing'),
  }),
  evidence: key('证据清单的路径或通配；不写是 evidence/ 和 证据/ 下的全部', 'Paths and patterns of manifests; absent: all in evidence/ and 证据/'),
  packs: key('另外装载的规则包：项目内的文件夹，如 ./my-rules', 'Further packs of rules: folders in the project, such as ./my-rules'),
  rules: key('逐条调整规则：级别、关闭、参数', 'Rule by rule: level, off, parameters', {
    '*': key('这条规则：off 关闭，error、warning、info 改级别，或写成对照', 'This rule: off, a level (error, warning, info), or a map', {
      level: key('级别：error、warning、info，或 off 关闭', 'Level: error, warning, info, or off'),
      params: key('参数，按名字写', 'Parameters, by name', { '*': key('这个参数在本项目的值', 'This project’s value of the parameter') }),
    }),
  }),
  points: key('points.yaml 的路径（持有正版标准者填写的分值）', 'Path of points.yaml, filled in by who holds a copy of the standard'),
  calendars: key('工作日历文件的路径，补内置日历没有的年份', 'Paths of calendars of working days, for years that the built-in one lacks'),
};

/** decisions.yaml */
export const DECISION_KEYS: KeyDescriptions = {
  version: key('文件格式的版本，写 1', 'Version of the format: 1'),
  decisions: key('人作出的决定，一条一项', 'What people have decided, one entry each', {
    id: key('决定的编号，不重复', 'Id of the decision, used once'),
    kind: key('哪一种决定：误报、延后、由人确认、不适用、证据文件更新、扣分、加分', 'What kind: false-positive, deferred, attested, not-applicable, rehash, deduction or bonus'),
    rule: key('针对哪条规则（代码或 id）', 'The rule that it is about, by code or id'),
    indicator: key('针对哪个指标', 'The indicator that it is about'),
    topic: key('针对哪个主题', 'The topic that it is about'),
    where: key('针对哪一处', 'The place that it is about', {
      file: key('文件，按项目根的路径', 'The file, by its path from the root'), section: key('章节标题', 'Title of the section'),
      textHash: key('原文的散列；原文改了，决定就不再适用', 'Hash of the text; when the text changes, the decision no longer holds'),
    }),
    evidence: key('依据的证据编号', 'Id of the evidence that it rests on'),
    reason: key('理由，由人写', 'Why, in a person’s words'),
    by: key('谁决定的', 'Who decided'),
    at: key('决定日期', 'The day of the decision'),
    expires: key('到哪天为止有效；不写一直有效', 'The last day on which it holds; absent: for good'),
  }),
};

/** points.yaml */
export const POINTS_KEYS: KeyDescriptions = {
  standard: key('哪个标准的分值', 'The standard whose points these are'),
  points: key('各指标的分值，按指标编号写', 'Points by indicator', {
    '*': key('这个指标的分值：一个数，或写成对照', 'Points of this indicator: a number, or a map', {
      points: key('分值', 'Points'), number: key('正版标准里的条款号', 'Its clause number in the licensed copy'), exists: key('正版标准里有没有这个指标，默认 true', 'Whether the licensed copy has it; true unless given'),
    }),
  }),
};

/** A calendar of working days. */
export const CALENDAR_KEYS: KeyDescriptions = {
  year: key('年份', 'The year'),
  source: key('依据哪个通知（国务院办公厅节假日安排）', 'The notice that it follows'),
  off: key('放假的日子：2027-01-01，或起止 2027-02-05..2027-02-11', 'Days off: 2027-01-01, or from..to'),
  work: key('调休上班的周末', 'Saturdays and Sundays that are worked instead'),
};
