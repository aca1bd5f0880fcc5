import type { Written, WrittenSheet } from '../workbook/write-xlsx.js';

/** One record of a complaint ledger, by the ids of its columns. */
export type Complaint = Readonly<Record<'id' | 'received_at' | 'accepted_at' | 'channel' | 'outlet_id' | 'content' | 'result' | 'closed_at' | 'satisfied', string>>;

/** Seven complaints: closed too late, never closed, with a telephone number, without a result, with an unreadable day, with a number given twice. */
export const COMPLAINTS: readonly Complaint[] = [
  { id: 'TS-001', received_at: '2026-05-03 19:22', accepted_at: '2026-05-03 19:31', channel: '热线', outlet_id: 'WD-01', content: '预约延误，等了一天', result: '已解决', closed_at: '2026-05-05 13:17', satisfied: '是' },
  { id: 'TS-002', received_at: '2026-05-06 08:00', accepted_at: '2026-05-08 09:30', channel: '官网', outlet_id: 'WD-02', content: '重复维修', result: '已解决', closed_at: '2026-08-20 10:00', satisfied: '否' },
  { id: 'TS-003', received_at: '2026-05-09 10:05', accepted_at: '2026-05-09 10:20', channel: '热线', outlet_id: 'WD-02', content: '请回电 13912345678', result: '处理中', closed_at: '', satisfied: '' },
  { id: 'TS-004', received_at: '2026-05-12 16:12', accepted_at: '2026-05-12 16:17', channel: '微信', outlet_id: 'WD-01', content: '态度"生硬"', result: '', closed_at: '2026-05-13 11:30', satisfied: '是' },
  { id: 'TS-005', received_at: '2026-06-01 00:00', accepted_at: '2026-06-01 09:00', channel: '热线', outlet_id: 'WD-01', content: '安装', result: '已解决', closed_at: '2026-06-02 18:45', satisfied: '是' },
  { id: 'TS-006', received_at: '2026-06-15 13:30', accepted_at: '2026-06-15 13:40', channel: '热线', outlet_id: 'WD-03', content: '收费', result: '已解决', closed_at: '2026-06-14 09:00', satisfied: '是' },
  { id: 'TS-005', received_at: '2026-06-20 08:00', accepted_at: '2026-06-20 08:10', channel: '热线', outlet_id: 'WD-03', content: '收费', result: '已解决', closed_at: '待定', satisfied: '是' },
];
const KEYS = Object.keys(COMPLAINTS[0]!) as (keyof Complaint)[];
const TITLES: Record<keyof Complaint, string> = {
  id: '投诉编号', received_at: '投诉时间', accepted_at: '受理时间', channel: '投诉渠道', outlet_id: '网点编号', content: '投诉内容', result: '处理结果', closed_at: '办结时间', satisfied: '客户是否满意',
};

/** A way to lay out the same ledger. Texts are what CSV has; `cell` may give a workbook something of its own. */
export interface Variant {
  readonly name: string;
  readonly head: readonly (readonly string[])[];
  readonly columns: readonly (keyof Complaint | { readonly extra: (record: Complaint, index: number) => string })[];
  readonly merges?: readonly string[];
  readonly write?: (key: keyof Complaint, text: string) => string;
}

const plain = (titles: Partial<Record<keyof Complaint, string>> = {}, keys: readonly (keyof Complaint)[] = KEYS) => ({ head: [keys.map((key) => titles[key] ?? TITLES[key])], columns: keys });
const upper: readonly string[] = ['投诉信息', '', '', '', '', '', '处理信息', '', ''];

