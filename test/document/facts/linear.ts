import { expect } from 'vitest';

const TIMES = 16;
/** Linear work takes sixteen times as long, quadratic work 256 times. The rest is for a busy machine. */
const LIMIT = 90;
/** Less than this is noise, not a measurement. */
const LEAST_MS = 5;
const ATTEMPTS = 4;

/** Sixteen times the input takes about sixteen times as long; means the same on a slow and a busy machine. */
export function expectLinear(run: (size: number) => void, size: number, what = ''): void {
  const time = (n: number): number => {
    const started = performance.now();
    run(n);
    return performance.now() - started;
  };
  time(size);
  const limit = LIMIT * Math.max(Math.min(time(size), time(size)), LEAST_MS);
  let large = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && large >= limit; attempt++) large = Math.min(large, time(size * TIMES));
  expect(large, what).toBeLessThan(limit);
}
