import { inLocale, type Locale } from '../../schemas/localized.js';
import type { Leaf, Standard } from '../../schemas/standard.js';
import type { CompiledRule, CompiledRules } from '../rules/model.js';
import { nearest } from '../text/validate.js';
import { metricText } from './explain-metric.js';
import type { LeafCoverage } from '../check/model.js';
import { leafCoverageLines } from './explain-coverage.js';
import { LABELS } from './labels.js';
import { ink, wrapped, type Ink } from './paper.js';
import { VERIFIED_WORDS } from './source-words.js';

const WORDS = {
  'zh-CN': {
    rule: '规则', indicator: '指标', asks: '要求', why: '依据', how: '怎么写', sources: '来源', points: '分值', aspects: '要点', example: '合格示例', counter: '不合格示例',
    rules: '对应规则', topics: '主题', records: '证据', due: '何时检查', level: '级别', params: '参数', unofficial: '编号未经公开文本核实，按标题引用',
    estimated: (low: number, high: number) => `${low}–${high}（估算；标准全文未公开，持有正版标准者可在 points.yaml 中填写）`, official: (n: number) => `${n}（有公开来源）`,
    applies: { yes: '涉及', conditional: '有此项活动时涉及', no: '一般不涉及' }, enterprise: { production: '生产型', sales: '销售型', service: '服务型' },
    checks: '检查方式', of: (need: number, n: number) => `${n} 项中至少 ${need} 项`, group: '所属',
  },
  en: {
    rule: 'Rule', indicator: 'Indicator', asks: 'Asks for', why: 'Why', how: 'How to meet it', sources: 'Sources', points: 'Points', aspects: 'Aspects', example: 'Accepted', counter: 'Not accepted',
    rules: 'Rules', topics: 'Topics', records: 'Evidence', due: 'Asked at', level: 'Level', params: 'Parameters', unofficial: 'its clause number is not verified by a public text; cited by title',
    estimated: (low: number, high: number) => `${low}–${high} (estimated; the standard’s full text is not public – holders of a copy fill in points.yaml)`, official: (n: number) => `${n} (from a public source)`,
    applies: { yes: 'applies', conditional: 'applies where the activity exists', no: 'normally does not apply' }, enterprise: { production: 'production', sales: 'sales', service: 'service' },
    checks: 'Checked by', of: (need: number, n: number) => `at least ${need} of ${n}`, group: 'Part of',
  },
} as const;

export interface ExplainOptions {
  readonly colour: boolean;
  readonly width: number;
  /** The coverage of the project that one stands in, asked only where a leaf is explained; absent outside a project. */
  readonly coverage?: () => ReadonlyMap<string, LeafCoverage>;
}

/** A rule, a code, a leaf, a group, a topic or a metric in a consultant's words; null with a suggestion if nothing has that name. */
export function explain(name: string, rules: CompiledRules, locale: Locale, options: ExplainOptions): { text: string } | { suggestion: string | null } {
  const paint = ink(options.colour);
  const rule = rules.find(name);
  if (rule) return { text: ruleText(rule, rules, locale, paint, options.width) };
  const key = name.replace(/^[a-z0-9-]+:/, '');
  for (const standard of rules.standards.values()) {
    for (const chapter of standard.chapters) {
      if (chapter.key === key) return { text: chapter.groups.map((g) => groupText(standard, g, rules, locale, paint, options)).join('\n') };
      for (const group of chapter.groups) {
        if (group.key === key) return { text: groupText(standard, group, rules, locale, paint, options) };
        const leaf = group.leaves.find((l) => l.key === key);
        if (leaf) return { text: leafText(standard, leaf, rules, locale, paint, options) };
      }
    }
  }
  const topic = rules.topics.get(name);
  if (topic) {
    const leaf = [...rules.standards.values()].flatMap((s) => s.chapters.flatMap((c) => c.groups.flatMap((g) => g.leaves.map((l) => ({ s, l }))))).find(({ l }) => l.topics[0] === name);
    const first = rules.rules.find((r) => r.checks.some(({ check }) => 'cover' in check && check.cover.topic === name));
    if (leaf) return { text: leafText(leaf.s, leaf.l, rules, locale, paint, options) };
    if (first) return { text: ruleText(first, rules, locale, paint, options.width) };
  }
  const metric = rules.metrics.get(name);
  if (metric) return { text: metricText(metric, rules, locale, paint, options.width) };
  const known = [...rules.rules.flatMap((r) => [r.id, r.rule.id, r.rule.code]), ...rules.topics.keys(), ...rules.metrics.keys()];
  return { suggestion: nearest(name, known) };
}

