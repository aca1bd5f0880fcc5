import { ProjectConfig } from '../../schemas/project.js';
import type { Localized } from '../../schemas/localized.js';
import type { CompiledRules } from '../rules/model.js';
import type { Reason } from '../rules/reason.js';
import { columnTitle, tableTitle } from '../rules/titles.js';
import { fill } from './fill.js';

/** A reason in both languages: its phrase, with tables, columns and metrics by their titles. */
export function reasonWords({ phrase, args }: Reason, rules: Pick<CompiledRules, 'phrases' | 'tables' | 'metrics'>): Localized {
  const shown = (name: string, value: string): Localized => {
    switch (name) {
      case 'table': return tableTitle(rules, value);
      case 'column': return columnTitle(rules, String(args['table']), value);
      case 'metric': return rules.metrics.get(value)?.metric.title ?? same(value);
      case 'key': return same(configKey(value));
      default: return same(value);
    }
  };
  return fill(rules.phrases.get(phrase) ?? same(phrase), Object.fromEntries(Object.entries(args).map(([name, value]) => [name, shown(name, String(value))])));
}

function same(text: string): Localized {
  return { zh: text, en: text };
}

const ENTERPRISE_KEYS = Object.keys(ProjectConfig.shape.enterprise.unwrap().shape);

/** Where hegui.yaml has a key of the profile, which is made of two of its parts: `application` is `certification.application`. */
export function configKey(key: string): string {
  return `${ENTERPRISE_KEYS.includes(key.split('.')[0]!) ? 'enterprise' : 'certification'}.${key}`;
}
