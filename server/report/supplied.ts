import type { LintResult } from './model.js';

/**
 * What was judged by other numbers than the rules' own, without the project's overrides: a certifier's, each once however many
 * rules it reaches (`minor_nc_workdays = 10 (certifier X)`), and calendars (`calendar.2027 (calendar-2027.yaml)`).
 */
export function suppliedNumbers({ project, rules }: LintResult): string[] {
  const numbers = rules.rules.flatMap((rule) => Object.entries(rule.origins ?? {}).map(([name, origin]) => `${name} = ${String(rule.params[name])} (${origin})`));
  return [...project.calendars.map(({ year, file }) => `calendar.${year} (${file})`), ...new Set(numbers)];
}
