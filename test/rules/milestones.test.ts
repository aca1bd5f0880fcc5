import { describe, expect, it } from 'vitest';
import { load, rule, rules, shown } from './fixtures.js';

const milestone = (more: string, id = 'm') => `  - id: ${id}\n    stage: running\n    kind: deadline\n    title: { zh: 事, en: thing }\n${more.replace(/^/gm, '    ')}\n`;
const loaded = (...written: string[]) => load({ 'milestones.yaml': `milestones:\n${written.join('')}`, 'rules.yaml': rules(rule('params: { months: 3, word: 甲 }\nchecks: [{ assert: { that: "true" } }]')) });

describe('milestones are compiled when their pack is loaded', () => {
  it('with the parameters of the rule that they name', () => {
    const { faults, milestones } = loaded(milestone('rule: T-1\nlet: { start: profile.systemEffective }\ndate: addMonths(start, params.months)\ndone: has(profile.application)'));
    expect(faults).toEqual([]);
    const m = milestones.get('m')!;
    expect(m.rule).toBe('p/r');
    expect([...m.expressions.keys()]).toEqual(['let.start', 'done', 'date']);
  });

  it.each<[string, string, string]>([
    ['a rule that is not there', 'rule: T-9\ndate: today', 'unknown-rule "T-9"'],
    ['a parameter of no rule', 'date: addMonths(today, params.months)', 'bad-expression "months" the rule has no parameter months'],
    ['a misspelt column', 'each: nonconformities\nas: n\ndate: n.isued', 'bad-expression "isued" nonconformities has no isued: did you mean issued?'],
    ['a number for a day', 'date: today - today', 'bad-expression "today - today" this gives double, not a day'],
    ['a day for a truth', 'date: today\ndone: today', 'bad-expression "today" this gives Day, not true or false'],
    ['a number for a group', 'each: nonconformities\nas: n\ndate: n.issued\ngroupBy: days(n.issued, today)', 'bad-expression "days(n.issued, today)" this gives double, not a text'],
    ['no list', 'each: today\ndate: today', 'bad-expression "today" this gives Day, not a list or a table'],
    ['a name that is taken', 'each: nonconformities\nas: today\ndate: today', 'bad-expression "today" today is the name of something else'],
    ['a key that hegui.yaml does not have', 'date: today\nat: certification.aplication', 'bad-expression "certification.aplication" hegui.yaml has no key certification.aplication: did you mean application?'],
    ['a column that the row does not have', 'each: surveillance\nas: s\ndate: s.date\nat: day', 'bad-expression "day" surveillance has no day; it has date'],
    ['an unknown key', 'date: today\nwhenever: "true"', 'unknown-key "whenever"'],
  ])('%s', (_, more, fault) => {
    const { faults, milestones, ...rest } = loaded(milestone(more), milestone('date: today', 'sound'));
    expect(shown({ ...rest, faults, milestones } as ReturnType<typeof load>)).toEqual([expect.stringContaining(fault)]);
    // What is wrong costs its own milestone only; an unknown key costs nothing.
    expect([...milestones.keys()]).toEqual(fault.startsWith('unknown-key') ? ['m', 'sound'] : ['sound']);
  });

  it('of two with one id the first counts', () => {
    const { faults, milestones } = loaded(milestone('date: today'), milestone('date: addDays(today, 1)'));
    expect(faults.map(({ kind }) => kind)).toEqual(['duplicate-id']);
    expect(milestones.get('m')!.milestone.date).toBe('today');
  });
});
