import { describe, expect, it } from 'vitest';
import { readManifest } from '../../server/evidence/manifest.js';
import { manifestReferences } from '../../server/evidence/manifest-tree.js';
import { mergeEvidence, type EvidenceContext } from '../../server/evidence/merge.js';
import { readFolderDefaults } from '../../server/evidence/defaults.js';
import type { SourceText } from '../../server/text/source.js';
import { LEAVES, TABLES, TYPES, at, source } from './fixtures.js';

const read = (text: string, ledgers: readonly SourceText[] = [], path = 'evidence/清单.yaml') =>
  readManifest(source(path, text), TABLES, TYPES, new Map(ledgers.map((ledger) => [ledger.path, ledger])));
const context = (files: Record<string, string | null> = {}): EvidenceContext =>
  ({ attachments: new Map(Object.entries(files).map(([path, sha256]) => [path, { size: 1, sha256 }])), leaves: LEAVES, tables: TABLES, evidenceTypes: TYPES });

describe('readManifest: items', () => {
  const text = [
    'version: 1', 'defaults:', '  owner: 客服部', '  type: 培训记录', 'items:', '  - id: EV-1', '    title: 5 月培训', '    indicators: [5.1.2.2, gbt27922-2011:5.3.2/records]',
    '    period: { from: 2026-05-01, to: 2026-05-31 }', '  - id: 0012', '    type: 营业执照', '    owner:', '    outlet_id: 007', '    hours: 4', '',
  ].join('\r\n');

  it('reads items with what they inherit, types by their Chinese names, indicators as leaf keys', () => {
    const { items, faults } = read(text);
    expect(faults).toEqual([]);
    expect(items.map(({ item }) => item)).toEqual([
      { id: 'EV-1', title: '5 月培训', type: 'training-record', owner: '客服部', indicators: ['5.1.2.2', '5.3.2/records'], period: { from: '2026-05-01', to: '2026-05-31' } },
      { id: '0012', type: 'business-licence', owner: '客服部', outlet_id: '007', hours: 4, indicators: [] },
    ]);
  });

  it('gives the place of an item, of its keys and of inherited ones, with CRLF kept', () => {
    const [first, second] = read(text).items;
    expect(at(text, first!.span)).toMatch(/^id: EV-1\r\n[^]*2026-05-31 \}/);
    expect(at(text, first!.place('title'))).toBe('5 月培训');
    expect(at(text, first!.place('period'))).toBe('{ from: 2026-05-01, to: 2026-05-31 }');
    expect(at(text, first!.place('owner'))).toBe('客服部');
    expect(at(text, second!.place('id'))).toBe('0012');
    expect(second!.place('file')).toEqual(second!.span);
  });

  it('keeps what can be read of an item with a wrong value, and drops one without an id', () => {
    const broken = 'items:\n  - id: A\n    type: 营业执照\n    date: 2026-02-30\n  - type: 营业执照\n  - 只有字\n  - id: B\n    type: 营业执照\n';
    const { items, faults } = read(broken);
    expect(items.map(({ item }) => [item.id, item.date])).toEqual([['A', undefined], ['B', undefined]]);
    expect(faults.map(({ kind, span }) => [kind, at(broken, span).trim()])).toEqual([
      ['wrong-value', '2026-02-30'], ['missing-key', 'type: 营业执照'], ['wrong-value', '只有字'],
    ]);
  });

  it('reports a wrong default once, and does not inherit it', () => {
    const { items, faults } = read('defaults: { date: 昨天, owner: 甲 }\nitems:\n  - { id: A, type: 营业执照 }\n  - { id: B, type: 营业执照 }\n');
    expect(faults.map(({ kind }) => kind)).toEqual(['wrong-value']);
    expect(items.map(({ item }) => [item.date, item.owner])).toEqual([[undefined, '甲'], [undefined, '甲']]);
  });

  it('reports types nobody knows, with the nearest one, and keeps a period that runs backwards for the rules', () => {
    const bad = 'items:\n  - id: A\n    type: 培训记彔\n    period: { from: 2026-06-01, to: 2026-05-01 }\n';
    const { items, faults } = read(bad);
    expect(items).toHaveLength(1);
    expect(faults.map(({ kind, span, args }) => [kind, at(bad, span), args.suggestion ?? ''])).toEqual([
      ['unknown-id', '培训记彔', '培训记录'],
    ]);
    expect(items[0]!.item.period).toEqual({ from: '2026-06-01', to: '2026-05-01' });
  });

  it('warns of unknown keys at the top and goes on', () => {
    const { items, faults } = read('item: []\nitems: [{ id: A, type: 营业执照 }]\n');
    expect(items).toHaveLength(1);
    expect(faults).toMatchObject([{ kind: 'unknown-key', span: { start: 0, end: 4 }, args: { key: 'item', suggestion: 'items' } }]);
  });

  it('reads an empty manifest, and what is left of broken ones', () => {
    expect(read('')).toMatchObject({ items: [], faults: [], readable: true });
    expect(read('- a\n- b\n')).toMatchObject({ items: [], readable: false, faults: [{ kind: 'wrong-value' }] });
    expect(read('items: 3\ntables: { outlets: [{ 网点编号: N1, 网点名称: 总部 }] }\n')).toMatchObject({ items: [], tables: [{ id: 'outlets' }], faults: [{ kind: 'wrong-value' }] });
    expect(read(`items: ${'['.repeat(500)}`)).toMatchObject({ readable: false, faults: [{ kind: 'yaml-too-deep' }] });
  });
});

