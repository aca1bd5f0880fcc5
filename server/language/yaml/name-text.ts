import { inLocale, type Locale, type Localized } from '../../../schemas/localized.js';
import { LABELS } from '../../report/index.js';
import { FUNCTIONS } from '../../rules/cel-functions.js';
import type { CompiledRule } from '../../rules/model.js';
import { descriptionAtPath } from './key-words.js';
import { evidenceIds } from '../evidence-ids.js';
import { evidenceText } from '../hover/evidence-item.js';
import { indicatorText } from '../hover/indicator.js';
import { indicatorOf } from '../indicator-mentions.js';
import { shown } from '../markdown-text.js';
import type { View } from '../view.js';
import type { Named } from './choice.js';

const WORDS = {
  'zh-CN': {
    level: '级别', due: '何时检查', params: '参数', now: '现为', standard: '默认', source: '出处', off: '已关闭', aspects: '要点', need: (n: number) => `至少 ${n} 个`, names: '标题叫法', terms: '词', phase: '类别', fields: '要有的键', aliases: '也叫',
    table: '台账', key: '编号列', columns: '列', type: '类型', required: '必填', values: '只能填', joins: '指向', unit: '单位', formula: '算法', keys: '按', and: '、', from: '来自', skeleton: '章节骨架', colon: '：', kinds: '数字种类',
    valid: (n: number) => `有效 ${n} 个月`, until: (field: string) => `有效至 ${field} 写的那天`,
  },
  en: {
    level: 'Level', due: 'Asked at', params: 'Parameters', now: 'now', standard: 'by default', source: 'Source', off: 'switched off', aspects: 'Aspects', need: (n: number) => `at least ${n}`, names: 'Headings', terms: 'Terms', phase: 'Kind', fields: 'Keys', aliases: 'Also called',
    table: 'Ledger', key: 'Key', columns: 'Columns', type: 'Type', required: 'required', values: 'One of', joins: 'Refers to', unit: 'Unit', formula: 'Formula', keys: 'By', and: ', ', from: 'from', skeleton: 'Section skeleton', colon: ': ', kinds: 'Kinds of figure',
    valid: (n: number) => `counts for ${n} months`, until: (field: string) => `counts until the day in ${field}`,
  },
} as const;

const MOST = 12;

