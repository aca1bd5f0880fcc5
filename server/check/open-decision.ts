import type { Decision } from '../../schemas/project.js';
import { findPlaceholders } from '../document/facts/placeholders.js';
import { normalisePhrase } from '../text/mapped-text.js';

/** A decision whose reason or author is still to be filled in is nobody's decision: it has no effect. */
export function isOpenDecision({ reason, by }: Pick<Decision, 'reason' | 'by'>): boolean {
  return [reason, by].some((text) => findPlaceholders(normalisePhrase(text)).some(({ kind }) => kind !== 'blank'));
}
