import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { ProjectConfig } from '../../schemas/project.js';
import { EnterpriseType, Industry } from '../../schemas/vocabulary.js';
import type { Answers } from '../../server/scaffold/answers.js';
import { LIST_PATH, MANIFEST_PATH, MANUAL_PATH, MATERIALS_PATH } from '../../server/scaffold/project-scaffold.js';
import { folderWith } from '../cli/folder.js';
import { lintFolder } from '../samples/lint-folder.js';
import { builtinRules, lintScaffold, scaffolded, TODAY } from './scaffolded.js';

vi.setConfig({ testTimeout: 120_000 });
// Projects linted without a pause between them keep vitest's worker from answering.
beforeEach(() => new Promise<void>((resolve) => { setImmediate(resolve); }));

const ASKED = { name: '示例商贸有限公司', effective: '2026-09-01' } as const;
const SALES: Answers = { ...ASKED, type: 'sales', industries: ['ecommerce'] };
const KINDS = EnterpriseType.options.flatMap((type) => [[], ...Industry.options.map((industry) => [industry]), ['ecommerce', 'health-device', 'household-appliance'] as Industry[], [...Industry.options]]
  .map((industries): Answers => ({ ...ASKED, type, industries })));
const MOST_FINDINGS = 40;
const COMPLAINTS = '客户服务部受理顾客投诉，投诉电话和在线客服每天八点至二十点有人值守，受理人当日登记到投诉台账，编号后转责任部门。'
  + '责任部门应在 2 小时内首次答复顾客，3 个工作日内查明原因、提出处理方案，重大投诉报分管副总经理批准。'
  + '办结后 3 日内由回访专员回访顾客，确认满意后归档，保存 3 年；每月统计投诉原因，重复发生的由责任部门采取纠正措施。';

describe('a new project', () => {
  it.each(KINDS.map((answers) => [`${answers.type} ${answers.industries.join('+') || 'of no industry'}`, answers] as const))('%s asks for the user’s own content only', (_, answers) => {
    const files = scaffolded(answers);
    const { report } = lintFolder(folderWith(files), TODAY);
    expect(report).toMatchObject({ stage: 'running', failures: [], coverage: { documented: 0, evidenced: 0 } });
    // A pack with a fault of its own is not the project's: it has its own tests.
    const findings = report.findings.filter(({ file }) => !file.startsWith('rules/'));
    const shown = findings.map((f) => `${f.rule} ${f.cause} ${f.due} ${f.file} ${f.message}`);
    expect(shown.length, shown.join('\n')).toBeLessThanOrEqual(MOST_FINDINGS);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((_, i) => !['placeholder', 'missing', 'heading-only'].includes(findings[i]!.cause))).toEqual([]);
    expect(shown.filter((_, i) => !['drafting', 'running'].includes(findings[i]!.due))).toEqual([]);
    expect(shown.filter((_, i) => findings[i]!.rule.startsWith('input/'))).toEqual([]);
    expect(shown.filter((_, i) => !(findings[i]!.file in files))).toEqual([]);
  });

  it.each([[SALES], [{ ...ASKED, type: 'service', industries: [] }], [{ industries: ['health-device'] }]] as [Answers][])('has a section for every topic that concerns it, and nothing in it counts: %j', (answers) => {
    const { report } = lintScaffold(answers);
    const concerns = (id: string) => {
      const scope = builtinRules().topics.get(id)!.appliesTo;
      return !scope?.industries || scope.industries.some((industry) => answers.industries.includes(industry));
    };
    expect(report.topics.filter(({ status }) => status === 'covered' || status === 'partial')).toEqual([]);
    for (const { id, status, cause } of report.topics) expect([id, status, cause]).toEqual(concerns(id) ? [id, 'missing', 'placeholder'] : [id, 'notApplicable', null]);
    expect(report.indicators.filter(({ documented, evidenced }) => documented !== 0 && documented !== null || evidenced !== 0 && evidenced !== null)).toEqual([]);
  });

  it('whose complaint handling is written has it covered, and only that', () => {
    const { report } = lintScaffold(SALES, (text) => {
      const from = text.indexOf('#### 16.1.1 投诉渠道与受理');
      const to = text.indexOf('#### 16.1.2');
      expect(from).toBeGreaterThan(0);
      expect(to).toBeGreaterThan(from);
      return `${text.slice(0, from)}#### 16.1.1 投诉渠道与受理\n\n${COMPLAINTS}\n\n${text.slice(to)}`;
    });
    expect(report.topics.filter(({ status }) => status === 'covered').map(({ id }) => id)).toEqual(['complaint-handling']);
    expect(report.findings.filter(({ topic, cause }) => topic === 'complaint-handling' && cause !== 'missing').map(({ message }) => message)).toEqual([]);
  });

  it('says nothing different on another day but the day', () => {
    const files = scaffolded(SALES);
    expect(scaffolded(SALES)).toEqual(files);
    expect(files['hegui.yaml']).toContain('2026-11-24');
  });
});

