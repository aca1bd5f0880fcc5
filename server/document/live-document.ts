import type { Scanner } from '../text/scanner.js';
import type { SourceText } from '../text/source.js';
import type { DocumentFacts } from './facts/model.js';
import { FactsVersions } from './facts/facts-versions.js';
import { LONGEST_PARSED } from './markdown.js';
import { parseMarkdown, type MarkdownParser } from './markdown-parser.js';
import { MarkdownVersions } from './markdown-versions.js';
import { NOTHING_KEPT } from './model.js';
import { isYamlManual } from './read.js';
import { readYamlManual } from './yaml-manual.js';

/**
 * One manual that is open in an editor. A version is read at the cost of what changed since the version before; its facts
 * are those that `collectFacts` finds in it, and nothing in the facts of earlier versions changes. Units whose text is the
 * same have the same `hits`, and the same source has the same facts.
 */
export class LiveDocument {
  readonly #markdown: MarkdownVersions;
  readonly #facts = new FactsVersions();
  #last: { readonly source: SourceText; readonly scanner: string; readonly facts: DocumentFacts } | null = null;

  constructor(parse: MarkdownParser = parseMarkdown) {
    this.#markdown = new MarkdownVersions(parse, LONGEST_PARSED);
  }

  /** Never throws. YAML is read anew each time; of it only known units are not. */
  read(source: SourceText, scanner: Scanner): DocumentFacts {
    if (this.#last?.source === source && this.#last.scanner === scanner.fingerprint) return this.#last.facts;
    const { document, kept } = isYamlManual(source) ? { document: readYamlManual(source), kept: NOTHING_KEPT } : this.#markdown.read(source);
    const facts = this.#facts.collect(document, scanner, kept);
    this.#last = { source, scanner: scanner.fingerprint, facts };
    return facts;
  }
}
