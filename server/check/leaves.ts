import type { Leaf, Standard } from '../../schemas/standard.js';

/** All leaves of a standard, in its order. */
export function leavesOf(standard: Standard): Leaf[] {
  return standard.chapters.flatMap((chapter) => chapter.groups.flatMap((group) => group.leaves));
}
