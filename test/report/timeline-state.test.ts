import { describe, expect, it } from 'vitest';
import { stateOf, type Dated } from '../../server/report/timeline-state.js';

const TODAY = '2026-11-23';
const of = (more: Partial<Dated>): Dated => ({ kind: 'deadline', usual: false, from: null, date: null, done: false, ...more });

describe('the state of a milestone', () => {
  it.each<[string, Partial<Dated>, string]>([
    ['done whatever its day', { date: '2020-01-01', done: true }, 'done'],
    ['done without a day', { done: true }, 'done'],
    ['without a day', {}, 'unknown'],
    ['a deadline of yesterday', { date: '2026-11-22' }, 'late'],
    ['a deadline of today', { date: TODAY }, 'due-soon'],
    ['a deadline in 90 days', { date: '2027-02-21' }, 'due-soon'],
    ['a deadline in 91 days', { date: '2027-02-22' }, 'ahead'],
    ['a deadline past, nobody knows whether done', { date: '2026-11-22', done: null }, 'unknown'],
    ['a deadline past that nothing asks after', { date: '2026-11-22', done: undefined }, 'late'],
    ['a usual deadline past', { date: '2026-11-22', usual: true }, 'unknown'],
    ['an event of today', { kind: 'event', date: TODAY, done: undefined }, 'done'],
    ['an event of today that has not happened', { kind: 'event', date: TODAY, done: false }, 'late'],
    ['an event of tomorrow', { kind: 'event', date: '2026-11-24', done: undefined }, 'due-soon'],
    ['possible from today', { kind: 'earliest', date: TODAY }, 'open-window'],
    ['possible from tomorrow', { kind: 'earliest', date: '2026-11-24' }, 'due-soon'],
    ['possible next year', { kind: 'earliest', date: '2027-11-24' }, 'ahead'],
    ['a window that opens tomorrow and closes far away', { kind: 'window', from: '2026-11-24', date: '2027-12-01' }, 'due-soon'],
    ['a window that opens in 91 days', { kind: 'window', from: '2027-02-22', date: '2027-12-01' }, 'ahead'],
    ['a window on its first day', { kind: 'window', from: TODAY, date: '2027-12-01' }, 'open-window'],
    ['a window on its last day', { kind: 'window', from: '2026-01-01', date: TODAY }, 'open-window'],
    ['a window that closed yesterday', { kind: 'window', from: '2026-01-01', date: '2026-11-22' }, 'late'],
    ['a usual window that closed yesterday', { kind: 'window', from: '2026-01-01', date: '2026-11-22', usual: true }, 'unknown'],
    ['valid until today', { kind: 'expiry', date: TODAY }, 'due-soon'],
    ['valid until yesterday', { kind: 'expiry', date: '2026-11-22' }, 'late'],
  ])('%s', (_, dated, state) => {
    expect(stateOf(of(dated), TODAY)).toBe(state);
  });
});
