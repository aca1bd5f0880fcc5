import { key, type KeyDescriptions } from './description.js';

/** The keys that every item of evidence may have; those of its type are described by its table. */
export const EVIDENCE_ITEM_KEYS: KeyDescriptions = {
  id: key('证据编号，全项目不重复', 'Id of the item, used once in the project'),
  title: key('证据名称', 'Name of the item'),
  type: key('证据类型（id 或中文名）', 'Type of evidence, by id or name'),
  indicators: key('证明哪些指标，如 [5.3.2/records]', 'The indicators that it is evidence for, e.g. [5.3.2/records]'),
  file: key('文件路径，相对于清单所在文件夹，也可从项目根写起；工作簿可写 台账.xlsx#6月', 'Path of the file, from the manifest’s folder or the root; of a sheet: ledger.xlsx#June'),
  sha256: key('文件的 SHA-256，用来发现文件被改动', 'SHA-256 of the file, by which a change is noticed'),
  date: key('形成日期', 'The day from which it dates'),
  period: key('覆盖的期间', 'The period that it covers', { from: key('从哪天', 'First day'), to: key('到哪天', 'Last day') }),
  owner: key('责任人', 'Who is responsible'),
  outlet_id: key('网点编号', 'Number of the outlet'),
  created: key('录入日期', 'The day on which it was made'),
  version: key('版本', 'Version'),
  retention_until: key('保存到哪天', 'Kept until this day'),
  confidentiality: key('密级', 'Confidentiality'),
  tags: key('标签', 'Tags'),
};

/** A manifest of evidence. */
export const MANIFEST_KEYS: KeyDescriptions = {
  version: key('清单格式的版本，写 1', 'Version of the format: 1'),
  defaults: key('各项共用的键；某一项自己写了就以它为准', 'Keys that all items inherit unless they have their own', { ...EVIDENCE_ITEM_KEYS, '*': key('各项共用的值', 'The value that items inherit') }),
  items: key('证据，一份一项', 'Items of evidence', EVIDENCE_ITEM_KEYS),
  tables: key('台账：表名对应文件，或把行直接写在这里', 'Ledgers: a file by table, or the rows themselves', { '*': key('这本台账：一个文件、几个文件（一网点一份），或几行', 'This ledger: a file, several files, or rows', { '*': key('这一列的值', 'Value of this column') }) }),
};

/** A manual written in YAML. */
export const MANUAL_KEYS: KeyDescriptions = {
  title: key('手册名称', 'Title of the manual'),
  meta: key('文件控制信息：编号、版本、编制审核批准、日期', 'Document control: number, version, who prepared, reviewed and approved it, dates', { '*': key('文件控制信息的一项', 'One entry of document control') }),
  sections: key('章节', 'Sections', {
    no: key('章节号', 'Number of the section'), title: key('标题', 'Title'), text: key('正文，一段或几段', 'Text, one paragraph or several'),
    items: key('列表项', 'Items of a list'), steps: key('步骤，按次序', 'Steps, in order'), sections: key('下级章节', 'Sections below'),
  }),
};