describe('readManifest: tables', () => {
  it('reads inline rows by English and Chinese keys, with the place of every cell', () => {
    const text = 'tables:\n  投诉台账:\n    - { 编号: 0012, 受理时间: 2026-05-01 08:30, 渠道: 电话, minutes: 25 }\n    - complaint_id: C2\n      received_at: 2026/5/2\n      closed: 是\n';
    const { tables, faults } = read(text);
    expect(faults).toEqual([]);
    expect(tables[0]!.id).toBe('complaints');
    expect(tables[0]!.rows.map(({ values }) => values)).toEqual([
      { complaint_id: '0012', received_at: '2026-05-01T08:30:00', channel: '电话', minutes: 25 },
      { complaint_id: 'C2', received_at: '2026-05-02', closed: true },
    ]);
    expect(at(text, tables[0]!.rows[0]!.place('received_at'))).toBe('2026-05-01 08:30');
    expect(at(text, tables[0]!.rows[1]!.place('closed'))).toBe('是');
    expect(at(text, tables[0]!.rows[1]!.place('channel')).startsWith('complaint_id: C2')).toBe(true);
  });

  it('names unknown and missing columns and bad cells of inline rows', () => {
    const text = 'tables:\n  complaints:\n    - { 编号: C1, 渠到: 电话 }\n    - { 编号: C2, minutes: 很久 }\n    - 文字\n';
    const { faults } = read(text);
    expect(faults.map(({ kind, span }) => [kind, at(text, span)]).sort()).toEqual([
      ['bad-cell', '很久'], ['bad-cell', '文字'], ['missing-column', 'complaints'], ['unknown-column', '渠到'],
    ].sort());
  });

  it('reads a CSV ledger relative to the manifest, else to the root; findings stand in the ledger', () => {
    const csv = source('evidence/ledgers/投诉台账.csv', '编号,受理时间\nC1,2026-05-01\nC2,?\n');
    const { tables, faults } = read('tables: { complaints: ledgers/投诉台账.csv }\n', [csv]);
    expect(tables[0]!.rows.map(({ file, values }) => [file, values.complaint_id])).toEqual([['evidence/ledgers/投诉台账.csv', 'C1'], ['evidence/ledgers/投诉台账.csv', 'C2']]);
    expect(faults).toMatchObject([{ kind: 'bad-cell', file: 'evidence/ledgers/投诉台账.csv' }]);
    expect(read('tables: { complaints: evidence/ledgers/投诉台账.csv }\n', [csv]).tables).toHaveLength(1);
  });

  it('says at its value what is wrong with a ledger', () => {
    const text = 'tables:\n  complaints: ledgers/无.csv\n  outlets: ../../etc/passwd\n  complains: x.csv\n';
    const { faults } = read(text);
    expect(faults.map(({ kind, span }) => [kind, at(text, span)])).toEqual([['file-missing', 'ledgers/无.csv'], ['file-outside', '../../etc/passwd'], ['unknown-id', 'complains']]);
    expect(faults[2]!.args.suggestion).toBe('complaints');
    const old = readManifest(source('evidence/a.yaml', 'tables: { complaints: a.xls#6月, outlets: a.docx }\n'), TABLES, TYPES, new Map([['evidence/a.xls', null], ['evidence/a.docx', null]]));
    expect(old.faults).toMatchObject([{ kind: 'workbook-format' }, { kind: 'wrong-value', args: { found: 'a.docx' } }]);
    const unreadable = readManifest(source('evidence/a.yaml', 'tables: { complaints: a.csv }\n'), TABLES, TYPES, new Map([['evidence/a.csv', null]]));
    expect(unreadable.faults).toEqual([]);
  });
});

