import type { Leaf, Standard } from '../../schemas/standard.js';
import type { Project } from '../project/model.js';
import type { CompiledRules } from '../rules/model.js';

const DEFAULT_STANDARD = 'gbt27922-2011';

/** The standard that a project is judged by. Throws only if none is loaded, which is a broken installation. */
export function standardOf({ config }: Project, { standards }: CompiledRules): Standard {
  const standard = standards.get(config.certification?.standard ?? DEFAULT_STANDARD) ?? standards.get(DEFAULT_STANDARD);
  if (!standard) throw new Error(`no standard ${DEFAULT_STANDARD} is loaded`);
  return standard;
}

/** All leaves of a standard, in its order. */
export function leavesOf(standard: Standard): Leaf[] {
  return standard.chapters.flatMap((chapter) => chapter.groups.flatMap((group) => group.leaves));
}
