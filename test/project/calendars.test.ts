import { describe, expect, it } from 'vitest';
import { readCalendars } from '../../server/project/calendars.js';
import { sourceText } from '../../server/text/source.js';

const file = (text: string, path = 'calendar-2027.yaml') => sourceText(path, text);
const faultsOf = (text: string) => readCalendars([file(text)]).faults.map(({ kind, span, args }) => [kind, text.slice(span.start, span.end), args['day'] ?? args['key'] ?? '']);
const SOUND = 'year: 2027\nsource: 通知\noff: [2027-01-01, 2027-02-05..2027-02-11]\nwork: [2027-02-14]\n';

describe('readCalendars', () => {
  it('reads days and runs of days', () => {
    const { years, faults } = readCalendars([file(SOUND)]);
    expect(faults).toEqual([]);
    expect(years).toEqual([{
      year: 2027, source: '通知', file: 'calendar-2027.yaml', work: new Set(['2027-02-14']),
      off: new Set(['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11']),
    }]);
  });

  it('says which day is of another year, is written twice or is no weekend', () => {
    expect(faultsOf('year: 2027\nsource: 通知\noff: [2027-01-01, 2026-12-31..2027-01-02]\n')).toEqual([['calendar-other-year', '2026-12-31..2027-01-02', '2026-12-31']]);
    expect(faultsOf('year: 2027\nsource: 通知\noff: [2027-02-05..2027-02-11]\nwork: [2027-02-07]\n')).toEqual([['calendar-overlap', '2027-02-07', '2027-02-07']]);
    expect(faultsOf('year: 2027\nsource: 通知\noff: [2027-01-01]\nwork: [2027-02-15]\n')).toEqual([['calendar-weekday', '2027-02-15', '2027-02-15']]);
  });

  it('says what is no day, no year and missing', () => {
    expect(faultsOf('year: 2027\nsource: 通知\noff: [2027-02-30, 2027-02-11..2027-02-05, 2027/1/1]\n').map(([kind, text]) => [kind, text])).toEqual([
      ['wrong-value', '2027-02-30'], ['wrong-value', '2027-02-11..2027-02-05'], ['wrong-value', '2027/1/1'],
    ]);
    expect(faultsOf('source: 通知\noff: [2027-01-01]\n').map(([kind, , key]) => [kind, key])).toEqual([['missing-key', 'year']]);
    expect(faultsOf('year: 2027\nsource: 通知\noff: []\n').map(([kind, , key]) => [kind, key])).toEqual([['wrong-value', 'off']]);
  });

  it.each([
    ['another year', 'off: [2027-01-01, 2026-02-05]\n'], ['an overlap', 'off: [2027-01-01]\nwork: [2027-01-01]\n'], ['no day', 'off: [2027-01-01, 2027-13-01]\n'],
  ])('does not use a file with %s at all', (_, days) => {
    expect(readCalendars([file(`year: 2027\nsource: 通知\n${days}`)]).years).toEqual([]);
  });

  it('uses a file in which only a weekday is called worked, or a key is not known', () => {
    expect(readCalendars([file(`${SOUND.replace('2027-02-14', '2027-02-15')}note: x\n`)]).years).toHaveLength(1);
  });

  it('takes the operator’s year before the project’s, and of two of one hand the first', () => {
    const [mine, own, again] = [file(SOUND, 'mine.yaml'), file(SOUND, 'own.yaml'), file(SOUND, 'again.yaml')];
    expect(readCalendars([mine], [own])).toMatchObject({ years: [{ file: 'mine.yaml' }], faults: [] });
    expect(readCalendars([], [own, again])).toMatchObject({ years: [{ file: 'own.yaml' }], faults: [{ kind: 'duplicate-id', file: 'again.yaml', args: { id: '2027', other: 'own.yaml' } }] });
  });
});
