import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadBuiltin } from '../../scripts/builtin.js';
import { NODE_FILES } from '../../server/workspace/node-files.js';
import { vocabularyOf } from '../../server/workspace/rule-shelf.js';
import { readProject } from '../../server/workspace/snapshot.js';
import { readPeriod } from '../../server/evidence/period.js';
import { lint } from '../../server/lint.js';
import { buildProject } from '../../server/project/build.js';
import { formatMarkdown, formatText, renderReport } from '../../server/report/index.js';
import type { CompiledRules } from '../../server/rules/model.js';
import { sha256 } from '../../server/text/sha256.js';
import { folderWith } from '../cli/folder.js';
import { writeXlsx, type WrittenSheet } from './workbook/write-xlsx.js';

let rules: CompiledRules;
beforeAll(() => { rules = loadBuiltin(process.cwd()); }, 60_000);

function project(files: Record<string, string | Uint8Array>, config: Record<string, unknown> = {}) {
  const root = folderWith({ 'hegui.yaml': stringify({ enterprise: { type: 'production' }, ...config }), 'manual/手册.md': '# 手册\n\n投诉处理。\n', ...files });
  const { snapshot } = readProject(root, '.', NODE_FILES);
  return buildProject(snapshot, vocabularyOf(rules, undefined));
}
const items = (files: Record<string, string | Uint8Array>, config?: Record<string, unknown>) => project(files, config).evidence.items.map(({ item }) => item);
const faultsOf = (of: ReturnType<typeof project>) => of.faults.map(({ kind, file, span, args }) => {
  const source = of.inputs.find((input) => input.file === file)?.source;
  const said = args['key'] ?? args['columns'] ?? args['found'] ?? '';
  return [kind, source?.cellAt?.(span.start)?.address ?? file, typeof said === 'object' ? said.zh : said];
});
const HEAD = ['序号', '证据编号', '证据名称', '证据类型', '对应指标', '文件', '期间起', '期间止', '责任人', '持有人', '有效期至'];
const LIST: WrittenSheet = { name: '清单', rows: [
  ['某某公司证据清单'], HEAD,
  [1, 'EV-1', '营业执照', '营业执照', '5.1.1.1', 'files/执照.txt', null, null, '王', '某某公司', { date: 50000 }],
  [2, 'EV-2', '服务协议', '合同', '5.1.1.2、5.1.2.2', null, { date: 46143 }, { date: 46173 }, '李', '供方', '2027-12-31'],
] };
const LEDGER = '投诉编号,投诉时间\nC1,2026-05-01\nC2,2026-05-02\n';

