import type { Project } from '../project/model.js';

/** Ids of items whose new file a person stands for, by a decision `rehash` that has not expired. */
export function rehashedItems({ decisions }: Project, today: string): ReadonlySet<string> {
  return new Set(decisions.flatMap(({ decision: { kind, evidence, expires } }) =>
    (kind === 'rehash' && evidence !== undefined && !(expires !== undefined && expires < today) ? [evidence] : [])));
}
