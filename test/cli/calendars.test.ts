import { describe, expect, it, vi } from 'vitest';
import { Report } from '../../schemas/report.js';
import { folderWith } from './folder.js';
import { run } from './machine.js';

// Each run loads all packs.
vi.setConfig({ testTimeout: 60_000 });

const CONFIG = `enterprise: { type: production }
certification:
  stage: rectification
  nonconformities: [{ id: NC-01, level: 轻微, issued: 2026-12-20 }]
`;
const YEAR = 'year: 2027\nsource: 国办通知\noff: [2027-01-01..2027-01-03]\nwork: []\n';
const MANUAL = { 'client/manual/手册.md': '# 售后服务管理手册\n\n公司设售后服务部。\n' };

async function check(files: Record<string, string>, ...line: string[]) {
  const cwd = folderWith({ ...MANUAL, ...files });
  const { out, err, code } = await run(cwd, ['check', 'client', '--today', '2027-01-11', '--format', 'json', ...line]);
  if (out === '') return { err: err.replaceAll(cwd, ''), code };
  const report = Report.parse(JSON.parse(out));
  const of = (...rules: string[]) => report.findings.filter(({ rule }) => rules.includes(rule)).map(({ rule, file, range, message }) => ({ rule, at: `${file}:${range.start.line + 1}`, message }));
  return { report, of };
}

describe('a year without an official calendar', () => {
  it('is a finding at the nonconformity, and its deadline is not judged', async () => {
    const { report, of } = await check({ 'client/hegui.yaml': CONFIG });
    expect(of!('guide/calendar-covers-deadline')).toMatchObject([{ at: 'hegui.yaml:4', message: expect.stringContaining('没有 2027 年的放假调休安排，轻微不符合「NC-01」的 15 个工作日期限算不出来') as string }]);
    expect(report!.skipped.map(({ reason }) => reason).join()).toContain('没有 2027 年的工作日历');
  });

  it('is supplied by the project', async () => {
    const { report, of } = await check({ 'client/hegui.yaml': `${CONFIG}calendars: [calendar-2027.yaml]\n`, 'client/calendar-2027.yaml': YEAR });
    expect(of!('guide/calendar-covers-deadline')).toEqual([]);
    expect(report!.skipped.map(({ reason }) => reason).join()).not.toContain('工作日历');
    expect(report!.parameters).toContainEqual({ name: 'calendar.2027', value: '国办通知', origin: 'calendar-2027.yaml' });
    expect(report!.inputs.map(({ file }) => file)).toContain('calendar-2027.yaml');
  });

  it('is supplied by the operator, whose calendar goes before the project’s', async () => {
    const files = { 'client/hegui.yaml': `${CONFIG}calendars: [calendar-2027.yaml]\n`, 'client/calendar-2027.yaml': YEAR, 'mine.yaml': YEAR, 'next.yaml': YEAR.replaceAll('2027', '2028') };
    const { report } = await check(files, '--calendar', 'mine.yaml', '--calendar=next.yaml');
    expect(report!.parameters.filter(({ name }) => name.startsWith('calendar.')).map(({ name, origin }) => [name, origin])).toEqual([['calendar.2027', 'mine.yaml'], ['calendar.2028', 'next.yaml']]);
    expect(await check(files, '--calendar', 'nowhere.yaml')).toMatchObject({ code: 2, err: 'hegui: 找不到工作日历 nowhere.yaml\n' });
  });

  it('stays unknown where the file is wrong, missing or outside the project', async () => {
    const { of } = await check({
      'client/hegui.yaml': `${CONFIG}calendars:\n  - bad.yaml\n  - nowhere.yaml\n  - ../away.yaml\n`, 'client/bad.yaml': 'year: 2027\nsource: 国办通知\noff:\n  - 2027-01-01\n  - 2026-02-05\n', 'away.yaml': YEAR,
    });
    expect(of!('input/calendar-other-year', 'input/file-missing', 'input/file-outside').map(({ rule, at }) => [rule, at]).sort()).toEqual([
      ['input/calendar-other-year', 'bad.yaml:5'], ['input/file-missing', 'hegui.yaml:7'], ['input/file-outside', 'hegui.yaml:8'],
    ]);
    expect(of!('guide/calendar-covers-deadline')).toHaveLength(1);
  });

  it('is no manual and no manifest, whatever the patterns say', async () => {
    const { report } = await check({ 'client/hegui.yaml': `${CONFIG}calendars: [manual/calendar-2027.yaml]\n`, 'client/manual/calendar-2027.yaml': YEAR });
    expect(report!.findings.filter(({ file }) => file.endsWith('calendar-2027.yaml'))).toEqual([]);
  });
});