describe('an evidence list in a sheet', () => {
  it('gives the items that YAML would give, fields of types found by their Chinese names', () => {
    const found = project({ 'evidence/证据清单.xlsx': writeXlsx({ sheets: [LIST] }), 'evidence/files/执照.txt': 'x' });
    expect(found.evidence.items.map(({ item }) => item)).toMatchObject([
      { id: 'EV-1', title: '营业执照', type: 'certificate', indicators: ['5.1.1.1'], file: 'evidence/files/执照.txt', owner: '王', holder: '某某公司', expiry: '2036-11-21' },
      { id: 'EV-2', type: 'contract', indicators: ['5.1.1.2', '5.1.2.2'], period: { from: '2026-05-01', to: '2026-05-31' }, valid_to: '2027-12-31' },
    ]);
    expect(found.evidence.items[0]!.fileState).toBe('present');
    expect(found.evidence.tables.get('certificates')?.rows[0]?.values).toMatchObject({ holder: '某某公司', expiry: '2036-11-21' });
    expect(found.inputs.find(({ file }) => file === 'evidence/证据清单.xlsx')).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(found.evidence.present).toBe(true);
  });

  it('finds in cells what it finds in YAML', () => {
    const broken = { ...LIST, rows: [HEAD.concat('密级别'), [1, 'EV-1', 'x', '不存在的类型', '5.1.1.1', null, '2026-02-30', '2026-03-01'], [2, null, '没有编号', '合同']] };
    const of = project({ 'evidence/证据清单.xlsx': writeXlsx({ sheets: [broken] }) });
    expect(faultsOf(of)).toEqual(expect.arrayContaining([
      ['unknown-column', 'L1', '密级别'], ['unknown-id', 'D2', ''], ['wrong-value', 'G2', 'period.from'],
    ]));
    expect(of.evidence.items.map(({ item }) => item.id)).toContain('EV-1');
  });

  it('is the same in CSV, hashes included, and reads English headers', () => {
    const text = `id,title,type,indicators,file,sha256,period\nEV-1,执照,营业执照,5.1.1.1,files/a.txt,${sha256('内容')},2026年5月\nEV-2,执照,营业执照,5.3.2,files/a.txt,${'0'.repeat(64)},2026-01-01至2026-03-31\n`;
    const of = project({ 'evidence/evidence-list.csv': text, 'evidence/files/a.txt': '内容' });
    expect(of.evidence.items.map(({ item, fileState }) => [item.id, item.period, fileState])).toEqual([
      ['EV-1', { from: '2026-05-01', to: '2026-05-31' }, 'present'], ['EV-2', { from: '2026-01-01', to: '2026-03-31' }, 'changed'],
    ]);
    expect(of.faults.filter(({ kind }) => kind === 'unknown-indicator')).toEqual([]);
  });

  it('never takes a ledger for a list: by name where no pattern is given, by header where one is', () => {
    expect(items({ 'evidence/投诉台账.csv': LEDGER, 'evidence/材料.csv': 'id,type,indicators\nA,合同,5.1.1.1\n' })).toEqual([]);
    const explicit = project({ 'lists/投诉台账.csv': LEDGER, 'lists/材料.csv': 'id,type,indicators\nA,合同,5.1.1.1\n', 'lists/坏.xlsx': 'x' }, { evidence: ['lists/*'] });
    expect(explicit.evidence.items.map(({ item }) => item.id)).toEqual(['A']);
    expect(explicit.faults).toEqual([]);
    expect(explicit.inputs.map(({ file }) => file)).not.toContain('lists/投诉台账.csv');
  });

  it('says what a list by name lacks, and why one cannot be read', () => {
    expect(faultsOf(project({ 'evidence/证据清单.csv': '名称,说明\na,b\n' }))).toEqual([['missing-column', 'evidence/证据清单.csv', '证据编号（id）、证据类型（type）']]);
    expect(faultsOf(project({ 'evidence/证据清单.xlsx': 'no workbook' }))).toEqual([['workbook-damaged', 'evidence/证据清单.xlsx', '']]);
    expect(faultsOf(project({ 'evidence/~$证据清单.xlsx': 'lock' }))).toEqual([]);
  });
});

describe('ledgers that items name', () => {
  const list = (file: string, type = '投诉台账') => ({ 'evidence/清单.yaml': stringify({ items: [{ id: 'E1', type, file }] }) });
  const rowsOf = (of: ReturnType<typeof project>) => (of.evidence.tables.get('complaints')?.rows ?? []).map(({ values }) => values['id']);

  it('give their rows to the table of the type, from YAML and from a sheet', () => {
    expect(rowsOf(project({ ...list('台账.csv'), 'evidence/台账.csv': LEDGER }))).toEqual(['C1', 'C2']);
    const book = writeXlsx({ sheets: [{ name: '清单', rows: [HEAD.slice(1, 6), ['E1', '台账', '投诉台账', '5.3.2/records', '证据清单.xlsx#6月']] }, { name: '6月', rows: [['投诉编号', '投诉时间'], ['C9', { date: 46143 }]] }] });
    const own = project({ 'evidence/证据清单.xlsx': book });
    expect(rowsOf(own)).toEqual(['C9']);
    expect(own.evidence.items[0]).toMatchObject({ fileState: 'present' });
    expect(own.faults).toEqual([]);
  });

  it('leave alone what tables name, other types, and files without the header', () => {
    const manifest = stringify({ items: [{ id: 'E1', type: '投诉台账', file: '台账.csv' }], tables: { complaints: '台账.csv' } });
    expect(rowsOf(project({ 'evidence/清单.yaml': manifest, 'evidence/台账.csv': LEDGER }))).toEqual(['C1', 'C2']);
    const inline = stringify({ items: [{ id: 'E1', type: '投诉台账', file: '台账.csv' }], tables: { complaints: [{ 投诉编号: 'C3', 投诉时间: '2026-05-03' }] } });
    expect(rowsOf(project({ 'evidence/清单.yaml': inline, 'evidence/台账.csv': LEDGER }))).toEqual(['C3']);
    expect(rowsOf(project({ ...list('台账.csv', '制度文件'), 'evidence/台账.csv': LEDGER }))).toEqual([]);
    const other = project({ ...list('附件.csv'), 'evidence/附件.csv': '甲,乙\n1,2\n' });
    expect([rowsOf(other), other.faults]).toEqual([[], []]);
    expect(project({ ...list('附件.xlsx'), 'evidence/附件.xlsx': new Uint8Array(9) }).faults).toEqual([]);
  });
});