describe('folder defaults', () => {
  it('inherits from the folders above the manifest and above the file, inner ones first, the manifest over both', () => {
    const { folders, faults } = readFolderDefaults([
      source('evidence/defaults.yaml', 'owner: 总部\nconfidentiality: 内部\n'), source('evidence/北京/defaults.yaml', 'defaults: { owner: 北京, outlet_id: 12 }\n'),
    ]);
    expect(faults).toMatchObject([{ kind: 'wrong-value', file: 'evidence/北京/defaults.yaml' }]);
    const text = 'defaults: { confidentiality: 公开 }\nitems:\n  - { id: A, type: 营业执照, file: 北京/a.jpg }\n  - { id: B, type: 营业执照, file: a.jpg }\n';
    const { items } = readManifest(source('evidence/清单.yaml', text), TABLES, TYPES, new Map(), folders);
    expect(items.map(({ item }) => [item.owner, item.confidentiality])).toEqual([['北京', '公开'], ['总部', '公开']]);
    expect(items[0]!.place('owner')).toEqual(items[0]!.span);
  });
});

describe('mergeEvidence', () => {
  it('is not present without manifests, nor with only unreadable ones', () => {
    expect(mergeEvidence([], context()).present).toBe(false);
    expect(mergeEvidence([read('- a')], context()).present).toBe(false);
    expect(mergeEvidence([read('items: []')], context()).present).toBe(true);
  });

  it('marks ids given twice, over all manifests, at the later one', () => {
    const second = 'items:\n  - { id: A, type: 营业执照 }\n';
    const merged = mergeEvidence([read('items: [{ id: A, type: 营业执照 }]', [], 'evidence/1.yaml'), read(second, [], 'evidence/2.yaml')], context());
    expect(merged.items).toHaveLength(2);
    expect(merged.items.map(({ file, duplicateOf }) => [file, duplicateOf])).toEqual([['evidence/1.yaml', undefined], ['evidence/2.yaml', 'evidence/1.yaml']]);
    expect(merged.faults).toEqual([]);
  });

  it('finds files by the manifest’s folder, then by the root, and gives their path from the root', () => {
    const merged = mergeEvidence([read('items:\n  - { id: A, type: 营业执照, file: files\\执照.pdf }\n  - { id: B, type: 营业执照, file: scans/b.pdf }\n  - { id: C, type: 营业执照, file: https://example.com/c.pdf }\n')],
      context({ 'evidence/files/执照.pdf': null, 'scans/b.pdf': null }));
    expect(merged.faults).toEqual([]);
    expect(merged.items.map(({ item }) => item.file)).toEqual(['evidence/files/执照.pdf', 'scans/b.pdf', 'https://example.com/c.pdf']);
  });

  it('says what became of each file, and which indicators nobody knows', () => {
    const text = [
      'items:', '  - { id: A, type: 营业执照, file: 无.pdf }', '  - { id: B, type: 营业执照, file: ../../x.pdf }', '  - { id: C, type: 营业执照, file: c.pdf, sha256: ABCD }',
      '  - { id: D, type: 营业执照, file: d.pdf, sha256: abcd }', '  - { id: E, type: 营业执照, file: e.pdf, sha256: abcd }', '  - { id: F, type: 营业执照, indicators: [5.1.1.1, 5.3.2, 5.9.9] }', '',
    ].join('\n');
    const merged = mergeEvidence([read(text)], context({ 'evidence/c.pdf': 'abcd', 'evidence/d.pdf': 'ef01', 'evidence/e.pdf': null }));
    expect(merged.items.map(({ item, fileState }) => [item.id, fileState])).toEqual([
      ['A', 'missing'], ['B', 'outside'], ['C', 'present'], ['D', 'changed'], ['E', 'present'], ['F', 'none'],
    ]);
    expect(merged.items[5]).toMatchObject({ unknownIndicators: ['5.9.9'] });
    expect(merged.items.slice(0, 5).every(({ unknownIndicators }) => unknownIndicators === undefined)).toBe(true);
    expect(merged.faults).toEqual([]);
  });

  it('keeps the sheet of a workbook that two items share, and no hash of it', () => {
    const text = 'items:\n  - { id: A, type: 营业执照, file: t.xls#6月 }\n  - { id: B, type: 营业执照, file: t.xls#7月 }\n  - { id: C, type: 营业执照, file: t.xls }\n';
    const merged = mergeEvidence([read(text)], context({ 'evidence/t.xls': 'abcd' }));
    expect(merged.items.map(({ item, foundSha256 }) => [item.file, foundSha256])).toEqual([
      ['evidence/t.xls#6月', undefined], ['evidence/t.xls#7月', undefined], ['evidence/t.xls', 'abcd'],
    ]);
  });

  it('joins tables of several manifests and reports keys used twice, per file', () => {
    const second = 'tables:\n  outlets:\n    - { 网点编号: N1, 网点: 北京 }\n    - { 网点编号: N1, 网点: 上海 }\n';
    const merged = mergeEvidence([read('tables: { outlets: [{ 网点编号: N1, 网点: 总部 }] }'), read(second, [], 'evidence/2.yaml')], context());
    expect(merged.tables.get('outlets')!.rows).toHaveLength(3);
    expect(merged.faults).toMatchObject([{ kind: 'duplicate-id', file: 'evidence/2.yaml', args: { id: 'N1', count: 2, other: 'evidence/清单.yaml' } }]);
  });
});