export const VARIANTS: readonly Variant[] = [
  { name: 'titles', ...plain() },
  { name: 'ids', ...plain(Object.fromEntries(KEYS.map((key) => [key, key]))) },
  { name: 'English titles', ...plain({ id: 'Complaint no.', received_at: 'Received', accepted_at: 'Accepted', channel: 'Channel', outlet_id: 'Outlet no.', content: 'Content', result: 'Result', closed_at: 'Closed', satisfied: 'Customer satisfied' }) },
  { name: 'aliases', ...plain({ id: '单号', received_at: '接诉时间', accepted_at: '立案时间', channel: '受理渠道', outlet_id: '服务网点', content: '问题描述', result: '处理情况', closed_at: '结案日期', satisfied: '是否满意' }) },
  { name: 'units in brackets', ...plain({ received_at: '投诉时间（年-月-日 时:分）', satisfied: '客户是否满意(是/否)', id: '投诉编号[唯一]' }) },
  { name: 'marks and spaces', ...plain({ id: '*投诉编号', received_at: ' 投诉 时间：', closed_at: '办结时间*' }) },
  { name: 'full width', ...plain({ id: 'ＩＤ', received_at: '投诉时间（ＹＹＹＹ）' }) },
  { name: 'capitals', ...plain({ id: 'COMPLAINT NO.', received_at: 'RECEIVED_AT', closed_at: 'Closed_At' }) },
  { name: 'a title row', head: [['2026 年投诉台账', ...KEYS.slice(1).map(() => '')], ...plain().head], columns: KEYS, merges: ['A1:I1'] },
  { name: 'title, department and a blank row', head: [['某某公司投诉台账'], ['部门：客服部', '', '', '填表人：王'], [], ...plain().head], columns: KEYS },
  { name: 'reordered', ...plain({}, [...KEYS].reverse()) },
  { name: 'extra columns', head: [[...plain().head[0]!, '备注', '天气']], columns: [...KEYS, { extra: () => '无' }, { extra: (_, i) => (i === 0 ? '晴' : '') }] },
  { name: 'numbered rows', head: [['序号', ...plain().head[0]!]], columns: [{ extra: (_, i) => String(i + 1) }, ...KEYS] },
  { name: 'two rows of header', head: [upper, plain().head[0]!], columns: KEYS, merges: ['A1:F1', 'G1:I1'] },
  { name: 'headers over two rows', head: [['投诉编号', '投诉时间', '受理', '投诉渠道', '网点编号', '投诉内容', '处理', '', ''], ['', '', '时间', '', '', '', '结果', '办结时间', '客户是否满意']], columns: KEYS, merges: ['A1:A2', 'B1:B2', 'D1:D2', 'E1:E2', 'F1:F2', 'G1:I1'] },
  { name: 'three rows of header', head: [['投诉台账', '', '', '', '', '', '', '', ''], upper, plain().head[0]!], columns: KEYS, merges: ['A1:I1', 'A2:F2', 'G2:I2'] },
  { name: 'other dates', ...plain(), write: (key, text) => (key.endsWith('_at') ? text.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1/$2/$3') : text) },
  { name: 'Chinese dates and ticks', ...plain(), write: (key, text) => (key.endsWith('_at') ? text.replace(/^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)/, '$1年$2月$3日 $4时$5分') : key === 'satisfied' ? text.replace('是', '√').replace('否', '×') : text) },
];

/** All rows of a variant as texts. */
export function textRows({ head, columns, write = (_, text) => text }: Variant): string[][] {
  return [...head.map((row) => [...row]), ...COMPLAINTS.map((record, i) => columns.map((column) => (typeof column === 'string' ? write(column, record[column]) : column.extra(record, i))))];
}

export function csvOf(variant: Variant): string {
  return textRows(variant).map((row) => row.map((text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')).join('\r\n');
}

/** The same with true dates and booleans, as spreadsheets keep them. */
export function sheetOf(variant: Variant, name = '投诉'): WrittenSheet {
  const rows = textRows(variant).map((row, r) => row.map((text, c): Written => {
    const column = variant.columns[c];
    if (text === '') return null;
    if (r < variant.head.length || typeof column !== 'string' || variant.write) return text;
    if (column.endsWith('_at') && /\d/.test(text)) return { date: serialOf(text), format: 'yyyy/m/d h:mm' };
    return column === 'satisfied' ? text === '是' : text;
  }));
  return { name, rows, ...(variant.merges ? { merges: variant.merges } : {}) };
}

export function serialOf(text: string): number {
  return (Date.parse(`${text.replace(' ', 'T')}:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