describe('workbooks in reports', () => {
  it('stand with file, sheet and cell; fingerprints do not change with a row above', () => {
    const reportOf = (above: WrittenSheet['rows']) => {
      const book = writeXlsx({ sheets: [{ name: '6月', rows: [['投诉编号', '投诉时间', '投诉内容'], ...above, ['C7', '待定', '请回电13912345678']] }] });
      const of = project({ 'evidence/清单.yaml': 'tables: { complaints: 台账.xlsx }\n', 'evidence/台账.xlsx': book });
      const result = lint(of, rules, { today: '2026-09-01' });
      return { result, report: renderReport(result, 'zh-CN', { version: '0' }) };
    };
    const { result, report } = reportOf([]);
    const finding = report.findings.find(({ file, rule }) => file === 'evidence/台账.xlsx' && rule === 'input/bad-cell')!;
    expect(finding).toMatchObject({ cell: { sheet: '6月', address: 'B2' }, range: { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } } });
    expect(finding.excerpt).toContain('待定');
    expect(JSON.stringify(report)).not.toContain('13912345678');
    expect(report.inputs.find(({ file }) => file === 'evidence/台账.xlsx')?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const text = formatText(result, report, { locale: 'zh-CN', colour: false, width: 100, all: true, quiet: false });
    expect(text).toContain('台账.xlsx › 6月 › B2');
    expect(formatMarkdown(result, report, 'zh-CN')).toContain('台账.xlsx › 6月 › B2');
    const later = reportOf([['C1', { date: 46143 }, 'x'], ['C2', { date: 46144 }, 'y']]).report.findings.find(({ file, rule }) => file === 'evidence/台账.xlsx' && rule === 'input/bad-cell')!;
    expect(later.cell?.address).toBe('B4');
    expect(later.fingerprint).toBe(finding.fingerprint);
  });

  it('name old spreadsheets where they are asked for', () => {
    const of = project({ 'evidence/清单.yaml': 'tables: { complaints: 台账.xls }\n', 'evidence/台账.xls': 'x' });
    expect(of.faults).toMatchObject([{ kind: 'workbook-format', file: 'evidence/清单.yaml' }]);
    expect(readFileSync('rules/input/workbooks.yaml', 'utf8')).toContain('workbook-format');
  });
});

describe('ragged rows of a CSV', () => {
  it('are named where they have more cells than the header; missing cells are blank', () => {
    const of = project({ 'evidence/清单.yaml': 'tables: { complaints: 台账.csv }\n', 'evidence/台账.csv': '投诉编号,投诉时间,投诉内容\nC1,2026-05-01\nC2,2026-05-02,等了一天,没人来\nC3,2026-05-03,x,,\n' });
    expect(of.faults).toMatchObject([{ kind: 'ragged-row', args: { row: 3, cells: 4, columns: 3 } }]);
    expect(of.evidence.tables.get('complaints')?.rows).toHaveLength(3);
  });
});

describe('readPeriod', () => {
  it.each([
    ['2026-01-01至2026-06-30', '2026-01-01', '2026-06-30'], ['2026年2月', '2026-02-01', '2026-02-28'], ['2026/1/1 ~ 2026/1/31', '2026-01-01', '2026-01-31'],
    ['2026.1—2026.3', '2026-01-01', '2026-03-31'], ['2026-05-01', '2026-05-01', '2026-05-01'],
  ])('%s', (written, from, to) => { expect(readPeriod(written)).toEqual({ from, to }); });

  it.each(['', '上半年', '2026-13', '2026-02-30至2026-03-01', '1至2至3'])('nothing from %s', (written) => { expect(readPeriod(written)).toBeNull(); });
});
