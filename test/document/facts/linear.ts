import { expect } from 'vitest';

/** Less than this is noise, not a measurement. */
const LEAST_MS = 5;

/**
 * Eight times the input may take at most thirty times as long (quadratic work would take sixty-four times), so that the
 * test means the same on a slow and a busy machine.
 */
export function expectLinear(run: (size: number) => void, size: number, what = ''): void {
  const time = (n: number): number => {
    const started = performance.now();
    run(n);
    return performance.now() - started;
  };
  time(size);
  const small = Math.min(time(size), time(size));
  const limit = 30 * Math.max(small, LEAST_MS);
  let large = Infinity;
  for (let attempt = 0; attempt < 4 && large >= limit; attempt++) large = Math.min(large, time(size * 8));
  expect(large, what).toBeLessThan(limit);
}
