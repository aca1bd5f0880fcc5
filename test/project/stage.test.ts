import { describe, expect, it } from 'vitest';
import { ProjectConfig } from '../../schemas/project.js';
import { Due } from '../../schemas/rule.js';
import { dueDate, isDue, stageOf } from '../../server/project/stage.js';

const config = (certification: Record<string, unknown>) => ProjectConfig.parse({ certification });
const FULL = config({
  prepared: '2026-01-10', systemEffective: '2026-05-01', application: '2026-09-01', stage1: '2026-10-10', stage2: '2026-10-31',
  certificate: { issued: '2026-12-01', expires: '2029-11-30' }, surveillance: ['2028-09-01', '2027-10-01'], upgrade: '2028-12-01',
});

describe('stageOf', () => {
  it('is drafting without dates, and before the system is effective', () => {
    expect(stageOf(ProjectConfig.parse({}), '2026-09-01')).toBe('drafting');
    expect(stageOf(FULL, '2025-12-31')).toBe('drafting');
    expect(stageOf(FULL, '2026-04-30')).toBe('drafting');
  });

  it.each([
    ['2026-05-01', 'running'], ['2026-08-31', 'running'], ['2026-09-01', 'application'], ['2026-10-09', 'application'], ['2026-10-10', 'stage1'], ['2026-10-31', 'stage2'],
    ['2026-11-30', 'stage2'], ['2026-12-01', 'certified'], ['2027-08-31', 'certified'], ['2027-09-01', 'surveillance'], ['2028-11-30', 'surveillance'], ['2028-12-01', 'upgrade'], ['2031-01-01', 'upgrade'],
  ])('on %s is %s', (today, stage) => { expect(stageOf(FULL, today)).toBe(stage); });

  it('is what hegui.yaml says, whatever the dates', () => {
    expect(stageOf(config({ systemEffective: '2026-05-01', stage: 'stage1' }), '2026-01-01')).toBe('stage1');
  });

  it('goes by the dates that are known', () => {
    expect(stageOf(config({ stage1: '2026-10-10' }), '2026-10-11')).toBe('stage1');
    expect(stageOf(config({ certificate: { issued: '2026-12-01' } }), '2026-12-02')).toBe('certified');
    expect(stageOf(config({ reapplication: '2026-12-01' }), '2026-12-02')).toBe('application');
  });
});

const nc = (issued: string, closed?: string) => ({ id: `NC-${issued}`, level: 'minor', issued, ...(closed ? { closed } : {}) });

describe('rectification', () => {
  const open = config({ stage2: '2026-10-31', stage2End: '2026-11-02', nonconformities: [nc('2026-11-05', '2026-11-20'), nc('2026-11-03')] });

  it.each([['2026-11-02', 'stage2'], ['2026-11-03', 'rectification'], ['2026-12-31', 'rectification']])('on %s is %s', (today, stage) => {
    expect(stageOf(open, today)).toBe(stage);
  });

  it('lasts until the last nonconformity is closed', () => {
    const closed = config({ stage2: '2026-10-31', nonconformities: [nc('2026-11-05', '2026-11-20'), nc('2026-11-03', '2026-11-25')], scored: '2026-11-28', certificate: { issued: '2026-12-10' } });
    expect(['2026-11-24', '2026-11-25', '2026-11-28', '2026-12-09', '2026-12-10'].map((day) => stageOf(closed, day))).toEqual(['rectification', 'stage2', 'stage2', 'stage2', 'certified']);
  });

  it('is behind a certificate, also where one was found at surveillance', () => {
    const certified = { stage2: '2026-10-31', certificate: { issued: '2026-12-10' } };
    expect(stageOf(config({ ...certified, nonconformities: [nc('2026-11-03')] }), '2026-12-10')).toBe('certified');
    expect(stageOf(config({ ...certified, surveillance: ['2027-11-01'], nonconformities: [nc('2027-11-01')] }), '2027-11-02')).toBe('surveillance');
  });
});

describe('preliminary review, end of stage 2 and scoring', () => {
  it('say the stage where the date before them is not given', () => {
    expect(stageOf(config({ systemEffective: '2026-05-01', preliminary: '2026-09-10' }), '2026-09-10')).toBe('application');
    expect(stageOf(config({ stage1: '2026-10-10', stage2End: '2026-11-02' }), '2026-11-02')).toBe('stage2');
    expect(stageOf(config({ stage1: '2026-10-10', scored: '2026-11-09' }), '2026-11-08')).toBe('stage1');
    expect(stageOf(config({ stage1: '2026-10-10', scored: '2026-11-09' }), '2026-11-09')).toBe('stage2');
  });
});

describe('a rejection', () => {
  const earlier = { systemEffective: '2026-05-01', application: '2026-09-01', stage1: '2026-10-10', stage2: '2026-10-20', nonconformities: [nc('2026-10-21')], rejection: { decided: '2026-10-30' } };

  it('ends the earlier application and all that belonged to it', () => {
    expect(['2026-10-10', '2026-10-21', '2026-10-29', '2026-10-30', '2026-12-01'].map((day) => stageOf(config(earlier), day))).toEqual(['stage1', 'rectification', 'rectification', 'application', 'application']);
    expect(dueDate('stage2', config(earlier))).toBeNull();
    expect(dueDate('rectification', config(earlier))).toBeNull();
    expect(dueDate('application', config(earlier))).toBe('2026-10-30');
  });

  it('is followed by the next one, which is prepared at once', () => {
    const again = config({ ...earlier, reapplication: '2026-12-05', stage1: '2027-01-10' });
    expect(dueDate('application', again)).toBe('2026-10-30');
    expect(['2026-12-04', '2026-12-05', '2027-01-10'].map((day) => stageOf(again, day))).toEqual(['application', 'application', 'stage1']);
    expect(stageOf(config({ ...earlier, reapplication: '2026-12-05', certificate: { issued: '2027-02-01' } }), '2027-02-01')).toBe('certified');
  });
});

describe('dueDate', () => {
  it('is the first day of a stage, or null', () => {
    expect(dueDate('rectification', FULL)).toBe('2026-11-01');
    expect(dueDate('surveillance', FULL)).toBe('2027-09-01');
    expect(dueDate('surveillance', config({ surveillance: ['2028-09-01', '2027-10-01'] }))).toBe('2027-10-01');
    expect(dueDate('surveillance', config({ certificate: { issued: '2026-05-31' } }))).toBe('2027-02-28');
    expect(dueDate('upgrade', config({}))).toBeNull();
    expect(dueDate('stage1', ProjectConfig.parse({}))).toBeNull();
    expect(dueDate('rectification', config({ stage2: '2026-12-31' }))).toBe('2027-01-01');
  });

  it('takes the first open nonconformity for rectification, else the first, else the day after stage 2', () => {
    expect(dueDate('rectification', config({ stage2: '2026-10-31', nonconformities: [nc('2026-11-20'), nc('2026-11-05', '2026-11-10'), nc('2026-11-08')] }))).toBe('2026-11-08');
    expect(dueDate('rectification', config({ stage2: '2026-10-31', nonconformities: [nc('2026-11-20', '2026-12-01'), nc('2026-11-05', '2026-11-10')] }))).toBe('2026-11-05');
    expect(dueDate('rectification', config({ stage2: '2026-10-31', stage2End: '2026-11-02' }))).toBe('2026-11-03');
  });
});

describe('isDue', () => {
  it('holds for the stage and all before it', () => {
    Due.options.forEach((due, i) => Due.options.forEach((stage, j) => { expect(isDue(due, stage)).toBe(i <= j); }));
  });
});