describe('manifestReferences', () => {
  it('names ledgers and the files whose hash is asked, every reading', () => {
    const references = manifestReferences(source('evidence/a.yaml', 'items: [{ id: A, file: x.pdf, sha256: 00 }, { id: B, file: y.pdf }]\ntables: { complaints: l/a.xlsx#6月, outlets: [] }\n'));
    expect(references.hashed).toEqual([['evidence/x.pdf', 'x.pdf']]);
    expect(references.ledgers).toEqual([['evidence/l/a.xlsx#6月', 'l/a.xlsx#6月', 'evidence/l/a.xlsx', 'l/a.xlsx']]);
    expect(manifestReferences(source('evidence/a.yaml', ': :'))).toEqual({ ledgers: [], hashed: [], attached: [] });
  });
});

describe('cost', () => {
  it('reads a manifest of 10,000 items in a few CPU seconds', () => {
    const items = Array.from({ length: 10_000 }, (_, i) => `  - id: EV-${i}\n    title: 第 ${i} 份培训记录\n    type: 培训记录\n    indicators: [5.1.2.2]\n    date: 2026-05-01\n    owner: 客服部\n    file: files/${i}.jpg\n`).join('');
    const began = process.cpuUsage();
    const merged = mergeEvidence([read(`items:\n${items}`)], context());
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(6);
    expect(merged.items).toHaveLength(10_000);
  });
});

describe('several ledgers of one table', () => {
  it('reads each in its order, and names the one that is not there', () => {
    const files = [source('evidence/一月.csv', '投诉编号,投诉时间\nC-1,2026-01-02\n'), source('evidence/二月.csv', '投诉编号,投诉时间\nC-2,2026-02-03\n')];
    const { tables, faults } = read('tables:\n  complaints: [一月.csv, 二月.csv, 三月.csv]\n', files);
    expect(tables.flatMap(({ rows }) => rows.map((row) => [row.file, row.values.complaint_id]))).toEqual([['evidence/一月.csv', 'C-1'], ['evidence/二月.csv', 'C-2']]);
    expect(faults.map(({ kind, args }) => [kind, args.path])).toEqual([['file-missing', '三月.csv']]);
  });
});
