import { describe, expect, it } from 'vitest';
import { CalendarFile } from '../../schemas/calendar.js';
import { Nonconformity, ProjectConfig } from '../../schemas/project.js';
import { Due } from '../../schemas/rule.js';
import { loadBuiltin } from '../../scripts/builtin.js';
import { readCalendars } from '../../server/project/calendars.js';
import { readConfig } from '../../server/project/config.js';
import { stageOf } from '../../server/project/stage.js';
import { sourceText } from '../../server/text/source.js';
import { blocksOf, pageText } from './blocks.js';

const certification = ProjectConfig.shape.certification.unwrap();
const rules = loadBuiltin(process.cwd());

describe.each(['stages.md', 'stages.en.md'])('docs/%s', (page) => {
  const configs = blocksOf(page).filter(({ file }) => file === 'hegui.yaml').map(({ text }) => readConfig(sourceText('hegui.yaml', text)));

  it('shows files of dates that are read without a fault', () => {
    expect(configs).toHaveLength(3);
    // Only the first shows the enterprise, too.
    expect(configs.flatMap(({ faults }, i) => faults.filter(({ kind }) => i === 0 || kind !== 'no-enterprise-type'))).toEqual([]);
  });

  it('shows a calendar that can be used', () => {
    const calendars = blocksOf(page).filter(({ file }) => file?.startsWith('calendar-'));
    expect(calendars).toHaveLength(1);
    const { years, faults } = readCalendars(calendars.map(({ file, text }) => sourceText(file!, text)));
    expect(faults).toEqual([]);
    expect(years.map(({ year, off, work }) => [year, off.size, work.size])).toEqual([[2027, 8, 1]]);
    for (const key of Object.keys(CalendarFile.shape)) expect(pageText(page)).toContain(key);
  });

  it('gives every key of the certification and of a nonconformity in an example or by name', () => {
    const text = pageText(page);
    const keys = [...Object.keys(certification.shape), ...Object.keys(Nonconformity.shape)];
    expect(keys.filter((key) => !new RegExp(`(?:^|[\\s{,\`.])${key}(?:[:\`.]|$)`, 'm').test(text))).toEqual([]);
  });

  it('is at the stages that it tells of', () => {
    const [whole, , rejected] = configs;
    const at = (config: ProjectConfig, day: string) => stageOf(config, day);
    expect(['2026-02-01', '2026-03-01', '2026-06-10', '2026-06-25', '2026-07-06', '2026-07-10', '2026-08-01', '2027-05-01', '2027-09-01'].map((day) => at(whole!.config, day)))
      .toEqual(['drafting', 'running', 'application', 'stage1', 'stage2', 'rectification', 'certified', 'surveillance', 'upgrade']);
    expect(at(rejected!.config, '2026-07-01')).toBe('stage1');
    expect(at(rejected!.config, '2026-08-01')).toBe('application');
    for (const due of Due.options) expect(pageText(page)).toContain(`\`${due}\``);
  });

  it('names parameters that rules have, with their defaults, and rules that there are', () => {
    const rows = pageText(page).split('\n').filter((line) => /^\| `[a-z]+_/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.length).toBeGreaterThan(8);
    for (const [, names, defaults] of rows) {
      const values = defaults!.split(/、|, /);
      [...names!.matchAll(/`(\w+)`/g)].forEach(([, name], i) => {
        const found = rules.rules.filter(({ rule }) => name! in rule.params).map(({ rule }) => String(rule.params[name!]));
        expect([...new Set(found)], name).toEqual([values[i]]);
      });
    }
    const codes = [...new Set([...pageText(page).matchAll(/\b(?:GUIDE|CAL|EVD|COV)-[A-Z0-9-]*\d+\b/g)].map(([code]) => code))];
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((code) => !rules.find(code))).toEqual([]);
  });
});
