import type { LeafPoints } from './points.js';

/** What a leaf earns of its points: 0..1 at the low and at the high end; null when it is excluded. */
export interface LeafEarned { readonly key: string; readonly low: number | null; readonly high: number | null }

export interface Interval { readonly low: number; readonly high: number }

const ROUNDS = 60;

/**
 * The lowest and highest score over every admissible assignment of points: each leaf within its bounds, each
 * chapter's sum kept, excluded leaves out of numerator and denominator (`earned / applicable × 100`).
 */
export function scoreInterval(points: readonly LeafPoints[], earned: readonly LeafEarned[], sums: ReadonlyMap<string, number>): Interval {
  const byKey = new Map(earned.map((e) => [e.key, e]));
  const share = (end: 'low' | 'high') => points.map((leaf) => byKey.get(leaf.key)?.[end] ?? null);
  return { low: extreme(points, share('low'), sums, -1), high: extreme(points, share('high'), sums, 1) };
}

/**
 * Fractional programming: the best ratio λ is where the best of Σ p·(e − λ·a) is zero. For a given λ the best points
 * are a continuous knapsack in each chapter. `sign` 1 seeks the highest ratio, −1 the lowest. Percent, 0..100.
 */
function extreme(points: readonly LeafPoints[], share: readonly (number | null)[], sums: ReadonlyMap<string, number>, sign: 1 | -1): number {
  if (share.every((s) => s === null)) return 0;
  let low = 0;
  let high = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const ratio = (low + high) / 2;
    const gains = share.map((s) => (s === null ? 0 : s - ratio));
    const best = chapters(points).reduce((total, indices) => total + knapsack(points, gains, indices, sums, sign), 0);
    if (best > 0) low = ratio; else high = ratio;
  }
  return ((low + high) / 2) * 100;
}

function chapters(points: readonly LeafPoints[]): number[][] {
  const groups = new Map<string, number[]>();
  points.forEach((leaf, i) => {
    const group = groups.get(leaf.chapter);
    if (group) group.push(i); else groups.set(leaf.chapter, [i]);
  });
  return [...groups.values()];
}

/** The largest (sign 1) or smallest (−1) Σ p·gain with the chapter's sum kept. */
function knapsack(points: readonly LeafPoints[], gains: readonly number[], indices: readonly number[], sums: ReadonlyMap<string, number>, sign: 1 | -1): number {
  let total = 0;
  let left = sums.get(points[indices[0]!]!.chapter) ?? 0;
  for (const i of indices) {
    total += points[i]!.low * gains[i]!;
    left -= points[i]!.low;
  }
  for (const i of [...indices].sort((a, b) => sign * (gains[b]! - gains[a]!))) {
    if (left <= 0) break;
    const more = Math.min(left, points[i]!.high - points[i]!.low);
    total += more * gains[i]!;
    left -= more;
  }
  return total;
}
