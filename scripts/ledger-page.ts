import type { Column, EvidenceType, TableSchema } from '../schemas/table.js';
import type { CompiledRules } from '../server/rules/model.js';
import { loadBuiltin } from './builtin.js';

const PATH = 'docs/ledgers.md';
/** The list of evidence itself, which comes first. */
const LIST = 'evidenceItems';
const FIELD_TITLES = 'evidence-fields';
const MATERIALS = 'application-materials';

const TYPES: Readonly<Record<Column['type'], string>> = {
  text: '文字 text', number: '数 number', integer: '整数 integer', date: '日期 date', datetime: '时间 time', boolean: '是否 yes/no', list: '几项 list',
};
const PHASES: Readonly<Record<EvidenceType['phase'], string>> = { build: '建立 build', run: '运行 run', review: '评审 review' };
const UNITS = { percent: '%', hours: '小时 h', score: '分 points', count: '件 count' } as const;
const BETTER = { higher: '↑', lower: '↓' } as const;

/** What can stand in ledgers, evidence lists and items, and what is recounted from them: from the vocabulary's own data. */
export function ledgerPage(root: string): [string, string][] {
  const rules = loadBuiltin(root);
  const list = rules.tables.get(LIST);
  const ledgers = [...rules.tables.values()].filter(({ id }) => id !== LIST);
  return [[PATH, `${[
    '# 证据清单、台账、证据类型、指标 Evidence lists, ledgers, evidence types, metrics',
    '由 `rules/vocabulary` 生成，改数据后运行 `npm run generate`。怎样使用见[证据与台账](evidence.md)。Generated from `rules/vocabulary`; how to use it: [evidence and ledgers](evidence.en.md).',
    '表头按“列名”“英文”“也认”三栏和“键”识别，不分大小写、全角半角，忽略空格、`*`、冒号和括号里的单位。**粗体**的列每行必填。Headers are recognised by title, English, alias or key; case, width, spaces, `*`, colons and units in brackets do not count. Columns in **bold** must be filled in every row.',
    `[证据清单](#${LIST.toLowerCase()}) · [台账 ledgers](#ledgers) · [证据类型 evidence types](#types) · [申请材料 application materials](#materials) · [指标 metrics](#metrics)`,
    ...(list ? [tableSection(list)] : []),
    anchored('ledgers', `台账 Ledgers（${ledgers.length}）`),
    ['| 台账 | Ledger | `tables:` |', '| --- | --- | --- |', ...ledgers.map(({ id, title }) => row([title.zh, title.en, `[\`${id}\`](#${id.toLowerCase()})`]))].join('\n'),
    ...ledgers.map(tableSection),
    anchored('types', `证据类型 Evidence types（${rules.evidenceTypes.size}）`),
    '`阶段`：建立 = 制度、合同一类的准备，运行 = 做过的记录，评审 = 检查与评审。`有效`：超过这段时间不再计入证据覆盖。`登记项`：这类证据要填的键。Phase: what kind of evidence it is. Valid: after that it no longer counts. Fields: the keys that an item of the type gives.',
    '证据清单是表格时，“一条一行”各类型的登记项可以用它那张表的中文表头；其余类型的登记项，表头写键（如 `captured_at`）。In an evidence list that is a sheet, the types that give a row each take the headers of their table; fields of the other types go by their key (`captured_at`).',
    typeTable(rules),
    anchored('materials', '申请材料 Application materials'),
    '证据条目写 `material:` 与编号，或者名称里含有“名称里的词”，就认作这份材料。An item is taken for a material by `material:` and its id, or by the words in its title.',
    materialTable(rules),
    anchored('metrics', `指标 Metrics（${rules.metrics.size}）`),
    '箭头是好的方向。`hegui explain 指标编号` 打印计数的表达式和用它的规则。Arrows show the better direction; `hegui explain ID` prints the expression and the rules that use it.',
    metricTable(rules),
  ].join('\n\n')}\n`]];
}

function tableSection({ id, title, key, by, columns }: TableSchema): string {
  const rows = Object.entries(columns).map(([name, column]) => row([
    column.required ? `**${column.title.zh}**` : column.title.zh, column.title.en, `\`${name}\``, `${TYPES[column.type]}${column.unit === undefined ? '' : `（${column.unit}）`}`,
    [...(column.values ? [column.values.join(' / ')] : []), ...(column.joins === undefined ? [] : [`→ \`${column.joins}\``])].join('；'), column.aliases.join('、'),
  ]));
  const notes = [
    key === undefined ? '' : `编号列 key: \`${key}\``,
    by === 'certifier' ? '由认证机构给出 given by the certifier' : '',
  ].filter(Boolean);
  return [
    anchored(id.toLowerCase(), `${title.zh} ${title.en} \`${id}\``, 3), ...(notes.length > 0 ? [notes.join(' · ')] : []),
    ['| 列名 | 英文 English | 键 Key | 类型 Type | 取值 Values | 也认 Also |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

function typeTable({ evidenceTypes, tables, lookups }: CompiledRules): string {
  const titles = new Map(lookups.get(FIELD_TITLES)?.rows.map((r) => [String(r['field']), String(r['title'])]));
  return [
    '| 证据类型 | Type | `type:` | 阶段 Phase | 有效 Valid | 数据 Data | 登记项 Fields | 也认 Also |', '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...[...evidenceTypes.values()].map((type) => {
      const table = type.table === undefined ? undefined : tables.get(type.table);
      const fieldTitle = (field: string) => table?.columns[field]?.title.zh ?? titles.get(field) ?? '';
      return row([
        type.title.zh, type.title.en, `\`${type.id}\``, PHASES[type.phase], validity(type),
        table === undefined ? '' : `${type.rows === 'ledger' ? '台账 ledger' : '一条一行 row each'} [\`${table.id}\`](#${table.id.toLowerCase()})`,
        type.fields.map((field) => `\`${field}\` ${fieldTitle(field)}`.trim()).join('、'), type.aliases.join('、'),
      ]);
    }),
  ].join('\n');
}

