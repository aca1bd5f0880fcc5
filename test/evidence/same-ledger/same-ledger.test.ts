import * as xlsx from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadBuiltin } from '../../../scripts/builtin.js';
import { NODE_FILES } from '../../../server/workspace/node-files.js';
import { vocabularyOf } from '../../../server/workspace/rule-shelf.js';
import { readProject } from '../../../server/workspace/snapshot.js';
import { lint } from '../../../server/lint.js';
import { buildProject } from '../../../server/project/build.js';
import { renderReport } from '../../../server/report/index.js';
import type { CompiledRules } from '../../../server/rules/model.js';
import { folderWith } from '../../cli/folder.js';
import { encode } from '../../scenarios/encode.js';
import { writeXlsx } from '../workbook/write-xlsx.js';
import { COMPLAINTS, csvOf, serialOf, sheetOf, textRows, VARIANTS, type Variant } from './variants.js';

const CONFIG = stringify({
  enterprise: { name: '某某电器有限公司', type: 'production', industries: ['household-appliance'] },
  certification: { prepared: '2026-02-01', systemEffective: '2026-05-01', application: '2026-09-10' },
});
const MANUAL = '# 售后服务手册\n\n## 投诉处理\n\n投诉在 24 小时内受理，7 个工作日内办结。\n';
let rules: CompiledRules;
beforeAll(() => { rules = loadBuiltin(process.cwd()); }, 60_000);

function judged(complaints: unknown, files: Record<string, string | Uint8Array> = {}) {
  const manifest = stringify({ items: [{ id: 'E1', type: '投诉台账', title: '投诉台账', indicators: ['5.3.2/records'], date: '2026-06-30' }], tables: { complaints } });
  const root = folderWith({ 'hegui.yaml': CONFIG, 'manual/手册.md': MANUAL, 'evidence/清单.yaml': manifest, ...files });
  const { snapshot } = readProject(root, '.', NODE_FILES);
  const project = buildProject(snapshot, vocabularyOf(rules, undefined));
  const result = lint(project, rules, { today: '2026-09-01' });
  return {
    rows: (project.evidence.tables.get('complaints')?.rows ?? []).map(({ values }) => values),
    // What is wrong with a layout itself, as columns that nobody knows, is not a finding about the complaints.
    findings: result.findings.filter(({ rule }) => !/^input\/unknown-column$/.test(rule))
      .map(({ rule, occurrences, args }) => `${rule} ${occurrences.length} ${String(args['count'] ?? '')}`).sort(),
    messages: renderReport(result, 'zh-CN', { version: '0' }).findings.filter(({ rule }) => rule !== 'input/unknown-column').map(({ rule, message }) => `${rule} ${message}`).sort(),
    report: renderReport(result, 'zh-CN', { version: '0' }),
  };
}

describe('one complaint ledger, however it is written', () => {
  let inline: ReturnType<typeof judged>;
  beforeAll(() => { inline = judged(COMPLAINTS.map((record) => Object.fromEntries(Object.entries(record).filter(([, text]) => text !== '')))); });

  it('has something to find', () => {
    expect(inline.rows).toHaveLength(COMPLAINTS.length);
    expect(inline.rows[0]).toMatchObject({ id: 'TS-001', received_at: '2026-05-03T19:22:00', satisfied: true });
    expect(inline.findings.filter((finding) => /complaint|投诉/.test(finding)).length).toBeGreaterThan(1);
    expect(VARIANTS).toHaveLength(18);
  });

  const same = (variant: Variant, file: string, bytes: string | Uint8Array) => {
    const found = judged(`ledgers/${file}`, { [`evidence/ledgers/${file}`]: bytes });
    expect(found.rows, variant.name).toEqual(inline.rows);
    expect(found.findings).toEqual(inline.findings);
    expect(found.messages.map(withoutNames)).toEqual(inline.messages.map(withoutNames));
    return found;
  };

  it.each(VARIANTS)('as CSV in UTF-8: $name', (variant) => { same(variant, '投诉.csv', csvOf(variant)); });
  it.each(VARIANTS)('as CSV in GB18030: $name', (variant) => { same(variant, '投诉.csv', encode(csvOf(variant), ['gb18030'])); });
  it.each(VARIANTS)('as a workbook: $name', (variant) => {
    const { report } = same(variant, '投诉.xlsx', writeXlsx({ sheets: [sheetOf(variant)], shared: true }));
    const inFile = report.findings.filter(({ file }) => file.endsWith('.xlsx'));
    expect(inFile.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['input/bad-cell', 'input/duplicate-id']));
    for (const { cell, range } of inFile) {
      expect(cell).toMatchObject({ sheet: '投诉' });
      expect(range.end).toEqual({ line: range.start.line, character: range.start.character + 1 });
    }
  });

  it('as a workbook of another writer, with shared strings and formulas', () => {
    const [variant] = VARIANTS;
    const rows = textRows(variant!).map((row, r) => row.map((text, c): xlsx.CellObject | null => {
      if (text === '') return null;
      if (r > 0 && String(variant!.columns[c]).endsWith('_at') && /\d/.test(text)) return { t: 'n', v: serialOf(text), z: 'yyyy-mm-dd hh:mm' };
      return r > 0 && c === 0 ? { t: 's', v: text, f: `"TS-"&TEXT(A${r},"000")` } : { t: 's', v: text };
    }));
    const book = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet(rows), '投诉');
    same(variant!, '投诉.xlsx', new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true }) as ArrayBuffer));
    same(variant!, '投诉.xlsm', new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsm' }) as ArrayBuffer));
  });
});

/** File names differ, and so do they in messages. */
function withoutNames(message: string): string {
  return message.replace(/[\w/一-龥]*\.(?:yaml|csv|xls[xm])/g, '…');
}
