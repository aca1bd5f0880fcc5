import type { Estimated, PointsFile, Standard } from '../../schemas/standard.js';

/** The points one leaf can have: one number where it is known, else an interval. */
export interface LeafPoints {
  readonly key: string;
  readonly chapter: string;
  readonly low: number;
  readonly high: number;
  /** Sourced, or supplied by a user with a licensed copy; null while estimated. */
  readonly official: number | null;
  readonly estimated: readonly Estimated[];
}

/**
 * What is known of every leaf's points: the standard's sourced numbers, then points.yaml, then the bounds, made as
 * narrow as the chapter's sum allows. Source of the sums: the standard's data (40/35/25).
 */
export function leafPoints(standard: Standard, supplied: PointsFile | null): LeafPoints[] {
  return standard.chapters.flatMap((chapter) => {
    const leaves = chapter.groups.flatMap((group) => group.leaves).map((leaf) => {
      const entry = supplied?.points[leaf.key];
      const given = typeof entry === 'number' ? { points: entry, number: undefined, exists: true } : entry;
      const official = given?.points ?? leaf.points;
      const bounds = leaf.bounds ?? standard.bounds;
      return {
        key: leaf.key, chapter: chapter.key, official,
        low: official ?? bounds.min, high: official ?? bounds.max,
        estimated: leaf.estimated.filter((cause) => !(given && (cause === 'points' || cause === 'existence' || (cause === 'number' && given.number)))),
      };
    });
    return narrowed(leaves, chapter.points);
  });
}

function narrowed(leaves: readonly LeafPoints[], sum: number): LeafPoints[] {
  const lows = leaves.reduce((total, leaf) => total + leaf.low, 0);
  const highs = leaves.reduce((total, leaf) => total + leaf.high, 0);
  // A supplied set that misses the sum is the user's to mend; it is taken as it is.
  if (lows > sum || highs < sum) return [...leaves];
  return leaves.map((leaf) => ({
    ...leaf, low: Math.max(leaf.low, sum - (highs - leaf.high)), high: Math.min(leaf.high, sum - (lows - leaf.low)),
  }));
}
