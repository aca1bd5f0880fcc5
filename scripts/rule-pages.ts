import { explain } from '../server/report/index.js';
import { loadBuiltin } from './builtin.js';
import type { CompiledRule } from '../server/rules/model.js';

/** One page per rule and an index, from the rules' own data: what `hegui explain` says, in both languages. */
export function rulePages(root: string): [string, string][] {
  const rules = loadBuiltin(root);
  const shown = rules.rules.filter((rule) => !rule.rule.fault);
  const page = (rule: CompiledRule): [string, string] => {
    const text = (['zh-CN', 'en'] as const).map((locale) => {
      const told = explain(rule.id, rules, locale, { colour: false, width: 100 });
      return 'text' in told ? told.text : '';
    });
    return [`docs/rules/${rule.id}.md`, `# ${rule.rule.code} ${rule.rule.title.zh}\n\n\`\`\`text\n${text[0]!.trim()}\n\`\`\`\n\n## ${rule.rule.title.en}\n\n\`\`\`text\n${text[1]!.trim()}\n\`\`\`\n`];
  };
  const rows = shown.map((r) => `| [${r.rule.code}](${r.id}.md) | ${r.rule.title.zh} | ${r.rule.title.en} | ${r.rule.level} | ${r.rule.due} | ${r.rule.indicator?.replace(/^[^:]*:/, '') ?? ''} |`);
  const index = `# 规则 Rules\n\n由规则数据生成，共 ${shown.length} 条。Generated from the rules’ data.\n\n| 代码 Code | 规则 | Rule | 级别 Level | 阶段 Due | 指标 Indicator |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  return [['docs/rules/README.md', index], ...shown.map(page)];
}
