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
    ['2026-05-01', 'running'], ['2026-08-31', 'running'], ['2026-09-01', 'application'], ['2026-10-10', 'stage1'], ['2026-10-31', 'stage2'],
    ['2026-11-01', 'rectification'], ['2026-12-01', 'certified'], ['2027-10-01', 'surveillance'], ['2028-12-01', 'upgrade'], ['2031-01-01', 'upgrade'],
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

describe('dueDate', () => {
  it('is the first day of a stage, or null', () => {
    expect(dueDate('rectification', FULL)).toBe('2026-11-01');
    expect(dueDate('surveillance', FULL)).toBe('2027-10-01');
    expect(dueDate('upgrade', config({}))).toBeNull();
    expect(dueDate('stage1', ProjectConfig.parse({}))).toBeNull();
    expect(dueDate('rectification', config({ stage2: '2026-12-31' }))).toBe('2027-01-01');
  });

  it('takes the first nonconformity with a real date for rectification', () => {
    expect(dueDate('rectification', config({ stage2: '2026-10-31', nonconformities: [{ issued: '2026-11-20' }, { issued: '待定' }, { issued: '2026-11-05' }] }))).toBe('2026-11-05');
  });
});

describe('isDue', () => {
  it('holds for the stage and all before it', () => {
    Due.options.forEach((due, i) => Due.options.forEach((stage, j) => { expect(isDue(due, stage)).toBe(i <= j); }));
  });
});