function ruleText(rule: CompiledRule, rules: CompiledRules, locale: Locale, paint: Ink, width: number): string {
  const w = { ...WORDS[locale], verified: VERIFIED_WORDS[locale] };
  const labels = LABELS[locale];
  const { rule: data } = rule;
  const lines = [
    `${paint.bold(inLocale(data.title, locale))}  ${paint.dim(`${data.code} · ${rule.id}`)}`, '',
    `${w.level}  ${labels.level[rule.level]}    ${w.due}  ${labels.due[data.due]}`,
  ];
  const leaf = data.indicator ? leafOf(rules, data.indicator) : null;
  if (leaf) lines.push(`${w.indicator}  ${leaf.leaf.key} ${inLocale(leaf.leaf.title, locale)}`);
  lines.push('', paint.bold(w.why), ...indented(inLocale(data.why, locale), width), '', paint.bold(w.how), ...indented(inLocale(data.remedy, locale), width));
  for (const { check } of rule.checks) {
    if (!('cover' in check)) continue;
    const topic = rules.topics.get(check.cover.topic);
    if (!topic) continue;
    const ids = check.cover.aspects ?? topic.aspects.map((a) => a.id);
    const need = check.cover.need ?? Math.min(topic.need, ids.length);
    lines.push('', `${paint.bold(w.aspects)}  ${inLocale(topic.title, locale)}${locale === 'en' ? ', ' : '，'}${w.of(need, ids.length)}`);
    for (const id of ids) {
      const aspect = typeof id === 'string' ? topic.aspects.find((a) => a.id === id) : undefined;
      const claim = typeof id === 'string' ? undefined : rules.subjects.get(id.claim);
      const name = aspect ? inLocale(aspect.title, locale) : claim ? inLocale(claim.title, locale) : String(id);
      const hint = aspect?.hint ? paint.dim(`  ${inLocale(aspect.hint, locale)}`) : '';
      lines.push(`  · ${name}${hint}`);
    }
  }
  const params = Object.entries(rule.params);
  if (params.length > 0) lines.push('', `${paint.bold(w.params)}  ${params.map(([k, v]) => `${k} = ${String(v)}`).join('  ')}`);
  lines.push('', paint.bold(w.sources), ...data.source.map((s) => `  ${s.ref}  ${paint.dim(w.verified[s.verified])}`));
  const pass = data.tests.pass.find((t) => typeof t.manual === 'string');
  const fail = data.tests.fail.find((t) => typeof t.manual === 'string');
  if (pass) lines.push('', paint.green(w.example), ...example(pass.manual as string));
  if (fail) lines.push('', paint.red(w.counter), ...example(fail.manual as string));
  return `${lines.join('\n')}\n`;
}

function groupText(standard: Standard, group: Standard['chapters'][number]['groups'][number], rules: CompiledRules, locale: Locale, paint: Ink, options: ExplainOptions): string {
  return [`${paint.bold(`${group.key} ${inLocale(group.title, locale)}`)}  ${paint.dim(inLocale(standard.title, locale))}`, '',
    ...group.leaves.map((leaf) => leafText(standard, leaf, rules, locale, paint, options))].join('\n');
}

function leafText(standard: Standard, leaf: Leaf, rules: CompiledRules, locale: Locale, paint: Ink, { width, coverage }: ExplainOptions): string {
  const judged = coverage?.().get(leaf.key);
  const w = { ...WORDS[locale], verified: VERIFIED_WORDS[locale] };
  const bounds = leaf.bounds ?? standard.bounds;
  const own = rules.rules.filter((r) => r.rule.indicator === `${standard.id}:${leaf.key}`);
  const enterprises = (['production', 'sales', 'service'] as const).map((type) => `${w.enterprise[type]} ${w.applies[leaf.applies[type]]}`).join(locale === 'en' ? '; ' : '；');
  const lines = [
    `${paint.bold(`${leaf.key} ${inLocale(leaf.title, locale)}`)}`,
    ...(leaf.estimated.includes('number') ? [paint.dim(`  ${w.unofficial}`)] : []),
    ...indented(inLocale(leaf.requirement, locale), width),
    `  ${paint.dim(w.points)} ${leaf.points === null ? w.estimated(bounds.min, bounds.max) : w.official(leaf.points)}`,
    `  ${paint.dim(w.topics)} ${leaf.topics.map((t) => (rules.topics.has(t) ? inLocale(rules.topics.get(t)!.title, locale) : t)).join(' · ')}`,
    `  ${paint.dim(w.records)} ${leaf.records.map((t) => (rules.evidenceTypes.has(t) ? inLocale(rules.evidenceTypes.get(t)!.title, locale) : t)).join(' · ') || '–'}`,
    ...(judged ? leafCoverageLines(judged, locale, paint) : []),
    `  ${enterprises}`,
    ...own.map((r) => `  ${paint.dim(w.rule)} ${r.rule.code}  ${inLocale(r.rule.title, locale)}${paint.dim(`  ${r.id}`)}`),
    `  ${paint.dim(w.sources)} ${leaf.source.map((s) => `${s.ref} – ${w.verified[s.verified]}`).join(locale === 'en' ? '; ' : '；')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function leafOf(rules: CompiledRules, indicator: string): { leaf: Leaf } | null {
  const [standardId, key] = indicator.split(':') as [string, string];
  const standard = rules.standards.get(standardId);
  const leaf = standard?.chapters.flatMap((c) => c.groups.flatMap((g) => g.leaves)).find((l) => l.key === key);
  return leaf ? { leaf } : null;
}

function indented(text: string, width: number): string[] {
  return wrapped(text, Math.max(40, width - 2)).map((line) => `  ${line}`);
}

function example(manual: string): string[] {
  const lines = manual.trim().split('\n').slice(0, 14);
  return lines.map((line) => `  │ ${line}`);
}
