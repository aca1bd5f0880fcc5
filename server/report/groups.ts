import { inLocale, type Locale } from '../../schemas/localized.js';
import type { LintResult } from './model.js';

/** Coverage of one chapter or second-level group of the standard. */
export interface GroupCoverage {
  readonly key: string;
  readonly title: string;
  readonly level: 1 | 2;
  /** Shares 0..1 of its applicable leaves, weighted by mid points; null where nothing was judged. */
  readonly documented: number | null;
  readonly evidenced: number | null;
  readonly covered: number;
  readonly leaves: number;
}

export function groupCoverages(result: LintResult, locale: Locale): GroupCoverage[] {
  const leaves = new Map(result.leaves.map((leaf) => [leaf.leaf, leaf]));
  const worth = new Map(result.points.map((p) => [p.key, (p.low + p.high) / 2]));
  const share = (keys: readonly string[], side: 'documented' | 'evidenced') => {
    let sum = 0;
    let total = 0;
    for (const key of keys) {
      const value = leaves.get(key)?.[side] ?? null;
      if (value === null) continue;
      sum += worth.get(key)! * value;
      total += worth.get(key)!;
    }
    return total === 0 ? null : sum / total;
  };
  const row = (key: string, title: string, level: 1 | 2, keys: string[]): GroupCoverage => ({
    key, title, level, documented: share(keys, 'documented'), evidenced: share(keys, 'evidenced'),
    covered: keys.filter((k) => leaves.get(k)?.status === 'covered').length,
    leaves: keys.filter((k) => leaves.get(k)?.status !== 'excluded').length,
  });
  return result.standard.chapters.flatMap((chapter) => [
    row(chapter.key, inLocale(chapter.title, locale), 1, chapter.groups.flatMap((g) => g.leaves.map((l) => l.key))),
    ...chapter.groups.map((group) => row(group.key, inLocale(group.title, locale), 2, group.leaves.map((l) => l.key))),
  ]);
}
