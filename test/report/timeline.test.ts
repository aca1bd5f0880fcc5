import { describe, expect, it } from 'vitest';
import { dueWithin } from '../../server/report/index.js';
import { builtinRules, entry, ids, plan } from './plan.js';

const config = (certification: string, enterprise = '{ name: 云汀电器有限公司, type: production }') => `enterprise: ${enterprise}\ncertification:\n${certification.trim().replace(/^ */gm, '  ')}\n`;

describe('milestones of the built-in packs', () => {
  it('compile', () => {
    expect(builtinRules().faults.filter(({ file }) => file.endsWith('milestones.yaml'))).toEqual([]);
    expect(builtinRules().milestones.size).toBeGreaterThan(30);
  });
});

describe('the six stages', () => {
  it('follow the dates', () => {
    const states = (written: string, today: string) => plan({ config: config(written) }, today).stages.map(({ state }) => state[0]).join('');
    const dates = 'systemEffective: 2026-05-01\napplication: 2026-09-10\n';
    expect(states('prepared: 2026-02-01', '2026-03-01')).toBe('caaaaa');
    expect(states(dates, '2026-06-01')).toBe('caaaaa');
    expect(states(dates, '2026-09-10')).toBe('ddcaaa');
    expect(states(`${dates}stage: application`, '2026-08-20')).toBe('dcaaaa');
    expect(states(`${dates}stage1: 2026-10-08`, '2026-10-08')).toBe('dddcaa');
    expect(states(`${dates}nonconformities: [{ id: N, level: minor, issued: 2026-10-20 }]\nstage2: 2026-10-18`, '2026-10-21')).toBe('ddddca');
    expect(states(`${dates}certificate: { issued: 2026-11-02 }`, '2026-11-23')).toBe('dddddc');
  });

  it('list their milestones by day, and say what is asked next', () => {
    const timeline = plan({ config: config('prepared: 2026-02-01\nsystemEffective: 2026-05-01\napplication: 2026-09-10') }, '2026-06-01');
    expect(timeline.stage).toBe('running');
    expect(timeline.stages[0]!.milestones.slice(0, 2)).toEqual(['preparation-start', 'system-effective']);
    const application = timeline.upcomingRules.find(({ due }) => due === 'application')!;
    expect(application.date).toBe('2026-09-10');
    expect(application.count).toBe(application.errors + application.warnings + application.infos);
    expect(application.count).toBeGreaterThan(0);
    expect(timeline.upcomingRules.map(({ due }) => due)).not.toContain('running');
  });
});

