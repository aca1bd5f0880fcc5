/** Days from which 15 working days are counted, and where they end: the public holidays and make-up days lie between. */
export const VECTORS: readonly (readonly [start: string, end: string])[] = [
  ['2026-09-18', '2026-10-15'], ['2026-01-30', '2026-02-27'], ['2026-04-24', '2026-05-19'], ['2026-10-09', '2026-10-29'], ['2026-11-23', '2026-12-14'],
];
export const STARTS = VECTORS.map(([start]) => start);
