import { EvidenceType, TableSchema } from '../../schemas/table.js';
import { sourceText, type SourceText } from '../../server/text/source.js';

const title = (zh: string, en: string) => ({ zh, en });

export const COMPLAINTS = TableSchema.parse({
  id: 'complaints', title: title('投诉台账', 'complaints'), key: 'complaint_id',
  columns: {
    complaint_id: { title: title('投诉编号', 'complaint'), type: 'text', required: true, aliases: ['编号', '单号'] },
    received_at: { title: title('受理时间', 'received'), type: 'datetime', required: true, aliases: ['接诉日期', '投诉日期', '投诉时间'] },
    channel: { title: title('渠道', 'channel'), type: 'text', values: ['电话', '微信', '邮件'] },
    minutes: { title: title('响应时间', 'response'), type: 'number', unit: 'min', aliases: ['响应时长'] },
    closed: { title: title('是否关闭', 'closed'), type: 'boolean' },
  },
});
export const OUTLETS = TableSchema.parse({
  id: 'outlets', title: title('服务网点清单', 'outlets'), key: 'outlet_id',
  columns: {
    outlet_id: { title: title('网点编号', 'outlet'), type: 'text', required: true },
    name: { title: title('网点名称', 'name'), type: 'text', required: true, aliases: ['网点'] },
    remote: { title: title('是否偏远', 'remote'), type: 'boolean' },
  },
});
export const TABLES = new Map([[COMPLAINTS.id, COMPLAINTS], [OUTLETS.id, OUTLETS]]);
export const TYPES = new Map([
  EvidenceType.parse({ id: 'training-record', title: title('培训记录', 'training record'), aliases: ['培训签到'], phase: 'run' }),
  EvidenceType.parse({ id: 'business-licence', title: title('营业执照', 'business licence'), phase: 'build' }),
].map((type) => [type.id, type] as const));
export const LEAVES: ReadonlySet<string> = new Set(['5.1.1.1', '5.1.2.2', '5.3.2/timely-resolution', '5.3.2/records']);

export const source = (path: string, text: string): SourceText => sourceText(path, text);
/** What a span covers in its source. */
export const at = (text: string, span: { start: number; end: number }): string => text.slice(span.start, span.end);