function materialTable({ lookups, evidenceTypes }: CompiledRules): string {
  return [
    '| 材料 | `material:` | 登记为 Type | 名称里的词 Words in its title |', '| --- | --- | --- | --- |',
    ...(lookups.get(MATERIALS)?.rows ?? []).map((r) => {
      const type = String(r['evidence']);
      return row([String(r['title']), `\`${String(r['material'])}\``, `${evidenceTypes.get(type)?.title.zh ?? ''} \`${type}\``.trim(), [r['names'] ?? []].flat().join('、')]);
    }),
  ].join('\n');
}

function validity({ valid }: EvidenceType): string {
  if (valid?.until !== undefined) return `至 until \`${valid.until}\``;
  return valid?.months === undefined ? '' : `${valid.months} 个月 months`;
}

function metricTable({ metrics, subjects }: CompiledRules): string {
  return [
    '| 指标 | Metric | 编号 Id | 单位 Unit | 算法 | Formula | 台账须有 Needs | 手册里的说法 Claim |', '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...[...metrics.values()].map(({ metric: m }) => row([
      m.title.zh, m.title.en, `\`${m.id}\``, `${UNITS[m.unit]} ${BETTER[m.better]}`, m.formula.zh, m.formula.en,
      m.needs.map((need) => need.split('|').map((name) => `\`${name}\``).join(' / ')).join('、'), m.claim === undefined ? '' : subjects.get(m.claim)?.title.zh ?? m.claim,
    ])),
  ].join('\n');
}

/** Anchors that do not depend on how a host makes them from Chinese headings. */
function anchored(id: string, title: string, level = 2): string {
  return `<a id="${id}"></a>\n\n${'#'.repeat(level)} ${title}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
