import type { Scanner } from '../../text/scanner.js';
import { NOTHING_KEPT, type ManualDocument } from '../model.js';
import { FactsVersions } from './facts-versions.js';
import type { DocumentFacts } from './model.js';

/**
 * Everything that is found once in one document. Each text (section title, block) is scanned once; the work is linear
 * in the document. All lists are in the order of the text.
 */
export function collectFacts(document: ManualDocument, scanner: Scanner): DocumentFacts {
  return new FactsVersions().collect(document, scanner, NOTHING_KEPT);
}