describe('hegui.yaml', () => {
  it('holds what was answered, whatever it looks like', () => {
    const { enterprise, certification } = ProjectConfig.parse(parse(scaffolded({
      type: 'production', industries: ['ecommerce', 'health-device'], name: '示例: "电器" # 公司', creditCode: '91330500MA2B000006', scope: '- 家电销售', target: '四星',
      prepared: '2026-06-01', effective: '2026-09-01', application: '2026-12-10', outlets: 0, employees: 35,
    })['hegui.yaml']!));
    expect(enterprise).toMatchObject({ type: 'production', industries: ['ecommerce', 'health-device'], name: '示例: "电器" # 公司', scope: '- 家电销售', outlets: 0, employees: 35, creditCode: '91330500MA2B000006' });
    expect(certification).toMatchObject({ target: '四星', prepared: '2026-06-01', systemEffective: '2026-09-01', application: '2026-12-10', grading: 'guide' });
  });

  it('offers the other keys as lines that are right once the # is gone', () => {
    const text = scaffolded({ industries: [] })['hegui.yaml']!;
    const open = text.replaceAll(/^( *)# (?=[A-Za-z0-9]+: )/gm, '$1').replaceAll('YYYY-MM-DD', '2026-09-01').replaceAll('18 位代码', '91330500MA2B000006');
    expect(open.split('\n').filter((line) => line !== '' && !/^ *#/.test(line)).length).toBeGreaterThan(25);
    expect(ProjectConfig.safeParse(parse(open)).error?.issues).toBeUndefined();
    expect(ProjectConfig.parse(parse(text)).enterprise).toEqual({ industries: [], products: [], regions: [], salesPlatforms: [] });
  });
});

describe('the manual', () => {
  it('has its chapters in order, numbered, and its control fields', () => {
    const text = scaffolded(SALES)[MANUAL_PATH]!;
    const chapters = [...text.matchAll(/^## (第\S+章)/gm)].map(([, ordinal]) => ordinal);
    expect(chapters.slice(0, 11)).toEqual(['第一章', '第二章', '第三章', '第四章', '第五章', '第六章', '第七章', '第八章', '第九章', '第十章', '第十一章']);
    expect(chapters).toHaveLength(21);
    expect(text).toContain('\ncompany: 示例商贸有限公司\n');
    expect(text).toContain('\neffective: 2026-09-01\n');
    expect(text).toMatch(/### 4\.1 服务理念[^]*### 4\.2 服务承诺[^]*### 4\.3 服务宣传/);
    expect(text).toContain('### 16.1 投诉处理\n\n#### 16.1.1 投诉渠道与受理\n');
    expect(text).toContain('## 第十五章 废弃商品回收\n\n- 回收对象');
    expect(text).not.toMatch(/\{\{|\n{3}/);
  });

  it('shows an answer as it is, not as Markdown', () => {
    expect(scaffolded({ industries: [], scope: '*家电* | <b>' })[MANUAL_PATH]).toContain('\\*家电\\* \\| \\<b\\>，');
  });
});

describe('the manifest', () => {
  const rules = builtinRules();
  const text = scaffolded(SALES)[MANIFEST_PATH]!;

  it('is empty, and names an empty ledger of its own columns for each table', () => {
    const manifest = parse(text) as { items: unknown[]; tables: Record<string, string> };
    expect(manifest.items).toEqual([]);
    expect(Object.keys(manifest.tables)).toEqual(expect.arrayContaining(['complaints', 'outlets', 'workOrders', 'returnVisits', 'deliveries']));
    const files = scaffolded(SALES);
    for (const [table, path] of Object.entries(manifest.tables)) {
      const csv = files[`证据/${path}`]!;
      expect(csv.startsWith('\uFEFF')).toBe(true);
      expect(csv.slice(1).split('\r\n')).toHaveLength(2);
      expect(csv.slice(1).trim().split(',')).toHaveLength(Object.keys(rules.tables.get(table)!.columns).length);
    }
  });

  it('offers each type that its indicators and rules want, ready to be uncommented', () => {
    const open = text.replace(/^items: \[\].*$/m, 'items:').replaceAll(/^ {2}# (?=- |  )(?! {2,}(?:用于|由规则|逐条))/gm, '  ');
    const { items } = parse(open) as { items: Record<string, unknown>[] };
    expect(items.map(({ id }) => id)).toEqual(items.map((_, i) => `EV-${String(i + 1).padStart(3, '0')}`));
    const wanted = new Set([...rules.standards.get('gbt27922-2011')!.chapters].flatMap(({ groups }) => groups.flatMap(({ leaves }) => leaves.filter(({ applies }) => applies.sales !== 'no').flatMap(({ records }) => records))));
    expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining([...wanted]));
    for (const item of items) {
      const type = rules.evidenceTypes.get(String(item['type']))!;
      const keys = type.rows === 'ledger' ? [] : type.fields.filter((field) => field !== 'period' && field !== 'date');
      expect(Object.keys(item), type.id).toEqual(expect.arrayContaining(['title', 'indicators', 'file', 'owner', 'created', ...keys]));
      for (const key of keys) expect(item[key], `${type.id} ${key} is explained`).not.toBeNull();
    }
  });
});

describe('the evidence list as a sheet', () => {
  it('is empty too, and a row in it counts', () => {
    const files = scaffolded(SALES, 'csv');
    expect(Object.keys(files)).not.toContain(MANIFEST_PATH);
    const own = (change: (list: string) => string) => {
      const folder = folderWith({ ...files, [LIST_PATH]: change(files[LIST_PATH]!), '证据/files/巡检记录.txt': '二〇二六年十月巡检记录' });
      return lintFolder(folder, TODAY).report;
    };
    const empty = own((list) => list);
    expect(empty.findings.filter(({ rule, file }) => rule.startsWith('input/') && !file.startsWith('rules/')).map(({ message }) => message)).toEqual([]);
    expect(empty.coverage).toEqual({ documented: 0, evidenced: 0 });
    const header = files[LIST_PATH]!.slice(1).trim().split(',').map((name) => name.replace('*', ''));
    const row: Record<string, string> = { 证据编号: 'EV-001', 证据名称: '网点巡检记录', 证据类型: '记录表单', 对应指标: '5.1.5.1', 文件: 'files/巡检记录.txt', 期间起: '2026-10-01', 期间止: '2026-10-31', 责任人: '服务监督组' };
    const filled = own((list) => `${list}${header.map((name) => row[name] ?? '').join(',')}\r\n`);
    expect(filled.indicators.find(({ id }) => id.endsWith('5.1.5.1'))).toMatchObject({ evidenced: 1 });
    expect(filled.inputs.map(({ file }) => file)).toContain('证据/台账/投诉台账.csv');
  });
});

describe('the checklist', () => {
  const of = (answers: Answers) => [...scaffolded(answers)[MATERIALS_PATH]!.matchAll(/`material: ([a-z-]+)`/g)].map(([, material]) => material!);

  it('lists what each kind of enterprise hands in', () => {
    expect(of(SALES)).toEqual(['application-form', 'business-licence', 'industry-permit', 'organisation-chart', 'process-description', 'outlet-list', 'self-evaluation', 'service-manual', 'return-policy', 'fee-receipt']);
    const production = of({ type: 'production', industries: [] });
    expect(production).toEqual(expect.arrayContaining(['repair-specification', 'delivery-process', 'software-upgrade-procedure']));
    expect(production).not.toContain('return-policy');
    expect(of({ type: 'service', industries: ['health-device'] })).toEqual(expect.arrayContaining(['staff-certificates', 'privacy-policy']));
  });
});
