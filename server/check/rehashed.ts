import type { Project } from '../project/model.js';
import { isOpenDecision } from './open-decision.js';

/**
 * Ids of items whose new file a person stands for, by a decision `rehash` that has not expired. With `where.textHash` it
 * stands for that file only: the beginning of its SHA-256.
 */
export function rehashedItems({ decisions, evidence: { items } }: Project, today: string): ReadonlySet<string> {
  return new Set(decisions.flatMap(({ decision }) => {
    const { kind, evidence, expires, where } = decision;
    if (kind !== 'rehash' || evidence === undefined || isOpenDecision(decision) || (expires !== undefined && expires < today)) return [];
    const hash = where?.textHash;
    return hash === undefined || items.some(({ item, foundSha256 }) => item.id === evidence && foundSha256?.toLowerCase().startsWith(hash)) ? [evidence] : [];
  }));
}