/** What a name stands for, in Markdown and in the reader's language; null if nothing has it any more. */
export function nameText(view: View, { of, id }: Named): string | null {
  const { result: { rules, project }, locale } = view;
  const w = WORDS[locale];
  const say = (text: Localized) => inLocale(text, locale);
  const field = (name: string, value: string) => `*${name}*${w.colon}${value}`;
  const list = (values: readonly string[]) => `${values.slice(0, MOST).map((value) => shown(value)).join(w.and)}${values.length > MOST ? ' …' : ''}`;
  const titled = (title: Localized, ...lines: (string | false | undefined)[]) => [`**${say(title)}** \`${id}\``, ...lines.filter((line): line is string => typeof line === 'string' && line !== '')].join('\n\n');
  const [owner, ...rest] = id.split('.');
  switch (of) {
    case 'rule': {
      const rule = rules.find(id);
      return rule ? ruleText(rule, locale) : null;
    }
    case 'parameter': {
      const rule = rules.find(id.slice(0, id.lastIndexOf('.')));
      const name = id.slice(id.lastIndexOf('.') + 1);
      return rule && name in rule.params ? `${parameterText(rule, name, locale)}\n\n${say(rule.rule.title)} \`${rule.rule.code}\`\n\n${say(rule.rule.why)}` : null;
    }
    case 'indicator': {
      const indicator = indicatorOf(view.result, id.replace(/^[a-z0-9-]+:/, ''), locale);
      return indicator && indicatorText(view, indicator);
    }
    case 'topic': {
      const topic = rules.topics.get(id);
      return topic ? titled(topic.title, field(w.aspects, w.need(topic.need)), topic.aspects.map((aspect) => `- ${say(aspect.title)}${aspect.hint ? `${w.colon}${say(aspect.hint)}` : ''}`).join('\n'), field(w.names, list(topic.names))) : null;
    }
    case 'aspect': {
      const aspect = rules.topics.get(owner!)?.aspects.find((one) => one.id === rest.join('.'));
      return aspect ? titled(aspect.title, aspect.hint && say(aspect.hint), aspect.terms.length > 0 && field(w.terms, list(aspect.terms))) : null;
    }
    case 'concept': case 'subject': {
      const subject = of === 'subject' ? rules.subjects.get(id) : undefined;
      const found = subject ?? (of === 'concept' ? rules.concepts.get(id) : undefined);
      return found ? titled(found.title, field(w.terms, list(found.terms)), subject && field(w.kinds, subject.kinds.join(w.and))) : null;
    }
    case 'evidence-type': {
      const type = rules.evidenceTypes.get(id);
      if (!type) return null;
      const { valid } = type;
      const table = type.table === undefined ? undefined : rules.tables.get(type.table);
      return titled(type.title, type.aliases.length > 0 && field(w.aliases, list(type.aliases)), type.fields.length > 0 && field(w.fields, list(type.fields)), table && field(w.table, `${say(table.title)} \`${table.id}\``),
        valid?.months !== undefined && w.valid(valid.months), valid?.until !== undefined && w.until(valid.until));
    }
    case 'evidence': {
      const item = evidenceIds(view.result).items.find((one) => one.item.id === id);
      return item ? evidenceText(view, item) : null;
    }
    case 'table': {
      const table = rules.tables.get(id);
      return table ? titled(table.title, table.key !== undefined && field(w.key, table.key), field(w.columns, Object.entries(table.columns).map(([name, column]) => `${say(column.title)} \`${name}\`${column.required ? ` (${w.required})` : ''}`).join(w.and))) : null;
    }
    case 'column': {
      const column = rules.tables.get(owner!)?.columns[rest.join('.')];
      return column ? titled(column.title, field(w.type, column.type + (column.required ? ` · ${w.required}` : '')), column.unit !== undefined && field(w.unit, column.unit), column.values && field(w.values, list(column.values)),
        column.joins !== undefined && field(w.joins, column.joins), column.aliases.length > 0 && field(w.aliases, list(column.aliases))) : null;
    }
    case 'template': {
      const text = rules.templates.get(id);
      return text === undefined ? null : `*${w.skeleton}*\n\n\`\`\`markdown\n${text.trim().replaceAll('```', "'''")}\n\`\`\``;
    }
    case 'lookup': {
      const lookup = rules.lookups.get(id);
      return lookup ? titled(lookup.title, field(w.keys, list(lookup.keys)), field(w.columns, list(lookup.columns))) : null;
    }
    case 'metric': {
      const metric = rules.metrics.get(id)?.metric;
      return metric ? titled(metric.title, field(w.formula, say(metric.formula)), field(w.unit, metric.unit)) : null;
    }
    case 'function': {
      const found = FUNCTIONS[id];
      return found ? `\`\`\`\n${found.signatures.join('\n')}\n\`\`\`` : null;
    }
    case 'key': return descriptionAtPath(id, locale);
    case 'file': return project.evidence.items.filter(({ item }) => item.file === id).map(({ item }) => `**${shown(item.id)}** ${shown(item.title ?? '')}`).join('\n\n') || null;
  }
}

/** A rule in a few lines. */
function ruleText({ id, rule, params, level, off, ...compiled }: CompiledRule, locale: Locale): string {
  const w = WORDS[locale];
  const labels = LABELS[locale];
  const say = (text: Localized) => inLocale(text, locale);
  const names = Object.keys(params);
  const own = { id, rule, params, level, off, ...compiled } as CompiledRule;
  return [
    `**${say(rule.title)}** \`${rule.code}\` \`${id}\``,
    `*${w.level}*${w.colon}${off ? w.off : labels.level[level]} · *${w.due}*${w.colon}${labels.due[rule.due]}`, say(rule.why),
    ...(names.length > 0 ? [`*${w.params}*${w.colon}\n${names.map((name) => `- ${parameterText(own, name, locale)}`).join('\n')}`] : []),
    `*${w.source}*${w.colon}${rule.source.map(({ ref }) => ref).join(w.and)}`,
  ].join('\n\n');
}

/** A parameter with its value, and where another's takes its place. */
export function parameterText({ rule, params }: CompiledRule, name: string, locale: Locale): string {
  const w = WORDS[locale];
  const [now, standard] = [String(params[name]), String(rule.params[name])];
  return `\`${name}\`${w.colon}${now}${now === standard ? '' : locale === 'en' ? ` (${w.standard} ${standard})` : `（${w.standard} ${standard}）`}`;
}
