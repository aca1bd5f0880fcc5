import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inLocale } from '../../schemas/localized.js';
import { lintFolder } from '../samples/lint-folder.js';
import { blocksOf, pageText } from './blocks.js';

const TODAY = '2026-11-24';
const STATED = 'guide/stated-figures-recount';
const CONFIG = 'enterprise: { name: 示例商贸有限公司, type: sales, industries: [ecommerce] }\ncertification: { systemEffective: 2026-09-01, stage: application }\n';
const ATTACHED = ['回访制度.pdf', '门店.jpg', '营业执照.pdf', '九月投诉统计.txt'];

describe.each([['evidence.md', 'zh-CN', '证据覆盖'], ['evidence.en.md', 'en', 'evidenced']] as const)('the project of docs/%s', (page, locale, word) => {
  const root = mkdtempSync(join(tmpdir(), 'hegui-docs-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const blocks = blocksOf(page);
  put('hegui.yaml', CONFIG);
  put('手册/手册.md', '# 售后服务手册\n');
  for (const name of ATTACHED) put(`证据/files/${name}`, name);
  for (const { file, text } of blocks) if (file !== null) put(file, text);
  const { result, report, rules } = lintFolder(root, TODAY);
  const { evidence } = result.project;

  it('is read without a fault', () => {
    expect(blocks.filter(({ file }) => file !== null)).toHaveLength(7);
    expect(report.findings.filter(({ rule }) => rule.startsWith('input/')).map(({ message }) => message)).toEqual([]);
    expect(evidence.items.map(({ item }) => item.id).sort()).toEqual(['EV-001', 'EV-002', 'EV-003', 'EV-004', 'EV-101']);
    expect(evidence.items.map(({ fileState }) => fileState)).toEqual(Array.from({ length: 5 }, () => 'present'));
  });

  it('has the rows that it shows, under the titles above them', () => {
    expect(['complaints', 'returnVisits', 'outlets'].map((id) => evidence.tables.get(id)?.rows.length)).toEqual([3, 1, 1]);
    expect(evidence.tables.get('complaints')!.rows[1]!.values).toEqual({ id: 'TS-002', received_at: '2026-09-08T14:05:00', result: '未解决', handler: '王敏' });
  });

  it('inherits what its folders say', () => {
    const photo = evidence.items.find(({ item }) => item.id === 'EV-003')!.item;
    expect([photo.owner, photo.confidentiality]).toEqual(['李强', '内部']);
    expect(photo.indicators).toEqual(['5.1.3.3', '5.1.7.1']);
  });

  it('is evidenced as the page says', () => {
    const leaf = report.indicators.find(({ id }) => id.endsWith('5.3.1/follow-up'))!;
    const reason = (id: string) => inLocale(rules.phrases.get(id)!, locale);
    const shown = blocks.find(({ text }) => text.includes(`${word} ✓`))!;
    expect(shown.text).toBe([
      `  ${word} ✓`, ...leaf.evidence.map(({ id, file, counts }) => (counts && id === 'EV-001' ? `    ½ ${id}  ${file}  ${reason('evidence-preparation')}` : `    ✓ ${id}  ${file}`)), '',
    ].join('\n'));
  });

  it('has its figure recounted', () => {
    expect(report.findings.filter(({ rule }) => rule === STATED)).toEqual([]);
    const changed = pageText(page).includes('value: 50');
    expect(changed).toBe(true);
    put('证据/月报.yaml', blocks.find(({ file }) => file === '证据/月报.yaml')!.text.replace('value: 50', 'value: 100'));
    const claim = lintFolder(root, TODAY).report.findings.find(({ rule }) => rule === STATED);
    expect(claim?.file).toBe('证据/月报.yaml');
    expect(claim?.message).toContain('50');
  });

  it('names rules that there are', () => {
    const codes = [...new Set([...pageText(page).matchAll(/\b(?:GUIDE|EVD|COV|INPUT)-[A-Z0-9-]*[A-Z0-9]/g)].map(([code]) => code))];
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !rules.find(code))).toEqual([]);
  });

  it('names the numbers of ledgers and metrics that there are', () => {
    expect(pageText(page)).toContain(locale === 'en' ? `${rules.tables.size - 1} in all` : `共 ${rules.tables.size - 1} 种`);
    expect(pageText(page)).toContain(locale === 'en' ? `${rules.metrics.size} [metrics]` : `${rules.metrics.size} 个[指标]`);
  });
});