describe('what is computed', () => {
  it('three months of running, clamped to the end of a month', () => {
    const earliest = entry(plan({ config: config('systemEffective: 2025-11-30') }, '2026-01-10'), 'run-complete');
    expect(earliest).toMatchObject({ date: '2026-02-28', state: 'due-soon', kind: 'earliest', code: 'GUIDE-RUN-01', rule: 'guide/three-months-running', note: '还有 49 天' });
    expect(earliest.where).toMatchObject({ file: 'hegui.yaml', range: { start: { line: 2 } } });
  });

  it('by the parameters in force, not by the rule’s defaults', () => {
    const changed = plan({ config: `${config('systemEffective: 2026-05-01')}rules: { GUIDE-RUN-01: { run_months: 6 } }\n` }, '2026-06-01');
    expect(entry(changed, 'run-complete')).toMatchObject({ date: '2026-11-01', title: '体系运行满 6 个月，最早可以申请' });
  });

  it('by the certifier’s own numbers', () => {
    const certifier = 'certifier: { name: 某某认证有限公司, parameters: { minor_nc_workdays: 10 } }\nnonconformities: [{ id: A, level: minor, issued: 2026-10-09 }]';
    expect(entry(plan({ config: config(certifier) }, '2026-10-10'), 'minor-report/A')).toMatchObject({ date: '2026-10-22', title: '轻微不符合 A：10 个工作日内提交整改报告' });
  });

  it('without the days of a rule that is off', () => {
    const off = plan({ config: `${config('systemEffective: 2026-05-01')}rules: { GUIDE-RUN-01: off }\n` }, '2026-06-01');
    expect(ids(off)).not.toContain('run-complete');
    expect(ids(off)).toContain('system-effective');
  });

  it('by a calendar of a further year, where one is handed in', () => {
    const written = { config: config('nonconformities: [{ id: A, level: minor, issued: 2039-12-20 }]') };
    const calendar = (year: number) => `year: ${year}\nsource: 国务院办公厅通知\noff: [${year}-01-01]\nwork: []\n`;
    expect(entry(plan({ ...written, calendar: calendar(2039) }, '2039-12-21'), 'minor-report/A')).toMatchObject({ date: null, note: expect.stringContaining('缺 2040 年') as string });
  });

  it('an application before its time', () => {
    expect(entry(plan({ config: config('systemEffective: 2026-07-20\napplication: 2026-09-10') }, '2026-11-23'), 'run-complete'))
      .toMatchObject({ date: '2026-10-20', state: 'done', doneOn: '2026-09-10', note: '早了 40 天' });
  });

  it.each([
    ['2026-09-18', '2026-10-15'], ['2026-01-30', '2026-02-27'], ['2026-04-24', '2026-05-19'], ['2026-10-09', '2026-10-29'], ['2026-11-23', '2026-12-14'],
  ])('fifteen working days after %s, which does not count', (issued, deadline) => {
    const timeline = plan({ config: config(`nonconformities: [{ id: BF-1, level: minor, issued: ${issued} }]`) }, issued);
    expect(entry(timeline, 'minor-report/BF-1')).toMatchObject({ date: deadline, state: 'due-soon', code: 'GUIDE-NCR-01' });
  });

  it('no working days of a year without an official calendar', () => {
    const timeline = plan({ config: config('nonconformities: [{ id: BF-1, level: minor, issued: 2039-12-20 }]') }, '2039-12-21');
    const report = entry(timeline, 'minor-report/BF-1');
    expect(report).toMatchObject({ date: null, state: 'unknown' });
    expect(report.note).toContain('缺 2039 年的工作日历');
    expect(timeline.next).toContain('minor-report/BF-1');
    expect(dueWithin(timeline, 3660).map(({ id }) => id)).not.toContain('minor-report/BF-1');
  });

  it('nonconformities: late, done in time, done late, and the recheck of a major one', () => {
    const timeline = plan({
      config: config(`nonconformities:
  - { id: A, level: minor, issued: 2026-09-18 }
  - { id: B, level: minor, issued: 2026-09-18, submitted: 2026-10-15 }
  - { id: C, level: minor, issued: 2026-09-18, submitted: 2026-10-16 }
  - { id: D, level: major, issued: 2026-09-18, completed: 2026-10-18, verification: { date: 2026-10-25, result: 通过 } }
  - { id: E, level: major, issued: 2026-09-18 }
  - { id: F, level: minor, issued: 2026-09-18, due: 2026-09-30 }`.replace(/^ {2}/gm, '')),
    }, '2026-10-20');
    expect(entry(timeline, 'minor-report/A')).toMatchObject({ state: 'late', date: '2026-10-15', note: '已逾期 5 天' });
    expect(entry(timeline, 'minor-report/B')).toMatchObject({ state: 'done', doneOn: '2026-10-15', note: '', remedy: '' });
    expect(entry(timeline, 'minor-report/C')).toMatchObject({ state: 'done', note: '完成时已晚 1 天' });
    expect(entry(timeline, 'major-completion/D')).toMatchObject({ state: 'done', date: '2026-10-18', note: '' });
    expect(entry(timeline, 'major-recheck/D')).toMatchObject({ state: 'due-soon', date: '2026-10-25' });
    expect(entry(timeline, 'major-completion/E')).toMatchObject({ state: 'late', note: '已逾期 2 天' });
    expect(entry(timeline, 'major-recheck/E')).toMatchObject({ state: 'unknown', date: null });
    expect(entry(timeline, 'nonconformity-due/F')).toMatchObject({ state: 'late', date: '2026-09-30' });
    expect(ids(timeline)).not.toContain('nonconformity-due/A');
    expect(timeline.next.slice(0, 2)).toEqual(['nonconformity-due/F', 'minor-report/A']);
  });

  it('surveillance for the whole validity, each from the last that was held', () => {
    const windows = (written: string, today: string) => {
      const timeline = plan({ config: config(written) }, today);
      return timeline.entries.filter(({ id }) => id.startsWith('surveillance-window')).map(({ from, date, state }) => `${from} ${date} ${state}`);
    };
    const certificate = 'certificate: { issued: 2026-01-31, expires: 2029-01-30, grade: 四星 }';
    expect(windows(certificate, '2026-11-23')).toEqual([
      '2026-10-31 2027-01-31 open-window', '2027-07-31 2028-01-31 ahead', '2028-04-30 2029-01-30 ahead',
    ]);
    expect(windows(certificate, '2027-02-01')[0]).toBe('2026-10-31 2027-01-31 late');
    expect(windows(`${certificate}\nsurveillance: [2026-12-10]`, '2027-02-01')).toEqual(['2027-09-10 2027-12-10 ahead', '2028-06-10 2028-12-10 ahead']);
  });

  it('certificate, recertification and upgrade', () => {
    const timeline = plan({ config: config('certificate: { issued: 2024-02-29, grade: 三星 }\nfeePaid: 2024-02-20') }, '2026-11-23');
    expect(entry(timeline, 'certificate-expiry')).toMatchObject({ date: '2027-02-27', state: 'ahead', kind: 'expiry' });
    expect(entry(timeline, 'recertification')).toMatchObject({ from: '2026-08-31', date: '2027-02-27', state: 'open-window', usual: true });
    expect(entry(timeline, 'upgrade-earliest')).toMatchObject({ date: '2025-02-28', state: 'open-window', note: '现在起就可以' });
    expect(entry(timeline, 'fee')).toMatchObject({ state: 'done', doneOn: '2024-02-20' });
    expect(ids(plan({ config: config('certificate: { issued: 2024-02-29, grade: 五星 }') }, '2026-11-23'))).not.toContain('upgrade-earliest');
  });

  it('a new application a month after the later of rejection and rectification', () => {
    const after = (completed: string) => entry(plan({
      config: config(`rejection: { decided: 2026-07-31 }\nnonconformities: [{ id: A, level: minor, issued: 2026-07-31, completed: ${completed} }]`),
    }, '2026-08-20'), 'reapplication-earliest').date;
    expect(after('2026-07-31')).toBe('2026-08-31');
    expect(after('2026-08-31')).toBe('2026-09-30');
  });
});

