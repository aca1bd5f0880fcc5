import type { ControlField } from './model.js';

type Field = ControlField['field'];

/** What document-control fields are called on covers, in page headers and in front matter; normalised, no spaces. */
const LABELS: Readonly<Record<Field, readonly string[]>> = {
  'title': ['文件名称', '手册名称', '文件标题', '标题', 'title'],
  'doc-no': ['文件编号', '手册编号', '文档编号', '制度编号', '程序编号', '文件号', '编号', 'docno', 'doc-no', 'doc_no', 'documentno', 'document-no', 'document_no', 'documentnumber', 'number'],
  'version': ['版本号', '版本/修改状态', '版本/修订状态', '版本/修改', '版本/修订', '版本', '版次', '版号', 'version', 'revision', 'rev'],
  'status': ['受控状态', '受控标识', '文件状态', '状态', 'status'],
  'issued': ['发布日期', '颁布日期', '发布时间', '发行日期', '发布', 'issued', 'issuedate', 'issue_date', 'releasedate', 'release_date', 'published', 'date'],
  'effective': ['实施日期', '生效日期', '施行日期', '执行日期', '实施时间', '生效时间', 'effective', 'effectivedate', 'effective_date', 'effectivefrom'],
  'prepared-by': ['编制人', '编写人', '拟制人', '起草人', '编制', '编写', '拟制', '起草', 'preparedby', 'prepared_by', 'prepared-by', 'author'],
  'reviewed-by': ['审核人', '审定人', '校核人', '审核', '审定', '校核', 'reviewedby', 'reviewed_by', 'reviewed-by', 'reviewer'],
  'approved-by': ['批准人', '核准人', '签发人', '审批人', '批准', '核准', '签发', 'approvedby', 'approved_by', 'approved-by', 'approver'],
  'prepared': ['编制日期', '编写日期', '拟制日期', '编制时间', 'prepared', 'prepareddate', 'prepared_date'],
  'reviewed': ['审核日期', '审定日期', '审核时间', 'reviewed', 'revieweddate', 'reviewed_date'],
  'approved': ['批准日期', '核准日期', '审批日期', '签发日期', '批准时间', 'approved', 'approveddate', 'approved_date'],
  'company': ['企业名称', '公司名称', '单位名称', '组织名称', '申请单位', 'company', 'enterprise', 'organization'],
  'hotline': ['服务热线', '客服热线', '售后热线', '全国服务热线', '全国统一服务热线', '统一服务热线', '售后服务热线', '售后服务电话', '服务电话', '客服电话', '售后电话', '客户服务热线', '24小时服务热线', '24小时热线', 'hotline'],
  'retention': ['保存期限', '保存期', '保存年限', '保存时间', '保管期限', 'retention'],
  'form-no': ['表单编号', '记录编号', '表格编号', '表号', 'formno', 'form-no', 'form_no'],
};

const BY_LABEL = new Map<string, Field>(Object.entries(LABELS).flatMap(([field, labels]) => labels.map((label) => [label, field as Field] as const)));

/** Labels too general for a line of running text: `状态：待处理` says nothing about the document. */
const NOT_IN_LINES = new Set(['标题', '状态', '发布', '编号', 'date', 'number', 'title', 'status', 'rev', 'author', 'company', 'enterprise', 'organization', 'published', 'prepared', 'reviewed', 'approved', 'effective', 'issued']);

/** The field that a label names, or null. Spaces, bold marks and a colon around it do not matter. */
export function fieldOf(label: string): Field | null {
  return BY_LABEL.get(label.normalize('NFKC').toLowerCase().replace(/[\s*:：]/g, '')) ?? null;
}

const inLines = [...BY_LABEL.keys()].filter((label) => !NOT_IN_LINES.has(label)).sort((a, b) => b.length - a.length);
/** `文件编号:` in normalised text. */
export const LINE_LABEL = new RegExp(`(${inLines.map((label) => label.replace(/[/]/g, '\\/')).join('|')}) ?:`, 'g');

const PERSON_FIELDS = new Set<Field>(['prepared-by', 'reviewed-by', 'approved-by']);
const DATE_FIELDS = new Set<Field>(['issued', 'effective', 'prepared', 'reviewed', 'approved']);

/** The date that goes with a signature. */
export const DATE_OF: Readonly<Partial<Record<Field, Field>>> = { 'prepared-by': 'prepared', 'reviewed-by': 'reviewed', 'approved-by': 'approved' };

/** A value that only holds the place of one: nothing, ___, XXX, 待定, 年 月 日. */
const EMPTY = /^[\s_x×*/\\\-—.…年月日]*$|^[([【（]?(?:待|请)/i;

/** Whether a text can be the value of a field: a version looks like one, a person's name is short. */
export function isValueOf(field: Field, value: string): boolean {
  const text = value.normalize('NFKC').trim();
  if (text === '' || EMPTY.test(text) || /x{3,}|×{2,}|_{3,}|^[{[]/i.test(text)) return false;
  if (PERSON_FIELDS.has(field)) return text.length <= 12 && !/[,。;:的对进]|\d{3}/.test(text);
  if (DATE_FIELDS.has(field)) return text.length <= 24 && /[0-9〇一二三四五六七八九十]/.test(text) && /[-/.年]|\d{8}/.test(text);
  switch (field) {
    case 'version': return text.length <= 16 && /\d|[a-z]|[一二三四五六七八九十]/i.test(text) && !/[,。;]/.test(text);
    case 'doc-no': case 'form-no': return text.length <= 40 && /[0-9a-z]/i.test(text) && !/[,。;]/.test(text);
    case 'status': return text.length <= 12;
    case 'hotline': return text.length <= 60 && /\d{3}/.test(text);
    case 'retention': return text.length <= 24 && /[0-9一二三四五六七八九十两半]|永久|长期/.test(text);
    default: return text.length <= 80 && !/[。;]/.test(text);
  }
}