describe('what stands in the evidence', () => {
  const dates = config('systemEffective: 2026-05-01\napplication: 2026-09-10');

  it('quarterly self-checks, done and missing', () => {
    const evidence = 'items:\n  - { id: EV-1, type: self-check, title: 自查, date: 2026-06-28 }\n';
    const timeline = plan({ config: dates, evidence }, '2026-11-23');
    expect(entry(timeline, 'self-check/2026-Q2')).toMatchObject({ state: 'done', doneOn: '2026-06-28', date: '2026-06-30' });
    expect(entry(timeline, 'self-check/2026-Q3')).toMatchObject({ state: 'late', date: '2026-09-30', note: '已逾期 54 天' });
    expect(entry(timeline, 'self-check/2026-Q4')).toMatchObject({ state: 'due-soon', date: '2026-12-31' });
  });

  it('without a manifest nobody knows', () => {
    const timeline = plan({ config: dates }, '2026-11-23');
    expect(entry(timeline, 'internal-audit-before-application')).toMatchObject({ state: 'unknown', date: '2026-09-10', note: '没有证据清单，无法知道是否已完成' });
  });

  it('an internal audit after the application was late', () => {
    const evidence = 'items:\n  - { id: EV-1, type: internal-audit, title: 内审, date: 2026-09-20 }\n';
    expect(entry(plan({ config: dates, evidence }, '2026-11-23'), 'internal-audit-before-application')).toMatchObject({ state: 'done', doneOn: '2026-09-20', note: '完成时已晚 10 天' });
  });

  it('200 photos are one line, at the first of their days', () => {
    const day = (i: number) => `2026-0${7 + (i % 3)}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const evidence = `items:\n${Array.from({ length: 200 }, (_, i) => `  - { id: PH-${i}, type: photo, title: 网点照片, taken_at: ${day(i)} }`).join('\n')}\n`;
    const photos = plan({ config: dates, evidence }, '2026-11-23').entries.filter(({ id }) => id.startsWith('record-expiry'));
    expect(photos).toHaveLength(1);
    expect(photos[0]).toMatchObject({ count: 200, date: '2027-01-01', state: 'due-soon', title: '照片满有效期' });
    expect(photos[0]!.note).toContain('2027-01-01 至 2027-03-28 陆续到期');
  });

  it('certificates that were renewed do not expire', () => {
    const certificate = (id: string, holder: string, expiry: string) => `  - { id: ${id}, type: certificate, title: 电工证, no: ${id}, holder: ${holder}, issue: 2020-01-01, expiry: ${expiry}, scope: 低压电工 }\n`;
    const evidence = `items:\n${certificate('C1', 'S001', '2026-10-01')}${certificate('C2', 'S001', '2029-10-01')}${certificate('C3', 'S002', '2026-11-01')}`;
    const expiries = plan({ config: dates, evidence }, '2026-11-23').entries.filter(({ id }) => id.startsWith('qualification-expiry'));
    expect(expiries.map(({ date, state, title }) => `${date} ${state} ${title}`)).toEqual(['2026-11-01 late 证书到期：电工证', '2029-10-01 ahead 证书到期：电工证']);
  });

  it('decisions that expire', () => {
    const decisions = 'decisions:\n  - { id: D-7, kind: deferred, rule: GUIDE-RUN-01, reason: 待定, by: 周工, at: 2026-09-01, expires: 2026-12-31 }\n';
    expect(entry(plan({ config: dates, decisions }, '2026-11-23'), 'decision-expiry/D-7')).toMatchObject({ date: '2026-12-31', state: 'due-soon', stage: null, where: { file: 'decisions.yaml' } });
  });
});

describe('due within', () => {
  it('counts what is late and last days, not plans nor usual times', () => {
    const timeline = plan({
      config: config('systemEffective: 2026-05-01\napplication: 2026-09-10\nstage1: 2026-11-20\nstage2: 2026-12-01\nnonconformities: [{ id: A, level: minor, stage: stage1, issued: 2026-11-20 }]'),
    }, '2026-11-23');
    const due = (days: number) => dueWithin(timeline, days).map(({ id }) => id);
    expect(due(7)).not.toContain('stage1-finding/A');
    expect(due(8)).toContain('stage1-finding/A');
    expect(due(3660)).not.toContain('stage2');
    expect(due(30)).toContain('minor-report/A');
  });
});
